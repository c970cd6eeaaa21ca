/**
 * The entry of web/: the pages for career advisers as one router. Every page is a plain address that answers without
 * scripts; what is about one person is never kept and never logged.
 */
import { join } from 'node:path';
import { type Request, type Response, Router } from 'express';
import { type MadePage, type PageHost, type Pages, queryOf } from '../http/app.js';
import { TrellisError } from '../model/errors.js';
import type { Service } from '../service/service.js';
import { createAssets } from './assets.js';
import type { Elsewhere, PageView, Query } from './page-view.js';
import { createRenderer } from './render-views.js';
import { viewAbout } from './view-about.js';
import { viewCompare } from './view-compare.js';
import { viewMap, viewMaps } from './view-maps.js';
import { findOccupation, viewOccupation } from './view-occupation.js';
import { viewPaths } from './view-paths.js';
import { viewPlan } from './view-plan.js';
import { viewPotential } from './view-potential.js';
import { viewRoute } from './view-route.js';
import { viewStart } from './view-start.js';
import { viewError } from './view-trouble.js';

/** What a page is asked with. */
interface Asked {
  readonly service: Service;
  readonly query: Query;
  /** The part of the path that names something. */
  readonly name: string;
  readonly contact: string | null;
  /** Scheme, host and address of this very page. */
  readonly url: string;
}

interface PageRoute {
  readonly path: string;
  readonly view: (asked: Asked) => PageView | Elsewhere | Promise<PageView | Elsewhere>;
  /** About one person: never kept, here or by others. */
  readonly personal?: true;
}

const routes: readonly PageRoute[] = [
  { path: '/', view: ({ service }) => viewStart(service) },
  { path: '/paths', view: ({ service, query }) => viewPaths(service, query) },
  { path: '/occupations', view: ({ service, query }) => findOccupation(service, query) },
  { path: '/occupations/:name', view: ({ service, name, contact }) => viewOccupation(service, name, contact) },
  { path: '/maps', view: ({ service }) => viewMaps(service) },
  { path: '/maps/:name', view: ({ service, name, query }) => viewMap(service, name, query) },
  { path: '/route', view: ({ service, query }) => viewRoute(service, query) },
  { path: '/plan', view: ({ service, query, url }) => viewPlan(service, query, url), personal: true },
  { path: '/compare', view: ({ service, query }) => viewCompare(service, query) },
  { path: '/potential', view: ({ service, query }) => viewPotential(service, query), personal: true },
  { path: '/about', view: ({ service }) => viewAbout(service) },
];
const methods = 'GET, HEAD';

/**
 * Pages from the folder that the build wrote; `contact` is where readers report what is wrong. Throws where it was not
 * built.
 */
export function createPages(folder: string, contact: string | null = null): (host: PageHost) => Pages {
  const renderer = createRenderer(folder);
  const sendAsset = createAssets(join(folder, 'assets'));
  return (host) => {
    const router = Router({ caseSensitive: true, strict: true });
    const render = (service: Service, page: PageView): MadePage => ({
      status: page.status,
      html: renderer.render(service, page),
    });
    const open = (response: Response): void => {
      response.setHeader('Content-Security-Policy', renderer.policy);
    };
    for (const route of routes) addPage(route);

    function addPage({ path, view, personal }: PageRoute): void {
      router.all(path, async (request, response) => {
        response.locals.route = path;
        open(response);
        if (request.method !== 'GET' && request.method !== 'HEAD') {
          response.setHeader('Allow', methods);
          throw new TrellisError('method-not-allowed', `This page takes ${methods}.`);
        }
        const url = `${request.protocol}://${request.headers.host ?? ''}${request.originalUrl}`;
        const key = personal ? undefined : `page ${request.originalUrl}`;
        const { name } = request.params as { readonly name?: string };
        await host.answer(request, response, key, async (service) => {
          const page = await view({
            service,
            query: new URLSearchParams(queryOf(request)),
            name: name ?? '',
            url,
            contact,
          });
          if ('location' in page) return { status: 303, html: '', location: page.location };
          return render(service, page);
        });
      });
    }

    router.get('/assets/:file', (request, response) => {
      response.locals.route = '/assets/:file';
      sendAsset(request, response, request.params.file);
    });

    const tellError = async (error: unknown, request: Request, response: Response): Promise<void> => {
      const told = host.report(error, response);
      if (response.headersSent) return void response.destroy();
      open(response);
      response.setHeader('Cache-Control', 'no-store');
      await host.answer(request, response, undefined, async (service) =>
        render(service, viewError(told, String(response.locals.requestId))),
      );
    };
    router.use((error: unknown, request: Request, response: Response, _next: (error?: unknown) => void) =>
      tellError(error, request, response),
    );
    return {
      router,
      notFound(request, response, next) {
        const reads = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
        if (!reads || request.path.startsWith('/v1/')) return next();
        return tellError(new TrellisError('not-found', 'There is nothing here.'), request, response);
      },
    };
  };
}
