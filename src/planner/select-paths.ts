/**
 * From many candidates to a few usefully different paths: the best by effort, without near-copies and detours,
 * with the best-evidenced one among them, each labelled with what it is best at.
 */
import type { PathLabel } from '../model/vocabulary.js';
import type { PricedPath } from './candidates.js';
import { alternatives, policy } from './policy.js';
import { mostAlternatives } from './question.js';

export interface LabelledPath {
  readonly path: PricedPath;
  readonly labels: readonly PathLabel[];
}

/**
 * Chooses at most `count` of the candidates, which come best first: the best, then the one of fewest moves and the
 * best-evidenced one, then whatever else is usefully different. `bestEvidenced` is the winner of its own search for the
 * strongest weakest link, whatever its effort. A label is earned among all that could be shown, so that asking for more
 * never takes it back; it stands on one path at most.
 */
export function selectPaths(
  candidates: readonly PricedPath[],
  bestEvidenced: PricedPath | undefined,
  count: number,
): readonly LabelledPath[] {
  const best = candidates[0];
  if (!best) return [];
  const different: PricedPath[] = [];
  for (const path of candidates) {
    if (different.length === mostAlternatives) break;
    if (path.effort > best.effort * alternatives.longestStretch) break;
    if (!different.some((other) => isNearCopy(path, other))) different.push(path);
  }
  const direct = candidates.find(
    ({ moves, effort }) =>
      effort <= best.effort * alternatives.longestDirect && different.every((path) => path.moves.length > moves.length),
  );
  const rivals = [...different];
  if (direct) rivals.push(direct);
  if (bestEvidenced) rivals.push(bestEvidenced);
  const leastBy = (key: (path: PricedPath) => number): PricedPath =>
    rivals.reduce((held, path) => (key(held) <= key(path) ? held : path), best);
  const fewest = leastBy((path) => path.moves.length);
  const strongest = leastBy((path) => path.weakest);
  const winners: readonly (readonly [PathLabel, PricedPath])[] = [
    ['fewest-moves', fewest],
    ['least-new-learning', leastBy(countLearning)],
    ['best-evidenced', strongest],
  ];
  return [...new Set([best, fewest, strongest, ...different])]
    .slice(0, count)
    .sort((a, b) => a.effort - b.effort)
    .map((path) => ({ path, labels: winners.flatMap(([label, winner]) => (winner === path ? [label] : [])) }));
}

/** What a path asks to be learnt: its uncovered shares, unknown ones as the policy assumes them. */
function countLearning(path: PricedPath): number {
  return path.coverages.reduce((sum, share) => sum + 1 - (Number.isNaN(share) ? policy.unknownCoverage : share), 0);
}

/** Whether two paths share most of the shorter one's roles in between; a direct move copies nothing. */
function isNearCopy(a: PricedPath, b: PricedPath): boolean {
  const between = new Set(a.occupations.slice(1, -1));
  const others = b.occupations.slice(1, -1);
  const fewer = Math.min(between.size, others.length);
  if (fewer === 0) return a.moves.length === b.moves.length;
  return others.filter((occupation) => between.has(occupation)).length / fewer > alternatives.mostShared;
}
