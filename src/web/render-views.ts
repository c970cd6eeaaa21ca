/**
 * From a page as words to HTML: Nunjucks over the built views, everything escaped, with the hashed files of the build
 * and the foot that every page has. Loads the template engine, so it is loaded only where pages are served.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import type { UsedEdition } from '../model/answer.js';
import type { Service } from '../service/service.js';
import type { PageView, Section } from './page-view.js';

export interface Renderer {
  render(service: Service, page: PageView): string;
  /** The content security policy of every page. */
  readonly policy: string;
}

const sections: readonly (readonly [Section, string, string])[] = [
  ['start', 'Find a route', '/'],
  ['maps', 'Maps', '/maps'],
  ['compare', 'Compare', '/compare'],
  ['potential', 'Work history', '/potential'],
  ['about', 'About', '/about'],
];
const namedMaps = 3;

/** `folder` is where the build put views, files and their list. Throws where it was not built. */
export function createRenderer(folder: string): Renderer {
  const govuk = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist');
  const files = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as Readonly<Record<string, string>>;
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([join(folder, 'views'), govuk]), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const common = { files, themeColor: '#123f36', htmlLang: 'en-GB' };
  return {
    policy: makePolicy(environment.render('layout.njk', { ...common, nav: [], foot: { editions: [] } })),
    render(service, page) {
      return environment.render(`${page.template}.njk`, {
        ...common,
        pageName: page.title,
        nav: sections.map(([section, text, href]) => ({ text, href, current: section === page.section })),
        foot: { editions: tellEditions(service, page.editions), dataVersion: service.dataset.dataVersion },
        p: page.model,
      });
    },
  };
}

/** Scripts are our own files and the one line that the template holds, known by its hash. */
function makePolicy(rendered: string): string {
  const inline = /<script[^>]*>([^<]+)<\/script>/.exec(rendered)?.[1] ?? '';
  const hash = createHash('sha256').update(inline).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Each edition with the maps it stands for; many maps are counted. */
function tellEditions({ dataset }: Service, used: readonly UsedEdition[]): readonly string[] {
  const editions = used.length > 0 ? used : dataset.release.maps.map(({ id, edition }) => ({ map: id, edition }));
  const byEdition = new Map<string, string[]>();
  for (const { map, edition } of editions) {
    byEdition.set(edition, [...(byEdition.get(edition) ?? []), dataset.getMap(map).name]);
  }
  return [...byEdition].map(([edition, maps]) => {
    const { name } = dataset.getEdition(edition);
    return maps.length > namedMaps ? `${name} (${maps.length} maps)` : `${name} (${maps.join('; ')})`;
  });
}
