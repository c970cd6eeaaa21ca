/**
 * k best loopless paths over typed arrays: Yen, "Finding the K Shortest Loopless Paths in a Network", Management
 * Science 17 (1971), with Lawler's partition so that no candidate is made twice, each spur searched by A* guided by
 * exact remaining costs from one backward search. Costs must not be negative. A limit on moves is exact: remaining
 * costs are kept for every number of moves left. Work is counted in expanded states, so an answer never depends on
 * the clock.
 */

import { BinaryHeap } from './binary-heap.js';

/** A directed graph in compressed rows; edge indexes refer to `to`, `from` and `cost`. */
export interface SearchArrays {
  readonly size: number;
  readonly firstOut: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly firstIn: Int32Array;
  readonly inMoves: Int32Array;
  readonly cost: Float64Array;
}

export interface SearchLimits {
  readonly k: number;
  /** Most edges on a path; Infinity for none. */
  readonly maxMoves: number;
  /** Most states expanded before the search stops with what it has. */
  readonly maxExpanded: number;
  /** Edges that may be used, 1 or 0; undefined for all. */
  readonly allowed?: Uint8Array | undefined;
  /** Nodes that no path may touch, 1 or 0; undefined for none. */
  readonly barred?: Uint8Array | undefined;
}

export interface FoundPath {
  /** Edge indexes from origin to destination. */
  readonly moves: readonly number[];
  readonly cost: number;
}

export interface FoundPaths {
  /** By cost, then number of edges, then indexes of the nodes: the first is the cheapest. */
  readonly paths: readonly FoundPath[];
  readonly expanded: number;
  /** The work limit ended the search early. */
  readonly limited: boolean;
}

interface Candidate extends FoundPath {
  /** Where it leaves the path that it was made from; edges before it are that path's. */
  readonly deviation: number;
  /** Edges that may not follow the common part: those of earlier paths with the same beginning. */
  readonly banned: ReadonlySet<number>;
}

/** A state waiting to be expanded; ties go to the lower key. */
interface Waiting {
  readonly f: number;
  readonly key: number;
  readonly state: number;
}

const sooner = (a: Waiting, b: Waiting): boolean => a.f < b.f || (a.f === b.f && a.key < b.key);

/** Remaining cost to the target, by moves left: row h holds the cheapest way of at most h moves (one row if no limit). */
class Remaining {
  readonly rows: readonly Float64Array[];
  constructor(arrays: SearchArrays, target: number, limits: SearchLimits) {
    this.rows = Number.isFinite(limits.maxMoves)
      ? byMovesLeft(arrays, target, limits)
      : [costsTo(arrays, target, limits)];
  }
  /** Cheapest way on from a node with so many moves left; Infinity where there is none. */
  of(node: number, movesLeft: number): number {
    return this.rows[Math.min(movesLeft, this.rows.length - 1)]?.[node] ?? Number.POSITIVE_INFINITY;
  }
}

/** Cheapest cost from every node to one, Infinity where there is no way: Dijkstra on the reversed arrays. */
export function costsTo(
  arrays: SearchArrays,
  target: number,
  limits: Pick<SearchLimits, 'allowed' | 'barred'>,
): Float64Array {
  const { firstIn, inMoves, from, cost } = arrays;
  const costs = new Float64Array(arrays.size).fill(Number.POSITIVE_INFINITY);
  if (limits.barred?.[target]) return costs;
  const done = new Uint8Array(arrays.size);
  const heap = new BinaryHeap<Waiting>(sooner);
  costs[target] = 0;
  heap.push({ f: 0, key: target, state: target });
  for (let top = heap.pop(); top; top = heap.pop()) {
    const node = top.state;
    if (done[node]) continue;
    done[node] = 1;
    const base = costs[node] ?? 0;
    for (let place = firstIn[node] ?? 0; place < (firstIn[node + 1] ?? 0); place++) {
      const move = inMoves[place] ?? 0;
      const origin = from[move] ?? 0;
      if (limits.allowed?.[move] === 0 || limits.barred?.[origin]) continue;
      const reached = base + (cost[move] ?? 0);
      if (reached < (costs[origin] ?? 0)) {
        costs[origin] = reached;
        heap.push({ f: reached, key: origin, state: origin });
      }
    }
  }
  return costs;
}

function byMovesLeft(arrays: SearchArrays, target: number, limits: SearchLimits): readonly Float64Array[] {
  const { from, to, cost } = arrays;
  let row = new Float64Array(arrays.size).fill(Number.POSITIVE_INFINITY);
  if (!limits.barred?.[target]) row[target] = 0;
  const rows = [row];
  for (let left = 1; left <= limits.maxMoves; left++) {
    const before = row;
    row = before.slice();
    for (let move = 0; move < to.length; move++) {
      if (limits.allowed?.[move] === 0) continue;
      const origin = from[move] ?? 0;
      const reached = (cost[move] ?? 0) + (before[to[move] ?? 0] ?? Number.POSITIVE_INFINITY);
      if (reached < (row[origin] ?? 0) && !limits.barred?.[origin]) row[origin] = reached;
    }
    rows.push(row);
  }
  return rows;
}

/** The k best loopless paths from one node to another. Empty where there is none, or where the two are one. */
export function findBestPaths(arrays: SearchArrays, source: number, target: number, limits: SearchLimits): FoundPaths {
  const found: Candidate[] = [];
  if (source === target || limits.barred?.[source] || limits.barred?.[target] || limits.k < 1) {
    return { paths: [], expanded: 0, limited: false };
  }
  const remaining = new Remaining(arrays, target, limits);
  const work = { expanded: 0 };
  const waiting = new BinaryHeap<Candidate>((a, b) => comparePaths(arrays, a, b) < 0);
  const nodes = new Uint8Array(arrays.size);

  const spur = (prefix: readonly number[], banned: ReadonlySet<number>): void => {
    if (work.expanded > limits.maxExpanded) return;
    nodes.fill(0);
    let base = 0;
    for (const move of prefix) {
      nodes[arrays.from[move] ?? 0] = 1;
      base += arrays.cost[move] ?? 0;
    }
    const lastMove = prefix.at(-1);
    const start = lastMove === undefined ? source : (arrays.to[lastMove] ?? 0);
    const rest = searchSpur(arrays, start, target, nodes, banned, limits, remaining, prefix.length, work);
    if (!rest) return;
    waiting.push({ moves: [...prefix, ...rest.moves], cost: base + rest.cost, deviation: prefix.length, banned });
  };

  spur([], new Set());
  while (found.length < limits.k) {
    const best = waiting.pop();
    if (!best) break;
    found.push(best);
    if (found.length === limits.k) break;
    for (let place = best.deviation; place < best.moves.length; place++) {
      const next = best.moves[place] ?? -1;
      const banned = place === best.deviation ? new Set([...best.banned, next]) : new Set([next]);
      spur(best.moves.slice(0, place), banned);
    }
  }
  return {
    paths: found.map(({ moves, cost }) => ({ moves, cost })),
    expanded: work.expanded,
    limited: work.expanded > limits.maxExpanded,
  };
}

function searchSpur(
  arrays: SearchArrays,
  start: number,
  target: number,
  used: Uint8Array,
  banned: ReadonlySet<number>,
  limits: SearchLimits,
  remaining: Remaining,
  movesBefore: number,
  work: { expanded: number },
): FoundPath | undefined {
  const { firstOut, to, cost } = arrays;
  const left = limits.maxMoves - movesBefore;
  const bounded = Number.isFinite(left);
  if (remaining.of(start, left) === Number.POSITIVE_INFINITY) return undefined;
  const states: { node: number; g: number; moves: number; move: number; parent: number }[] = [];
  /** Cheapest cost at which a node was settled, and with how few moves: a state beaten in both is dropped. */
  const settled = new Map<number, { moves: number }[]>();
  const heap = new BinaryHeap<Waiting>(sooner);
  states.push({ node: start, g: 0, moves: 0, move: -1, parent: -1 });
  heap.push({ f: remaining.of(start, left), key: start, state: 0 });
  for (let top = heap.pop(); top; top = heap.pop()) {
    const index = top.state;
    const state = states[index];
    if (!state) break;
    if (state.node === target) return unwind(states, index);
    const earlier = settled.get(state.node);
    if (earlier?.some((other) => !bounded || other.moves <= state.moves)) continue;
    if (earlier) earlier.push({ moves: state.moves });
    else settled.set(state.node, [{ moves: state.moves }]);
    work.expanded += 1;
    if (work.expanded > limits.maxExpanded) return undefined;
    if (state.moves >= left) continue;
    for (let move = firstOut[state.node] ?? 0; move < (firstOut[state.node + 1] ?? 0); move++) {
      if (limits.allowed?.[move] === 0 || (state.node === start && banned.has(move))) continue;
      const node = to[move] ?? 0;
      if (used[node] || node === start || limits.barred?.[node]) continue;
      const onward = remaining.of(node, left - state.moves - 1);
      if (onward === Number.POSITIVE_INFINITY) continue;
      const g = state.g + (cost[move] ?? 0);
      states.push({ node, g, moves: state.moves + 1, move, parent: index });
      heap.push({ f: g + onward, key: node, state: states.length - 1 });
    }
  }
  return undefined;
}

function unwind(states: readonly { g: number; move: number; parent: number }[], last: number): FoundPath {
  const moves: number[] = [];
  let state = states[last];
  const cost = state?.g ?? 0;
  while (state && state.move >= 0) {
    moves.push(state.move);
    state = states[state.parent];
  }
  return { moves: moves.reverse(), cost };
}

/** Total order of paths: cost, number of edges, then node by node. */
export function comparePaths(arrays: Pick<SearchArrays, 'to'>, a: FoundPath, b: FoundPath): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  if (a.moves.length !== b.moves.length) return a.moves.length - b.moves.length;
  for (let place = 0; place < a.moves.length; place++) {
    const difference = (arrays.to[a.moves[place] ?? -1] ?? 0) - (arrays.to[b.moves[place] ?? -1] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
