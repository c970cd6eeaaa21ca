/** What the benches share: options, the built code and the shipped graph, figures, and results kept with their machine. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export const root = join(import.meta.dirname, '..', '..');
const seed = 20_171_201;

/** Asked wrongly: the message says how to ask. */
export class UsageError extends Error {}

export function print(text) {
  process.stdout.write(`${text}\n`);
}

/** Options of a bench by the rules of `node:util`; throws a UsageError for anything else. */
export function readOptions(args, options) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

/** A module of dist/; throws a UsageError where it is not built. */
export async function loadBuilt(path) {
  const file = join(root, 'dist', path);
  if (!existsSync(file)) throw new UsageError(`${file} is missing. Build first: npm run build`);
  return import(pathToFileURL(file).href);
}

/** A planner over the seeds of this checkout, whatever release the user's own store holds. */
export async function loadShippedPlanner() {
  const [{ compileSeeds }, { openDataset }, { buildGraph }, { createPlanner }] = await Promise.all([
    loadBuilt('dataset/compile-release.js'),
    loadBuilt('dataset/dataset.js'),
    loadBuilt('graph/career-graph.js'),
    loadBuilt('planner/planner.js'),
  ]);
  const { release } = compileSeeds(join(root, 'seeds'));
  if (!release) throw new UsageError('The seeds of this checkout hold errors. "node dist/main.js check" lists them.');
  return createPlanner(buildGraph(openDataset(release)));
}

/** A function that draws whole numbers from 0 up to, not including, its argument; the same ones in every run. */
export async function createDraw() {
  const { createRandom } = await loadBuilt('evaluation/bootstrap.js');
  const random = createRandom(seed);
  return (below) => Math.floor(random() * below);
}

/** Milliseconds that some work takes, and what it gives. */
export function time(work) {
  const start = process.hrtime.bigint();
  const value = work();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, value };
}

/** The value below which such a share of the values lies (nearest rank); undefined of none. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0 ? 0 : (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** Three decimals: microseconds of milliseconds. */
export function round(value) {
  return Math.round(value * 1000) / 1000;
}

/** Writes a result with the machine, the commit and the date to results/<name>.json. */
export function keepResult(name, result) {
  const git = (...args) => {
    try {
      return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return null;
    }
  };
  const changes = git('status', '--porcelain', '--untracked-files=no');
  const kept = {
    bench: name,
    date: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    uncommittedChanges: changes === null ? null : changes !== '',
    machine: { cpu: cpus()[0]?.model ?? null, cores: cpus().length, node: process.version, platform: process.platform },
    ...result,
  };
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}
