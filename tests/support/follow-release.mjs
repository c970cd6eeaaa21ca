/**
 * A service process that follows a Neo4j: tells each release that it answers from as a line, with the title that a
 * question is answered with, and why it cannot ask the store where it cannot. Runs the built code until it is killed.
 *
 *   node follow-release.mjs DIST NAME-TO-SEARCH MILLISECONDS     with NEO4J_... and TRELLIS_DATA in the environment
 */
import { writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, name, every] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(resolve(join(dist, file))).href);
const [{ compose }, { readConfig }] = await Promise.all([load('compose.js'), load('config.js')]);

const tell = async (service) => {
  const { occupation } = await service.occupation(name);
  writeSync(1, `${service.dataset.dataVersion} ${occupation.title}\n`);
};
const live = await compose(readConfig()).live({ every: Number(every), onSwap: (service) => void tell(service) });
await tell(live.get());
let told;
setInterval(() => {
  const { problem } = live.status();
  if (problem?.message !== told)
    writeSync(1, `${problem ? `${problem.code} ${problem.message}` : 'the store answers'}\n`);
  told = problem?.message;
}, 50);
