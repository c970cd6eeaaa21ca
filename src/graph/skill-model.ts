/**
 * Coverage: the share of what a destination needs that somebody already has, 0 to 1, directional.
 *
 *   weight(s)   = importance x rarity(s)^2;  rarity(s) = 1 - 0.9 ln(uses) / ln(profiles), 1 for a skill of one occupation
 *   credit(h,n) = 1 where the held proficiency reaches the needed one, else sqrt(held / needed) (0 where not held)
 *   coverage    = sum(weight x credit) / sum(weight) over the destination's needs
 *
 * Normalised by the destination, so that a long list of one's own wins nothing. Unknown (NaN) where either
 * side has no profile.
 */
import type { Dataset } from '../dataset/dataset.js';
import { essentialImportance } from '../model/vocabulary.js';

/** Share of a skill's rarity that commonness can take away: what everybody needs still counts a little. */
const commonnessDiscount = 0.9;

/** A skill is particular where at most so many, or this share, need it. */
const particularUses = 5;
const particularShare = 0.05;

/** Held skills: index of the skill -> proficiency 1 to 4. */
export type Holdings = Map<number, number>;

export interface SkillModel {
  /** Skill ids in the order of their index. */
  readonly ids: readonly string[];
  hasProfile(occupation: number): boolean;
  /** What somebody brings who holds an occupation. A new map, free to be added to. */
  holdingsOf(occupation: number): Holdings;
  /** Adds what an occupation teaches, keeping the higher proficiency of each skill. */
  learn(holdings: Holdings, occupation: number): void;
  /** Share of the destination's needs that the holdings meet, 0 to 1; NaN where it has no profile. */
  coverageBy(holdings: Holdings, occupation: number): number;
  /** Every occupation against all, by index. Rows are views of three matrices, so that it costs three allocations. */
  compareAll(): readonly Comparison[];
  /** Indexes of the skills that two profiles share, the weightiest for the destination first. */
  listShared(from: number, to: number): readonly number[];
}

export interface Comparison {
  /** NaN where unknown, also to itself. */
  readonly coverage: Float64Array;
  /** How many skills the two share. */
  readonly shared: Uint8Array;
  /** How many of them are essential to the destination and particular to few jobs. */
  readonly defining: Uint8Array;
}

interface Demand {
  readonly skill: number;
  readonly proficiency: number;
  readonly weight: number;
  readonly defining: boolean;
}

/** Compiles all profiles of the current release. O(profiles x needs). */
export function buildSkillModel(dataset: Dataset): SkillModel {
  const occupations = dataset.listOccupations();
  const ids = dataset.release.skills.map((skill) => skill.id);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const logProfiles = Math.log(Math.max(2, dataset.profiledCount));
  const rarity = ids.map((id) => 1 - (commonnessDiscount * Math.log(Math.max(1, dataset.countUses(id)))) / logProfiles);

  const most = Math.max(particularUses, particularShare * dataset.profiledCount);
  const isParticular = (id: string): boolean => dataset.countUses(id) <= most;

  const demands: (readonly Demand[] | undefined)[] = occupations.map((occupation) =>
    occupation.profile?.needs.flatMap((need) => {
      const skill = indexOf.get(need.skill);
      if (skill === undefined) return [];
      const { importance, proficiency } = need;
      const weight = importance * (rarity[skill] ?? 1) ** 2;
      return [{ skill, proficiency, weight, defining: importance >= essentialImportance && isParticular(need.skill) }];
    }),
  );
  const totals = demands.map((list) => list?.reduce((sum, demand) => sum + demand.weight, 0) ?? Number.NaN);

  const seekers = new Map<number, (Omit<Demand, 'skill'> & { readonly occupation: number })[]>();
  demands.forEach((list, occupation) => {
    for (const { skill, ...need } of list ?? []) {
      const seeker = { occupation, ...need };
      const known = seekers.get(skill);
      if (known) known.push(seeker);
      else seekers.set(skill, [seeker]);
    }
  });

  const learn = (holdings: Holdings, occupation: number): void => {
    for (const { skill, proficiency } of demands[occupation] ?? []) {
      if ((holdings.get(skill) ?? 0) < proficiency) holdings.set(skill, proficiency);
    }
  };

  return {
    ids,
    hasProfile: (occupation) => demands[occupation] !== undefined,
    holdingsOf(occupation) {
      const holdings: Holdings = new Map();
      learn(holdings, occupation);
      return holdings;
    },
    learn,
    coverageBy(holdings, occupation) {
      const list = demands[occupation];
      if (!list) return Number.NaN;
      let met = 0;
      for (const { skill, proficiency, weight } of list) {
        met += weight * credit(holdings.get(skill) ?? 0, proficiency);
      }
      return Math.min(1, met / (totals[occupation] ?? 1));
    },
    compareAll() {
      const size = occupations.length;
      const coverages = new Float64Array(size * size);
      const sharings = new Uint8Array(size * size);
      const definings = new Uint8Array(size * size);
      return demands.map((own, occupation) => {
        const met = coverages.subarray(occupation * size, (occupation + 1) * size);
        const shared = sharings.subarray(occupation * size, (occupation + 1) * size);
        const defining = definings.subarray(occupation * size, (occupation + 1) * size);
        if (!own) return { coverage: met.fill(Number.NaN), shared, defining };
        for (const { skill, proficiency: held } of own) {
          for (const seeker of seekers.get(skill) ?? []) {
            shared[seeker.occupation] = (shared[seeker.occupation] ?? 0) + 1;
            if (seeker.defining) defining[seeker.occupation] = (defining[seeker.occupation] ?? 0) + 1;
            met[seeker.occupation] = (met[seeker.occupation] ?? 0) + seeker.weight * credit(held, seeker.proficiency);
          }
        }
        for (let index = 0; index < met.length; index++) {
          met[index] = Math.min(1, (met[index] ?? 0) / (totals[index] ?? Number.NaN));
        }
        met[occupation] = Number.NaN;
        return { coverage: met, shared, defining };
      });
    },
    listShared(from, to) {
      const held = new Set(demands[from]?.map((demand) => demand.skill));
      return (demands[to] ?? [])
        .filter((demand) => held.has(demand.skill))
        .sort((a, b) => b.weight - a.weight || a.skill - b.skill)
        .map((demand) => demand.skill);
    },
  };
}

/** How much of a needed proficiency a held one is worth, 0 to 1: the first rungs are the longer part of the way. */
function credit(held: number, needed: number): number {
  return held >= needed ? 1 : Math.sqrt(held / needed);
}
