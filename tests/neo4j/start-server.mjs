/** Starts the server of the Neo4j suite, or says aloud that there is none. */
import { findServer } from './server.mjs';

export default async function startServer() {
  const server = await findServer();
  if (!server) {
    process.stderr.write('SKIPPED: no Neo4j: set NEO4J_URI, or have a Docker engine, or Java and Maven.\n');
    if (process.env.CI) throw new Error('The Neo4j suite may not be skipped here.');
    return;
  }
  process.stderr.write(`Neo4j: ${server.kind}\n`);
  globalThis.neo4jServer = server;
  Object.assign(process.env, {
    NEO4J_URI: server.uri,
    NEO4J_USERNAME: server.username,
    NEO4J_PASSWORD: server.password,
  });
  process.env.NEO4J_TEST_KIND = server.kind;
}
