/**
 * Candidates for a question: the best paths by the search's own price, then each priced again exactly, carrying
 * forward what earlier steps taught. The order that an answer shows is that of the second price.
 */
import type { CareerGraph, Holdings } from '../graph/career-graph.js';
import { directions, evidenceTypes, highestPossibleLevel } from '../model/vocabulary.js';
import { comparePaths, type FoundPath, findBestPaths, type SearchArrays } from './best-paths.js';
import { BinaryHeap } from './binary-heap.js';
import { evidenceRank, priceMove, search } from './policy.js';
import type { PathQuestion } from './question.js';

/** A path with both prices, in ticks, and what its steps ask. */
export interface PricedPath extends FoundPath {
  /** Price with learning carried forward, for the path and for each step. */
  readonly effort: number;
  readonly stepEfforts: readonly number[];
  /** Coverage at each step by all that was held and learnt before it; NaN where unknown. */
  readonly coverages: readonly number[];
  /** Position in `evidenceTypes` of the weakest step's strongest evidence. */
  readonly weakest: number;
  /** Indexes of the occupations, origin first. */
  readonly occupations: readonly number[];
}

export interface Candidates {
  /** By effort, then by the search's own order. */
  readonly paths: readonly PricedPath[];
  readonly expanded: number;
  readonly limited: boolean;
}

/** What a question leaves open of the graph: moves that may be used and occupations that may not, 1 or 0 each. */
export interface SearchSpace {
  readonly allowed: Uint8Array;
  readonly barred: Uint8Array;
}

const down = directions.indexOf('down');

export function openSpace(graph: CareerGraph, question: PathQuestion): SearchSpace {
  return { allowed: listAllowedMoves(graph, question), barred: listBarred(graph, question) };
}

/** Which moves a question allows, 1 or 0 each. */
function listAllowedMoves(graph: CareerGraph, question: PathQuestion): Uint8Array {
  const allowed = new Uint8Array(graph.moveCount).fill(1);
  const wanted = question.evidence?.reduce((mask, type) => mask | (1 << evidenceTypes.indexOf(type)), 0);
  for (let move = 0; move < graph.moveCount; move++) {
    if (!question.allowDown && graph.direction[move] === down) allowed[move] = 0;
    if (wanted !== undefined && ((graph.evidence[move] ?? 0) & wanted) === 0) allowed[move] = 0;
  }
  return allowed;
}

/** Which occupations a question bars, 1 or 0 each. The origin's own level is never too high. */
function listBarred(graph: CareerGraph, question: PathQuestion): Uint8Array {
  const barred = new Uint8Array(graph.occupations.length);
  const avoided = new Set(question.avoid);
  graph.occupations.forEach((occupation, index) => {
    const tooHigh =
      question.maxLevel !== null &&
      occupation.id !== question.from &&
      highestPossibleLevel(occupation.tier, occupation.level) > question.maxLevel;
    const offMap = question.map !== null && !occupation.maps.includes(question.map);
    if (avoided.has(occupation.id) || tooHigh || offMap) barred[index] = 1;
  });
  return barred;
}

/** Finds and prices the candidates of a question whose occupations all exist. */
export function findCandidates(
  graph: CareerGraph,
  prices: Float64Array,
  question: PathQuestion,
  count: number = search.candidates,
  { allowed, barred }: SearchSpace = openSpace(graph, question),
): Candidates {
  const arrays: SearchArrays = searchArrays(graph, prices);
  const stops = [question.from, ...question.via, question.to].map((id) => graph.indexOf(id) ?? -1);
  const legs = stops.slice(1).map((to, leg) => {
    const from = stops[leg] ?? -1;
    const own = barred.slice();
    for (const stop of stops) if (stop !== from && stop !== to) own[stop] = 1;
    return findBestPaths(arrays, from, to, {
      k: count,
      maxMoves: question.maxMoves,
      maxExpanded: search.mostExpanded,
      allowed,
      barred: own,
    });
  });
  const whole =
    legs.length === 1
      ? (legs[0]?.paths ?? [])
      : joinLegs(
          graph,
          legs.map((leg) => leg.paths),
          question.maxMoves,
          count,
        );
  const paths = whole
    .map((path) => pricePath(graph, path))
    .sort((a, b) => a.effort - b.effort || comparePaths(graph, a, b));
  return {
    paths,
    expanded: legs.reduce((sum, leg) => sum + leg.expanded, 0),
    limited: legs.some((leg) => leg.limited),
  };
}

/** The graph with its prices as the search takes it. */
export function searchArrays(graph: CareerGraph, prices: Float64Array): SearchArrays {
  return {
    size: graph.occupations.length,
    firstOut: graph.firstOut,
    from: graph.from,
    to: graph.to,
    firstIn: graph.firstIn,
    inMoves: graph.inMoves,
    cost: prices,
  };
}

/** Prices a path exactly: each step by all that was held at the start and learnt on the way. */
export function pricePath(graph: CareerGraph, path: FoundPath): PricedPath {
  const occupations = [graph.from[path.moves[0] ?? -1] ?? -1, ...path.moves.map((move) => graph.to[move] ?? -1)];
  const holdings: Holdings = graph.skills.holdingsOf(occupations[0] ?? -1);
  const coverages: number[] = [];
  const stepEfforts = path.moves.map((move, step) => {
    const from = occupations[step] ?? -1;
    const to = occupations[step + 1] ?? -1;
    const coverage = graph.skills.hasProfile(from) ? graph.skills.coverageBy(holdings, to) : Number.NaN;
    coverages.push(coverage);
    graph.skills.learn(holdings, to);
    return priceMove(graph, move, coverage);
  });
  return {
    ...path,
    effort: stepEfforts.reduce((sum, step) => sum + step, 0),
    stepEfforts,
    coverages,
    weakest: Math.max(...path.moves.map((move) => evidenceRank(graph, move))),
    occupations,
  };
}

/** The cheapest joins of one path a leg that repeat no occupation and keep to the limit on moves. */
function joinLegs(
  graph: CareerGraph,
  legs: readonly (readonly FoundPath[])[],
  maxMoves: number,
  count: number,
): readonly FoundPath[] {
  interface Join {
    readonly picks: readonly number[];
    readonly cost: number;
  }
  const costOf = (picks: readonly number[]): number =>
    picks.reduce((sum, pick, leg) => sum + (legs[leg]?.[pick]?.cost ?? Number.POSITIVE_INFINITY), 0);
  const before = (a: Join, b: Join): boolean =>
    a.cost < b.cost || (a.cost === b.cost && a.picks.join() < b.picks.join());
  const heap = new BinaryHeap<Join>(before);
  const seen = new Set<string>();
  const propose = (picks: readonly number[]): void => {
    const key = picks.join();
    const cost = costOf(picks);
    if (seen.has(key) || cost === Number.POSITIVE_INFINITY) return;
    seen.add(key);
    heap.push({ picks, cost });
  };
  propose(legs.map(() => 0));
  const joined: FoundPath[] = [];
  for (let join = heap.pop(); join && joined.length < count; join = heap.pop()) {
    const moves = join.picks.flatMap((pick, leg) => legs[leg]?.[pick]?.moves ?? []);
    const visited = moves.map((move) => graph.to[move]);
    if (moves.length <= maxMoves && new Set(visited).size === visited.length) joined.push({ moves, cost: join.cost });
    const { picks } = join;
    picks.forEach((_, leg) => {
      propose(picks.map((pick, other) => (other === leg ? pick + 1 : pick)));
    });
  }
  return joined;
}
