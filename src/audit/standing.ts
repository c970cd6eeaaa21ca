/**
 * How two occupations stand to each other by print and title alone: direction, scope, tiers crossed, and the title
 * ladder. The ladder's rule is stated here a second time on purpose: a title is a trade and a grade, its words are
 * either grade words or the trade, and a pair climbs where one trade is named at two grades.
 */
import { type CurrentOccupation, type Dataset, tierRank } from '../dataset/dataset.js';
import type { Direction, Scope } from '../model/vocabulary.js';

/** A trade without a word that names a grade stands where a technician does. */
const plainGrade = 3;

/** Words that are a grade by themselves; the highest in a title counts. */
const ranks = new Map<string, number>(
  Object.entries({
    administrator: 2,
    operative: 2,
    operator: 2,
    worker: 2,
    technician: 3,
    practitioner: 3,
    officer: 3,
    constable: 3,
    executive: 3.5,
    specialist: 4,
    supervisor: 4,
    leader: 4,
    sergeant: 4,
    manager: 5,
    management: 5,
    superintendent: 5.5,
    director: 6,
    head: 6,
  }),
);

/** Words that raise or lower the grade; all in a title count. */
const shifts = new Map<string, number>(
  Object.entries({
    trainee: -2,
    junior: -1.5,
    assistant: -1.5,
    associate: -0.5,
    advanced: 0.5,
    senior: 0.75,
    journeyman: 0.75,
    lead: 1,
    principal: 1.5,
    chief: 2,
  }),
);

const silent = new Set('of and the in for with or to a degree apprenticeship'.split(' '));

interface Grade {
  /** Words of the trade in alphabetical order; empty where the title is nothing but a grade. */
  readonly trade: string;
  readonly grade: number;
}

/** Trade and grade of a title: plurals count as singulars, case and apostrophes not at all. */
function readTitle(title: string): Grade {
  const trade: string[] = [];
  let rank: number | undefined;
  let shift = 0;
  for (const [raw] of title
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .matchAll(/[a-z0-9]+/g)) {
    if (silent.has(raw)) continue;
    const word = /^.{2,}[^sui]s$/.test(raw) ? raw.slice(0, -1) : raw;
    const own = ranks.get(word);
    const step = shifts.get(word);
    if (own !== undefined) rank = Math.max(rank ?? own, own);
    else if (step !== undefined) shift += step;
    else trade.push(word);
  }
  return { trade: trade.sort().join(' '), grade: (rank ?? plainGrade) + shift };
}

/** Below 0 where `from` stands lower than `to`: by tier, then by level where both print one. */
function compareStanding(from: CurrentOccupation, to: CurrentOccupation): number {
  const tiers = tierRank(from.tier) - tierRank(to.tier);
  if (tiers !== 0) return tiers;
  return from.level !== null && to.level !== null ? from.level - to.level : 0;
}

export interface Ladder {
  readonly trade: string;
  /** Above 0 where the destination's grade is the higher. */
  readonly climb: number;
}

/**
 * The ladder between two titles of one map; undefined where there is none, where tier or level contradict it, or where
 * the map of the higher one holds a rung of the same trade between them.
 */
export function findLadder(dataset: Dataset, from: CurrentOccupation, to: CurrentOccupation): Ladder | undefined {
  const [a, b] = [readTitle(from.title), readTitle(to.title)];
  const climb = b.grade - a.grade;
  const standing = compareStanding(from, to);
  if (a.trade === '' || a.trade !== b.trade || climb === 0 || from.id === to.id) return undefined;
  if (climb > 0 ? standing > 0 : standing < 0) return undefined;
  if (!from.maps.some((map) => to.maps.includes(map))) return undefined;
  const higher = climb > 0 ? to : from;
  const rung = dataset.listOccupations().find((between) => {
    const { trade, grade } = readTitle(between.title);
    const isBetween = grade > Math.min(a.grade, b.grade) && grade < Math.max(a.grade, b.grade);
    return trade === b.trade && isBetween && between.maps.some((map) => higher.maps.includes(map));
  });
  return rung ? undefined : { trade: b.trade, climb };
}

/** Up to the higher tier, then to the higher level, then along a title ladder; across otherwise. */
export function findDirection(dataset: Dataset, from: CurrentOccupation, to: CurrentOccupation): Direction {
  const rise = -compareStanding(from, to) || (findLadder(dataset, from, to)?.climb ?? 0);
  if (rise === 0) return 'across';
  return rise > 0 ? 'up' : 'down';
}

/** The nearest thing that any two of their placements share. */
export function findScope(from: CurrentOccupation, to: CurrentOccupation): Scope {
  const nearest = (['cluster', 'pathway', 'map'] as const).find((part) => {
    const own = new Set(from.placements.map((placement) => placement[part]));
    return to.placements.some((placement) => own.has(placement[part]));
  });
  return nearest ?? 'other-map';
}

/** Tiers from one to the other, 0 to 2, whichever is the higher. */
export function countTiersCrossed(from: CurrentOccupation, to: CurrentOccupation): number {
  return Math.abs(tierRank(to.tier) - tierRank(from.tier));
}
