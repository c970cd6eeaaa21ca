/** What can be asked of the planner about paths: ids and limits, all defaults filled in. */
import type { EvidenceType } from '../model/vocabulary.js';

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  /** How many different paths to show, 1 to 10. */
  readonly alternatives: number;
  /** Occupations to pass, in this order. */
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  /** Most moves on a path, 1 to 10. */
  readonly maxMoves: number;
  /** Highest level to pass or reach; an unprinted level counts as the top of its tier. */
  readonly maxLevel: number | null;
  /** A move must have one of these types of evidence; null for any. */
  readonly evidence: readonly EvidenceType[] | null;
  /** Stay on this map, by id. */
  readonly map: string | null;
  readonly allowDown: boolean;
}

export const defaultQuestion = {
  alternatives: 3,
  via: [],
  avoid: [],
  maxMoves: 5,
  maxLevel: null,
  evidence: null,
  map: null,
  allowDown: false,
} as const satisfies Omit<PathQuestion, 'from' | 'to'>;

/** The most different paths that one answer shows. */
export const mostAlternatives = 10;

/** The widest question: what is tried when nothing was found, to say which limit was to blame. */
export const widestMoves = 10;
