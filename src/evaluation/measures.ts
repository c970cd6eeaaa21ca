/**
 * Where a pair's destination stands, and what many such standings come to. Ties are at their expected value: a
 * destination that ties with others is as likely to stand at any of the places that they take together.
 */
import type { Measures } from '../model/evaluation.js';

/** Lengths of the lists that a hit is looked for in. */
export const listLengths = ['1', '5', '10', '20'] as const;
export type ListLength = (typeof listLengths)[number];

/** What one pair adds to each measure, all 0 to 1. */
export interface Standing {
  readonly hitAt: Readonly<Record<ListLength, number>>;
  readonly reciprocal: number;
}

/** Expected standing of something behind `before` others in a tie of `tied`, itself counted: at least 1. */
export function expectStanding(before: number, tied: number): Standing {
  let reciprocals = 0;
  for (let place = before + 1; place <= before + tied; place++) reciprocals += 1 / place;
  const hitAt = (length: number): number => Math.min(1, Math.max(0, (length - before) / tied));
  return { hitAt: { '1': hitAt(1), '5': hitAt(5), '10': hitAt(10), '20': hitAt(20) }, reciprocal: reciprocals / tied };
}

/** Means over the standings; all null where there is none. */
export function measure(standings: readonly Standing[]): Measures {
  const mean = (read: (standing: Standing) => number): number | null =>
    standings.length === 0 ? null : standings.reduce((sum, item) => sum + read(item), 0) / standings.length;
  const hitAt = (length: ListLength): number | null => mean((standing) => standing.hitAt[length]);
  return {
    hitAt: { '1': hitAt('1'), '5': hitAt('5'), '10': hitAt('10'), '20': hitAt('20') },
    mrr: mean((standing) => standing.reciprocal),
  };
}
