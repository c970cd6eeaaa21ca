/**
 * Where pages for people meet the service: what a set of pages is given by the application that it is mounted in, and
 * what it gives back. Pages share the application's cache, compression, limits and log.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { TrellisError } from '../model/errors.js';
import type { Service } from '../service/service.js';
import { type AnswerCache, makeEtag } from './answer-cache.js';
import { keptFor, notKept, send } from './answerer.js';

/** A page as it was made; with a `location` it sends elsewhere and has no body. */
export interface MadePage {
  readonly status: number;
  readonly html: string;
  readonly location?: string;
}

export interface PageHost {
  /** The service over the release in force; asked anew for every page. */
  readonly service: () => Service;
  /**
   * Sends a page, made anew or as it was kept for this release under the key. Without a key, and where it is no 200,
   * it is neither kept here nor by others.
   */
  answer(
    request: Request,
    response: Response,
    key: string | undefined,
    make: (service: Service) => Promise<MadePage>,
  ): Promise<void>;
  /** Any error as one with a stable code; one that nobody who asked could have known better is told to the log. */
  report(error: unknown, response: Response): TrellisError;
}

export interface Pages {
  /** Everything that the pages answer; passes on what is none of theirs. */
  readonly router: RequestHandler;
  /** The page for an address that holds nothing, for those who read pages; passes on all others. */
  readonly notFound: RequestHandler;
}

const html = 'text/html; charset=utf-8';

export function createPageHost(service: () => Service, cache: AnswerCache, report: PageHost['report']): PageHost {
  return {
    service,
    report,
    async answer(request, response, key, make) {
      const current = service();
      const { dataVersion } = current.dataset;
      response.setHeader('Trellis-Data-Version', dataVersion);
      const kept = key === undefined ? undefined : cache.find(dataVersion, key);
      if (kept) return send(request, response, kept, cache, keptFor);
      const page = await make(current);
      if (page.location !== undefined) {
        response.setHeader('Cache-Control', notKept);
        response.redirect(page.status, page.location);
        return;
      }
      const body = Buffer.from(page.html, 'utf8');
      const rendered = { type: html, body, etag: makeEtag(dataVersion, body) };
      const keeps = key !== undefined && page.status === 200;
      if (keeps) cache.keep(dataVersion, key, rendered);
      response.statusCode = page.status;
      await send(request, response, rendered, cache, keeps ? keptFor : notKept);
    },
  };
}
