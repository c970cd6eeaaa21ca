/**
 * k best loopless paths on any graph: the search of the planner, without a limit on moves, timed query by query, and
 * beside it a plain Yen over graphology's Dijkstra, whose costs must be the same.
 *
 *   npm run bench -- k-best --edges E.csv --queries Q.csv --k 1,3,10 --json
 *
 * Edges have the columns from, to, cost (numbers of at least 0); queries from, to; other columns are ignored. An edge
 * that stands twice counts once, at its least cost. Without --edges the shipped graph is taken, costs in units of
 * effort; without --queries, which only then may be missing, 100 pairs of it drawn by a fixed seed.
 */
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import {
  createDraw,
  keepResult,
  loadBuilt,
  loadShippedPlanner,
  median,
  percentile,
  print,
  readOptions,
  round,
  time,
  UsageError,
} from './measure.mjs';
import { createPeer } from './plain-yen.mjs';

export const line = 'k best paths on the shipped graph or any CSV of edges, beside a plain Yen over graphology';

/** Most time that each measurement spends on queries that are not counted, before those that are. */
const warmUpMs = 500;
const drawnQueries = 100;
/** Costs are one where they differ by no more than this share: sums in another order round differently. */
const tolerance = 1e-9;

export async function run(args) {
  const options = readOptions(args, {
    edges: { type: 'string' },
    queries: { type: 'string' },
    k: { type: 'string', default: '1,3,10' },
    json: { type: 'boolean', default: false },
    'no-peer': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  });
  const ks = options.k.split(',').map((text) => {
    if (!/^[1-9]\d*$/.test(text.trim())) throw new UsageError(`--k: "${text}" is not a whole number of at least 1.`);
    return Number(text);
  });
  if (options.edges !== undefined && options.queries === undefined) {
    throw new UsageError('--edges needs --queries: a CSV file with the columns from and to.');
  }
  const graph = options.edges === undefined ? await readShippedGraph() : readEdges(options.edges);
  const queries = options.queries === undefined ? await drawQueries(graph) : readQueries(options.queries);

  const { findBestPaths } = await loadBuilt('planner/planner.js');
  const unlimited = { maxMoves: Number.POSITIVE_INFINITY, maxExpanded: Number.POSITIVE_INFINITY };
  const known = queries.filter(({ from, to }) => graph.indexOf.has(from) && graph.indexOf.has(to));
  const unknown = [...new Set(queries.flatMap(({ from, to }) => [from, to]))].filter((id) => !graph.indexOf.has(id));

  const search = ({ from, to }, k) =>
    findBestPaths(graph.arrays, graph.indexOf.get(from), graph.indexOf.get(to), { ...unlimited, k }).paths.map(
      ({ cost }) => cost,
    );
  const results = ks.map((k) => measureQueries(queries, known, (query) => search(query, k), k));
  const answer = { nodes: graph.arrays.size, edges: graph.arrays.to.length, queries: queries.length, unknown, results };
  if (!options['no-peer']) answer.peer = runPeer(graph, queries, known, results);

  if (options.keep) keepResult('k-best', answer);
  if (options.json) print(JSON.stringify(answer));
  else printTable(answer);
  if (answer.peer && !answer.peer.equal) {
    process.stderr.write(`The peer disagrees: ${answer.peer.difference}\n`);
    process.exitCode = 1;
  }
}

/** Times every known query once, after some that are not counted; costs stand in the order of all queries. */
function measureQueries(queries, known, search, k) {
  let warmedMs = 0;
  for (const query of known) {
    if (warmedMs > warmUpMs) break;
    warmedMs += time(() => search(query)).ms;
  }
  const costsOf = new Map();
  const times = known.map((query) => {
    const { ms, value } = time(() => search(query));
    costsOf.set(query, value);
    return ms;
  });
  return {
    k,
    medianMs: round(median(times)),
    p95Ms: round(percentile(times, 0.95) ?? 0),
    totalMs: round(times.reduce((sum, ms) => sum + ms, 0)),
    costs: queries.map((query) => costsOf.get(query) ?? []),
  };
}

function runPeer(graph, queries, known, results) {
  const peer = createPeer(graph);
  let difference = null;
  const peerResults = results.map(({ k, costs }) => {
    const theirs = measureQueries(queries, known, ({ from, to }) => peer(from, to, k), k);
    theirs.costs.forEach((own, place) => {
      const same = own.length === costs[place].length && own.every((cost, rank) => isClose(cost, costs[place][rank]));
      const { from, to } = queries[place];
      if (!same) difference ??= `from ${from} to ${to}, k ${k}: [${costs[place]}] here, [${own}] there`;
    });
    return { k, medianMs: theirs.medianMs, p95Ms: theirs.p95Ms, totalMs: theirs.totalMs };
  });
  const name = 'plain Yen over graphology-shortest-path';
  return { name, equal: difference === null, difference, results: peerResults };
}

function isClose(a, b) {
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}

function printTable({ nodes, edges, queries, unknown, results, peer }) {
  print(`${nodes} nodes, ${edges} edges, ${queries} queries`);
  if (unknown.length > 0) print(`not in the graph: ${unknown.join(', ')}`);
  print(`\n${'k'.padStart(5)}${'median ms'.padStart(12)}${'p95 ms'.padStart(12)}${'total ms'.padStart(12)}`);
  const row = ({ k, medianMs, p95Ms, totalMs }) =>
    print(String(k).padStart(5) + [medianMs, p95Ms, totalMs].map((ms) => ms.toFixed(3).padStart(12)).join(''));
  results.forEach(row);
  if (!peer) return;
  print(`\n${peer.name}${peer.equal ? ', the same costs' : ''}:`);
  peer.results.forEach(row);
}

async function readShippedGraph() {
  const [planner, { ticksPerUnit }] = await Promise.all([loadShippedPlanner(), loadBuilt('planner/planner.js')]);
  const { graph, prices } = planner;
  return compress(
    Array.from(prices, (price, move) => ({
      from: graph.occupations[graph.from[move]].id,
      to: graph.occupations[graph.to[move]].id,
      cost: price / ticksPerUnit,
    })),
  );
}

async function drawQueries({ names }) {
  const draw = await createDraw();
  return Array.from({ length: drawnQueries }, () => {
    const from = draw(names.length);
    const to = (from + 1 + draw(names.length - 1)) % names.length;
    return { from: names[from], to: names[to] };
  });
}

function readEdges(file) {
  const leastOf = new Map();
  for (const { line: number, values } of readTable(file, ['from', 'to', 'cost'])) {
    const [from, to, text] = values;
    const cost = Number(text);
    if (text === '' || !Number.isFinite(cost) || cost < 0) {
      throw new UsageError(`${file}, line ${number}: the cost "${text}" is not a number of at least 0.`);
    }
    const key = JSON.stringify([from, to]);
    if (!(leastOf.get(key)?.cost <= cost)) leastOf.set(key, { from, to, cost });
  }
  return compress([...leastOf.values()]);
}

function readQueries(file) {
  return [...readTable(file, ['from', 'to'])].map(({ values: [from, to] }) => ({ from, to }));
}

/** Values of the wanted columns, row by row, with the line that each row ends on. */
function readTable(file, columns) {
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${error.code}).`);
  }
  let rows;
  try {
    rows = parse(bytes, { bom: true, info: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    if (error instanceof CsvError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
  const header = rows[0]?.record.map((name) => name.toLowerCase()) ?? [];
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new UsageError(`${file}, line 1: the header lacks the column ${missing.join(' and ')}.`);
  const places = columns.map((name) => header.indexOf(name));
  return rows.slice(1).map(({ record, info }) => {
    const values = places.map((place) => record[place]);
    const empty = columns.find((_, column) => values[column] === '');
    if (empty) throw new UsageError(`${file}, line ${info.lines}: "${empty}" is empty.`);
    return { line: info.lines, values };
  });
}

/** Edges as the arrays that the search takes; nodes are indexed in the order of their names. */
function compress(edges) {
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const sorted = edges
    .map(({ from, to, cost }) => ({ from: indexOf.get(from), to: indexOf.get(to), cost }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const firstOut = new Int32Array(names.length + 1);
  const firstIn = new Int32Array(names.length + 1);
  for (const { from, to } of sorted) {
    firstOut[from + 1] += 1;
    firstIn[to + 1] += 1;
  }
  for (let node = 0; node < names.length; node++) {
    firstOut[node + 1] += firstOut[node];
    firstIn[node + 1] += firstIn[node];
  }
  const next = firstIn.slice();
  const inMoves = new Int32Array(sorted.length);
  sorted.forEach(({ to }, move) => {
    inMoves[next[to]] = move;
    next[to] += 1;
  });
  return {
    names,
    indexOf,
    arrays: {
      size: names.length,
      firstOut,
      firstIn,
      inMoves,
      from: Int32Array.from(sorted, ({ from }) => from),
      to: Int32Array.from(sorted, ({ to }) => to),
      cost: Float64Array.from(sorted, ({ cost }) => cost),
    },
  };
}
