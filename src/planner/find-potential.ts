/**
 * What a whole history reaches: the union of what several past roles and named skills taught, each destination judged
 * by all of it, and what one more skill would open. Skills of earlier roles that the last one does not ask for fade,
 * and count one step of proficiency less: that is said, and nothing about the person is kept.
 */
import type { CurrentOccupation } from '../dataset/dataset.js';
import { type CareerGraph, compareStandings, type Holdings } from '../graph/career-graph.js';
import type { PotentialAnswer } from '../model/answer.js';
import type { Direction, Scope } from '../model/vocabulary.js';
import { listEditions, listNotes } from './notes.js';
import { potential, pricePair, strongestEvidence, toEffort } from './policy.js';
import { compareNeeds, type Experience, roundShare, toPlace } from './tell-step.js';

export interface PotentialQuestion {
  /** Past roles by id in the order in which they were held, the last being the present one; at least one. */
  readonly roles: readonly string[];
  /** Skills held besides, by id. */
  readonly skills: readonly string[];
  /** Most destinations to list, at least 1. */
  readonly limit: number;
  readonly directions: readonly Direction[];
  readonly scopes: readonly Scope[];
}

interface Reach {
  readonly to: CurrentOccupation;
  readonly coverage: number;
  /** The role from which it is nearest. */
  readonly from: CurrentOccupation;
  /** As seen from the present role. */
  readonly direction: Direction;
  readonly scope: Scope;
  readonly price: number;
}

/** Throws `unknown-occupation`, and `not-found` for a skill that the vocabulary does not hold. */
export function findPotential(graph: CareerGraph, question: PotentialQuestion): PotentialAnswer {
  const { dataset } = graph;
  const roles = question.roles.map((id) => dataset.getOccupation(id));
  const named = question.skills.map((id) => dataset.getSkill(id));
  const { experience, fading } = gatherExperience(graph, roles, question.skills);
  const holdings: Holdings = new Map(
    graph.skills.ids.flatMap((id, index) => {
      const held = experience.get(id);
      return held ? [[index, held.proficiency] as const] : [];
    }),
  );

  const reaches: Reach[] = [];
  const near: { readonly to: CurrentOccupation; readonly coverage: number; readonly least: number }[] = [];
  graph.occupations.forEach((to, target) => {
    if (roles.includes(to)) return;
    const coverage = graph.skills.coverageBy(holdings, target);
    const nearest = findNearest(graph, question, roles, target, coverage);
    if (!nearest) return;
    const least = Math.max(potential.leastCoverage, graph.cutOffs.get(to.placements[0]?.cluster ?? '')?.cutOff ?? 0);
    if (coverage >= least) reaches.push(nearest);
    else if (coverage >= least * potential.nearShare) near.push({ to, coverage, least });
  });
  reaches.sort((a, b) => a.price - b.price || compareIds(a.to, b.to));
  const shown = reaches.slice(0, question.limit);

  const withOneSkill = listOpeners(graph, experience, holdings, near);
  const involved = [...roles, ...shown.map(({ to }) => to)];
  const none = reaches.length === 0;
  return {
    dataVersion: dataset.dataVersion,
    editions: listEditions(dataset, [
      ...involved,
      ...withOneSkill.flatMap(({ opens }) => opens.map(({ to }) => dataset.getOccupation(to.id))),
    ]),
    roles: roles.map((role) => toPlace(role)),
    skills: named.map(({ id, label }) => ({ skill: id, label, held: potential.namedProficiency })),
    holds: experience.size,
    fading,
    reaches: shown.map(({ to, from, coverage, direction, scope, price }) => ({
      to: toPlace(to),
      nearestFrom: from.id,
      direction,
      scope,
      effort: toEffort(price),
      coverage: roundShare(coverage),
      ...compareNeeds(dataset, experience, dataset.listNeeds(to.id)),
      gates: dataset
        .listGates(to.id)
        .filter((gate) => !roles.some(({ gates }) => gates.some((own) => own.name === gate.name))),
    })),
    total: reaches.length,
    withOneSkill,
    reason: none ? 'insufficient-evidence' : null,
    change: none
      ? 'Nothing asks for enough of what these roles teach. Name more roles or skills, or ask for every direction.'
      : null,
    notes: listNotes(involved, listFadingNote(fading.length)),
  };
}

/** All that was learnt, each skill by the role that taught it best; an earlier role's own skills one step lower. */
function gatherExperience(
  { dataset }: CareerGraph,
  roles: readonly CurrentOccupation[],
  skills: readonly string[],
): { readonly experience: Experience; readonly fading: PotentialAnswer['fading'] } {
  const experience: Experience = new Map();
  const fading = new Map<string, PotentialAnswer['fading'][number]>();
  const present = roles.at(-1);
  const kept = new Set([...skills, ...(present ? dataset.listNeeds(present.id).map(({ skill }) => skill) : [])]);
  for (const role of roles) {
    for (const { skill, proficiency } of dataset.listNeeds(role.id)) {
      const held = kept.has(skill) ? proficiency : Math.max(1, proficiency - potential.fadesBy);
      if ((experience.get(skill)?.proficiency ?? 0) >= held) continue;
      experience.set(skill, { proficiency: held, learntAt: role.id });
      if (!kept.has(skill)) {
        fading.set(skill, {
          skill,
          label: dataset.getSkill(skill).label,
          learnt: proficiency,
          held,
          learntAt: role.id,
        });
      }
    }
  }
  for (const skill of skills) {
    const held = experience.get(skill);
    if ((held?.proficiency ?? 0) >= potential.namedProficiency) continue;
    experience.set(skill, { proficiency: potential.namedProficiency, learntAt: '' });
  }
  return { experience, fading: [...fading.values()] };
}

/**
 * The cheapest way to a destination from any of the roles, linked or by skills alone; up and down are seen from the
 * present one. Undefined where its direction or scope is not asked for.
 */
function findNearest(
  graph: CareerGraph,
  { directions, scopes }: PotentialQuestion,
  roles: readonly CurrentOccupation[],
  target: number,
  coverage: number,
): Reach | undefined {
  const to = graph.occupations[target];
  if (!to || Number.isNaN(coverage)) return undefined;
  const present = roles.at(-1);
  if (!present) return undefined;
  const { direction, rise, tiersCrossed } = compareStandings(present, to);
  if (!directions.includes(direction)) return undefined;
  let nearest: Reach | undefined;
  for (const from of roles) {
    const source = graph.indexOf(from.id) ?? -1;
    const { scope } = compareStandings(from, to);
    const move = graph.findMove(source, target);
    const price = pricePair(graph, source, target, coverage, {
      direction,
      rise,
      tiersCrossed,
      scope,
      likeness: move < 0 ? 0 : (graph.likeness[move] ?? 0),
      evidence: move < 0 ? 'shared-skills' : strongestEvidence(graph, move),
    });
    if (nearest && nearest.price <= price) continue;
    nearest = { to, from, coverage, direction, scope, price };
  }
  return nearest && scopes.includes(nearest.scope) ? nearest : undefined;
}

/** Skills not held that would bring destinations within reach, the one that opens most first. */
function listOpeners(
  graph: CareerGraph,
  experience: Experience,
  holdings: Holdings,
  near: readonly { readonly to: CurrentOccupation; readonly coverage: number; readonly least: number }[],
): PotentialAnswer['withOneSkill'] {
  const { dataset, skills } = graph;
  const indexes = new Map(skills.ids.map((id, index) => [id, index]));
  const opens = new Map<string, PotentialAnswer['withOneSkill'][number]['opens']>();
  for (const { to, coverage, least } of near) {
    const target = graph.indexOf(to.id) ?? -1;
    for (const { skill, proficiency } of dataset.listNeeds(to.id)) {
      if (experience.has(skill)) continue;
      const more = new Map(holdings).set(indexes.get(skill) ?? -1, Math.min(proficiency, potential.namedProficiency));
      const reached = skills.coverageBy(more, target);
      if (reached < least) continue;
      const entry = { to: toPlace(to), coverage: roundShare(coverage), coverageWith: roundShare(reached) };
      opens.set(skill, [...(opens.get(skill) ?? []), entry]);
    }
  }
  return [...opens]
    .map(([skill, list]) => ({
      skill,
      label: dataset.getSkill(skill).label,
      total: list.length,
      opens: [...list]
        .sort((a, b) => b.coverageWith - a.coverageWith || (a.to.id < b.to.id ? -1 : 1))
        .slice(0, potential.mostOpened),
    }))
    .sort((a, b) => b.total - a.total || (a.skill < b.skill ? -1 : 1))
    .slice(0, potential.mostSkills);
}

function listFadingNote(count: number): PotentialAnswer['notes'] {
  if (count === 0) return [];
  const many = count === 1 ? '1 skill of an earlier role is' : `${count} skills of earlier roles are`;
  return [
    {
      code: 'fading-skills',
      sentence: `${many} not asked for in the last one: what is not used fades, so each counts one step of proficiency less.`,
    },
  ];
}

function compareIds(a: CurrentOccupation, b: CurrentOccupation): number {
  return a.id < b.id ? -1 : 1;
}
