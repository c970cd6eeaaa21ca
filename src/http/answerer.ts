/**
 * From a request to an answer: read the question, settle the form, look among kept answers, else ask the service, and
 * send it with the headers that caches go by.
 */
import type { Request, RequestHandler, Response } from 'express';
import { TrellisError } from '../model/errors.js';
import type { Service } from '../service/service.js';
import { type AnswerCache, type Encoding, isWorthCompressing, makeEtag, type Rendered } from './answer-cache.js';
import { type Endpoint, listPathParts } from './endpoint.js';
import type { Metrics } from './metrics.js';
import { listShapes, readBody, readParameters, readQuestion } from './read-question.js';
import { type Form, listForms, plainTypeOf, render, typeOf } from './render.js';

export interface AnswererParts {
  readonly service: () => Service;
  readonly cache: AnswerCache;
  readonly metrics: Pick<Metrics, 'countCache'>;
  readonly logNames: boolean;
}

export interface Answerer {
  /** Handlers of one endpoint; `post` expects a body that was read. */
  (operation: string, endpoint: Endpoint): { readonly get: RequestHandler; readonly post: RequestHandler };
  /** A handler that always sends the same document. */
  prepare(document: object): RequestHandler;
}

/** Kept this long without asking again; the ETag names the release, so that asking again is cheap. */
export const keptFor = 'public, max-age=300';
export const notKept = 'private, no-store';

export function createAnswerer(parts: AnswererParts): Answerer {
  const { cache, metrics } = parts;

  const make = (operation: string, endpoint: Endpoint): ReturnType<Answerer> => {
    const shapes = listShapes(endpoint.asked);
    const pathParts = listPathParts(endpoint.path);
    const forms = listForms(endpoint);

    const answer = async (request: Request, response: Response, question: Readonly<Record<string, unknown>>) => {
      const form = settleForm(request, forms);
      const service = parts.service();
      const { dataVersion } = service.dataset;
      if (parts.logNames && !endpoint.personal) response.locals.asked = question;
      const key = `${operation} ${form} ${JSON.stringify(question)}`;
      const kept = endpoint.personal ? undefined : cache.find(dataVersion, key);
      if (!endpoint.personal) metrics.countCache(kept !== undefined);
      let rendered = kept;
      if (!rendered) {
        const given = await endpoint.ask(service, question);
        const location = endpoint.findMoved?.(given);
        const body = render(endpoint, form, given);
        rendered = { type: typeOf(form), body, etag: makeEtag(dataVersion, body), ...(location && { location }) };
        if (!endpoint.personal) cache.keep(dataVersion, key, rendered);
      }
      response.setHeader('Trellis-Data-Version', dataVersion);
      await send(request, response, rendered, cache, endpoint.personal ? notKept : keptFor);
    };

    return {
      async get(request, response) {
        const given = request.params as Record<string, string>;
        const path = Object.fromEntries(pathParts.map((part) => [part, given[part] ?? '']));
        await answer(request, response, readQuestion(endpoint.asked, shapes, path, readParameters(queryOf(request))));
      },
      async post(request, response) {
        const [unknown] = readParameters(queryOf(request)).keys();
        if (unknown !== undefined) {
          throw new TrellisError(
            'invalid-query',
            'Asked by POST, everything stands in the body and nothing in the address.',
          );
        }
        await answer(request, response, readBody(endpoint.asked, request.body));
      },
    };
  };

  return Object.assign(make, {
    prepare(document: object): RequestHandler {
      const body = Buffer.from(JSON.stringify(document));
      const rendered = { type: typeOf('json'), body, etag: makeEtag('contract', body) };
      return async (request, response) => {
        const [unknown] = readParameters(queryOf(request)).keys();
        if (unknown !== undefined) throw new TrellisError('invalid-query', 'The contract takes no parameters.');
        settleForm(request, ['json']);
        await send(request, response, rendered, cache, keptFor);
      };
    },
  });
}

/** What stands behind the question mark of an address, as it was sent. */
export function queryOf({ originalUrl }: Request): string {
  const cut = originalUrl.indexOf('?');
  return cut === -1 ? '' : originalUrl.slice(cut + 1);
}

function settleForm(request: Request, forms: readonly Form[]): Form {
  const { accept } = request.headers;
  const [standard = 'json'] = forms;
  if (accept === undefined || accept === '*/*') return standard;
  const types = forms.map(plainTypeOf);
  const chosen = request.accepts(types);
  const form = forms[types.indexOf(String(chosen))];
  if (form) return form;
  throw new TrellisError('not-acceptable', `This can be had as ${types.join(', ')}.`);
}

/** Ends a response with a body, compressed where that pays; one that may be kept is checked against what is held. */
export async function send(
  request: Request,
  response: Response,
  rendered: Rendered,
  cache: AnswerCache,
  cacheControl: string,
): Promise<void> {
  response.setHeader('Cache-Control', cacheControl);
  response.vary('Accept, Accept-Encoding');
  const isKept = cacheControl === keptFor;
  if (isKept) response.setHeader('ETag', rendered.etag);
  if (rendered.location !== undefined) {
    response.setHeader('Location', rendered.location);
    response.statusCode = 308;
  } else if (isKept && isHeld(request, rendered.etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const encoding = isWorthCompressing(rendered.body) ? settleEncoding(request) : 'identity';
  const body = await cache.encode(rendered, encoding);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Type', rendered.type);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether the asker holds this very answer. A wish to by-pass caches changes nothing about that. */
function isHeld(request: Request, etag: string): boolean {
  const held = request.headers['if-none-match'];
  if (held === undefined) return false;
  const strip = (tag: string): string => tag.trim().replace(/^W\//, '');
  return held.trim() === '*' || held.split(',').some((tag) => strip(tag) === strip(etag));
}

function settleEncoding(request: Request): Encoding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const chosen = request.acceptsEncodings(['br', 'gzip', 'identity']);
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
}
