/** Every single move out of an occupation or into it, ranked by effort and told. */
import type { CareerGraph } from '../graph/career-graph.js';
import type { FeedersAnswer, MovesAnswer, Step } from '../model/answer.js';
import { type Direction, directions, type Reason, type Scope, scopes } from '../model/vocabulary.js';
import { listEditions, listNotes } from './notes.js';
import { alternatives } from './policy.js';
import { type Experience, gainExperience, tellStep, toPlace } from './tell-step.js';

export interface MovesQuestion {
  readonly occupation: string;
  /** Most moves to list, at least 1. */
  readonly limit: number;
  readonly directions: readonly Direction[];
  readonly scopes: readonly Scope[];
  /** Keep one cluster from filling the list. */
  readonly diverse?: boolean;
}

interface Listing {
  readonly steps: Step[];
  readonly total: number;
  readonly reason: Reason | null;
  readonly change: string | null;
}

/** Moves out of an occupation, the easiest first. Throws `unknown-occupation`. */
export function listMoves(graph: CareerGraph, prices: Float64Array, question: MovesQuestion): MovesAnswer {
  const origin = graph.dataset.getOccupation(question.occupation);
  const index = graph.indexOf(origin.id) ?? -1;
  const moves: number[] = [];
  for (let move = graph.firstOut[index] ?? 0; move < (graph.firstOut[index + 1] ?? 0); move++) moves.push(move);
  const { steps, ...rest } = list(graph, prices, question, moves, 'to');
  const { head, tail } = frame(graph, question.occupation, steps);
  return { ...head, from: toPlace(origin), moves: steps, ...rest, ...tail };
}

/** Moves into an occupation, the easiest first. Throws `unknown-occupation`. */
export function listFeeders(graph: CareerGraph, prices: Float64Array, question: MovesQuestion): FeedersAnswer {
  const goal = graph.dataset.getOccupation(question.occupation);
  const index = graph.indexOf(goal.id) ?? -1;
  const moves = [...graph.inMoves.subarray(graph.firstIn[index] ?? 0, graph.firstIn[index + 1] ?? 0)];
  const { steps, ...rest } = list(graph, prices, question, moves, 'from');
  const { head, tail } = frame(graph, question.occupation, steps);
  return { ...head, to: toPlace(goal), feeders: steps, ...rest, ...tail };
}

function frame(graph: CareerGraph, occupation: string, steps: readonly Step[]) {
  const involved = [occupation, ...steps.flatMap((step) => [step.from.id, step.to.id])].map((id) =>
    graph.dataset.getOccupation(id),
  );
  return {
    head: { dataVersion: graph.dataset.dataVersion, editions: listEditions(graph.dataset, involved) },
    tail: { notes: listNotes(involved) },
  };
}

function list(
  graph: CareerGraph,
  prices: Float64Array,
  question: MovesQuestion,
  moves: readonly number[],
  otherEnd: 'from' | 'to',
): Listing {
  const wanted = moves.filter(
    (move) =>
      question.directions.includes(directions[graph.direction[move] ?? 0] ?? 'across') &&
      question.scopes.includes(scopes[graph.scope[move] ?? 0] ?? 'other-map'),
  );
  const ranked = rankMoves(graph, prices, wanted, otherEnd);
  const shown = (question.diverse ? spread(graph, ranked, otherEnd) : ranked).slice(0, question.limit);
  const steps = shown.map((move) => {
    const experience: Experience = new Map();
    gainExperience(experience, graph.dataset, graph.occupations[graph.from[move] ?? -1]?.id ?? '');
    return tellStep(graph, move, experience, prices[move] ?? 0, graph.coverage[move] ?? Number.NaN);
  });
  if (steps.length > 0) return { steps, total: wanted.length, reason: null, change: null };
  return { steps, total: 0, ...explainNone(graph, question, moves) };
}

/**
 * Moves by effort, and at the places kept for them the nearest of other maps, of different clusters; a list of one kind
 * alone stays by effort.
 */
export function rankMoves(
  graph: CareerGraph,
  prices: Float64Array,
  moves: readonly number[],
  otherEnd: 'from' | 'to',
): readonly number[] {
  const byEffort = [...moves].sort((a, b) => (prices[a] ?? 0) - (prices[b] ?? 0) || a - b);
  const isOther = (move: number): boolean => scopes[graph.scope[move] ?? 0] === 'other-map';
  if (byEffort.every(isOther) || !byEffort.some(isOther)) return byEffort;
  const other = spread(graph, byEffort.filter(isOther), otherEnd);
  const kept = alternatives.placesForOtherMaps;
  const ranked: number[] = [];
  let others = 0;
  const rest = new Set(byEffort);
  for (const next of byEffort) {
    for (; kept[others] === ranked.length + 1; others++) {
      const nearest = other.find((move) => rest.has(move));
      if (nearest === undefined) break;
      ranked.push(nearest);
      rest.delete(nearest);
    }
    if (!rest.delete(next)) continue;
    ranked.push(next);
    if (isOther(next)) others += 1;
  }
  return ranked;
}

/** Lets at most so many of one cluster stand before the others have had their turn; order is kept otherwise. */
function spread(graph: CareerGraph, moves: readonly number[], otherEnd: 'from' | 'to'): readonly number[] {
  const counts = new Map<string, number>();
  const first: number[] = [];
  const later: number[] = [];
  for (const move of moves) {
    const cluster = graph.occupations[graph[otherEnd][move] ?? -1]?.placements[0]?.cluster ?? '';
    const count = (counts.get(cluster) ?? 0) + 1;
    counts.set(cluster, count);
    (count <= alternatives.mostOfOneCluster ? first : later).push(move);
  }
  return [...first, ...later];
}

/** Why a list is empty, judged by what there is where it was looked for, then by what there is elsewhere. */
function explainNone(
  graph: CareerGraph,
  question: MovesQuestion,
  moves: readonly number[],
): { reason: Reason; change: string } {
  const { profile } = graph.dataset.getOccupation(question.occupation);
  const within = moves.some((move) => question.scopes.includes(scopes[graph.scope[move] ?? 0] ?? 'other-map'));
  const elsewhere = question.scopes.every((scope) => scope === 'other-map');
  if (within && elsewhere) {
    return { reason: 'excluded-by-filters', change: 'All moves to other maps lead down; ask for those as well.' };
  }
  if (within && !question.directions.includes('down')) {
    return { reason: 'no-way-up', change: 'There are moves in other directions; ask for those as well.' };
  }
  if (within)
    return { reason: 'excluded-by-filters', change: 'There are moves in other directions; ask for those as well.' };
  if (elsewhere) {
    if (!profile) {
      return {
        reason: 'insufficient-evidence',
        change: 'Only skills link one map to another, and no skill profile is written for this occupation yet.',
      };
    }
    return {
      reason: 'no-path',
      change: 'No occupation of another map shares enough of its skills; thinner links are not offered.',
    };
  }
  if (moves.length > 0) {
    return { reason: 'excluded-by-filters', change: 'There are moves elsewhere; ask for every scope.' };
  }
  return { reason: 'no-path', change: 'Neither the print nor the profiles link this occupation to another.' };
}
