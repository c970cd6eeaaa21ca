/**
 * A loader to be killed: saves a release into a Neo4j by the built store, telling each phase as a line, and "saved" or
 * "refused CODE MESSAGE" at its end. `hold` waits for ever once the phase is told, `hold-half` once half of what the
 * write phase writes is written.
 *
 *   node load-release.mjs DIST RELEASE.json [hold PHASE | hold-half write]     with NEO4J_... in the environment
 */
import { readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, releaseFile, mode, value] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(resolve(join(dist, file))).href);
const [{ openStore }, { readConfig }] = await Promise.all([load('store/store.js'), load('config.js')]);
const tell = (line) => writeSync(1, `${line}\n`);
const holdForEver = () => new Promise(() => setInterval(() => {}, 1000));

const store = await openStore(readConfig());
let held = false;
try {
  await store.saveRelease(JSON.parse(readFileSync(releaseFile, 'utf8')), {
    onPhase(phase) {
      tell(phase);
      return mode === 'hold' && value === phase ? holdForEver() : undefined;
    },
    onProgress(done, total) {
      if (mode !== 'hold-half' || held || done < total / 2) return undefined;
      held = true;
      tell('half of write');
      return holdForEver();
    },
  });
  tell('saved');
} catch (error) {
  tell(`refused ${error.code} ${error.message}`);
}
await store.close();
