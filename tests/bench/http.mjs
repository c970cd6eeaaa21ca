/**
 * The HTTP service under load on loopback, taking turns with a bare Express app that sends JSON of the same size:
 * kept answers, answers that are worked out each time, and with --minutes a long mixed load with bad requests among it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import {
  createDraw,
  keepResult,
  loadShippedPlanner,
  median,
  percentile,
  print,
  readOptions,
  root,
  round,
  UsageError,
} from './measure.mjs';

export const line = 'the HTTP service under load, against a bare Express app';

const connections = 32;
const rounds = 3;
const kept = '/v1/paths?from=props-technician&to=stage-designer';
const pairs = 2000;

export async function run(args) {
  const options = readOptions(args, {
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '0' },
  });
  const [seconds, minutes] = [Number(options.seconds), Number(options.minutes)];
  if (!(seconds > 0) || !(minutes >= 0)) throw new UsageError('--seconds and --minutes take numbers.');
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  const running = [];
  const start = async (...argv) => {
    const server = await startServer(folder, argv);
    running.push(server.child);
    return server.address;
  };
  try {
    const single = await drawSingles();
    const trellis = await start('dist/main.js', 'serve', '--port', '0');
    const unkept = await start('dist/main.js', 'serve', '--port', '0', '--cache-mb', '0');
    const sizes = await Promise.all(
      single.slice(0, 200).map(async (path) => [path, (await read(unkept + path)).length]),
    );
    const middle = sizes.sort((a, b) => a[1] - b[1])[Math.floor(sizes.length / 2)][0];
    const bareKept = await start('tests/bench/bare-express.mjs', await save(folder, 'kept.json', trellis + kept));
    const bareSingle = await start('tests/bench/bare-express.mjs', await save(folder, 'single.json', unkept + middle));

    const cases = {
      kept: [trellis, [kept], bareKept],
      workedOut: [unkept, single, bareSingle],
    };
    const results = {};
    for (const [name, [address, paths, bare]] of Object.entries(cases)) {
      const raw = { trellis: [], bare: [] };
      await load(address, paths, 2);
      await load(bare, paths, 2);
      for (let round = 0; round < rounds; round++) {
        raw.trellis.push(await load(address, paths, seconds));
        raw.bare.push(await load(bare, paths, seconds));
      }
      results[name] = { ...compare(raw), raw };
    }
    const mixed = minutes > 0 ? await loadMixed(trellis, single, minutes) : null;
    const answer = { connections, rounds, secondsEach: seconds, ...results, ...(mixed && { mixed }) };
    if (options.keep) keepResult('http', answer);
    if (options.json) print(JSON.stringify(answer));
    else tell(answer);
  } finally {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Questions by id for one path each, all different, that find one or say why not. */
async function drawSingles() {
  const [planner, draw] = [await loadShippedPlanner(), await createDraw()];
  const ids = planner.graph.dataset.listOccupations().map(({ id }) => id);
  const one = () => ids[draw(ids.length)];
  return Array.from({ length: pairs }, () => `/v1/paths?from=${one()}&to=${one()}&alternatives=1`);
}

async function startServer(dataFolder, argv) {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TRELLIS_')));
  const child = spawn(process.execPath, argv, {
    cwd: root,
    env: { ...environment, TRELLIS_DATA: dataFolder, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise((resolve, reject) => {
    child.stdout.once('data', (part) => resolve(/http:\/\/\S+/.exec(String(part))[0]));
    child.once('exit', (status) => reject(new Error(`${argv.join(' ')} ended with ${status}.`)));
  });
  return { child, address };
}

async function read(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}

async function save(folder, name, url) {
  const file = join(folder, name);
  writeFileSync(file, await read(url));
  return file;
}

/** One run; throws where anything but a success was answered. */
async function load(address, paths, duration) {
  const result = await autocannon({ url: address, connections, duration, requests: paths.map((path) => ({ path })) });
  if (result.errors + result.timeouts + result.non2xx > 0) {
    throw new Error(`${result.errors} errors, ${result.timeouts} time-outs, ${result.non2xx} refusals.`);
  }
  return {
    perSecond: round(result.requests.total / result.duration),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

function compare({ trellis, bare }) {
  const middle = (runs, key) => round(median(runs.map((run) => run[key])));
  return {
    trellisPerSecond: middle(trellis, 'perSecond'),
    barePerSecond: middle(bare, 'perSecond'),
    throughput: round(middle(trellis, 'perSecond') / middle(bare, 'perSecond')),
    trellisP99Ms: middle(trellis, 'p99Ms'),
    bareP99Ms: middle(bare, 'p99Ms'),
  };
}

/** Good and bad questions together; memory is read every ten seconds, the first fifth being warm-up. */
async function loadMixed(address, single, minutes) {
  const bad = [
    '/v1/paths?from=astronaut&to=x',
    '/v1/paths?fro=a',
    '/v1/nowhere',
    '/v1/occupations/%E0',
    '/v1/skills?cursor=x',
  ];
  const good = ['/v1/occupations?query=lighting', '/v1/occupations/props-technician', '/v1/maps/digital', kept];
  const paths = single.flatMap((path, index) => [path, good[index % good.length], bad[index % bad.length]]);
  const memory = [];
  const timer = setInterval(async () => {
    const text = await read(`${address}/metrics`).catch(() => '');
    const bytes = Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
    if (bytes > 0) memory.push(Math.round(bytes / 1e6));
  }, 10_000);
  const result = await autocannon({
    url: address,
    connections: 8,
    duration: minutes * 60,
    requests: paths.map((path) => ({ path })),
  });
  clearInterval(timer);
  const settled = memory.slice(Math.ceil(memory.length / 5));
  const half = Math.floor(settled.length / 2);
  return {
    minutes,
    requests: result.requests.total,
    errors: result.errors,
    timeouts: result.timeouts,
    answered2xx: result['2xx'],
    refused4xx: result['4xx'],
    failed5xx: result['5xx'],
    p99Ms: result.latency.p99,
    memoryGrowth: round(median(settled.slice(half)) / median(settled.slice(0, half)) - 1),
    memoryP95Mb: percentile(settled, 0.95),
    memoryMb: memory,
  };
}

function tell({ kept: held, workedOut, mixed }) {
  for (const [name, figures] of Object.entries({ 'kept answers': held, 'worked out': workedOut })) {
    print(
      `${name.padEnd(13)} ${figures.trellisPerSecond} a second, p99 ${figures.trellisP99Ms} ms; bare Express ${figures.barePerSecond}, p99 ${figures.bareP99Ms} ms; ${figures.throughput} of its throughput`,
    );
  }
  if (mixed)
    print(
      `mixed, ${mixed.minutes} min: ${mixed.requests} requests, ${mixed.errors} errors, ${mixed.failed5xx} failed, memory ${mixed.memoryGrowth * 100}%`,
    );
}
