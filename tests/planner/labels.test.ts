/** Labels on the shipped data: earned among all paths worth showing, whatever number was asked for. */
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { compose } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { defaultQuestion, mostAlternatives } from '../../src/planner/planner.js';
import { tellRoles } from '../support/tell-line.js';

it('are the same however many paths are asked for, and the first path too', async () => {
  const { planner } = await compose(readConfig({ TRELLIS_DATA: join('tests', 'no-such-folder') })).service();
  const { occupations } = planner.graph;
  let compared = 0;
  for (let number = 0; number < 40; number++) {
    const from = occupations[(number * 37) % occupations.length]?.id ?? '';
    const to = occupations[(number * 101 + 13) % occupations.length]?.id ?? '';
    const ask = (alternatives: number) =>
      planner
        .findPaths({ ...defaultQuestion, from, to, allowDown: true, alternatives })
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
