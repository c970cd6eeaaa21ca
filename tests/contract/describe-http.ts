/**
 * What every server of the contract has to keep to: each endpoint answers its example in every form, and gives each
 * refusal that it declares, all read with the contract's own schemas.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { contract } from '../../src/http/contract.js';
import { type Endpoint, listPathParts } from '../../src/http/endpoint.js';
import { bodyErrors, describeContract, sharedErrors } from '../../src/http/openapi.js';
import { listForms, plainTypeOf } from '../../src/http/render.js';
import { type ErrorCode, errorCodes } from '../../src/model/errors.js';
import { problemSchema } from '../../src/model/problem.js';
import type { Service } from '../../src/service/service.js';
import { type OpenServed, type Served, sendRaw } from '../support/serve-app.js';

type Question = Readonly<Record<string, unknown>>;
interface Asked {
  readonly path: string;
  readonly init?: RequestInit;
}

const endpoints = Object.entries(contract).map(
  ([operation, parts]) => [operation, parts as unknown as Endpoint] as const,
);
const nameKeys = ['from', 'step', 'a', 'role', 'occupation'];

/** The address of a question, as a stranger would write it from the published contract. */
export function addressOf({ path }: Pick<Endpoint, 'path'>, question: Question): string {
  const parts = listPathParts(path);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) {
    if (parts.includes(name)) continue;
    const isCommas = ['direction', 'scope', 'evidence'].includes(name);
    if (Array.isArray(value) && !isCommas) for (const one of value) query.append(name, String(one));
    else query.append(name, String(value));
  }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(question[name])));
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** How an endpoint is brought to give a code; undefined where the question cannot do it alone. */
function provoke(code: ErrorCode, endpoint: Endpoint, dataVersion: string): Asked | undefined {
  const example = endpoint.example as Question;
  const ask = (change: Question): Asked => ({ path: addressOf(endpoint, { ...example, ...change }) });
  const rename = (name: string): Asked => {
    const key = nameKeys.find((candidate) => candidate in endpoint.asked.shape) ?? '';
    return ask({ [key]: Array.isArray(example[key]) ? [name, 'Stage Manager'] : name });
  };
  const path = addressOf(endpoint, example);
  switch (code) {
    case 'unknown-occupation':
      return rename('asdfgh qwert');
    case 'not-on-maps':
      return rename('astronaut');
    case 'ambiguous-occupation':
      return rename('systems engineer');
    case 'unknown-map':
      return ask({ map: 'Atlantis' });
    case 'not-found':
      return ask('cluster' in endpoint.asked.shape ? { cluster: 'no.such' } : { skill: ['no such thing at all'] });
    case 'conflicting-options':
      if ('a' in example) return ask({ b: example.a });
      return ask('from' in example ? { avoid: ['Stage Designer'] } : { cursor: `${dataVersion}.00000000.10` });
    case 'stale-cursor':
      return ask({ cursor: '0000000000000000.00000000.10' });
    case 'invalid-query':
      return ask({ nonsense: 1 });
    case 'method-not-allowed':
      return { path, init: { method: 'DELETE' } };
    case 'not-acceptable':
      return { path, init: { headers: { accept: 'image/png' } } };
    case 'unsupported-media-type':
      return { path: endpoint.path, init: { method: 'POST', body: 'role=x' } };
    case 'too-large':
      return { path, init: { method: 'POST', body: 'x'.repeat(20_000) } };
    case 'uri-too-long':
      return ask({ nonsense: 'x'.repeat(9_000) });
    case 'headers-too-large':
      return { path, init: { headers: { 'x-long': 'x'.repeat(17_000) } } };
    default:
      return undefined;
  }
}

/** Runs the suite; `open` starts a server over the shipped data, with the options changed as given. */
export function describeHttp(name: string, openService: () => Promise<Service>, open: OpenServed): void {
  describe(`${name} keeps to the contract`, () => {
    let served: Served;
    let limited: Served;
    let broken: Served;
    let stopping: Served;
    let hasty: Served;
    /** What half a request to each path gets, all waited for at once. */
    const halves = new Map<string, Promise<string>>();
    let dataVersion: string;

    beforeAll(async () => {
      const { dataset } = await openService();
      dataVersion = dataset.dataVersion;
      served = await open();
      limited = await open({ rateLimit: 1 });
      const nothing = { dataset } as Service;
      broken = await open({ service: () => nothing });
      stopping = await open();
      stopping.app.stopAnswering();
      hasty = await open({}, 'hasty');
      for (const [, endpoint] of endpoints) {
        const path = addressOf(endpoint, endpoint.example as Question);
        halves.set(path, sendRaw(hasty.address, `GET ${path} HTTP/1.1\r\nHost: x\r\n`));
      }
    });
    afterAll(async () => {
      await Promise.all([served, limited, broken, stopping, hasty].map((server) => server.close()));
    });

    const expectProblem = async (response: Response, code: ErrorCode): Promise<void> => {
      const body = problemSchema.parse(await response.json());
      expect([body.code, body.status, response.status]).toEqual([
        code,
        errorCodes[code].status,
        errorCodes[code].status,
      ]);
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(response.headers.get('x-request-id')).toBe(body.requestId);
      expect(response.headers.get('cache-control')).toBe('no-store');
    };

    const expectCode = async (code: ErrorCode, endpoint: Endpoint): Promise<void> => {
      const path = addressOf(endpoint, endpoint.example as Question);
      if (code === 'internal') return expectProblem(await fetch(broken.address + path), code);
      if (code === 'stopping') return expectProblem(await fetch(stopping.address + path), code);
      if (code === 'too-many-requests') {
        await fetch(limited.address + path);
        const response = await fetch(limited.address + path);
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
        return expectProblem(response, code);
      }
      if (code === 'request-timed-out') {
        const [head = '', body = ''] = ((await halves.get(path)) ?? '').split('\r\n\r\n');
        expect(head).toMatch(/^HTTP\/1\.1 408 /);
        expect(problemSchema.parse(JSON.parse(body)).code).toBe(code);
        return;
      }
      const asked = provoke(code, endpoint, dataVersion);
      if (!asked) throw new Error(`Nothing here brings about ${code}.`);
      await expectProblem(await fetch(served.address + asked.path, asked.init), code);
    };

    describe.each(endpoints)('%s', (_operation, endpoint) => {
      const path = addressOf(endpoint, endpoint.example as Question);

      it('answers its example by its schema, the same twice', async () => {
        const response = await fetch(served.address + path);
        const text = await response.text();
        expect([response.status, response.headers.get('content-type')]).toEqual([
          200,
          'application/json; charset=utf-8',
        ]);
        expect((endpoint.answered as z.ZodType).safeParse(JSON.parse(text)).error).toBeUndefined();
        expect(response.headers.get('trellis-data-version')).toBe(dataVersion);
        expect(await (await fetch(served.address + path)).text()).toBe(text);
      });

      it('has an example that finds something', async () => {
        const answer = await (await fetch(served.address + path)).json();
        const lists = Object.entries(answer as Question).filter(
          ([key, value]) => Array.isArray(value) && !['notes', 'editions'].includes(key),
        );
        const isPlain = lists.length === 0;
        expect(isPlain || lists.some(([, value]) => (value as unknown[]).length > 0)).toBe(true);
      });

      it('answers in every other form that it has', async () => {
        for (const form of listForms(endpoint).slice(1)) {
          const response = await fetch(served.address + path, { headers: { accept: plainTypeOf(form) } });
          expect(response.status).toBe(200);
          expect(response.headers.get('content-type')).toContain(plainTypeOf(form));
          expect((await response.text()).length).toBeGreaterThan(50);
        }
      });

      it('is told as unchanged where it is, unless it is about a person', async () => {
        const etag = (await fetch(served.address + path)).headers.get('etag');
        if (endpoint.personal) return expect(etag).toBeNull();
        const again = await fetch(served.address + path, { headers: { 'if-none-match': String(etag) } });
        expect([again.status, await again.text()]).toEqual([304, '']);
        const other = await fetch(served.address + path, { headers: { 'if-none-match': 'W/"0000000000000000.x"' } });
        expect(other.status).toBe(200);
      });

      it('answers HEAD with the same headers and nothing else', async () => {
        const identity = { headers: { 'accept-encoding': 'identity' } };
        const [get, head] = await Promise.all(
          ['GET', 'HEAD'].map((method) => fetch(served.address + path, { method, ...identity })),
        );
        const headers = (response: Response | undefined): unknown[] =>
          ['content-type', 'content-length', 'etag', 'cache-control', 'vary'].map((key) => response?.headers.get(key));
        expect(headers(head)).toEqual(headers(get));
        expect([head?.status, await head?.text()]).toEqual([200, '']);
      });

      it('says by OPTIONS what it takes', async () => {
        const response = await fetch(served.address + path, { method: 'OPTIONS' });
        const post = endpoint.personal ? 'POST, ' : '';
        expect([response.status, response.headers.get('allow')]).toEqual([204, `GET, HEAD, ${post}OPTIONS`]);
      });

      const codes = [...endpoint.errors, ...sharedErrors, ...(endpoint.personal ? bodyErrors : [])];
      it.each(codes)('gives %s', async (code) => expectCode(code, endpoint));

      it('publishes these statuses and no others', () => {
        const { paths } = describeContract('0') as { paths: Record<string, Record<string, { responses: object }>> };
        const { get, post } = paths[endpoint.path] ?? {};
        const statuses = new Set([200, ...codes.map((code) => errorCodes[code].status)]);
        if (!endpoint.personal) statuses.add(304);
        if (endpoint.findMoved) statuses.add(308);
        const published = [...Object.keys(get?.responses ?? {}), ...Object.keys(post?.responses ?? {})].map(Number);
        expect([...new Set(published)].sort()).toEqual([...statuses].sort());
      });
    });
  });
}
