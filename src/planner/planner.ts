/**
 * The entry of planner/: questions by id in, answers out. Pure and deterministic: no I/O, no clock, no names to
 * resolve. The graph's moves are priced once, when the planner is made.
 */
import type { CareerGraph } from '../graph/career-graph.js';
import type {
  CompareAnswer,
  FeedersAnswer,
  MovesAnswer,
  PathAnswer,
  PotentialAnswer,
  RouteAnswer,
  WaysInAnswer,
} from '../model/answer.js';
import { checkRoute } from './check-route.js';
import { compareOccupations } from './compare.js';
import { findPaths } from './find-paths.js';
import { findPotential, type PotentialQuestion } from './find-potential.js';
import { listFeeders, listMoves, type MovesQuestion, rankMoves } from './list-moves.js';
import { priceMoves, toEffort } from './policy.js';
import type { PathQuestion } from './question.js';
import { listWaysIn } from './ways-in.js';

export {
  costsTo,
  type FoundPath,
  type FoundPaths,
  findBestPaths,
  type SearchArrays,
  type SearchLimits,
} from './best-paths.js';
export { findCandidates, searchArrays } from './candidates.js';
export type { PotentialQuestion } from './find-potential.js';
export type { MovesQuestion } from './list-moves.js';
export { listEditions, listNotes } from './notes.js';
export { policy, ticksPerUnit } from './policy.js';
export { defaultQuestion, mostAlternatives, type PathQuestion, widestMoves } from './question.js';
export { toPlace } from './tell-step.js';

export interface Planner {
  readonly graph: CareerGraph;
  /** Price of every move as the search sees it, in ticks; by index of the move. */
  readonly prices: Float64Array;
  /** Effort of a move by itself, in units. */
  effortOf(move: number): number;
  findPaths(question: PathQuestion): PathAnswer;
  checkRoute(stops: readonly string[]): RouteAnswer;
  listMoves(question: MovesQuestion): MovesAnswer;
  /** Destinations of all moves out of an occupation, by index, in the order that a list of moves has. */
  rankDestinations(occupation: number): readonly number[];
  listFeeders(question: MovesQuestion): FeedersAnswer;
  listWaysIn(to: string, limit: number): WaysInAnswer;
  compare(a: string, b: string): CompareAnswer;
  findPotential(question: PotentialQuestion): PotentialAnswer;
}

/** A planner over one graph. Every method throws `unknown-occupation` for an id that the graph does not hold. */
export function createPlanner(graph: CareerGraph): Planner {
  const prices = priceMoves(graph);
  return {
    graph,
    prices,
    effortOf: (move) => toEffort(prices[move] ?? 0),
    findPaths: (question) => findPaths(graph, prices, question),
    checkRoute: (stops) => checkRoute(graph, prices, stops),
    listMoves: (question) => listMoves(graph, prices, question),
    rankDestinations(occupation) {
      const first = graph.firstOut[occupation] ?? 0;
      const moves = Array.from({ length: (graph.firstOut[occupation + 1] ?? 0) - first }, (_, place) => first + place);
      return rankMoves(graph, prices, moves, 'to').map((move) => graph.to[move] ?? -1);
    },
    listFeeders: (question) => listFeeders(graph, prices, question),
    listWaysIn: (to, limit) => listWaysIn(graph, prices, to, limit),
    compare: (a, b) => compareOccupations(graph, prices, a, b),
    findPotential: (question) => findPotential(graph, question),
  };
}
