/** What the service counts of itself, in the words of Prometheus. No label ever holds what somebody asked. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnswerCache } from './answer-cache.js';

export interface Metrics {
  /** One answered request; `route` is a template. */
  countRequest(route: string, method: string, status: number, seconds: number): void;
  countCache(found: boolean): void;
  countReload(): void;
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

/** `withProcess` adds the figures of the whole process, which run a timer of their own. */
export function createMetrics(
  cache: AnswerCache,
  currentDataVersion: () => string,
  { withProcess }: { readonly withProcess: boolean },
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (withProcess) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'trellis_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'trellis_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer.',
    labelNames: ['route'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers,
  });
  const lookups = new Counter({
    name: 'trellis_answer_cache_lookups_total',
    help: 'Questions that were looked up among kept answers.',
    labelNames: ['result'],
    registers,
  });
  const reloads = new Counter({
    name: 'trellis_reloads_total',
    help: 'Times that another release was put in force.',
    registers,
  });
  new Gauge({
    name: 'trellis_answer_cache_bytes',
    help: 'Bytes of kept answers.',
    registers,
    collect() {
      this.set(cache.size().bytes);
    },
  });
  new Gauge({
    name: 'trellis_data_version_info',
    help: 'The release in force; always 1.',
    labelNames: ['data_version'],
    registers,
    collect() {
      this.reset();
      this.set({ data_version: currentDataVersion() }, 1);
    },
  });
  return {
    countRequest(route, method, status, seconds) {
      requests.inc({ route, method, status: String(status) });
      durations.observe({ route }, seconds);
    },
    countCache: (found) => lookups.inc({ result: found ? 'hit' : 'miss' }),
    countReload: () => reloads.inc(),
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
