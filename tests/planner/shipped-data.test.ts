/** What an answer says of others, held to it on the shipped data: labels, and what a refusal says would be found. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compose } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { defaultQuestion, mostAlternatives, type Planner } from '../../src/planner/planner.js';
import { tellRoles } from '../support/tell-line.js';

let planner: Planner;

beforeAll(async () => {
  ({ planner } = await compose(readConfig({ TRELLIS_DATA: join('tests', 'no-such-folder') })).service());
});

/** Pairs strewn over all maps, the same every time. */
const drawPairs = (count: number): readonly { readonly from: string; readonly to: string }[] => {
  const { occupations } = planner.graph;
  const at = (place: number): string => occupations[place % occupations.length]?.id ?? '';
  return Array.from({ length: count }, (_, number) => ({ from: at(number * 37), to: at(number * 101 + 13) }));
};

describe('labels', () => {
  it('are the same however many paths are asked for, and the first path too', () => {
    let compared = 0;
    for (const pair of drawPairs(40)) {
      const ask = (alternatives: number) =>
        planner
          .findPaths({ ...defaultQuestion, ...pair, allowDown: true, alternatives })
          .paths.map((path) => ({ roles: tellRoles(path), labels: path.labels }));
      const all = ask(mostAlternatives);
      for (const count of [1, 2, 3]) {
        const some = ask(count);
        expect(some).toHaveLength(Math.min(count, all.length));
        expect(some[0]).toEqual(all[0]);
        expect(all).toEqual(expect.arrayContaining(some));
        compared += some.length;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe('a refusal', () => {
  it('offers steps down, or more moves, only where asking for them finds a way', () => {
    const broken: string[] = [];
    let offers = 0;
    for (const pair of drawPairs(300)) {
      const question = { ...defaultQuestion, ...pair };
      const { paths, change } = planner.findPaths(question);
      if (paths.length > 0 || change === null) continue;
      const moves = /^The easiest way found takes (\d+) moves/.exec(change)?.[1];
      const down = change.startsWith('There is a way with steps down; it is offered');
      if (moves === undefined && !down) continue;
      offers += 1;
      const more = moves === undefined ? { allowDown: true } : { maxMoves: Number(moves) };
      if (planner.findPaths({ ...question, ...more }).paths.length === 0) broken.push(`${pair.from} to ${pair.to}`);
    }
    expect(broken).toEqual([]);
    expect(offers).toBeGreaterThan(50);
  });
});
