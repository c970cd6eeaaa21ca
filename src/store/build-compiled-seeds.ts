/**
 * The build step that compiles the checked seeds: `node dist/store/build-compiled-seeds.js [SEEDS-FOLDER FILE]`.
 * Prints one line, or every finding of severity error, and then exits as the command line does (5 for refused seeds).
 */
import { fileURLToPath } from 'node:url';
import { errorCodes, TrellisError } from '../model/errors.js';
import { compileSeedsAnew, saveCompiledSeeds } from './compiled-seeds.js';

const [
  seedsFolder = fileURLToPath(new URL('../../seeds', import.meta.url)),
  file = fileURLToPath(new URL('../seeds-release.json', import.meta.url)),
] = process.argv.slice(2);

try {
  const compiled = await compileSeedsAnew(seedsFolder);
  saveCompiledSeeds(file, compiled);
  const { dataVersion, maps, placements, profiles } = compiled.release;
  process.stdout.write(
    `Seeds compiled as ${dataVersion}: ${maps.length} maps, ${placements.length} placements, ${profiles.length} profiles.\n`,
  );
} catch (error) {
  if (!(error instanceof TrellisError)) throw error;
  for (const finding of error.details.findings ?? []) {
    if (finding.severity !== 'error') continue;
    process.stderr.write(`${finding.file}:${finding.line} ${finding.code} ${finding.sentence}\n`);
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = errorCodes[error.code].exit;
}
