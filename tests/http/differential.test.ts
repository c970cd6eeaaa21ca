/** The same questions over HTTP, of the planner and on the command line: one answer, whoever carries it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRandom } from '../../src/evaluation/bootstrap.js';
import type { PathAnswer, Place } from '../../src/model/answer.js';
import { evidenceTypes } from '../../src/model/vocabulary.js';
import { defaultQuestion } from '../../src/planner/planner.js';
import type { PathQuestion } from '../../src/planner/question.js';
import { createService, type Service } from '../../src/service/service.js';
import { addressOf } from '../contract/describe-http.js';
import { runCommand } from '../support/run-command.js';
import { openShippedService, type Served, serveApp } from '../support/serve-app.js';

/** The same question is worked out once: over HTTP it has to be the very question that was drawn. */
function remember(findPaths: (question: PathQuestion) => PathAnswer): (question: PathQuestion) => PathAnswer {
  const known = new Map<string, PathAnswer>();
  return (question) => {
    const key = JSON.stringify(Object.entries(question).sort());
    const answer = known.get(key) ?? findPaths(question);
    known.set(key, answer);
    return answer;
  };
}

describe('beside the planner', () => {
  let served: Served;
  let service: Service;
  beforeAll(async () => {
    const { planner } = await openShippedService();
    service = createService({ ...planner, findPaths: remember(planner.findPaths) });
    served = await serveApp(service);
  });
  afterAll(() => served.close());

  /** Questions by id, drawn with the same seed every time. */
  const drawQuestions = (count: number): readonly PathQuestion[] => {
    const random = createRandom(4711);
    const ids = service.dataset.listOccupations().map(({ id }) => id);
    const draw = <T>(list: readonly T[]): T => {
      const one = list[Math.floor(random() * list.length)];
      if (one === undefined) throw new Error('Nothing to draw from.');
      return one;
    };
    return Array.from({ length: count }, () => {
      const [from, to, other] = [draw(ids), draw(ids), draw(ids)];
      return {
        ...defaultQuestion,
        from,
        to,
        alternatives: draw([1, 2, 3, 10]),
        maxMoves: draw([1, 2, 2, 3]),
        maxLevel: draw([null, null, 4, 7]),
        allowDown: draw([false, false, false, false, true]),
        avoid: draw([true, false]) && other !== from && other !== to ? [other] : [],
        evidence: draw([null, null, [draw(evidenceTypes), 'shared-skills' as const]]),
      };
    });
  };
  const asAsked = (question: PathQuestion): Record<string, unknown> =>
    Object.fromEntries(Object.entries(question).filter(([, value]) => value !== null));

  it('gives the answer of the planner for 500 random pairs and options', async () => {
    let withPaths = 0;
    for (const question of drawQuestions(500)) {
      const response = await fetch(served.address + addressOf({ path: '/v1/paths' }, asAsked(question)));
      const expected = service.planner.findPaths(question);
      const asById = (place: Place): Place => ({ ...place, resolvedBy: 'id' });
      const answer = await response.text();
      const same = answer === JSON.stringify({ ...expected, from: asById(expected.from), to: asById(expected.to) });
      expect({ question, same }).toEqual({ question, same: true });
      if (expected.paths.length > 0) withPaths += 1;
    }
    expect(withPaths).toBeGreaterThan(50);
  }, 60_000);

  it('gives the answer of the command line, names and all', async () => {
    const { out } = await runCommand(['path', 'prop maker', 'Stage Designr', '--alternatives', '5', '--json']);
    const response = await fetch(`${served.address}/v1/paths?from=prop+maker&to=Stage+Designr&alternatives=5`);
    expect(await response.json()).toEqual(JSON.parse(out));
  });
});
