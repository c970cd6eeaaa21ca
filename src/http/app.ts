/**
 * The entry of http/: the contract as an Express application. It answers from whatever release is in force when a
 * question arrives, keeps answers until another is, and tells every error as a problem with a stable code.
 */
import { randomUUID } from 'node:crypto';
import cors from 'cors';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { TrellisError } from '../model/errors.js';
import type { Service } from '../service/service.js';
import { type AnswerCache, createAnswerCache } from './answer-cache.js';
import { createAnswerer } from './answerer.js';
import { contract } from './contract.js';
import { createDocsPage } from './docs-page.js';
import type { Endpoint } from './endpoint.js';
import { createMetrics, type Metrics } from './metrics.js';
import { describeContract } from './openapi.js';
import { createPageHost, type PageHost, type Pages } from './page-host.js';
import { sendProblem, toTrellisError } from './problems.js';

export { queryOf } from './answerer.js';
export { type RunningServer, startServer } from './http-server.js';
export type { MadePage, PageHost, Pages } from './page-host.js';

export interface AppOptions {
  /** The service over the release in force; asked anew for every question. */
  readonly service: () => Service;
  /** Version of the package, for the contract. */
  readonly version: string;
  readonly logger: Logger;
  /** Origins that browsers may read answers from: none when empty, `*` for any. */
  readonly corsOrigins: readonly string[];
  /** Questions that one client may ask in a minute; 0 for any number. */
  readonly rateLimit: number;
  /** How many proxies stand before the service, whose word about the client's address is taken. */
  readonly trustProxy: number;
  /** Bytes of answers that are kept. */
  readonly cacheBytes: number;
  /** Whether the log tells what was asked; never about a person. */
  readonly logNames: boolean;
  /** What the store says of itself, for /readyz; undefined where there is none. */
  readonly describeStore?: () => Promise<object>;
  /** Whether answers come from what was read last because the store does not answer; never where left out. */
  readonly isStoreAway?: () => boolean;
  /** Whether /metrics tells of the process as well. */
  readonly processMetrics: boolean;
  /** Pages for people, at the root; left out where only programs are answered. */
  readonly pages?: (host: PageHost) => Pages;
}

export interface App {
  readonly handler: Express;
  readonly metrics: Metrics;
  /** From now on every new request is refused with `stopping`. */
  stopAnswering(): void;
}

/** Longest address, in characters, and largest body, in bytes. */
const mostAddress = 8192;
export const mostBody = 16_384;
const minute = 60_000;
/** Files that never change and cost nothing to send. */
const unlimited = /^\/(docs|assets)(\/|$)/;
const unknownRoute = '(unknown)';

export function createApp(options: AppOptions): App {
  const cache = createAnswerCache(options.cacheBytes);
  const metrics = createMetrics(cache, () => options.service().dataset.dataVersion, {
    withProcess: options.processMetrics,
  });
  const report = (error: unknown, response: Response): TrellisError => {
    const told = toTrellisError(error);
    if (told.code === 'internal')
      options.logger.error({ requestId: response.locals.requestId, err: error }, 'internal');
    return told;
  };
  let stopping = false;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', options.trustProxy);
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(watch(options.logger, metrics));
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: strictPolicy },
      strictTransportSecurity: { includeSubDomains: false },
      xFrameOptions: { action: 'deny' },
    }),
  );
  app.use((request, response, next) => {
    response.setHeader('Trellis-Data-Version', options.service().dataset.dataVersion);
    if (options.isStoreAway?.()) response.setHeader('Trellis-Store', 'last-good');
    if (stopping) {
      response.setHeader('Connection', 'close');
      throw new TrellisError('stopping', 'The service is being stopped: ask again, it may be answered elsewhere.');
    }
    if (request.url.length > mostAddress) {
      throw new TrellisError('uri-too-long', `The address is longer than ${mostAddress} characters.`);
    }
    if (Number(request.headers['content-length'] ?? 0) > mostBody) {
      response.setHeader('Connection', 'close');
      throw new TrellisError('too-large', `The body is larger than ${mostBody} bytes.`);
    }
    next();
  });
  addOperation(app, options, metrics);
  if (options.corsOrigins.length > 0) app.use(allowOrigins(options.corsOrigins));
  if (options.rateLimit > 0) app.use(limitRate(options.rateLimit));
  addContract(app, options, cache, metrics);
  app.use(createDocsPage());
  const pages = options.pages?.(createPageHost(options.service, cache, report));
  if (pages) app.use(pages.router, pages.notFound);
  app.use(() => {
    throw new TrellisError('not-found', 'There is nothing at this address. What there is stands in /v1/openapi.json.');
  });
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const told = report(error, response);
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, told, response.locals.requestId);
  });
  return {
    handler: app,
    metrics,
    stopAnswering() {
      stopping = true;
    },
  };
}

const strictPolicy = {
  defaultSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

/** Gives every request its id, and tells log and metrics of it once it is over. */
function watch(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.once('close', () => {
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      const route: string = response.locals.route ?? unknownRoute;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.countRequest(route, methodLabel(request.method), status, ms / 1000);
      const { asked } = response.locals;
      logger.info({ requestId, method: methodLabel(request.method), route, status, ms, ...(asked && { asked }) });
    });
    next();
  };
}

/** Only methods of a closed list become labels. */
function methodLabel(method: string): string {
  return ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'].includes(method) ? method : 'OTHER';
}

function allowOrigins(origins: readonly string[]): RequestHandler {
  const any = origins.includes('*');
  return cors({
    origin: any ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['ETag', 'Retry-After', 'Trellis-Data-Version', 'Trellis-Store', 'X-Request-Id'],
    maxAge: 3600,
    preflightContinue: true,
  });
}

function limitRate(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: minute,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    skip: ({ path }) => unlimited.test(path),
    handler: (_request, _response, next) => {
      next(new TrellisError('too-many-requests', `More than ${perMinute} questions in a minute: wait and ask again.`));
    },
  });
}

/** One path with the methods that it takes; all others are refused by name. */
function addRoute(app: Express, path: string, handlers: Readonly<Record<string, RequestHandler>>): void {
  const allow = [
    ...Object.keys(handlers).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
    'OPTIONS',
  ];
  const route = app.route(path.replace(/\{(\w+)\}/g, ':$1'));
  route.all((request, response, next) => {
    response.locals.route = path;
    const handler = handlers[request.method === 'HEAD' ? 'GET' : request.method];
    if (handler) return handler(request, response, next);
    response.setHeader('Allow', allow.join(', '));
    if (request.method === 'OPTIONS') return response.status(204).end();
    throw new TrellisError('method-not-allowed', `This address takes ${allow.join(', ')}.`);
  });
}

function addContract(app: Express, options: AppOptions, cache: AnswerCache, metrics: Metrics): void {
  const answerer = createAnswerer({ service: options.service, cache, metrics, logNames: options.logNames });
  const readJson = express.json({ limit: mostBody, inflate: false });
  for (const [operation, parts] of Object.entries(contract)) {
    const endpoint = parts as unknown as Endpoint;
    const { get, post } = answerer(operation, endpoint);
    addRoute(app, endpoint.path, {
      GET: get,
      ...(endpoint.personal && {
        POST: async (request, response, next) => {
          if (!request.is('application/json')) {
            throw new TrellisError('unsupported-media-type', 'The body has to be application/json.');
          }
          await new Promise<void>((resolve, reject) => {
            readJson(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
          });
          await post(request, response, next);
        },
      }),
    });
  }
  const document = answerer.prepare(describeContract(options.version));
  addRoute(app, '/v1/openapi.json', { GET: document });
}

/** What keeps the service running asks for; never limited, never kept. */
function addOperation(app: Express, { service, describeStore }: AppOptions, metrics: Metrics): void {
  const send = (response: Response, body: object): void => {
    response.setHeader('Cache-Control', 'no-store');
    response.json(body);
  };
  addRoute(app, '/healthz', { GET: (_request, response) => send(response, { status: 'ok' }) });
  addRoute(app, '/readyz', {
    GET: async (_request, response) => {
      const store = await describeStore?.().catch((error: unknown) => ({ unavailable: toTrellisError(error).code }));
      send(response, { status: 'ready', dataVersion: service().dataset.dataVersion, ...(store && { store }) });
    },
  });
  addRoute(app, '/metrics', {
    GET: async (_request, response) => {
      const { type, text } = await metrics.read();
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader('Content-Type', type);
      response.end(text);
    },
  });
}
