/** The unit of effort on the shipped data: 1.0 is the median effort of a printed step to the next tier. */
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { compose } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';

it('is the median printed step', async () => {
  const { planner } = await compose(readConfig({ TRELLIS_DATA: join('tests', 'no-such-folder') })).service();
  const { graph } = planner;
  const steps: number[] = [];
  for (let move = 0; move < graph.moveCount; move++) {
    const { direction, tiersCrossed, evidence } = graph.describeMove(move);
    const printed = evidence.some(({ type, reversed }) => type === 'printed-row' && !reversed);
    if (printed && direction === 'up' && tiersCrossed === 1) steps.push(planner.effortOf(move));
  }
  steps.sort((a, b) => a - b);
  expect(steps.length).toBeGreaterThan(500);
  expect(steps[steps.length >> 1]).toBeGreaterThan(0.97);
  expect(steps[steps.length >> 1]).toBeLessThan(1.03);
});
