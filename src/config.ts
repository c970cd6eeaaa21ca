/**
 * The one reader of the environment: every setting of Trellis with its default, as one checked value.
 *
 *   TRELLIS_DATA    folder that keeps what is loaded or imported; default: the platform's place for application data
 *   TRELLIS_SEEDS   folder of the seeds; default: the package's own
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';

export interface Config {
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
    packageFolder: root,
    dataFolder: environment.TRELLIS_DATA || envPaths('trellis', { suffix: '' }).data,
    seedsFolder: environment.TRELLIS_SEEDS || join(root, 'seeds'),
    compiledSeedsFile: join(root, 'dist', 'seeds-release.json'),
    compiledMovesFile: fileURLToPath(new URL('compiled-moves.bin', import.meta.url)),
  };
}
