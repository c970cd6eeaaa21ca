/**
 * The one reader of the environment: every setting of Trellis with its default, as one checked value.
 * A variable that starts with TRELLIS_ and is none of these is refused by name, so that a slip is never a default.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { type InputProblem, TrellisError } from './model/errors.js';

/** Every variable with what it says; the order is that of the help. */
export const variables = {
  TRELLIS_DATA: "folder that keeps what is loaded or imported (default: the platform's place for application data)",
  TRELLIS_SEEDS: "folder of the seeds (default: the package's own)",
  TRELLIS_STORE: 'embedded or neo4j (default embedded)',
  TRELLIS_HOST: 'serve: address to listen on (default 127.0.0.1)',
  TRELLIS_PORT: 'serve: port to listen on, 0 for any that is free (default 3000)',
  TRELLIS_CORS_ORIGINS: 'serve: origins that browsers may ask from, with commas, or * for any (default: none)',
  TRELLIS_RATE_LIMIT: 'serve: questions a minute for one client, 0 for any number (default 0)',
  TRELLIS_TRUST_PROXY: 'serve: how many proxies stand before the service (default 0)',
  TRELLIS_CACHE_MB: 'serve: megabytes of answers that are kept, 0 for none (default 64)',
  TRELLIS_LOG_LEVEL: 'serve: silent, error, warn or info (default info)',
  TRELLIS_LOG_NAMES: 'serve: true to log what was asked; never about a person (default false)',
  TRELLIS_STOP_SECONDS: 'serve: how long a stop waits for what is being answered (default 10)',
  TRELLIS_RELOAD_SECONDS: 'serve: how often a newly loaded release is looked for, 0 for never (default 10)',
  TRELLIS_CONTACT: 'serve: e-mail address that pages offer for reports of what is wrong (default: none)',
  TRELLIS_REFERENCE_DATA: 'tests: folder of outside reference data',
} as const;
/** Those of Neo4j keep the names that its own tools use. */
export const neo4jVariables = {
  NEO4J_URI: 'where it is (default neo4j://localhost:7687); neo4j+s:// for TLS',
  NEO4J_USERNAME: 'as whom (default neo4j)',
  NEO4J_PASSWORD: 'the password',
  NEO4J_PASSWORD_FILE: 'a file that holds the password',
  NEO4J_DATABASE: "which database (default: the server's own)",
} as const;

export type Variable = keyof typeof variables;

export const logLevels = ['silent', 'error', 'warn', 'info'] as const;

/** How the HTTP service runs. */
export interface ServeConfig {
  readonly host: string;
  readonly port: number;
  readonly corsOrigins: readonly string[];
  readonly rateLimit: number;
  readonly trustProxy: number;
  readonly cacheMegabytes: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly logNames: boolean;
  readonly stopSeconds: number;
  readonly reloadSeconds: number;
  /** Where readers of pages report what is wrong; null where nobody takes reports. */
  readonly contact: string | null;
}

export interface Config {
  readonly store: 'embedded' | 'neo4j';
  readonly neo4j: {
    readonly uri: string;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  };
  /** Where the package stands: seeds/, cypher/ and dist/ are in it. */
  readonly packageFolder: string;
  readonly dataFolder: string;
  readonly seedsFolder: string;
  /** The checked seeds in one file, written by the build; read only while it fits the seeds. */
  readonly compiledSeedsFile: string;
  /** The moves of those seeds, beside the code that derives them; code that was not built has none. */
  readonly compiledMovesFile: string;
}

/** The version of this package. */
export function readVersion({ packageFolder }: Pick<Config, 'packageFolder'>): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Reads the environment; empty variables count as unset. Throws `invalid-query` for a variable that is not known. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const unknown = Object.keys(environment).filter((name) => name.startsWith('TRELLIS_') && !(name in variables));
  if (unknown.length > 0) {
    throw refuse(
      unknown.map((path) => ({ path, message: `is no setting; known: ${Object.keys(variables).join(', ')}` })),
    );
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  return {
    store: readStoreName(environment.TRELLIS_STORE),
    neo4j: {
      uri: environment.NEO4J_URI || 'neo4j://localhost:7687',
      username: environment.NEO4J_USERNAME || 'neo4j',
      password: environment.NEO4J_PASSWORD || readPassword(environment.NEO4J_PASSWORD_FILE),
      database: environment.NEO4J_DATABASE || '',
    },
    packageFolder: root,
    dataFolder: environment.TRELLIS_DATA || envPaths('trellis', { suffix: '' }).data,
    seedsFolder: environment.TRELLIS_SEEDS || join(root, 'seeds'),
    compiledSeedsFile: join(root, 'dist', 'seeds-release.json'),
    compiledMovesFile: fileURLToPath(new URL('compiled-moves.bin', import.meta.url)),
  };
}

/** A setting as it came, with what it is called where it came from: a variable, or the flag that stands for it. */
export interface GivenSetting {
  readonly name: string;
  readonly text: string;
}

/**
 * The settings of the service; those of `flags` win over the environment. Throws `invalid-query` with all that cannot
 * be taken, by the name that each was given under.
 */
export function readServeConfig(
  environment: NodeJS.ProcessEnv,
  flags: Partial<Readonly<Record<Variable, GivenSetting>>> = {},
): ServeConfig {
  const problems: InputProblem[] = [];
  const given = (variable: Variable): GivenSetting | undefined => {
    const text = environment[variable];
    return flags[variable] ?? (text ? { name: variable, text } : undefined);
  };
  const readCount = (variable: Variable, standard: number, most: number): number => {
    const setting = given(variable);
    if (setting === undefined) return standard;
    const count = Number(setting.text);
    if (/^\d{1,9}$/.test(setting.text) && count <= most) return count;
    problems.push({ path: setting.name, message: `must be a whole number from 0 to ${most}` });
    return standard;
  };
  const readWord = <T extends string>(variable: Variable, known: readonly T[], standard: T): T => {
    const setting = given(variable);
    const word = known.find((candidate) => candidate === setting?.text);
    if (setting && word === undefined)
      problems.push({ path: setting.name, message: `must be of: ${known.join(', ')}` });
    return word ?? standard;
  };
  const origins = given('TRELLIS_CORS_ORIGINS');
  const corsOrigins = (origins?.text ?? '').split(',').flatMap((text) => text.trim() || []);
  if (origins && !corsOrigins.every((origin) => origin === '*' || /^https?:\/\/[^/\s]+$/.test(origin))) {
    problems.push({ path: origins.name, message: 'must be origins such as https://example.org, or *' });
  }
  const contact = given('TRELLIS_CONTACT');
  if (contact && !/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(contact.text)) {
    problems.push({ path: contact.name, message: 'must be an e-mail address' });
  }
  const read: ServeConfig = {
    host: given('TRELLIS_HOST')?.text ?? '127.0.0.1',
    port: readCount('TRELLIS_PORT', 3000, 65_535),
    corsOrigins,
    rateLimit: readCount('TRELLIS_RATE_LIMIT', 0, 1_000_000),
    trustProxy: readCount('TRELLIS_TRUST_PROXY', 0, 20),
    cacheMegabytes: readCount('TRELLIS_CACHE_MB', 64, 100_000),
    logLevel: readWord('TRELLIS_LOG_LEVEL', logLevels, 'info'),
    logNames: readWord('TRELLIS_LOG_NAMES', ['false', 'true'], 'false') === 'true',
    stopSeconds: readCount('TRELLIS_STOP_SECONDS', 10, 3600),
    reloadSeconds: readCount('TRELLIS_RELOAD_SECONDS', 10, 86_400),
    contact: contact?.text ?? null,
  };
  if (problems.length > 0) throw refuse(problems);
  return read;
}

/** Throws `invalid-query` for a store that does not exist. */
export function readStoreName(name: string | undefined): Config['store'] {
  if (!name || name === 'embedded') return 'embedded';
  if (name === 'neo4j') return 'neo4j';
  throw new TrellisError('invalid-query', `There is no store called "${name}". There are: embedded, neo4j.`);
}

function readPassword(file: string | undefined): string {
  if (!file) return '';
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new TrellisError('unreadable-input', 'The file that NEO4J_PASSWORD_FILE names cannot be read.');
  }
}

function refuse(errors: readonly InputProblem[]): TrellisError {
  return new TrellisError('invalid-query', 'The settings cannot be taken.', { errors });
}
