/** What `evaluate` measures, on maps small enough to rank by hand. */
import { describe, expect, it } from '@jest/globals';
import { evaluate, type PairRow } from '../../src/evaluation/evaluation.js';
import { buildGraph } from '../../src/graph/career-graph.js';
import { evaluationAnswerSchema } from '../../src/model/evaluation.js';
import { slug } from '../../src/model/vocabulary.js';
import { createPlanner, type Planner } from '../../src/planner/planner.js';
import { type Drawing, drawDataset } from '../support/draw-release.js';

const draw = (text: string, drawing: Drawing = {}): Planner => createPlanner(buildGraph(drawDataset(text, drawing)));

/** Rows of "a > b" lines, each name resolved to its slug. */
const rows = (...lines: readonly string[]): PairRow[] =>
  lines.map((line) => {
    const [from = '', to = ''] = line.split(' > ');
    return { from, to, fromId: slug(from), toId: slug(to) };
  });

/** The same planner with every move priced by the two ids; moves that are not named are as dear as can be. */
function reprice(planner: Planner, prices: Readonly<Record<string, number>>): Planner {
  const { graph } = planner;
  const nameOf = (move: number): string =>
    `${graph.occupations[graph.from[move] ?? -1]?.id} > ${graph.occupations[graph.to[move] ?? -1]?.id}`;
  return { ...planner, prices: planner.prices.map((_, move) => prices[nameOf(move)] ?? Number.POSITIVE_INFINITY) };
}

/** One cluster of five, whose moves all exist, and one occupation that nothing links to them. */
const stage = `
# Creative
Stage
  t Crew @1: rigger, flyman, dresser, usher, stagehand
# Digital
Code
  t Makers @1: coder
`;

describe('evaluate', () => {
  it('ranks by total effort over any number of moves, steps down included', () => {
    const planner = reprice(draw(stage), {
      'rigger > flyman': 1,
      'flyman > dresser': 1,
      'rigger > dresser': 9,
      'rigger > usher': 3,
      'rigger > stagehand': 4,
    });
    const rankOf = (to: string): number => 1 / (evaluate(planner, rows(`rigger > ${to}`)).mrr ?? 0);
    expect(['flyman', 'dresser', 'usher', 'stagehand'].map(rankOf)).toEqual([1, 2, 3, 4]);
    const ladder = draw('# Creative\nStage\n  t Crew @1: rigger 2\n  h Heads @1: head rigger 4');
    expect(evaluate(ladder, rows('head rigger > rigger')).hitAt['1']).toBe(1);
  });

  it('leaves other stated destinations of the same origin out of a ranking, and only those', () => {
    const planner = reprice(draw(stage), {
      'rigger > flyman': 1,
      'rigger > dresser': 2,
      'rigger > usher': 3,
      'rigger > stagehand': 4,
      'usher > rigger': 1,
      'usher > dresser': 1.5,
    });
    const { hitAt, mrr } = evaluate(planner, rows('rigger > flyman', 'rigger > usher', 'usher > dresser'));
    expect(mrr).toBeCloseTo((1 + 1 / 2 + 1 / 2) / 3, 12);
    expect(hitAt['1']).toBeCloseTo(1 / 3, 12);
    expect(hitAt['5']).toBe(1);
  });

  it('gives ties the standing that they can be expected to have', () => {
    const planner = reprice(draw(stage), {
      'rigger > flyman': 1,
      'rigger > dresser': 2,
      'rigger > usher': 2,
      'rigger > stagehand': 2,
    });
    const first = evaluate(planner, rows('rigger > usher'));
    expect(first.mrr).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4) / 3, 12);
    expect(first.hitAt['1']).toBe(0);
    const crew = draw(`# Creative\nStage\n  t Crew @1: ${'abcdefgh'.split('').join(', ')}`);
    const tie = evaluate(crew, rows('a > b'));
    expect(tie.hitAt['1']).toBeCloseTo(1 / 7, 12);
    expect(tie.hitAt['5']).toBeCloseTo(5 / 7, 12);
    expect(tie.hitAt['10']).toBe(1);
  });

  it('lets what cannot be reached tie at the end', () => {
    const planner = draw(`${stage}  t Testers @2: tester`);
    const { hitAt, mrr } = evaluate(planner, rows('rigger > coder'));
    expect(mrr).toBeCloseTo((1 / 5 + 1 / 6) / 2, 12);
    expect(hitAt['5']).toBe(0.5);
  });

  it('skips rows with a reason and counts a repeated pair once', () => {
    const row = { from: 'Riger', to: 'usher', fromId: null, toId: 'usher' };
    const answer = evaluate(draw(stage), [
      ...rows('rigger > flyman', 'rigger > flyman', 'rigger > rigger', 'rigger > chef'),
      row,
      { ...row, reason: 'ambiguous-occupation' },
      { from: 'Rigger', to: 'Fly operator', fromId: 'rigger', toId: 'flyman' },
      ...rows('flyman > rigger'),
    ]);
    expect(answer).toMatchObject({ pairs: 8, used: 2 });
    expect(answer.skipped).toEqual([
      { from: 'rigger', to: 'flyman', reason: 'repeated' },
      { from: 'rigger', to: 'rigger', reason: 'same-occupation' },
      { from: 'rigger', to: 'chef', reason: 'not-in-release' },
      { from: 'Riger', to: 'usher', reason: 'unresolved' },
      { from: 'Riger', to: 'usher', reason: 'ambiguous-occupation' },
      { from: 'Rigger', to: 'Fly operator', reason: 'repeated' },
    ]);
  });

  it('measures pairs inside a map and between maps apart', () => {
    const planner = reprice(draw(stage), { 'rigger > flyman': 1 });
    const { ownMap, otherMap, used } = evaluate(planner, rows('rigger > flyman', 'usher > coder'));
    expect(used).toBe(2);
    expect(ownMap).toMatchObject({ used: 1, mrr: 1 });
    expect(otherMap.used).toBe(1);
    expect(otherMap.mrr).toBeCloseTo((1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5) / 5, 12);
  });

  it('has null for every measure of nothing, and fits its schema either way', () => {
    const nothing = evaluate(draw(stage), []);
    const none = { hitAt: { '1': null, '5': null, '10': null, '20': null }, mrr: null };
    expect(nothing).toMatchObject({ used: 0, ...none, ownMap: { used: 0, ...none }, baselines: { random: none } });
    expect(nothing.interval).toEqual({ confidence: 0.9, hitAt10: null, mrr: null });
    expect(() => evaluationAnswerSchema.parse(nothing)).not.toThrow();
    expect(() => evaluationAnswerSchema.parse(evaluate(draw(stage), rows('rigger > coder')))).not.toThrow();
  });
});

describe('the interval', () => {
  const letters = 'abcdefghijkl'.split('');
  const crew = draw(`# Creative\nStage\n  t Crew @1: ${letters.join(', ')}`);
  /** From every letter the others stand in the order of the alphabet. */
  const planner = reprice(
    crew,
    Object.fromEntries(letters.flatMap((from) => letters.map((to, place) => [`${from} > ${to}`, 100 + place]))),
  );

  it('repeats exactly and holds the mean', () => {
    const pairs = rows(...letters.slice(1).map((to, place) => `${letters[place]} > ${to}`));
    const answer = evaluate(planner, pairs);
    expect(evaluate(planner, pairs).interval).toEqual(answer.interval);
    const [low, high] = answer.interval.mrr ?? [1, 0];
    expect(low).toBeLessThan(answer.mrr ?? 0);
    expect(high).toBeGreaterThan(answer.mrr ?? 1);
  });

  it('draws origins, not pairs', () => {
    const one = evaluate(planner, rows('a > b', 'a > l'));
    expect(one.interval.mrr).toEqual([one.mrr, one.mrr]);
    const two = evaluate(planner, rows('a > b', 'b > c'));
    expect(two.interval.mrr).toEqual([1 / 2, 1]);
  });
});

describe('the baselines', () => {
  const maps = `
# Creative
Stage
  t Crew @1: stage rigger 2, usher 3
  h Heads @1: dresser 4
  t Helpers @2: porter 2
Screen
  h Camera @1: stage painter 4
# Digital
Code
  h Makers @1: coder 4
`;
  const mrrOf = (name: 'random' | 'same-cluster' | 'structure' | 'title-tfidf', pair: string): number | null =>
    evaluate(draw(maps), rows(pair)).baselines[name].mrr;

  it('random ties everything', () => {
    expect(mrrOf('random', 'stage rigger > coder')).toBeCloseTo((1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5) / 5, 12);
  });

  it('same-cluster puts cluster-mates first and ties the rest', () => {
    expect(mrrOf('same-cluster', 'stage rigger > usher')).toBe(1);
    expect(mrrOf('same-cluster', 'stage rigger > coder')).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4 + 1 / 5) / 4, 12);
  });

  it('structure goes by tier up in the pathway, cluster, pathway, map, and levels down', () => {
    const order = ['dresser', 'usher', 'porter', 'stage painter', 'coder'];
    expect(order.map((to) => mrrOf('structure', `stage rigger > ${to}`))).toEqual([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]);
    const fromAbove = ['usher', 'stage painter', 'porter'].map((to) => mrrOf('structure', `dresser > ${to}`));
    expect(fromAbove).toEqual([1, 1 / 2, expect.closeTo((1 / 3 + 1 / 4) / 2, 12)]);
  });

  it('title-tfidf goes by shared words and ties what shares none', () => {
    expect(mrrOf('title-tfidf', 'stage rigger > stage painter')).toBe(1);
    expect(mrrOf('title-tfidf', 'stage rigger > coder')).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4 + 1 / 5) / 4, 12);
  });
});
