/** The typed client against the service: the example of its documentation, every operation, and refusals. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient, ServiceError } from '../../src/http/client.js';
import { contract, type Operation } from '../../src/http/contract.js';
import { openShippedService, type Served, serveApp } from '../support/serve-app.js';

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serveApp(await openShippedService());
  client = createClient(served.address);
});
afterAll(() => served.close());

describe('the typed client', () => {
  it('runs the example of its documentation', async () => {
    const example = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/http.md', 'utf8'))?.[1] ?? '';
    const body = example
      .replace(/^import .*$/m, '')
      .replace('http://127.0.0.1:3000', served.address)
      .replace('console.log', 'print');
    const printed: string[] = [];
    const run = new Function('createClient', 'print', `return (async () => {${body}})();`);
    await run(createClient, (line: string) => printed.push(line));
    expect(printed).toEqual(/^\/\/ (.*)$/m.exec(example)?.slice(1));
  });

  it.each(Object.keys(contract) as Operation[])('%s gives what the service gives', async (operation) => {
    const ask = client[operation] as (question: object) => Promise<{ dataVersion: string }>;
    expect((await ask(contract[operation].example)).dataVersion).toMatch(/^[0-9a-f]{16}$/);
  });

  it('writes lists and switches as the contract has them', async () => {
    const answer = await client.findPaths({
      from: 'stage-manager',
      to: 'props-technician',
      allowDown: true,
      avoid: ['Scenic Artist', 'Set Designer'],
      evidence: ['shared-skills', 'same-pathway'],
      maxMoves: 2,
    });
    expect(answer.paths.length).toBeGreaterThan(0);
    expect(answer.paths.every(({ moves }) => moves <= 2)).toBe(true);
    expect(answer.paths.flatMap(({ steps }) => steps).map(({ to }) => to.id)).not.toContain('scenic-artist');
  });

  it('throws what the service refuses, with code, candidates and request id', async () => {
    const refused = await client.getOccupation({ occupation: 'systems engineer' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ServiceError);
    expect(refused).toMatchObject({ code: 'ambiguous-occupation', status: 409, requestId: expect.any(String) });
    expect((refused as ServiceError).suggestions.length).toBeGreaterThan(1);
  });

  it('sends no parameter that the contract does not have', async () => {
    const wrong = { from: 'Cook', to: 'Chef', maxMove: 2 } as unknown as { from: string; to: string };
    await expect(client.findPaths(wrong)).rejects.toThrow('"maxMove" is not a parameter of /v1/paths.');
  });
});
