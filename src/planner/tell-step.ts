/**
 * Tells one move as a step of an answer: what the person brings, has to learn and to deepen, counting what earlier
 * steps taught; gates, growth, and what 003 says of time. Facts only, each from the data of that very pair.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import { tierRank } from '../dataset/dataset.js';
import type { CareerGraph } from '../graph/career-graph.js';
import type { CarriedSkill, GainedSkill, Place, Step } from '../model/answer.js';
import type { Need } from '../model/release.js';
import { type Growth, growthKinds, type ResolvedBy } from '../model/vocabulary.js';
import { tellExplanation, tellRungs } from '../model/wording.js';
import { toEffort } from './policy.js';

/** 003: an occupation takes a new entrant at least a year of employment and training, a fifth of it off the job. */
export const newEntrantTraining = { atLeastYears: 1, offTheJobShare: 0.2, source: '003' } as const;

/** What somebody holds by skill id: how well, and where it was learnt. */
export type Experience = Map<string, { readonly proficiency: number; readonly learntAt: string }>;

/** Adds what an occupation teaches; an equal proficiency stays credited to where it was first learnt. */
export function gainExperience(experience: Experience, dataset: Dataset, occupation: string): void {
  for (const need of dataset.listNeeds(occupation)) {
    if ((experience.get(need.skill)?.proficiency ?? 0) < need.proficiency) {
      experience.set(need.skill, { proficiency: need.proficiency, learntAt: occupation });
    }
  }
}

/** An occupation as answers name it. */
export function toPlace(occupation: CurrentOccupation, resolvedBy: ResolvedBy | null = null): Place {
  const { id, title, map, tier, level } = occupation;
  return { id, title, map: map.id, tier, level, resolvedBy };
}

export interface SkillDifference {
  readonly carries: CarriedSkill[];
  readonly gains: GainedSkill[];
  readonly deepens: CarriedSkill[];
}

/** Sets an occupation's needs against an experience; each list the most important first, in the profile's order. */
export function compareNeeds(dataset: Dataset, experience: Experience, needs: readonly Need[]): SkillDifference {
  const difference: SkillDifference = { carries: [], gains: [], deepens: [] };
  for (const { skill, importance, proficiency: needed } of needs) {
    const { label } = dataset.getSkill(skill);
    const known = experience.get(skill);
    if (!known) difference.gains.push({ skill, label, importance, needed });
    else {
      const { proficiency: held, learntAt } = known;
      difference[held >= needed ? 'carries' : 'deepens'].push({ skill, label, importance, held, needed, learntAt });
    }
  }
  return difference;
}

/** One step; `experience` is everything held before it, `price` its ticks, `coverage` NaN where unknown. */
export function tellStep(
  graph: CareerGraph,
  move: number,
  experience: Experience,
  price: number,
  coverage: number,
): Step {
  const { dataset } = graph;
  const told = graph.describeMove(move);
  const from = dataset.getOccupation(told.from);
  const to = dataset.getOccupation(told.to);
  const known = Number.isNaN(coverage) ? null : roundShare(coverage);
  const difference =
    known === null
      ? { carries: [], gains: [], deepens: [] }
      : compareNeeds(dataset, experience, dataset.listNeeds(to.id));
  const facts = {
    from: toPlace(from),
    to: toPlace(to),
    direction: told.direction,
    scope: told.scope,
    tiersCrossed: told.tiersCrossed,
    relations: told.relations,
    effort: toEffort(price),
    coverage: known,
    evidence: told.evidence,
    ...difference,
    level: { from: from.level, to: to.level },
    tier: { from: from.tier, to: to.tier },
    gates: [...dataset.listNewGates(from.id, to.id)],
    growth: tellGrowth(dataset, difference),
    newEntrantTraining,
    unprintedRungs: tellRungs({
      fromTier: from.tier,
      toTier: to.tier,
      tiersRisen: tierRank(to.tier) - tierRank(from.tier),
      fromLevel: from.level,
      toLevel: to.level,
      toTitle: to.title,
    }),
  };
  return { ...facts, explanation: tellExplanation(facts) };
}

/** Shares in answers carry four decimals. */
export function roundShare(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function tellGrowth(dataset: Dataset, { carries, deepens }: SkillDifference): Step['growth'] {
  const shared = [...carries, ...deepens];
  const grow = (growth: Growth): Step['growth'][Growth] => {
    const tagged = shared.filter(({ skill }) => dataset.getSkill(skill).growth.includes(growth));
    if (tagged.length === 0) return null;
    const rise = tagged.reduce((sum, { held, needed }) => sum + needed - held, 0) / tagged.length;
    return { rise: Math.round(rise * 100) / 100, skills: tagged.map(({ skill }) => skill) };
  };
  const [complexity, autonomy, responsibility, influence] = growthKinds.map(grow);
  return {
    'technical-complexity': complexity ?? null,
    autonomy: autonomy ?? null,
    responsibility: responsibility ?? null,
    influence: influence ?? null,
  };
}
