/**
 * k best loopless paths over typed arrays: Yen, "Finding the K Shortest Loopless Paths in a Network", Management
 * Science 17 (1971), with Lawler's partition so that no candidate is made twice, each spur searched by A* guided by
 * exact remaining costs from one backward search. Costs must not be negative. A limit on moves is exact: remaining
 * costs are kept for every number of moves left. Every spur gives the first of its paths by the total order, so that
 * the k best are the beginning of the k + 1 best, ties included, wherever sums of costs are exact (whole numbers).
 * Work is counted in expanded states, so an answer never depends on the clock.
 */

import { BinaryHeap } from './binary-heap.js';

/** A directed graph in compressed rows; edge indexes refer to `to`, `from` and `cost`. No two edges share both ends. */
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
  /** The work limit ended the search early: `paths` is the beginning of what it would have found. */
  readonly limited: boolean;
}

interface Candidate extends FoundPath {
  /** Where it leaves the path that it was made from; edges before it are that path's. */
  readonly deviation: number;
  /** Edges that may not follow the common part: those of earlier paths with the same beginning. */
  readonly banned: ReadonlySet<number>;
}

/** Remaining cost to the target from every node, and the fewest moves that it takes at that cost. */
interface Row {
  readonly costs: Float64Array;
  readonly moves: Int32Array;
}

type Filters = Pick<SearchLimits, 'allowed' | 'barred'>;

/** Remaining costs by moves left: row h holds the cheapest ways of at most h moves (one row if there is no limit). */
class Remaining {
  private readonly rows: readonly Row[];
  constructor(arrays: SearchArrays, target: number, limits: SearchLimits) {
    this.rows = Number.isFinite(limits.maxMoves)
      ? listRowsByMovesLeft(arrays, target, limits)
      : [computeRow(arrays, target, limits)];
  }
  /** Cheapest way on from a node with so many moves left; Infinity where there is none. */
  costOf(node: number, movesLeft: number): number {
    return this.rows[Math.min(movesLeft, this.rows.length - 1)]?.costs[node] ?? Number.POSITIVE_INFINITY;
  }
  /** Fewest moves at that cost; meaningless where there is no way. */
  movesOf(node: number, movesLeft: number): number {
    return this.rows[Math.min(movesLeft, this.rows.length - 1)]?.moves[node] ?? 0;
  }
}

/** Cheapest cost from every node to one, Infinity where there is no way: Dijkstra on the reversed arrays. */
export function costsTo(arrays: SearchArrays, target: number, limits: Filters): Float64Array {
  return computeRow(arrays, target, limits).costs;
}

function startRow(size: number, target: number, limits: Filters): Row {
  const row = { costs: new Float64Array(size).fill(Number.POSITIVE_INFINITY), moves: new Int32Array(size) };
  if (!limits.barred?.[target]) row.costs[target] = 0;
  return row;
}

function computeRow(arrays: SearchArrays, target: number, limits: Filters): Row {
  const { firstIn, inMoves, from, cost } = arrays;
  const row = startRow(arrays.size, target, limits);
  const { costs, moves } = row;
  if (limits.barred?.[target]) return row;
  const done = new Uint8Array(arrays.size);
  interface Reached {
    readonly node: number;
    readonly cost: number;
    readonly moves: number;
  }
  const heap = new BinaryHeap<Reached>((a, b) => a.cost < b.cost || (a.cost === b.cost && a.moves < b.moves));
  heap.push({ node: target, cost: 0, moves: 0 });
  for (let top = heap.pop(); top; top = heap.pop()) {
    const { node } = top;
    if (done[node]) continue;
    done[node] = 1;
    for (let place = firstIn[node] ?? 0; place < (firstIn[node + 1] ?? 0); place++) {
      const move = inMoves[place] ?? 0;
      const origin = from[move] ?? 0;
      if (limits.allowed?.[move] === 0 || limits.barred?.[origin]) continue;
      const reached = { node: origin, cost: top.cost + (cost[move] ?? 0), moves: top.moves + 1 };
      if (improves(reached, row)) {
        costs[origin] = reached.cost;
        moves[origin] = reached.moves;
        heap.push(reached);
      }
    }
  }
  return row;
}

function improves(way: { readonly node: number; readonly cost: number; readonly moves: number }, row: Row): boolean {
  const known = row.costs[way.node] ?? 0;
  return way.cost < known || (way.cost === known && way.moves < (row.moves[way.node] ?? 0));
}

/** Row by row, each from the nodes that the row before improved: no other can improve what leads to it. */
function listRowsByMovesLeft(arrays: SearchArrays, target: number, limits: SearchLimits): readonly Row[] {
  const { from, firstIn, inMoves, cost } = arrays;
  const { allowed, barred } = limits;
  let row = startRow(arrays.size, target, limits);
  const rows = [row];
  let improved = barred?.[target] ? [] : [target];
  for (let left = 1; left <= limits.maxMoves; left++) {
    const before = row;
    row = { costs: before.costs.slice(), moves: before.moves.slice() };
    const reached = new Set<number>();
    for (const next of improved) {
      const onward = before.costs[next] ?? Number.POSITIVE_INFINITY;
      const onwardMoves = (before.moves[next] ?? 0) + 1;
      for (let place = firstIn[next] ?? 0; place < (firstIn[next + 1] ?? 0); place++) {
        const move = inMoves[place] ?? 0;
        const node = from[move] ?? 0;
        if (allowed?.[move] === 0 || barred?.[node]) continue;
        const total = (cost[move] ?? 0) + onward;
        const known = row.costs[node] ?? 0;
        if (total < known || (total === known && onwardMoves < (row.moves[node] ?? 0))) {
          row.costs[node] = total;
          row.moves[node] = onwardMoves;
          reached.add(node);
        }
      }
    }
    improved = [...reached];
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
  const isSpent = (): boolean => work.expanded > limits.maxExpanded;
  const waiting = new BinaryHeap<Candidate>((a, b) => comparePaths(arrays, a, b) < 0);
  const used = new Uint8Array(arrays.size);

  const spur = (prefix: readonly number[], banned: ReadonlySet<number>): void => {
    if (isSpent()) return;
    used.fill(0);
    let base = 0;
    for (const move of prefix) {
      used[arrays.from[move] ?? 0] = 1;
      base += arrays.cost[move] ?? 0;
    }
    const lastMove = prefix.at(-1);
    const start = lastMove === undefined ? source : (arrays.to[lastMove] ?? 0);
    used[start] = 1;
    const last = searchSpur(
      arrays,
      { start, base, before: prefix.length, banned, used },
      target,
      limits,
      remaining,
      work,
    );
    if (last)
      waiting.push({ moves: [...prefix, ...listMoves(last)], cost: last.cost, deviation: prefix.length, banned });
  };

  spur([], new Set());
  while (!isSpent()) {
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
  const paths = found.map(({ moves, cost }) => ({ moves, cost }));
  return { paths: paths.sort((a, b) => comparePaths(arrays, a, b)), expanded: work.expanded, limited: isSpent() };
}

/** Where a spur search begins: after so many moves that cost so much, at a node that some edges may not leave. */
interface Spur {
  readonly start: number;
  readonly base: number;
  readonly before: number;
  readonly banned: ReadonlySet<number>;
  /** Nodes of the common part with its last, 1 or 0: no way may return to them. */
  readonly used: Uint8Array;
}

/** A way from the source to a node. `cost` and `moves` count the common part too; the estimates go to the target. */
interface Reach {
  readonly node: number;
  readonly move: number;
  readonly parent: Reach | undefined;
  readonly cost: number;
  readonly moves: number;
  readonly estimatedCost: number;
  readonly estimatedMoves: number;
}

function searchSpur(
  arrays: SearchArrays,
  { start, base, before, banned, used }: Spur,
  target: number,
  limits: SearchLimits,
  remaining: Remaining,
  work: { expanded: number },
): Reach | undefined {
  const { firstOut, to, cost } = arrays;
  const bounded = Number.isFinite(limits.maxMoves);
  /** Ways that were expanded, by node: another is dropped where one of them cost no more and took no more moves. */
  const expanded = new Map<number, Reach[]>();
  const heap = new BinaryHeap<Reach>(isSooner);
  const reach = (node: number, move: number, parent: Reach | undefined): void => {
    const moves = parent ? parent.moves + 1 : before;
    const left = limits.maxMoves - moves;
    const onward = remaining.costOf(node, left);
    if (onward === Number.POSITIVE_INFINITY) return;
    const spent = parent ? parent.cost + (cost[move] ?? 0) : base;
    const estimatedMoves = moves + remaining.movesOf(node, left);
    heap.push({ node, move, parent, cost: spent, moves, estimatedCost: spent + onward, estimatedMoves });
  };
  reach(start, -1, undefined);
  for (let top = heap.pop(); top; top = heap.pop()) {
    const way = top;
    if (way.node === target) return way;
    const earlier = expanded.get(way.node);
    if (earlier?.some((other) => !bounded || (other.moves <= way.moves && other.cost <= way.cost))) continue;
    if (earlier) earlier.push(way);
    else expanded.set(way.node, [way]);
    work.expanded += 1;
    if (work.expanded > limits.maxExpanded) return undefined;
    for (let move = firstOut[way.node] ?? 0; move < (firstOut[way.node + 1] ?? 0); move++) {
      if (limits.allowed?.[move] === 0 || (way.parent === undefined && banned.has(move))) continue;
      const node = to[move] ?? 0;
      if (!used[node]) reach(node, move, way);
    }
  }
  return undefined;
}

/** Which of two ways is expanded first: ties are searched depth first in the order of the nodes that they pass. */
function isSooner(a: Reach, b: Reach): boolean {
  if (a.estimatedCost !== b.estimatedCost) return a.estimatedCost < b.estimatedCost;
  if (a.estimatedMoves !== b.estimatedMoves) return a.estimatedMoves < b.estimatedMoves;
  let order = a.moves - b.moves;
  let first: Reach | undefined = a;
  let second: Reach | undefined = b;
  while (first && second && first !== second) {
    const ahead: number = first.moves - second.moves;
    if (ahead === 0 && first.node !== second.node) order = first.node - second.node;
    if (ahead >= 0) first = first.parent;
    if (ahead <= 0) second = second.parent;
  }
  return order < 0;
}

function listMoves(last: Reach): number[] {
  const moves: number[] = [];
  for (let way: Reach | undefined = last; way?.parent; way = way.parent) moves.push(way.move);
  return moves.reverse();
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
