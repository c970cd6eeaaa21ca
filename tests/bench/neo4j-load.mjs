/**
 * Loading the shipped data into a Neo4j beside a bare script on the driver that writes the same rows by the same
 * statements in the same batches and nothing else: no lock, no reading back, no record, no switch. Taking turns on one
 * server; what each wrote is counted every time. The server is the one of NEO4J_URI, which is EMPTIED, or one from Maven.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from '../neo4j/server.mjs';
import { keepResult, loadBuilt, median, print, readOptions, root, round, UsageError } from './measure.mjs';

export const line = 'loading the shipped data into Neo4j against a bare driver script';

const runs = 3;
const batchSize = 1_000;
const measured = new Set(['cost', 'coverage']);

export async function run(args) {
  const options = readOptions(args, {
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  });
  const server = await findServer();
  if (!server) throw new UsageError('No Neo4j: set NEO4J_URI, or have a Docker engine, or Java and Maven.');
  const dataFolder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  try {
    const answer = await compare(server, dataFolder);
    if (options.keep) keepResult('neo4j-load', answer);
    if (options.json) print(JSON.stringify(answer));
    else {
      print(`${answer.nodes} nodes and ${answer.moves} moves, ${runs} loads each in turn, server: ${answer.server}`);
      print(`trellis load  median ${answer.loadMs.toFixed(0)} ms`);
      print(`bare script   median ${answer.bareMs.toFixed(0)} ms`);
      print(`ratio         ${answer.ratio.toFixed(2)}`);
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
    await server.stop();
  }
}

async function compare(server, dataFolder) {
  const [{ openStore, readSeedsRelease }, { openDataset }, { listMovesOf }, graph, { openStatements }] =
    await Promise.all([
      loadBuilt('store/store.js'),
      loadBuilt('dataset/dataset.js'),
      loadBuilt('service/export-data.js'),
      loadBuilt('store/graph-rows.js'),
      loadBuilt('store/statements.js'),
    ]);
  const { default: neo4j } = await import('neo4j-driver');
  const { uri, username, password, kind } = server;
  const places = { seedsFolder: join(root, 'seeds'), compiledSeedsFile: join(root, 'dist', 'seeds-release.json') };
  const { release } = await readSeedsRelease(places);
  const moves = await listMovesOf(openDataset(release));
  const parts = graph.listParts(release, moves);
  const counts = graph.countParts(parts);
  const statements = openStatements(root);
  const toValue = (value, key = '') => {
    if (typeof value === 'number') return Number.isInteger(value) && !measured.has(key) ? neo4j.int(value) : value;
    if (Array.isArray(value)) return value.map((part) => toValue(part, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toValue(part, name)]));
  };
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  const store = await openStore({
    packageFolder: root,
    store: 'neo4j',
    neo4j: { uri, username, password, database: '' },
    dataFolder,
    ...places,
  });
  const ask = async (statement, parameters = {}) => (await driver.executeQuery(statement, parameters)).records;
  const clear = async () => {
    for (;;) {
      const [row] = await ask('MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone');
      if (row.get('gone') === 0) return;
    }
  };
  const check = async (what) => {
    const [row] = await ask(statements('count-release')[0], { dataVersion: release.dataVersion });
    if (row.get('nodes') !== counts.nodes || row.get('moves') !== counts.moves) {
      throw new Error(`${what} wrote ${row.get('nodes')} nodes and ${row.get('moves')} moves.`);
    }
  };
  const writeBare = async () => {
    for (const { statement, rows } of parts) {
      for (let first = 0; first < rows.length; first += batchSize) {
        const batch = toValue(rows.slice(first, first + batchSize));
        await ask(statements(statement)[0], { dataVersion: release.dataVersion, rows: batch });
      }
    }
  };
  const measure = async (what, work) => {
    await clear();
    const start = performance.now();
    await work();
    const ms = performance.now() - start;
    await check(what);
    return round(ms);
  };
  try {
    for (const statement of statements('create-constraints')) await ask(statement);
    const [loaded, bare] = [[], []];
    for (let turn = -1; turn < runs; turn++) {
      const loadMs = await measure('The load', () => store.saveRelease(release, { moves }));
      const bareMs = await measure('The bare script', writeBare);
      if (turn < 0) continue;
      loaded.push(loadMs);
      bare.push(bareMs);
    }
    await clear();
    const [loadMs, bareMs] = [round(median(loaded)), round(median(bare))];
    const raw = { loadMs: loaded, bareMs: bare };
    return { server: kind, runs, batchSize, ...counts, loadMs, bareMs, ratio: round(loadMs / bareMs), raw };
  } finally {
    await store.close();
    await driver.close();
  }
}
