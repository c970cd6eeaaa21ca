/**
 * `trellis serve`: answers over HTTP until it is told to stop. Prints its address; the log goes to standard error, one
 * JSON object a line, so that the two never mix.
 */

import { join } from 'node:path';
import { type GivenSetting, logLevels, readServeConfig, readVersion, type Variable, variables } from '../config.js';
import type { LiveService } from '../service/live-service.js';
import type { Context, Define } from './context.js';

/** Each flag stands for a variable and wins over it. */
const flags: Readonly<Record<string, Variable>> = {
  '--port <n>': 'TRELLIS_PORT',
  '--host <address>': 'TRELLIS_HOST',
  '--cors-origins <list>': 'TRELLIS_CORS_ORIGINS',
  '--rate-limit <n>': 'TRELLIS_RATE_LIMIT',
  '--trust-proxy <n>': 'TRELLIS_TRUST_PROXY',
  '--cache-mb <n>': 'TRELLIS_CACHE_MB',
  [`--log-level <${logLevels.join('|')}>`]: 'TRELLIS_LOG_LEVEL',
  '--stop-seconds <n>': 'TRELLIS_STOP_SECONDS',
  '--reload-seconds <n>': 'TRELLIS_RELOAD_SECONDS',
  '--contact <address>': 'TRELLIS_CONTACT',
};
const secondMs = 1000;
const megabyte = 1_000_000;

export const define: Define = (command, context) => {
  for (const [flag, variable] of Object.entries(flags)) {
    command.option(flag, `${variables[variable].replace('serve: ', '')}; else ${variable}`);
  }
  command
    .option('--log-names', 'log what was asked; never about a person; else TRELLIS_LOG_NAMES=true')
    .addHelpText(
      'after',
      '\nExample:\n  trellis serve --port 3000\n  curl "http://127.0.0.1:3000/v1/paths?from=Props+Technician&to=Stage+Designer"',
    )
    .action(() => serve(readFlags(command.opts()), context));
};

/** The options of the command as settings, each under the name of its flag. */
function readFlags(options: Readonly<Record<string, unknown>>): Partial<Record<Variable, GivenSetting>> {
  const given: Partial<Record<Variable, GivenSetting>> = {};
  for (const [flag, variable] of Object.entries(flags)) {
    const name = flag.split(' ')[0] ?? flag;
    const text = options[name.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
    if (typeof text === 'string') given[variable] = { name, text };
  }
  if (options.logNames === true) given.TRELLIS_LOG_NAMES = { name: '--log-names', text: 'true' };
  return given;
}

async function serve(given: Partial<Record<Variable, GivenSetting>>, context: Context): Promise<void> {
  const settings = readServeConfig(context.env, given);
  const { parts } = context;
  const [{ createApp, startServer }, { createPages }, { pino, destination }] = await Promise.all([
    import('../http/app.js'),
    import('../web/pages.js'),
    import('pino'),
  ]);
  const log = destination({ dest: 2, sync: false });
  const logger = pino({ level: settings.logLevel, base: null }, log);
  const [store, service] = await Promise.all([parts.store(), parts.service()]);
  let live: LiveService | undefined;
  const app = createApp({
    ...settings,
    service: () => live?.get() ?? service,
    version: readVersion(parts.config),
    logger,
    cacheBytes: settings.cacheMegabytes * megabyte,
    describeStore: async () => describeStore(context),
    isStoreAway: () => store.isAway(),
    processMetrics: true,
    pages: createPages(join(parts.config.packageFolder, 'dist', 'web'), settings.contact),
  });
  const server = await startServer(app.handler, settings);
  if (settings.reloadSeconds > 0) {
    live = await parts.live({
      every: settings.reloadSeconds * secondMs,
      onSwap({ dataset }) {
        app.metrics.countReload();
        logger.info({ dataVersion: dataset.dataVersion }, 'another release is in force');
      },
      onProblem: (error) =>
        logger.error({ err: error }, 'the store could not be asked for a newer release; the one in force stays'),
    });
  }
  context.print(`Trellis answers at ${server.address}  (pages: ${server.address}/  reference: ${server.address}/docs)`);
  await waitForStop();
  await live?.close();
  app.stopAnswering();
  await server.stop(settings.stopSeconds * secondMs);
  log.flushSync();
}

/** What /readyz may tell strangers: no folder of this machine. */
async function describeStore({ parts }: Context): Promise<object> {
  const { store, answersFrom, dataVersion, seedsDiffer } = await (await parts.store()).describe();
  return { store, answersFrom, dataVersion, seedsDiffer };
}

function waitForStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
