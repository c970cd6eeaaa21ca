/**
 * A writer to be killed: saves a release into a data folder by the built store, telling each phase as a line.
 *
 *   node save-release.mjs DIST DATA-FOLDER RELEASE.json [hold PHASE | hold-half PHASE | die N | fail N CODE]
 *
 * `hold` waits for ever once the phase is told; `hold-half` does once half of what it writes is written; `die` kills
 * itself in place of its Nth file operation, a write after half its bytes (0: none). `fail` saves N times, into the
 * folders 1 to N of the data folder, and lets the Nth operation fail with the code. Each save ends with "saved" and
 * the number of file operations (counted for `die` and `fail`), or with "refused", the error's code and its message.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, dataFolder, releaseFile, mode, value, code] = process.argv.slice(2);
const { openStore } = await import(pathToFileURL(resolve(dist, 'store', 'store.js')).href);
await import(pathToFileURL(resolve(dist, 'store', 'save-release.js')).href);
const release = JSON.parse(fs.readFileSync(releaseFile, 'utf8'));

const tell = (line) => fs.writeSync(1, `${line}\n`);
const holdForEver = () => new Promise(() => setInterval(() => {}, 1000));
const operations = [
  'closeSync',
  'fsyncSync',
  'mkdirSync',
  'openSync',
  'readdirSync',
  'readFileSync',
  'renameSync',
  'rmSync',
  'statSync',
  'writeSync',
];

let phase = '';
let count = 0;
let target = 0;
if (mode === 'die' || mode === 'fail') watchOperations();
if (mode === 'die') target = Number(value);
if (mode === 'fail') {
  for (let nth = 1; nth <= Number(value); nth++) {
    [count, target] = [0, nth];
    await save(join(dataFolder, String(nth)));
  }
} else {
  await save(dataFolder);
}

async function save(folder) {
  const store = await openStore({
    store: 'embedded',
    dataFolder: folder,
    seedsFolder: 'none',
    compiledSeedsFile: 'none',
  });
  try {
    await store.saveRelease(release, { onPhase, onProgress });
    tell(`saved ${count}`);
  } catch (error) {
    tell(`refused ${error.code} ${error.message}`);
  }
}

function onPhase(next) {
  phase = next;
  tell(phase);
  return mode === 'hold' && value === phase ? holdForEver() : undefined;
}

function onProgress(done, total) {
  if (mode !== 'hold-half' || value !== phase || done < total / 2) return undefined;
  tell(`half of ${phase}`);
  return holdForEver();
}

/** Counts all file operations but output, and strikes in place of the target. */
function watchOperations() {
  for (const name of operations) {
    const original = fs[name];
    fs[name] = (...args) => {
      if (args[0] === 1 || ++count !== target) return original(...args);
      fs.writeSync(1, `struck in ${phase}: ${name}\n`);
      if (mode === 'fail') throw Object.assign(new Error(`${code}: made up`), { code, syscall: name });
      if (name === 'writeSync') original(args[0], args[1].subarray(0, args[1].length >> 1));
      process.kill(process.pid, 'SIGKILL');
      return original(...args);
    };
  }
  syncBuiltinESMExports();
}
