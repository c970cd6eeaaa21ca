/** Answers "how do I get from A to B?": candidates, usefully different ones, told; or the reason why there is none. */
import type { CareerGraph } from '../graph/career-graph.js';
import type { Note, Path, PathAnswer } from '../model/answer.js';
import { evidenceTypes, highestPossibleLevel, type Reason, scopes } from '../model/vocabulary.js';
import { findBestPaths } from './best-paths.js';
import { findCandidates, openSpace, type PricedPath, pricePath, type SearchSpace, searchArrays } from './candidates.js';
import { listEditions, listNotes } from './notes.js';
import { alternatives, evidenceRank, search, toEffort } from './policy.js';
import { defaultQuestion, type PathQuestion, widestMoves } from './question.js';
import { selectPaths } from './select-paths.js';
import { type Experience, gainExperience, tellStep, toPlace } from './tell-step.js';

/** Throws `unknown-occupation` for an id that the release does not hold. */
export function findPaths(graph: CareerGraph, prices: Float64Array, question: PathQuestion): PathAnswer {
  const { dataset } = graph;
  const from = dataset.getOccupation(question.from);
  const to = dataset.getOccupation(question.to);
  for (const id of [...question.via, ...question.avoid]) dataset.getOccupation(id);

  const outcome = from === to ? sameOccupation : answerBySearch(graph, prices, question);
  const paths = outcome.paths.map(
    ({ path, labels }, index): Path => ({
      rank: index + 1,
      labels: [...labels],
      effort: toEffort(path.effort),
      moves: path.moves.length,
      weakestEvidence: evidenceTypes[path.weakest] ?? 'shared-outputs',
      steps: tellSteps(graph, path),
    }),
  );
  const involved = [
    from,
    to,
    ...outcome.paths.flatMap(({ path }) => path.occupations.flatMap((index) => graph.occupations[index] ?? [])),
  ];
  return {
    dataVersion: dataset.dataVersion,
    editions: listEditions(dataset, involved),
    from: toPlace(from),
    to: toPlace(to),
    paths,
    reason: outcome.reason,
    change: outcome.change,
    notes: listNotes(involved, listLimitNotes(graph, question)),
  };
}

/** The steps of a path, each told by all that came before it. */
export function tellSteps(graph: CareerGraph, path: PricedPath): Path['steps'] {
  const { dataset } = graph;
  const experience: Experience = new Map();
  gainExperience(experience, dataset, graph.occupations[path.occupations[0] ?? -1]?.id ?? '');
  return path.moves.map((move, step) => {
    const told = tellStep(graph, move, experience, path.stepEfforts[step] ?? 0, path.coverages[step] ?? Number.NaN);
    gainExperience(experience, dataset, told.to.id);
    return told;
  });
}

/** Whether a path is short enough in effort and in changes of map to be put before anybody. */
function isSound(graph: CareerGraph, { moves, effort }: PricedPath): boolean {
  const changes = moves.filter((move) => scopes[graph.scope[move] ?? 0] === 'other-map').length;
  return changes <= alternatives.mostMapChanges && toEffort(effort) <= alternatives.mostEffort;
}

interface Outcome {
  readonly paths: ReturnType<typeof selectPaths>;
  readonly reason: Reason | null;
  readonly change: string | null;
}

const sameOccupation: Outcome = {
  paths: [],
  reason: 'same-occupation',
  change: 'Start and end are one occupation. Ask for its moves to see where it leads.',
};

/** Ways were found, and none that is sound. */
const onlyChains = {
  reason: 'no-path-within-limits',
  change:
    'All ways found are long chains of new careers, each on a thin link. Ask for the moves of the first, or what leads to the last.',
} as const;

function answerBySearch(graph: CareerGraph, prices: Float64Array, question: PathQuestion): Outcome {
  const space = openSpace(graph, question);
  const candidates = findCandidates(graph, prices, question, search.candidates, space);
  const sound = candidates.paths.filter((path) => isSound(graph, path));
  const strongest = findBestEvidenced(graph, prices, question, space, sound);
  const paths = selectPaths(sound, strongest, question.alternatives);
  if (candidates.limited) {
    return {
      paths,
      reason: 'search-limit',
      change: 'The search ended at its limit of work; a smaller number of moves, or a role to pass, narrows it.',
    };
  }
  if (paths.length > 0) return { paths, reason: null, change: null };
  if (candidates.paths.length > 0) return { paths, ...onlyChains };
  return { paths, ...explainNothing(graph, prices, question) };
}

/**
 * The cheapest path whose weakest step is as strongly evidenced as any path's can be: one of the candidates, unless a
 * search over stronger moves alone finds another.
 */
function findBestEvidenced(
  graph: CareerGraph,
  prices: Float64Array,
  question: PathQuestion,
  { allowed, barred }: SearchSpace,
  candidates: readonly PricedPath[],
): PricedPath | undefined {
  const held = candidates.reduce<PricedPath | undefined>(
    (best, path) => (best && best.weakest <= path.weakest ? best : path),
    undefined,
  );
  if (!held || question.via.length > 0) return held;
  const limits = { k: 1, maxMoves: question.maxMoves, maxExpanded: search.mostExpanded, barred };
  const source = graph.indexOf(question.from) ?? -1;
  const target = graph.indexOf(question.to) ?? -1;
  for (let rank = strongestPossible(graph, source, target, allowed); rank < held.weakest; rank++) {
    const strong = allowed.map((open, move) => (open && evidenceRank(graph, move) <= rank ? 1 : 0));
    const found = findBestPaths(searchArrays(graph, prices), source, target, { ...limits, allowed: strong }).paths[0];
    const priced = found && pricePath(graph, found);
    if (priced && isSound(graph, priced)) return priced;
  }
  return held;
}

/** No weakest link is stronger than the strongest move out of the start or into the end. */
function strongestPossible(graph: CareerGraph, source: number, target: number, allowed: Uint8Array): number {
  let out: number = evidenceTypes.length;
  let into: number = evidenceTypes.length;
  for (let move = graph.firstOut[source] ?? 0; move < (graph.firstOut[source + 1] ?? 0); move++) {
    if (allowed[move]) out = Math.min(out, evidenceRank(graph, move));
  }
  for (const move of graph.inMoves.subarray(graph.firstIn[target] ?? 0, graph.firstIn[target + 1] ?? 0)) {
    if (allowed[move]) into = Math.min(into, evidenceRank(graph, move));
  }
  return Math.max(out, into);
}

/** Why nothing was found: each limit is lifted by itself, then the print is read against its direction. */
function explainNothing(
  graph: CareerGraph,
  prices: Float64Array,
  question: PathQuestion,
): { reason: Reason; change: string } {
  const { from, to, maxMoves } = question;
  const open = { ...defaultQuestion, maxMoves: widestMoves, from, to };
  let chains = false;
  /** What would be offered if it were asked for. */
  const finds = (changed: Partial<PathQuestion>): PricedPath | undefined => {
    const { paths } = findCandidates(graph, prices, { ...question, ...changed });
    chains ||= paths.length > 0;
    return paths.find((path) => isSound(graph, path));
  };
  const filters: readonly (readonly [Partial<PathQuestion>, boolean, string])[] = [
    [{ avoid: [] }, question.avoid.length > 0, 'the roles to avoid'],
    [{ via: [] }, question.via.length > 0, 'the roles to pass'],
    [{ evidence: null }, question.evidence !== null, 'the types of evidence'],
    [{ map: null }, question.map !== null, 'staying on one map'],
  ];
  for (const [change, set, name] of filters) {
    if (set && finds(change)) {
      return { reason: 'excluded-by-filters', change: `There is a way without the limit on ${name}.` };
    }
  }
  const longer = finds({ maxMoves: widestMoves });
  if (longer && longer.moves.length > maxMoves) {
    return {
      reason: 'no-path-within-limits',
      change: `The easiest way found takes ${longer.moves.length} moves: allow as many.`,
    };
  }
  if (question.maxLevel !== null) {
    const higher = finds({ maxLevel: null });
    if (higher) {
      const top = Math.max(
        ...higher.occupations.slice(1).flatMap((index) => {
          const occupation = graph.occupations[index];
          return occupation ? [highestPossibleLevel(occupation.tier, occupation.level)] : [];
        }),
      );
      return { reason: 'no-path-within-limits', change: `The way found reaches level ${top}: allow it.` };
    }
  }
  if (!question.allowDown && finds({ allowDown: true })) {
    return { reason: 'no-way-up', change: 'There is a way with steps down; it is offered only when asked for.' };
  }
  if (finds(open)) return { reason: 'excluded-by-filters', change: 'There is a way without these limits together.' };
  if (finds({ ...open, allowDown: true })) {
    return { reason: 'no-way-up', change: 'There is a way with steps down and without these limits.' };
  }
  if (chains) return onlyChains;
  const start = graph.dataset.getOccupation(from);
  const goal = graph.dataset.getOccupation(to);
  const apart = !start.maps.some((map) => goal.maps.includes(map));
  if (apart && (!start.profile || !goal.profile)) {
    return {
      reason: 'insufficient-evidence',
      change: 'The two stand on different maps, and only skill profiles can link maps: one of them has none yet.',
    };
  }
  return {
    reason: 'no-path',
    change: 'Nothing in the print or the profiles links the two. Ask for the moves out of the first.',
  };
}

/** Says whom a limit on level left out because their level is not printed. */
function listLimitNotes(graph: CareerGraph, question: PathQuestion): Note[] {
  const { maxLevel } = question;
  if (maxLevel === null) return [];
  const unsure = graph.occupations.filter(
    ({ id, tier, level }) => id !== question.from && level === null && highestPossibleLevel(tier, level) > maxLevel,
  );
  if (unsure.length === 0) return [];
  return [
    {
      code: 'level-possibly-above',
      sentence: `${unsure.length} occupations whose level is not printed may stand above level ${maxLevel} and were left out.`,
    },
  ];
}
