/** The HTTP service in this process on a free port, and raw requests to it that no client library would send. */
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll } from '@jest/globals';
import { pino } from 'pino';
import { compose } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { openDataset } from '../../src/dataset/dataset.js';
import { buildGraph } from '../../src/graph/career-graph.js';
import { type App, type AppOptions, createApp, startServer } from '../../src/http/app.js';
import type { Release } from '../../src/model/release.js';
import { createPlanner } from '../../src/planner/planner.js';
import { createService, type Service } from '../../src/service/service.js';

export interface Served {
  readonly address: string;
  readonly app: App;
  /** Every line of the log so far, parsed. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

/** `hasty` hangs up on those who dawdle. */
export type OpenServed = (options?: Partial<AppOptions>, pace?: Pace) => Promise<Served>;
export type Pace = 'usual' | 'hasty';

const hasty = { headers: 400, request: 400, keepAlive: 1_000, check: 25 };

/** A test that fails leaves its server open: it must not hold up the end of the run. */
const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(open.map((close) => close()));
});

/** Serves a service on a free port of this machine. Closed with the test file, if not before. */
export async function serveApp(
  service: Service,
  options: Partial<AppOptions> = {},
  pace: Pace = 'usual',
): Promise<Served> {
  const log: Readonly<Record<string, unknown>>[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const app = createApp({
    service: () => service,
    version: '0.0.0',
    logger: pino({ base: null }, sink),
    corsOrigins: [],
    rateLimit: 0,
    trustProxy: 0,
    cacheBytes: 1_000_000,
    logNames: false,
    processMetrics: false,
    ...options,
  });
  const server = await startServer(app.handler, { host: '127.0.0.1', port: 0 }, ...(pace === 'hasty' ? [hasty] : []));
  const close = (): Promise<void> => server.stop(0);
  open.push(close);
  return { address: server.address, app, log, close };
}

/** The service over the shipped seeds, whatever the user's own store holds. */
export async function openShippedService(
  change: (release: Release) => Release = (release) => release,
): Promise<Service> {
  const config = readConfig({ TRELLIS_DATA: '/nonexistent/trellis' });
  const { dataset } = await compose(config).service();
  return serviceOf(change(dataset.release));
}

export function serviceOf(release: Release): Service {
  return createService(createPlanner(buildGraph(openDataset(release))));
}

/** Sends bytes as they are, and gives all that comes back until the other side hangs up. */
export function sendRaw(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      answer += part;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
