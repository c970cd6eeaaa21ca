/**
 * Checks one step of an answer, fact by fact, and the places that any answer names. What a step says of skills is
 * judged by everything that was held before it.
 */
import { type CurrentOccupation, tierRank } from '../dataset/dataset.js';
import type { CarriedSkill, Place, Step } from '../model/answer.js';
import type { Gate } from '../model/release.js';
import { type Growth, growthKinds } from '../model/vocabulary.js';
import { tellExplanation, tellRungs } from '../model/wording.js';
import { type Ground, show } from './faults.js';
import { type SkillFacts, verifySkills } from './skill-facts.js';
import { countTiersCrossed, findDirection, findScope } from './standing.js';
import { verifyEvidence } from './verify-evidence.js';

/** What 003 says: a new entrant takes at least a year of employment and training, a fifth of it off the job. */
const entrantTraining: Step['newEntrantTraining'] = { atLeastYears: 1, offTheJobShare: 0.2, source: '003' };

/** Checks how an answer names an occupation; undefined, with a fault, where the release holds none of that id. */
export function verifyPlace({ dataset, faults }: Ground, path: string, place: Place): CurrentOccupation | undefined {
  const occupation = dataset.findOccupation(place.id);
  if (!occupation) {
    faults.add(`${path}.id`, place.id, 'The release holds no such occupation.');
    return undefined;
  }
  const { title, map, tier, level } = occupation;
  faults.sameFields(path, place, { ...place, title, map: map.id, tier, level }, ['title', 'map', 'tier', 'level']);
  return occupation;
}

/**
 * Checks a step. `before` are the occupations held before it in order, without the one that it leaves. Gives the two
 * that the step names; undefined where one of them does not exist, and then nothing else of it was judged.
 */
export function verifyStep(
  ground: Ground,
  path: string,
  step: Step,
  before: readonly CurrentOccupation[],
): { readonly from: CurrentOccupation; readonly to: CurrentOccupation } | undefined {
  const { faults } = ground;
  const from = verifyPlace(ground, `${path}.from`, step.from);
  const to = verifyPlace(ground, `${path}.to`, step.to);
  if (!from || !to) return undefined;
  if (from === to) {
    faults.add(`${path}.to.id`, to.id, 'A step leads to another occupation.');
    return undefined;
  }
  const standing = {
    direction: findDirection(ground.dataset, from, to),
    scope: findScope(from, to),
    tiersCrossed: countTiersCrossed(from, to),
    level: { from: from.level, to: to.level },
    tier: { from: from.tier, to: to.tier },
  };
  faults.sameFields(path, step, { ...step, ...standing }, ['direction', 'scope', 'tiersCrossed']);
  faults.sameFields(`${path}.level`, step.level, standing.level, ['from', 'to']);
  faults.sameFields(`${path}.tier`, step.tier, standing.tier, ['from', 'to']);
  verifyEffort(ground, `${path}.effort`, step.effort);
  verifyEvidence(ground, path, step, from, to);
  const skills = verifySkills(ground, path, step, [...before, from], to);
  const gates = ground.dataset.listNewGates(from.id, to.id);
  verifyGates(ground, `${path}.gates`, step.gates, gates);
  for (const { name, after } of ground.dataset.listGates(to.id)) {
    const isPromotion = after.length > 0 && standing.direction !== 'down';
    if (isPromotion && !after.includes(from.id))
      faults.add(`${path}.to.id`, to.id, `"${name}" is only for: ${after.join(', ')}.`);
  }
  verifyGrowth(ground, `${path}.growth`, step.growth, skills);
  faults.sameFields(`${path}.newEntrantTraining`, step.newEntrantTraining, entrantTraining, [
    'atLeastYears',
    'offTheJobShare',
    'source',
  ]);
  const rungs = tellRungs({
    fromTier: from.tier,
    toTier: to.tier,
    tiersRisen: tierRank(to.tier) - tierRank(from.tier),
    fromLevel: from.level,
    toLevel: to.level,
    toTitle: to.title,
  });
  faults.same(`${path}.unprintedRungs`, step.unprintedRungs, rungs);
  const explanation = tellExplanation({
    ...standing,
    to: step.to,
    coverage: skills.coverage,
    carries: [...skills.carries],
    gains: [...skills.gains],
    deepens: [...skills.deepens],
    gates: [...gates],
  });
  faults.same(`${path}.explanation`, step.explanation, explanation);
  return { from, to };
}

/** Ticks of an effort: whole ten-thousandths, so that sums are exact. */
export function toTicks(effort: number): number {
  return Math.round(effort * 10_000);
}

/** An effort is a policy's judgement: only that it is a positive number of ticks can be checked. */
export function verifyEffort({ faults }: Ground, path: string, effort: number): void {
  const whole = Math.abs(effort * 10_000 - toTicks(effort)) < 1e-6;
  if (!(effort > 0) || !whole) faults.add(path, effort, 'Efforts are above 0, with four decimals at most.');
}

/** Checks a list of gates against those of the data, in their order. */
export function verifyGates({ faults }: Ground, path: string, stated: readonly Gate[], found: readonly Gate[]): void {
  if (stated.length !== found.length) {
    faults.add(path, show(stated.map(({ name }) => name)), show(found.map(({ name }) => name)));
    return;
  }
  found.forEach((gate, index) => {
    const own = stated[index];
    if (own)
      faults.sameFields(`${path}[${index}]`, own, gate, ['kind', 'name', 'authority', 'experienceCounts', 'doubt']);
  });
}

function verifyGrowth({ dataset, faults }: Ground, path: string, stated: Step['growth'], skills: SkillFacts): void {
  const shared: readonly CarriedSkill[] = [...skills.carries, ...skills.deepens];
  const grow = (kind: Growth): Step['growth'][Growth] => {
    const tagged = shared.filter(({ skill }) => dataset.getSkill(skill).growth.includes(kind));
    if (tagged.length === 0) return null;
    const sum = tagged.reduce((total, { needed, held }) => total + (needed - held), 0);
    return { rise: Math.round((sum / tagged.length) * 100) / 100, skills: tagged.map(({ skill }) => skill) };
  };
  for (const kind of growthKinds) {
    const own = stated[kind];
    const found = grow(kind);
    if (own === null || found === null) faults.same(`${path}.${kind}`, own, found);
    else {
      faults.same(`${path}.${kind}.rise`, own.rise, found.rise);
      faults.same(`${path}.${kind}.skills`, [...own.skills].sort(), [...found.skills].sort());
    }
  }
}
