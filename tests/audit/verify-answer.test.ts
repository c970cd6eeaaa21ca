/** True answers pass; every kind of false fact is refused at its place; no drawn map makes the planner state an untruth. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AuditedAnswer, verifyAnswer } from '../../src/audit/verify-answer.js';
import { openDataset } from '../../src/dataset/dataset.js';
import { buildGraph } from '../../src/graph/career-graph.js';
import { createPlanner, defaultQuestion, type Planner } from '../../src/planner/planner.js';
import { all, answers, dataset, planner } from './drawn-house.js';
import { randomRelease } from './random-release.js';
import { lies } from './swaps.js';

/** A copy of an answer in which the value at one path (`moves[1].level.to`) has become another. */
function change(answer: AuditedAnswer, at: string, becomes: (value: never) => unknown): AuditedAnswer {
  const copy: unknown = JSON.parse(JSON.stringify(answer));
  const keys = at.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy);
  const record = holder as Record<string, unknown>;
  if (!(last in record)) throw new Error(`The answer has nothing at ${at}.`);
  const value = becomes(record[last] as never);
  expect(value).not.toEqual(record[last]);
  record[last] = value;
  return copy as AuditedAnswer;
}

type Ask = (planner: Planner, a: string, b: string, c: string) => readonly AuditedAnswer[];

/** What is asked of a planner about three roles, by kind of answer. */
const ask: Readonly<Record<'paths' | 'routes' | 'moves' | 'comparisons', Ask>> = {
  paths: (asked, from, to, other) => [
    asked.findPaths({ ...defaultQuestion, from, to }),
    asked.findPaths({ ...defaultQuestion, from, to, allowDown: true, maxLevel: 5, alternatives: 5 }),
    asked.findPaths({ ...defaultQuestion, from, to, allowDown: true, via: [from, to].includes(other) ? [] : [other] }),
  ],
  routes: (asked, a, b, c) => [asked.checkRoute([a, b, c]), asked.checkRoute([a, b, a])],
  moves: (asked, a, b) => [
    asked.listMoves({ ...all, occupation: a }),
    asked.listMoves({ ...all, occupation: a, scopes: ['other-map'] }),
    asked.listFeeders({ ...all, occupation: b, diverse: true }),
  ],
  comparisons: (asked, a, b) => [asked.compare(a, b)],
};
const kinds = Object.keys(ask) as (keyof typeof ask)[];

describe('a true answer', () => {
  it.each(Object.keys(answers) as (keyof typeof answers)[])('has no fault: %s', (name) => {
    expect(verifyAnswer(answers[name], dataset)).toEqual([]);
  });

  it.each(kinds)('has none between any two roles of the house: %s', (kind) => {
    const ids = dataset.listOccupations().map(({ id }) => id);
    const asked = ids.flatMap((from) => ids.flatMap((to) => ask[kind](planner, from, to, 'scenic-artist')));
    expect(asked.flatMap((answer) => verifyAnswer(answer, dataset))).toEqual([]);
  });
});

describe('a false fact', () => {
  it.each(lies)('is refused: $kind ($answer: $at)', ({ answer, at, becomes, faults }) => {
    const found = verifyAnswer(change(answers[answer], at, becomes), dataset);
    expect(found.map(({ path }) => path)).toEqual(faults);
  });

  it('is told beside what the data say', () => {
    const lied = change(answers.paths, 'paths[0].steps[0].level.to', () => 4 as never);
    expect(verifyAnswer(lied, dataset)).toEqual([{ path: 'paths[0].steps[0].level.to', stated: '4', found: '5' }]);
  });

  it('is told of one edition by the other', () => {
    const later = openDataset({ ...dataset.release, dataVersion: 'ffffffffffffffff' });
    expect(verifyAnswer(answers.moves, later).map(({ path }) => path)).toEqual(['dataVersion']);
  });
});

describe('the doubt of a whole map', () => {
  const doubted = openDataset({
    ...dataset.release,
    maps: dataset.release.maps.map((map) => ({ ...map, doubt: 'Its table is lost.' })),
  });

  it('must be said', () => {
    const found = verifyAnswer(answers.moves, doubted).filter(({ path }) => path === 'notes');
    expect(found[0]?.found).toContain('It hides a doubt: ');
  });

  it('must be one that the data hold', () => {
    const lied = {
      ...answers.moves,
      notes: [...answers.moves.notes, { code: 'map-doubt', sentence: 'Mars: unseen.' }],
    };
    expect(verifyAnswer(lied, dataset).map(({ stated }) => stated)).toEqual(['Mars: unseen.']);
  });
});

describe('whatever the maps', () => {
  it.each(kinds)('the planner states no fact that the data do not hold: %s', (kind) => {
    const place = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(randomRelease, place, place, place, (release, ...places) => {
        const drawn = openDataset(release);
        const ids = drawn.listOccupations().map(({ id }) => id);
        const [a = '', b = '', c = ''] = places.map((index) => ids[index % ids.length] ?? '');
        const asked = ask[kind](createPlanner(buildGraph(drawn)), a, b, c);
        expect(asked.flatMap((answer) => verifyAnswer(answer, drawn))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
