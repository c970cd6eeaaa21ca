/**
 * Checks what is stated of a whole history. The rule is told here a second time on purpose: a skill of an earlier role
 * that the present one does not use, and nobody named, counts one step less and never less than one; a named skill
 * counts as performed; of equal teachers the first is credited.
 */
import type { CurrentOccupation } from '../dataset/dataset.js';
import type { PotentialAnswer } from '../model/answer.js';
import type { Ground } from './faults.js';
import { isRoundedShare, verifySkillFacts, weighHeld } from './skill-facts.js';
import { findScope } from './standing.js';
import type { Cast } from './verify-frame.js';
import { verifyEffort, verifyGates, verifyPlace } from './verify-step.js';

/** A skill that is named is performed. */
const performed = 2;

interface HeldSkill {
  readonly held: number;
  readonly learntAt: string;
}

export function verifyPotential(ground: Ground, answer: PotentialAnswer): Cast {
  const { dataset, faults } = ground;
  const roles = answer.roles.flatMap((place, index) => verifyPlace(ground, `roles[${index}]`, place) ?? []);
  answer.skills.forEach((stated, index) => {
    const skill = dataset.findSkill(stated.skill);
    if (skill)
      faults.sameFields(`skills[${index}]`, stated, { ...stated, label: skill.label, held: performed }, [
        'label',
        'held',
      ]);
    else faults.add(`skills[${index}].skill`, stated.skill, 'The vocabulary holds none of this id.');
  });
  const named = answer.skills.map(({ skill }) => skill);
  const held = gatherHeld(roles, named);
  faults.same('holds', answer.holds, held.size);
  verifyFading(ground, answer, roles, held, named);

  const listed: CurrentOccupation[] = [];
  answer.reaches.forEach((reach, index) => {
    const path = `reaches[${index}]`;
    const to = verifyPlace(ground, `${path}.to`, reach.to);
    if (!to) return;
    if (listed.includes(to) || roles.includes(to)) faults.add(`${path}.to.id`, to.id, 'It was held, or stands before.');
    listed.push(to);
    verifySkillFacts(
      ground,
      path,
      reach,
      weighHeld(dataset, (skill) => held.get(skill), to),
      to,
    );
    verifyEffort(ground, `${path}.effort`, reach.effort);
    const from = roles.find(({ id }) => id === reach.nearestFrom);
    if (from) faults.same(`${path}.scope`, reach.scope, findScope(from, to));
    else faults.add(`${path}.nearestFrom`, reach.nearestFrom, 'It is none of the roles.');
    const passed = roles.flatMap(({ gates }) => gates.map(({ name }) => name));
    verifyGates(
      ground,
      `${path}.gates`,
      reach.gates,
      dataset.listGates(to.id).filter(({ name }) => !passed.includes(name)),
    );
  });
  const opened: CurrentOccupation[] = [];
  answer.withOneSkill.forEach(({ skill, opens }, index) => {
    if (held.has(skill)) faults.add(`withOneSkill[${index}].skill`, skill, 'It is held already.');
    opens.forEach((stated, place) => {
      const path = `withOneSkill[${index}].opens[${place}]`;
      const to = verifyPlace(ground, `${path}.to`, stated.to);
      const need = to?.profile?.needs.find((own) => own.skill === skill);
      if (!to || !need) {
        faults.add(`${path}.to.id`, stated.to.id, `It does not need ${skill}.`);
        return;
      }
      opened.push(to);
      const more = new Map(held).set(skill, { held: Math.min(need.proficiency, performed), learntAt: '' });
      const shares = [held, more].map((all) => weighHeld(dataset, (id) => all.get(id), to).coverage);
      if (!isRoundedShare(stated.coverage, shares[0] ?? null))
        faults.add(`${path}.coverage`, stated.coverage, String(shares[0]));
      if (!isRoundedShare(stated.coverageWith, shares[1] ?? null)) {
        faults.add(`${path}.coverageWith`, stated.coverageWith, String(shares[1]));
      }
    });
  });
  return { origin: roles.at(-1), judged: [...roles, ...listed], mentioned: opened };
}

function gatherHeld(roles: readonly CurrentOccupation[], named: readonly string[]): ReadonlyMap<string, HeldSkill> {
  const kept = listKept(roles, named);
  const held = new Map<string, HeldSkill>();
  for (const { id, profile } of roles) {
    for (const { skill, proficiency } of profile?.needs ?? []) {
      const counts = kept.has(skill) ? proficiency : Math.max(1, proficiency - 1);
      if (counts > (held.get(skill)?.held ?? 0)) held.set(skill, { held: counts, learntAt: id });
    }
  }
  for (const skill of named) {
    if ((held.get(skill)?.held ?? 0) < performed) held.set(skill, { held: performed, learntAt: '' });
  }
  return held;
}

function listKept(roles: readonly CurrentOccupation[], named: readonly string[]): ReadonlySet<string> {
  return new Set([...named, ...(roles.at(-1)?.profile?.needs ?? []).map(({ skill }) => skill)]);
}

function verifyFading(
  { dataset, faults }: Ground,
  answer: PotentialAnswer,
  roles: readonly CurrentOccupation[],
  held: ReadonlyMap<string, HeldSkill>,
  named: readonly string[],
): void {
  const kept = listKept(roles, named);
  const expected = [...held].filter(([skill]) => !kept.has(skill));
  faults.same('fading', answer.fading.map(({ skill }) => skill).sort(), expected.map(([skill]) => skill).sort());
  answer.fading.forEach((stated, index) => {
    const own = held.get(stated.skill);
    if (!own) return;
    const learnt = roles
      .find(({ id }) => id === own.learntAt)
      ?.profile?.needs.find(({ skill }) => skill === stated.skill)?.proficiency;
    const truth = { ...stated, ...own, label: dataset.getSkill(stated.skill).label, learnt: learnt ?? 0 };
    faults.sameFields(`fading[${index}]`, stated, truth, ['label', 'learnt', 'held', 'learntAt']);
  });
}
