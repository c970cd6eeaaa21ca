/** What a client meets beyond the contract's words: caching, paging, forms, browsers, limits, privacy, bad manners. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { problemSchema } from '../../src/model/problem.js';
import type { Service } from '../../src/service/service.js';
import { drawRelease } from '../support/draw-release.js';
import { openShippedService, type Served, sendRaw, serveApp, serviceOf } from '../support/serve-app.js';

let service: Service;
let served: Served;
beforeAll(async () => {
  service = await openShippedService((release) => ({
    ...release,
    redirects: [
      { from: 'old-props-maker', to: ['props-technician'], reason: 'Renamed.' },
      { from: 'old-stage-hand', to: ['stage-manager', 'props-technician'], reason: 'Split.' },
    ],
  }));
  served = await serveApp(service);
});
afterAll(() => served.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(served.address + path, { headers, redirect: 'manual' });
const read = async (path: string): Promise<Record<string, unknown>> =>
  (await (await get(path)).json()) as Record<string, unknown>;
const readProblem = async (response: Response) => problemSchema.parse(await response.json());

describe('names and ids', () => {
  it('says how each name was understood', async () => {
    expect(await read('/v1/paths?from=prop+maker&to=Stage+Designr')).toMatchObject({
      from: { id: 'props-technician', resolvedBy: 'alias' },
      to: { id: 'stage-designer', resolvedBy: 'spelling' },
    });
    expect(await read('/v1/occupations/Props%20Technician')).toMatchObject({ occupation: { resolvedBy: 'title' } });
  });

  it('offers candidates where a name fits several, and the nearest where it fits none', async () => {
    const several = await readProblem(await get('/v1/occupations/systems%20engineer'));
    expect([several.status, (several.suggestions ?? []).length > 1]).toEqual([409, true]);
    const none = await readProblem(await get('/v1/occupations/stage%20desinger%20of%20mars'));
    expect(none.status).toBe(404);
  });

  it('sends who asks by a former id to the present one, and asks back where there are two', async () => {
    const moved = await get('/v1/occupations/old-props-maker');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/v1/occupations/props-technician']);
    expect((await get('/v1/occupations/old-stage-hand')).status).toBe(409);
    expect(await read('/v1/paths?from=old-props-maker&to=stage-designer')).toMatchObject({
      from: { id: 'props-technician', resolvedBy: 'former-id' },
    });
  });
});

describe('lists', () => {
  const follow = async (path: string, key: string): Promise<{ ids: unknown[]; total: unknown }> => {
    const ids: unknown[] = [];
    let cursor: unknown = null;
    let total: unknown;
    do {
      const page = await read(`${path}${cursor === null ? '' : `&cursor=${cursor}`}`);
      ids.push(...(page[key] as { id: string }[]).map(({ id }) => id));
      ({ nextCursor: cursor, total } = page);
    } while (cursor !== null);
    return { ids, total };
  };

  it('come page by page, whole and in order', async () => {
    const all = service.dataset.listOccupations().map(({ id }) => id);
    expect(await follow('/v1/occupations?limit=100', 'results')).toEqual({ ids: all, total: all.length });
    const found = await follow('/v1/occupations?query=technician&map=construction&tier=technical&limit=3', 'results');
    const expected = service.names
      .search('technician', all.length)
      .filter(
        ({ id, tier }) => tier === 'technical' && service.dataset.getOccupation(id).maps.includes('construction'),
      );
    expect(found.ids).toEqual(expected.map(({ id }) => id));
    expect(found.ids.length).toBeGreaterThan(3);
  });

  it('filter by level in print alone, never by one that is inferred', async () => {
    const { ids } = await follow('/v1/occupations?map=creative-and-design&level=3&limit=7', 'results');
    const expected = service.dataset
      .listOccupations()
      .filter(({ maps, level }) => maps.includes('creative-and-design') && level === 3);
    expect(ids).toEqual(expected.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(7);
  });

  it('refuse a cursor of another release or of another question', async () => {
    const { nextCursor } = await read('/v1/skills?kind=skill&limit=5');
    const other = await readProblem(await get(`/v1/skills?kind=behaviour&cursor=${nextCursor}`));
    expect(other).toMatchObject({ status: 409, code: 'conflicting-options' });
    const release = { ...service.dataset.release, dataVersion: 'ffffffffffffffff' };
    const later = await serveApp(serviceOf(release));
    const stale = await readProblem(await fetch(`${later.address}/v1/skills?kind=skill&cursor=${nextCursor}`));
    await later.close();
    expect(stale).toMatchObject({ status: 409, code: 'stale-cursor' });
  });

  it('count what they list: skills with their users, outputs with their producers, findings by severity', async () => {
    const { skills } = (await read('/v1/skills?query=first+aid')) as { skills: { id: string; occupations: number }[] };
    const [skill] = skills;
    const { occupations } = (await read(`/v1/skills/${skill?.id}`)) as { occupations: { importance: number }[] };
    expect(occupations).toHaveLength(Number(skill?.occupations));
    const ranks = occupations.map(({ importance }) => importance);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    const { counts, total } = (await read('/v1/findings?severity=note')) as { counts: { note: number }; total: number };
    expect(total).toBe(counts.note);
    const { outputs } = (await read('/v1/outputs?limit=100')) as {
      outputs: { id: string; occupations: { id: string }[] }[];
    };
    const producers = (output: string): string[] =>
      service.dataset.listOccupations().flatMap(({ id, profile }) => (profile?.outputs.includes(output) ? [id] : []));
    expect(outputs.map(({ id, occupations: makers }) => [id, makers.map((maker) => maker.id)])).toEqual(
      outputs.map(({ id }) => [id, producers(id)]),
    );
    expect(outputs.some(({ occupations: makers }) => makers.length > 1)).toBe(true);
  });

  it('are CSV that reads back as the same things, and no cell is a formula', async () => {
    const text = await (await get('/v1/occupations/stage-manager/moves?limit=25', { accept: 'text/csv' })).text();
    const rows = parse(text, { columns: true }) as { to: string; level: string }[];
    const { moves } = (await read('/v1/occupations/stage-manager/moves?limit=25')) as {
      moves: { to: { id: string; level: number | null } }[];
    };
    expect(rows.map(({ to, level }) => [to, level])).toEqual(moves.map(({ to }) => [to.id, String(to.level ?? '')]));
    const formula = serviceOf(drawRelease('# A\nP\n t C @1: =HYPERLINK(1), Cook 2'));
    const drawn = await serveApp(formula);
    const cells = await (await fetch(`${drawn.address}/v1/occupations`, { headers: { accept: 'text/csv' } })).text();
    await drawn.close();
    expect(cells).toContain("'=HYPERLINK(1)");
  });
});

describe('forms', () => {
  it('is text that an adviser can paste: roles, gates, evidence and editions in words', async () => {
    const text = await (
      await get('/v1/paths?from=props-technician&to=stage-designer', { accept: 'text/plain' })
    ).text();
    for (const part of [
      '1. Props Technician > ',
      'Why: ',
      'New to learn: ',
      'England',
      'editions: creative-and-design',
    ])
      expect(text).toContain(part);
    const none = await (
      await get('/v1/paths?from=stage-designer&to=props-technician', { accept: 'text/plain' })
    ).text();
    expect(none).toContain('No way up.');
    const nurse = await (await get('/v1/occupations/dental%20nurse', { accept: 'text/plain' })).text();
    expect(nurse).toContain('First: ');
  });

  it('is an Occupation of schema.org with what it needs', async () => {
    const linked = await (await get('/v1/occupations/props-technician', { accept: 'application/ld+json' })).json();
    const { skills } = await service.occupation('props-technician');
    expect(linked).toMatchObject({ '@context': 'https://schema.org', '@type': 'Occupation', name: 'Props Technician' });
    expect((linked as { skills: { termCode: string }[] }).skills.map(({ termCode }) => termCode)).toEqual(
      skills.map(({ skill }) => skill),
    );
  });

  it('goes by what is asked for, best first, and takes JSON where all is welcome', async () => {
    const type = async (accept: string): Promise<unknown> =>
      (await get('/v1/occupations/props-technician', { accept })).headers.get('content-type')?.split(';')[0];
    expect(await type('text/html,application/xhtml+xml,*/*;q=0.8')).toBe('application/json');
    expect(await type('application/json;q=0.2, text/plain')).toBe('text/plain');
    expect(await type('application/json;q=0, text/*')).toBe('text/plain');
    expect(await type('text/csv')).toBe('application/problem+json');
  });

  it('is compressed as the client can read it, and says that it varies', async () => {
    const raw = await sendRaw(
      served.address,
      'GET /v1/maps HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n',
    );
    expect(raw).toMatch(/^content-encoding: gzip\r$/im);
    const plain = await get('/v1/maps', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toContain('Accept-Encoding');
    const zipped = await fetch(`${served.address}/v1/maps`, { headers: { 'accept-encoding': 'gzip' } });
    expect(await zipped.text()).toBe(await plain.text());
  });
});

describe('caches', () => {
  it('may keep an answer, and know it by release and content', async () => {
    const response = await get('/v1/compare?a=scenic-artist&b=stage-manager');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(response.headers.get('etag')).toContain(`W/"${service.dataset.dataVersion}.`);
    const other = await get('/v1/compare?b=stage-manager&a=scenic-artist');
    expect(other.headers.get('etag')).toBe(response.headers.get('etag'));
  });

  it('are told nothing is unchanged that is a refusal', async () => {
    const { headers } = await get('/v1/maps');
    const refused = await get('/v1/maps?page=2', { 'if-none-match': String(headers.get('etag')) });
    expect(refused.status).toBe(400);
    expect((await get('/v1/maps', { 'if-none-match': '*' })).status).toBe(304);
    expect((await get('/v1/maps', { 'if-none-match': `"x", ${headers.get('etag')}` })).status).toBe(304);
  });

  it('drops what was kept once another release is in force', async () => {
    let inForce = serviceOf(drawRelease('# A\nP\n t C @1: Cook 2, Baker 3'));
    const switched = await serveApp(inForce, { service: () => inForce });
    const first = await fetch(`${switched.address}/v1/occupations`);
    expect(await first.json()).toMatchObject({ total: 2 });
    inForce = serviceOf({ ...drawRelease('# A\nP\n t C @1: Cook 2'), dataVersion: '1111111111111111' });
    const second = await fetch(`${switched.address}/v1/occupations`, {
      headers: { 'if-none-match': String(first.headers.get('etag')) },
    });
    expect([second.status, await second.json()]).toMatchObject([200, { total: 1, dataVersion: '1111111111111111' }]);
    await switched.close();
  });

  it('count what was found kept, and hold no more than they may', async () => {
    const small = await serveApp(service, { cacheBytes: 20_000 });
    const figure = async (name: string): Promise<number> => {
      const text = await (await fetch(`${small.address}/metrics`)).text();
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')
          .at(-1) ?? 0,
      );
    };
    for (const path of [
      '/v1/maps',
      '/v1/maps',
      '/v1/editions',
      '/v1/maps',
      '/v1/skills?limit=3',
      '/v1/outputs?limit=9',
    ])
      await fetch(small.address + path);
    expect(await figure('trellis_answer_cache_lookups_total{result="hit"}')).toBe(2);
    expect(await figure('trellis_answer_cache_lookups_total{result="miss"}')).toBe(4);
    expect(await figure('trellis_answer_cache_bytes')).toBeLessThanOrEqual(20_000);
    expect(await figure('trellis_answer_cache_bytes')).toBeGreaterThan(1_000);
    await small.close();
  });
});

describe('a person', () => {
  const history = { role: ['Chef de partie', 'Teaching assistant'], skill: ['First aid'] };

  it('is answered by GET and by POST alike, and never kept', async () => {
    const byGet = await get('/v1/potential?role=Chef+de+partie&role=Teaching+assistant&skill=First+aid');
    const byPost = await fetch(`${served.address}/v1/potential`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(history),
    });
    expect(byPost.headers.get('cache-control')).toBe('private, no-store');
    expect(byGet.headers.get('cache-control')).toBe('private, no-store');
    expect(await byPost.json()).toEqual(await byGet.json());
  });

  it.each([
    ['no JSON', '{"role": [', 400],
    ['JSON of another shape', '["Chef de partie"]', 400],
    ['a property that is not known', '{"role": ["Chef de partie"], "name": "Ann"}', 400],
    ['a property of every object', '{"role": ["Chef de partie"], "__proto__": {"limit": 1}}', 400],
    ['nothing', '', 400],
    ['a number', '{"role": ["Chef de partie"], "limit": "10"}', 400],
  ])('is refused with a body that is %s', async (_what, body, status) => {
    const response = await fetch(`${served.address}/v1/potential`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await readProblem(response)).toMatchObject({ status, code: 'invalid-query' });
  });

  it('stands in no log, nor does anybody else unless that is switched on', async () => {
    const listener = await serveApp(service, { logNames: true });
    for (const { address } of [served, listener]) {
      await fetch(`${address}/v1/potential?role=Chef+de+partie`);
      await fetch(`${address}/v1/occupations/dental%20nurse?secret=1`);
      await fetch(`${address}/v1/occupations/dental%20nurse`);
    }
    await listener.close();
    expect(JSON.stringify(served.log)).not.toMatch(/chef|dental|secret/i);
    expect(JSON.stringify(listener.log)).not.toMatch(/chef|secret/i);
    expect(JSON.stringify(listener.log)).toMatch(/dental nurse/i);
    const [line] = listener.log.filter(({ route }) => route === '/v1/occupations/{occupation}');
    expect(line).toMatchObject({ method: 'GET', status: 400, requestId: expect.any(String), ms: expect.any(Number) });
  });
});

describe('browsers', () => {
  it('from other origins read nothing, unless they are named', async () => {
    expect(
      (await get('/v1/maps', { origin: 'https://a.example' })).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const open = await serveApp(service, { corsOrigins: ['https://a.example'] });
    const from = async (origin: string, method = 'GET'): Promise<Response> =>
      fetch(`${open.address}/v1/maps`, { method, headers: { origin, 'access-control-request-method': 'GET' } });
    expect((await from('https://a.example')).headers.get('access-control-allow-origin')).toBe('https://a.example');
    expect((await from('https://b.example')).headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await from('https://a.example', 'OPTIONS');
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,HEAD,POST']);
    await open.close();
  });

  it('are told to run, embed and keep nothing', async () => {
    const { headers } = await get('/v1/maps');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('find a reference page that takes everything from this service', async () => {
    const page = await get('/docs');
    const html = await page.text();
    const references = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(4);
    for (const reference of references) {
      const url = new URL(reference, `${served.address}/docs`);
      expect(url.origin).toBe(served.address);
      expect([reference, (await fetch(url)).status]).toEqual([reference, 200]);
    }
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
    expect(await (await get('/docs/swagger-ui.css')).text()).not.toMatch(/@import|url\(["']?(https?:)?\/\//);
  });
});

describe('limits', () => {
  it('are counted by client, behind as many proxies as are named, and leave health alone', async () => {
    const limited = await serveApp(service, { rateLimit: 2, trustProxy: 1 });
    const ask = async (client: string, path = '/v1/maps'): Promise<number> =>
      (await fetch(limited.address + path, { headers: { 'x-forwarded-for': client } })).status;
    const seen = [await ask('10.0.0.1'), await ask('10.0.0.1'), await ask('10.0.0.1'), await ask('10.0.0.2')];
    expect(seen).toEqual([200, 200, 429, 200]);
    expect(await ask('10.0.0.1', '/healthz')).toBe(200);
    await limited.close();
  });
});

describe('operation', () => {
  it('says that it runs, and what it answers from', async () => {
    expect(await read('/healthz')).toEqual({ status: 'ok' });
    expect(await read('/readyz')).toEqual({ status: 'ready', dataVersion: service.dataset.dataVersion });
    const failing = await serveApp(service, { describeStore: () => Promise.reject(new Error('inner text')) });
    expect(await (await fetch(`${failing.address}/readyz`)).json()).toMatchObject({
      store: { unavailable: 'internal' },
    });
    await failing.close();
  });

  it('says on every answer and page that the store does not answer', async () => {
    let away = true;
    const served = await serveApp(service, { isStoreAway: () => away });
    const ask = async (): Promise<readonly (string | null)[]> =>
      Promise.all(
        ['/v1/maps', '/v1/maps', '/v1/occupations/nobody', '/readyz'].map(async (path) =>
          (await fetch(served.address + path)).headers.get('Trellis-Store'),
        ),
      );
    expect(await ask()).toEqual(['last-good', 'last-good', 'last-good', 'last-good']);
    away = false;
    expect(await ask()).toEqual([null, null, null, null]);
    await served.close();
  });

  it('counts requests by route, never by what was asked', async () => {
    await get('/v1/occupations/dental%20nurse');
    await get('/nowhere/dental-nurse');
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(
      /trellis_http_requests_total\{route="\/v1\/occupations\/\{occupation\}",method="GET",status="200"\} \d/,
    );
    expect(text).toContain('route="(unknown)"');
    expect(text).toContain(`trellis_data_version_info{data_version="${service.dataset.dataVersion}"} 1`);
    expect(text).not.toMatch(/dental/);
  });

  it('takes over a request id that is one, and makes its own where it is not', async () => {
    expect((await get('/healthz', { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1');
    expect((await get('/healthz', { 'x-request-id': 'a b<script>' })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it('keeps inner text inside', async () => {
    const broken = await serveApp(service, {
      service: () => ({
        ...service,
        maps: () => {
          throw new Error('secret of the house');
        },
      }),
    });
    const response = await fetch(`${broken.address}/v1/maps`);
    const text = await response.text();
    await broken.close();
    expect([response.status, text.includes('secret'), text.includes('.ts')]).toEqual([500, false, false]);
    expect(JSON.stringify(broken.log)).toContain('secret of the house');
  });
});

describe('bad manners', () => {
  it.each<[string, string, number, string]>([
    ['an address of nothing', '/v2/paths', 404, 'not-found'],
    ['the same in other letters', '/V1/maps', 404, 'not-found'],
    ['a slash too many', '/v1/maps/', 404, 'not-found'],
    ['a way out of the folder', '/docs/%2e%2e/package.json', 404, 'not-found'],
    ['percent-encoding that is none, in a path', '/v1/occupations/%E0%A4%A', 400, 'invalid-query'],
    ['percent-encoding that is none, in a query', '/v1/paths?from=%&to=x', 400, 'invalid-query'],
    ['bytes that are no UTF-8', '/v1/occupations?query=%FF%FE', 400, 'invalid-query'],
    ['half of a pair of surrogates', '/v1/occupations?query=%ED%A0%80', 400, 'invalid-query'],
    ['a null byte', '/v1/occupations?query=a%00b', 400, 'invalid-query'],
    ['an empty name', '/v1/occupations?query=', 400, 'invalid-query'],
    ['spaces alone', '/v1/occupations?query=+%20+', 400, 'invalid-query'],
    ['a name without end', `/v1/occupations?query=${'a'.repeat(101)}`, 400, 'invalid-query'],
    ['a parameter twice', '/v1/paths?from=a&from=b&to=c', 400, 'invalid-query'],
    ['a list twice', '/v1/paths?from=cook&to=chef&evidence=observed&evidence=published', 400, 'invalid-query'],
    ['a word that is not known', '/v1/paths?from=a&to=b&evidence=hearsay', 400, 'invalid-query'],
    ['a limit past the most', '/v1/occupations?limit=101', 400, 'invalid-query'],
    ['a limit of nothing', '/v1/occupations?limit=0', 400, 'invalid-query'],
    ['a number that is a formula', '/v1/occupations?limit=1e1', 400, 'invalid-query'],
    ['a switch that is neither', '/v1/paths?from=a&to=b&allowDown=yes', 400, 'invalid-query'],
    ['a property of every object', '/v1/maps?__proto__=1', 400, 'invalid-query'],
    ['the name of a part of the path', '/v1/maps/digital?map=construction', 400, 'invalid-query'],
    ['a cursor out of the air', '/v1/skills?cursor=abc', 400, 'invalid-query'],
    ['a skill that is none', '/v1/skills/%3Cscript%3E', 404, 'not-found'],
    ['forty names to avoid and one more', `/v1/paths?from=a&to=b${'&avoid=x'.repeat(41)}`, 400, 'invalid-query'],
    ['one stop alone', '/v1/route?step=cook', 400, 'invalid-query'],
  ])('%s is told in one sentence', async (_what, path, status, code) => {
    const raw = await sendRaw(served.address, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [head = '', body = ''] = raw.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    const problem = problemSchema.parse(JSON.parse(body));
    expect([problem.code, problem.detail.length < 400]).toEqual([code, true]);
    expect(body).not.toMatch(/node_modules|\bat \//);
  });

  it('names every parameter at fault, once', async () => {
    const { errors } = await readProblem(await get('/v1/paths?fro=a&to=b&to=c&maxMoves=99'));
    expect(errors?.map(({ path }) => path)).toEqual(['fro', 'to', 'from', 'maxMoves']);
  });

  it.each([
    ['no HTTP at all', 'HELO there\r\n\r\n', 400],
    ['a method of its own', 'BREW /v1/maps HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['two lengths', 'POST /v1/potential HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    [
      'length and chunks',
      'POST /v1/potential HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'more chunks than a body may have',
      `POST /v1/potential HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5000\r\n${'['.repeat(0x5000)}\r\n0\r\n\r\n`,
      413,
    ],
    [
      'a body that is promised and not sent',
      'POST /v1/potential HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{',
      408,
    ],
    [
      'a packed body',
      'POST /v1/potential HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}',
      415,
    ],
  ])('%s is refused, and others are answered all the same', async (_what, bytes, status) => {
    const hasty = await serveApp(service, {}, 'hasty');
    const [answer, other] = await Promise.all([sendRaw(hasty.address, bytes), fetch(`${hasty.address}/healthz`)]);
    await hasty.close();
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(problemSchema.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).status).toBe(status);
    expect(other.status).toBe(200);
  });

  it('answers others while two hundred connections dawdle', async () => {
    const hasty = await serveApp(service, {}, 'hasty');
    const dawdlers = Array.from({ length: 200 }, () => sendRaw(hasty.address, 'GET /v1/maps HTTP/1.1\r\nHo'));
    expect((await fetch(`${hasty.address}/v1/maps`)).status).toBe(200);
    expect(new Set((await Promise.all(dawdlers)).map((answer) => answer.slice(9, 12)))).toEqual(new Set(['408']));
    await hasty.close();
  });
});
