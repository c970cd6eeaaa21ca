/** The contract on the shipped data: every endpoint walked, and the document that strangers read. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Service } from '../../src/service/service.js';
import { describeHttp } from '../contract/describe-http.js';
import { openShippedService, serveApp } from '../support/serve-app.js';

let shipped: Promise<Service> | undefined;
const openService = (): Promise<Service> => {
  shipped ??= openShippedService();
  return shipped;
};

describeHttp('the HTTP service', openService, async (options, pace) => serveApp(await openService(), options, pace));

describe('docs/openapi.json', () => {
  it('is the document that is served', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const served = await serveApp(await openService(), { version });
    const document = await (await fetch(`${served.address}/v1/openapi.json`)).json();
    await served.close();
    expect(document).toEqual(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
  });
});
