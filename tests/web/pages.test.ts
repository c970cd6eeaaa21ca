/** The pages over HTTP: every page in every state, hostile input as text only, links that lead somewhere, headers. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Service } from '../../src/service/service.js';
import { createPages } from '../../src/web/pages.js';
import { openShippedService, type Served, serveApp } from '../support/serve-app.js';
import { hostileTexts } from './hostile-texts.js';
import { decode, listLinks, readHeading, readTags, readTitle } from './read-html.js';

let service: Service;
let served: Served;
beforeAll(async () => {
  service = await openShippedService();
  served = await serveApp(service, { pages: createPages(join(process.cwd(), 'dist', 'web')), cacheBytes: 10_000_000 });
});
afterAll(() => served.close());

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(served.address + path, { redirect: 'manual', headers: { accept: 'text/html' }, ...init });

/** Every page in every state: its status and how its heading begins. */
const states: readonly (readonly [path: string, status: number, heading: string])[] = [
  ['/', 200, 'How do I get from this job to that one?'],
  ['/paths', 400, 'How do I get from this job to that one?'],
  ['/paths?from=baker&to=', 400, 'How do I get from this job to that one?'],
  ['/paths?from=props-technician&to=stage-designer', 200, 'Routes from Props Technician to Stage Designer'],
  ['/paths?from=props-technician&to=stage-designer&printed=yes', 200, ''],
  ['/paths?from=props-technician&to=stage-designer&level=nonsense', 200, 'Routes from'],
  ['/paths?from=stage-designer&to=props-technician', 200, 'No route found'],
  ['/paths?from=baker&to=baker', 200, 'You asked for Baker twice'],
  ['/paths?from=systems+engineer&to=baker', 409, 'Which job do you mean'],
  ['/paths?from=qqzzx&to=baker', 404, 'We could not find'],
  ['/paths?from=baker&to=stage-designer&avoid=baker', 409, 'Change what you asked for'],
  ['/occupations', 400, 'Enter the name of a job'],
  ['/occupations?name=systems+engineer', 409, 'Which job do you mean'],
  ['/occupations/props-technician', 200, 'Props Technician'],
  ['/occupations/qqzzx', 404, 'We could not find'],
  ['/maps', 200, 'The maps'],
  ['/maps/creative-and-design', 200, 'Creative and Design'],
  ['/maps/hair-and-beauty', 200, 'Hair and Beauty'],
  ['/maps/construction?level=entry', 200, 'Construction'],
  ['/maps/atlantis', 404, 'There is no such map'],
  ['/compare', 200, 'Compare two jobs'],
  ['/compare?a=baker&b=', 400, 'Compare two jobs'],
  ['/compare?a=scenic-artist&b=stage-manager', 200, 'Scenic Artist and Stage Manager'],
  ['/compare?a=baker&b=qqzzx', 404, 'We could not find'],
  ['/potential', 200, 'What does a whole work history reach?'],
  ['/potential?role=', 400, 'What does a whole work history reach?'],
  ['/potential?role=chef-de-partie&role=teaching-assistant&skill=First+aid', 200, 'What does a whole work history'],
  ['/potential?role=chef-de-partie&skill=qqzzx', 404, 'What does a whole work history reach?'],
  ['/route', 200, 'Why not this route?'],
  ['/route?step=props-technician&step=scenic-artist', 200, 'Why not this route?'],
  ['/route?step=baker&step=registered-nurse', 200, 'Why not this route?'],
  ['/route?step=baker&step=baker', 400, 'Why not this route?'],
  ['/plan', 400, 'Choose a route first'],
  ['/plan?step=props-technician&step=scenic-artist&step=stage-designer', 200, 'Your plan: Props Technician to Stage'],
  ['/plan?step=baker&step=registered-nurse', 200, 'Your plan'],
  ['/about', 200, 'About the data and its limits'],
  ['/nowhere', 404, 'Page not found'],
  ['/paths/', 404, 'Page not found'],
  ['/maps/%E0%A4%A', 400, 'That cannot be answered'],
];

describe('every page in every state', () => {
  it.each(states)('%s', async (path, status, heading) => {
    const answer = await get(path);
    const html = await answer.text();
    expect(answer.status).toBe(status);
    expect(readHeading(html).startsWith(heading)).toBe(true);
    expect(readTitle(html)).toMatch(/ – Trellis$/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('The maps describe <strong>England</strong>');
    expect(html).toMatch(/Editions used here: \S/);
    checkMarkup(html);
  });

  it('sends a form that names one job to its page', async () => {
    const answer = await get('/occupations?name=ASM&show=ways-in');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/occupations/stage-manager#ways-in']);
  });
});

/** Only our own kinds of tags and attributes, unique ids, labels for fields, no address of another host but links. */
function checkMarkup(html: string): void {
  const tags = readTags(html);
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const labels = tags.flatMap(({ name, attributes }) => (name === 'label' ? (attributes.get('for') ?? []) : []));
  for (const { name, attributes } of tags) {
    for (const attribute of attributes.keys()) expect(attribute).not.toMatch(/^(on|style$|srcdoc$)/);
    expect(['iframe', 'object', 'embed', 'base', 'style', 'b', 'img']).not.toContain(name);
    const field = ['input', 'select'].includes(name) && attributes.get('type') !== 'hidden';
    if (field) expect(labels).toContain(attributes.get('id'));
    for (const part of ['src', 'action'] as const) expect(attributes.get(part) ?? '/').toMatch(/^\/(?!\/)/);
    const href = attributes.get('href');
    if (href === undefined) continue;
    expect(href).toMatch(name === 'a' ? /^(\/(?!\/)|#|https:\/\/[a-z.-]+\.gov\.uk\/)/ : /^\//);
    if (href.startsWith('#') && href !== '#') expect(ids).toContain(href.slice(1));
  }
}

describe('hostile input', () => {
  const doors: readonly ((text: string) => string)[] = [
    (text) => `/paths?from=${text}&to=baker&via=${text}`,
    (text) => `/paths?from=baker&to=${text}`,
    (text) => `/occupations?name=${text}&show=${text}`,
    (text) => `/occupations/${text}`,
    (text) => `/maps/${text}`,
    (text) => `/compare?a=${text}&b=baker`,
    (text) => `/potential?role=${text}`,
    (text) => `/potential?role=baker&skill=${text}`,
    (text) => `/route?step=${text}&step=baker`,
    (text) => `/plan?step=baker&step=${text}`,
    (text) => `/plan?step=baker&step=bricklayer&${text}=${text}`,
    (text) => `/maps/digital?level=${text}`,
  ];

  it('has 40 texts', () => expect(new Set(hostileTexts).size).toBe(40));

  it.each(hostileTexts)('comes back as text only: %j', async (text) => {
    const at = hostileTexts.indexOf(text);
    for (const turn of [0, 5]) {
      const door = doors[(at + turn) % doors.length];
      const answer = await get(door?.(encodeURIComponent(text)) ?? '/');
      const html = await answer.text();
      expect(answer.status).toBeLessThan(500);
      checkMarkup(html);
      expect(html).not.toContain('<script>alert');
    }
  });

  it('is shown as it was typed, where it is shown', async () => {
    const html = await (await get(`/paths?from=${encodeURIComponent('<b>"x"</b>')}&to=baker`)).text();
    expect(decode(html)).toContain('“<b>"x"</b>”');
    expect(html).toContain('value="&lt;b&gt;&quot;x&quot;&lt;/b&gt;"');
  });
});

describe('links', () => {
  it('lead to pages that answer', async () => {
    const starts = states.filter(([, status]) => status === 200).map(([path]) => path);
    const found = new Set<string>();
    for (const path of starts) {
      const links = listLinks(await (await get(path)).text());
      const few = links.filter((_, index) => index < 8 || index % 17 === 0);
      for (const href of few.slice(0, 10)) found.add(href.replace(/#.*$/, ''));
    }
    expect(found.size).toBeGreaterThan(30);
    const dead: string[] = [];
    for (const href of found) {
      const { status } = await get(href, { method: 'HEAD' });
      if (status >= 400) dead.push(`${status} ${href}`);
    }
    expect(dead).toEqual([]);
  }, 15_000);
});

describe('headers', () => {
  it('lets a page load nothing from elsewhere and send its address nowhere', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('keeps files for a year under names of their content, pages for a little', async () => {
    const html = await (await get('/')).text();
    const files = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files).toHaveLength(3);
    for (const file of files) {
      const answer = await get(file);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
    const page = await get('/maps');
    expect(page.headers.get('cache-control')).toBe('public, max-age=300');
    const again = await get('/maps', { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect((await get('/assets/none.css')).headers.get('cache-control')).toBe('private, no-store');
  });

  it('keeps nothing about a person, and logs none of it', async () => {
    const answer = await get('/potential?role=baker&skill=First+aid');
    expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['private, no-store', null]);
    expect(JSON.stringify(served.log)).not.toMatch(/baker|First aid/);
  });

  it('takes pages by GET and HEAD alone', async () => {
    const answer = await get('/paths', { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('leaves programs their problems', async () => {
    const answer = await fetch(`${served.address}/nowhere`, { headers: { accept: 'application/json' } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect((await get('/v1/nowhere')).headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});
