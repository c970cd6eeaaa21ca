/** The words of the pages, without a browser: what each view model says for the shipped data. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Place } from '../../src/model/answer.js';
import type { Service } from '../../src/service/service.js';
import { drawRoutes } from '../../src/web/draw-routes.js';
import { address, type PageView } from '../../src/web/page-view.js';
import { sayChange, sayCount, sayStanding } from '../../src/web/say.js';
import { viewCompare } from '../../src/web/view-compare.js';
import { type MapModel, viewMap } from '../../src/web/view-maps.js';
import { type OccupationModel, viewOccupation } from '../../src/web/view-occupation.js';
import { type PathsModel, viewPaths } from '../../src/web/view-paths.js';
import { type PlanModel, viewPlan } from '../../src/web/view-plan.js';
import { type PotentialModel, viewPotential } from '../../src/web/view-potential.js';
import type { TroubleModel } from '../../src/web/view-trouble.js';
import { openShippedService } from '../support/serve-app.js';

let service: Service;
beforeAll(async () => {
  service = await openShippedService();
});

const ask = (text: string): URLSearchParams => new URLSearchParams(text);
function read<Model>(page: PageView | { readonly location: string }): PageView & { readonly model: Model } {
  if ('location' in page) throw new Error(`Sent to ${page.location}`);
  return page as PageView & { readonly model: Model };
}

describe('numbers as words', () => {
  it('counts up to ten in words', () => {
    expect([0, 1, 2, 10, 23].map((count) => sayCount(count, 'move'))).toEqual([
      'no moves',
      'one move',
      'two moves',
      'ten moves',
      '23 moves',
    ]);
  });

  it('tells an effort as change on the way, never as a figure', () => {
    expect([0.3, 1, 1.5, 2.4, 4].map(sayChange)).toEqual([
      'less change than a usual step up',
      'about as much change as one usual step up',
      'about as much change as one and a half usual steps up',
      'about as much change as two usual steps up',
      'about as much change as four usual steps up',
    ]);
  });

  it('never guesses a level', () => {
    expect(sayStanding({ tier: 'professional', level: null })).toBe('Professional, no level printed');
  });
});

describe('addresses', () => {
  it('leaves out what is empty and keeps what repeats', () => {
    expect(address('/paths', { from: 'a b', via: ['x', ''], level: null })).toBe('/paths?from=a+b&via=x');
  });
});

describe('the drawing', () => {
  const place = (id: string, tier: Place['tier'], title = id): Place => ({
    ...{ id, tier, title, map: 'm', level: null, resolvedBy: null },
  });
  const [a, b, c, d] = [
    place('a', 'technical'),
    place('b', 'higher-technical', 'A rather long title of a job that breaks'),
    place('c', 'professional'),
    place('d', 'higher-technical'),
  ] as [Place, Place, Place, Place];
  const step = (to: Place) => ({ to }) as never;
  const drawing = drawRoutes(a, c, [
    { rank: 1, steps: [step(b), step(c)] },
    { rank: 2, steps: [step(d), step(b), step(c)] },
  ]);

  it('stands each job once, in its column, without overlap', () => {
    expect(drawing.boxes).toHaveLength(4);
    for (const one of drawing.boxes) {
      for (const two of drawing.boxes) {
        const apart = one.y + one.height <= two.y || two.y + two.height <= one.y;
        expect(one === two || one.x !== two.x || apart).toBe(true);
      }
      expect(one.x >= 0 && one.x + one.width <= drawing.width).toBe(true);
      expect(one.y >= 0 && one.y + one.height <= drawing.height).toBe(true);
    }
  });

  it('draws each step once and the first route last, so that it lies on top', () => {
    expect(drawing.lines.map(({ first }) => first)).toEqual([false, false, true, true]);
  });

  it('is equal in words', () => {
    expect(drawing.sentences[1]).toBe('Route 2: a, then d, then A rather long title of a job that breaks, then c.');
  });
});

describe('routes', () => {
  it('says first what differs, then the steps, with their sources in words', () => {
    const { model, status } = read<PathsModel>(viewPaths(service, ask('from=ASM&to=stage+designer')));
    expect([status, model.heading]).toEqual([200, 'A route from Stage Manager to Stage Designer']);
    expect(model.taken).toEqual(['“ASM” is taken as Stage Manager: what people call it.']);
    const [route] = model.routes;
    expect(route?.marks).toEqual([]);
    expect(route?.steps[0]?.evidence[0]?.source).toBe('Occupational Map: Creative and Design, undated');
    expect(route?.planHref).toBe('/plan?step=stage-manager&step=stage-designer');
  });

  it('says what each route is best at where there are several', () => {
    const { routes } = read<PathsModel>(viewPaths(service, ask('from=props-technician&to=stage-designer'))).model;
    expect(new Set(routes.flatMap(({ marks }) => marks)).size).toBe(3);
  });

  it('keeps the options in the address and in the form', () => {
    const query = 'from=props-technician&to=stage-designer&via=scenic-artist&level=7&down=yes&stay=yes';
    const { form, routes } = read<PathsModel>(viewPaths(service, ask(query))).model;
    expect(form).toMatchObject({ via: ['Scenic Artist', ''], avoid: [''], down: true, stay: true, open: true });
    expect(form.levels.find(({ selected }) => selected)?.value).toBe('7');
    for (const { roles } of routes) expect(roles.map(({ text }) => text)).toContain('Scenic Artist');
  });

  it('offers only help that works where there is no route', () => {
    const page = read<PathsModel>(viewPaths(service, ask('from=stage-designer&to=props-technician')));
    expect([page.status, page.model.heading]).toEqual([200, 'No route found from Stage Designer to Props Technician']);
    const down = page.model.instead?.help.find(({ href }) => href.includes('down=yes'));
    if (down) {
      const [, query = ''] = down.href.split('?');
      expect(read<PathsModel>(viewPaths(service, ask(query))).model.routes.length).toBeGreaterThan(0);
    }
    expect(page.model.instead?.help.length).toBeGreaterThan(2);
  });

  it('takes the same job twice for a slip', () => {
    expect(viewPaths(service, ask('from=baker&to=Baker')).title).toBe('You asked for Baker twice');
  });

  it('makes ambiguity a choice whose links keep the rest of the question', () => {
    const page = read<TroubleModel>(viewPaths(service, ask('from=systems+engineer&to=baker&down=yes')));
    expect([page.status, page.model.heading]).toEqual([409, 'Which job do you mean by “systems engineer”?']);
    const { choices = [] } = page.model.troubles[0] ?? {};
    expect(choices.length).toBeGreaterThan(1);
    for (const { href } of choices) expect(href).toMatch(/^\/paths\?from=[a-z-]+&to=baker&down=yes$/);
  });

  it('says what is lacking, with the nearest', () => {
    const page = read<TroubleModel>(viewPaths(service, ask('from=astronaut&to=baker')));
    expect(page.status).toBe(404);
    expect(page.model.heading).toMatch(/^(No map lists|We could not find) “astronaut”/);
  });

  it('answers options that contradict each other with the form', () => {
    const page = read<PathsModel>(
      viewPaths(service, ask('from=props-technician&to=stage-designer&avoid=stage+designer')),
    );
    expect([page.status, page.model.form.open]).toEqual([409, true]);
    expect(page.model.form.error).toMatch(/avoid/);
  });
});

describe('a job', () => {
  it('tells what it needs in words and where it sits', async () => {
    const { model } = read<OccupationModel>(await viewOccupation(service, 'props-technician'));
    expect(model.standing).toBe('Technical, level 3');
    expect(model.needs.map(({ importance }) => importance)).toEqual([
      'Essential, at the heart of the job',
      'Essential',
    ]);
    const clusters = model.where?.bands.flatMap(({ cells }) => cells.flatMap((cell) => cell.clusters)) ?? [];
    expect(clusters.filter(({ here }) => here)).toHaveLength(1);
    expect(model.next.moves.length).toBeGreaterThan(0);
  });

  it('opens a message about the job where somebody takes reports', async () => {
    const page = await viewOccupation(service, 'baker', 'data@example.org');
    expect(read<OccupationModel>(page).model.reportHref).toMatch(
      /^mailto:data@example\.org\?subject=Trellis%3A%20Baker&body=/,
    );
    expect(read<OccupationModel>(await viewOccupation(service, 'baker')).model.reportHref).toBeNull();
  });

  it('sends other names of it to its one address', async () => {
    expect(await viewOccupation(service, 'prop maker')).toEqual({ location: '/occupations/props-technician' });
  });
});

describe('maps', () => {
  it('shows every job of every map once a place, in three columns', () => {
    for (const { id } of service.maps().maps) {
      const printed = service
        .map(id)
        .pathways.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.occupations));
      const shown = read<MapModel>(viewMap(service, id, ask(''))).model.pathways.flatMap(({ bands }) =>
        bands.flatMap(({ cells }) => {
          expect(cells).toHaveLength(3);
          return cells.flatMap(({ clusters }) => clusters.flatMap(({ jobs }) => jobs));
        }),
      );
      expect(shown.length).toBe(printed.length);
    }
  });

  it('says what Hair and Beauty rests on', () => {
    expect(read<MapModel>(viewMap(service, 'hair-and-beauty', ask(''))).model.doubt).toMatch(/ours/);
  });
});

describe('plan, comparison, history', () => {
  it('puts three things to do first, and gates before all of them', () => {
    const query = ask('step=healthcare-support-worker&step=registered-nurse');
    const { model } = read<PlanModel>(viewPlan(service, query, 'http://localhost/plan'));
    expect(model.first).toHaveLength(3);
    const gates = model.legs.flatMap((leg) => leg.gates);
    if (gates.length > 0) expect(model.first[0]).toMatch(/^Find out what/);
    expect(model.code?.d.startsWith('M')).toBe(true);
  });

  it('asks for a route where a plan has none', () => {
    expect(viewPlan(service, ask(''), 'http://localhost/plan').status).toBe(400);
  });

  it('refuses to compare a job with itself', () => {
    expect(viewCompare(service, ask('a=baker&b=Baker')).status).toBe(400);
  });

  it('names who taught what', () => {
    const { model } = read<PotentialModel>(viewPotential(service, ask('role=chef+de+partie&role=teaching+assistant')));
    expect(model.reaches.length).toBeGreaterThan(0);
    expect(model.reaches[0]?.credit.join(' ')).toMatch(/^From (Chef de partie|Teaching assistant): /);
  });
});

describe('fixed text', () => {
  /** Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59; grade 7 is read at age 12. */
  it('reads at age 12 or under', () => {
    const folder = join(process.cwd(), 'src', 'web', 'views');
    const sentences = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/<(p|li|h1|h2)(?: [^>]*)?>([^{}]{20,}?)<\/\1>/g)].flatMap(
        (found) =>
          (found[2] ?? '')
            .replace(/<[^>]+>/g, ' ')
            .split(/(?<=[.?!:])\s+/)
            .map((text) => text.match(/[A-Za-z']+/g) ?? [])
            .filter((words) => words.length > 2),
      ),
    );
    const words = sentences.flat();
    const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
    const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
    expect(words.length).toBeGreaterThan(400);
    expect(grade).toBeLessThanOrEqual(7);
  });
});

function countSyllables(word: string): number {
  const bare = word.toLowerCase().replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, '');
  return Math.max(1, (bare.match(/[aeiouy]+/g) ?? []).length);
}
