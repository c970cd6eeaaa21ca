/**
 * The one reader of the environment: every setting of Trellis with its default, as one checked value.
 *
 *   TRELLIS_DATA    folder that keeps what is loaded or imported; default: the platform's place for application data
 *   TRELLIS_SEEDS   folder of the seeds; default: the package's own
 *   TRELLIS_STORE   embedded (default) or neo4j
 *   NEO4J_URI, NEO4J_USERNAME, NEO4J_DATABASE, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE: where and as whom; default:
 *                   neo4j://localhost:7687, neo4j, the server's own database, no password
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { TrellisError } from './model/errors.js';

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

/** Reads the environment; empty variables count as unset. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
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
