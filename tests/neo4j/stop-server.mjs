/** Stops what start-server.mjs started. */
export default async function stopServer() {
  await globalThis.neo4jServer?.stop();
}
