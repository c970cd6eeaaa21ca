/** What a whole history reaches, on a drawn map: the union of roles, what fades, what is named, and what one skill opens. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { verifyAnswer } from '../../src/audit/verify-answer.js';
import { buildGraph } from '../../src/graph/career-graph.js';
import { directions, scopes } from '../../src/model/vocabulary.js';
import { createPlanner, type PotentialQuestion } from '../../src/planner/planner.js';
import { type Drawing, drawDataset } from '../support/draw-release.js';

const text = `
  # Kitchen
  Food
    t Line @1: cook 2, porter 2
    h Pass @1: head cook 4
  # School
  Teaching
    t Class @1: classroom helper 2
    h Craft @1: cookery teacher 4, crafts teacher 4
    p Lead @1: school leader 6`;
const needs: Drawing['needs'] = {
  cook: { cook: [5, 3], taste: [4, 2], clean: [2, 2] },
  porter: { clean: [5, 2], carry: [3, 2] },
  'head cook': { cook: [5, 3], taste: [4, 3], lead: [4, 2] },
  'classroom helper': { teach: [4, 2], calm: [3, 2], clean: [1, 1] },
  'cookery teacher': { cook: [5, 3], teach: [5, 3], calm: [3, 2], assess: [3, 2] },
  'crafts teacher': { carve: [5, 3], teach: [5, 3], calm: [3, 2], assess: [3, 2] },
  'school leader': { lead: [5, 3], plan: [5, 4], budget: [4, 3] },
};
const gate = {
  kind: 'check',
  name: 'A check',
  authority: 'A board',
  experienceCounts: null,
  after: [],
  doubt: null,
} as const;
const planner = createPlanner(
  buildGraph(drawDataset(text, { needs, gates: { 'cookery teacher': [gate], cook: [gate] } })),
);
const ask = (roles: readonly string[], more: Partial<PotentialQuestion> = {}) =>
  planner.findPotential({ roles, skills: [], limit: 50, directions, scopes, ...more });
const reach = (answer: ReturnType<typeof ask>, id: string) => answer.reaches.find(({ to }) => to.id === id);

it('states nothing of any history that the audit refuses', () => {
  const ids = planner.graph.occupations.map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: 1 }),
      fc.subarray(['assess', 'lead', 'plan', 'cook']),
      (roles, skills) => {
        expect(verifyAnswer(ask(roles, { skills }), planner.graph.dataset)).toEqual([]);
      },
    ),
  );
});

it.each<[string, (answer: ReturnType<typeof ask>) => object]>([
  ['a skill that never faded', ({ fading }) => ({ fading: fading.slice(1) })],
  ['a role that taught nothing', ({ fading }) => ({ fading: fading.map((one) => ({ ...one, learntAt: 'porter' })) })],
  ['another share', ({ reaches }) => ({ reaches: reaches.map((one) => ({ ...one, coverage: 0.9 })) })],
  ['a gate hidden', ({ reaches }) => ({ reaches: reaches.map((one) => ({ ...one, gates: [] })) })],
  ['a held role reached', ({ reaches, roles }) => ({ reaches: reaches.map((one) => ({ ...one, to: roles[0] })) })],
  ['more skills in all', ({ holds }) => ({ holds: holds + 1 })],
])('is refused with %s', (_, change) => {
  const answer = ask(['head-cook', 'classroom-helper']);
  expect(verifyAnswer({ ...answer, ...change(answer) } as typeof answer, planner.graph.dataset)).not.toEqual([]);
});

describe('what a history reaches', () => {
  it('is judged by all roles together, each skill credited to the role that taught it', () => {
    const both = reach(ask(['cook', 'classroom-helper']), 'cookery-teacher');
    const [one, other] = [ask(['cook']), ask(['classroom-helper'])].map((answer) => reach(answer, 'cookery-teacher'));
    expect(both?.coverage).toBeGreaterThan(Math.max(one?.coverage ?? 0, other?.coverage ?? 0));
    expect(
      [...(both?.carries ?? []), ...(both?.deepens ?? [])].map(({ skill, learntAt }) => `${skill} ${learntAt}`).sort(),
    ).toEqual(['calm classroom-helper', 'cook cook', 'teach classroom-helper']);
    expect(both?.gains.map(({ skill }) => skill)).toEqual(['assess']);
  });

  it('never lists a role that was held, and asks for no gate that one of them passed', () => {
    const answer = ask(['cook', 'classroom-helper']);
    expect(answer.reaches.map(({ to }) => to.id)).not.toContain('cook');
    expect(reach(answer, 'cookery-teacher')?.gates).toEqual([]);
    expect(reach(ask(['classroom-helper']), 'cookery-teacher')?.gates).toEqual([gate]);
  });

  it('counts what the present role does not use one step lower, and says so', () => {
    const { fading, notes } = ask(['cook', 'classroom-helper']);
    expect(fading.map(({ skill, learnt, held }) => `${skill} ${learnt} to ${held}`)).toEqual([
      'cook 3 to 2',
      'taste 2 to 1',
    ]);
    expect(notes.find(({ code }) => code === 'fading-skills')?.sentence).toMatch(/^2 skills of earlier roles/);
    expect(ask(['classroom-helper', 'cook']).fading.map(({ skill }) => skill)).toEqual(['teach', 'calm']);
    expect(ask(['cook']).fading).toEqual([]);
  });

  it('takes a named skill as performed, and keeps it from fading', () => {
    const named = ask(['cook', 'classroom-helper'], { skills: ['cook', 'assess'] });
    expect(named.fading.map(({ skill }) => skill)).toEqual(['taste']);
    const teacher = reach(named, 'cookery-teacher');
    expect(teacher?.gains).toEqual([]);
    expect(teacher?.carries.find(({ skill }) => skill === 'assess')?.learntAt).toBe('');
  });

  it('sees up and down from the present role', () => {
    expect(reach(ask(['cook', 'head-cook']), 'porter')?.direction ?? 'none').not.toBe('up');
    expect(ask(['cook', 'head-cook'], { directions: ['up'] }).reaches.map(({ to }) => to.id)).not.toContain('porter');
  });

  it('names the one skill that brings an occupation within reach', () => {
    const { withOneSkill, reaches } = ask(['porter']);
    const opened = withOneSkill.flatMap(({ skill, opens }) => opens.map(({ to }) => `${skill} ${to.id}`));
    for (const { to } of withOneSkill.flatMap(({ opens }) => opens))
      expect(reaches.map((r) => r.to.id)).not.toContain(to.id);
    for (const { coverage, coverageWith } of withOneSkill.flatMap(({ opens }) => opens)) {
      expect(coverageWith).toBeGreaterThan(coverage);
    }
    expect(new Set(opened).size).toBe(opened.length);
  });

  it('says why nothing is reached', () => {
    expect(ask(['school-leader'], { directions: ['up'] })).toMatchObject({
      reaches: [],
      reason: 'insufficient-evidence',
    });
  });

  it('never falls with one more role or skill held at the end of the same history', () => {
    const ids = planner.graph.occupations.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ids, { minLength: 1 }),
        fc.constantFrom('assess', 'lead', 'plan'),
        (roles, skill) => {
          const before = ask(roles);
          const after = ask(roles, { skills: [skill] });
          for (const { to, coverage } of before.reaches) {
            expect(reach(after, to.id)?.coverage ?? 0).toBeGreaterThanOrEqual(coverage);
          }
        },
      ),
    );
  });
});
