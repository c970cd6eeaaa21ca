/**
 * The build step that compiles the checked seeds and derives their moves:
 * `node dist/build-compiled.js [SEEDS-FOLDER RELEASE-FILE MOVES-FILE]`.
 * Prints one line, or every finding of severity error, and then exits as the command line does (5 for refused seeds).
 */
import { readConfig } from './config.js';
import { openDataset } from './dataset/dataset.js';
import { compileMoves } from './graph/career-graph.js';
import { errorCodes, TrellisError } from './model/errors.js';
import { compileSeedsAnew, saveCompiledMoves, saveCompiledSeeds } from './store/store.js';

const config = readConfig({});
const [seedsFolder = config.seedsFolder, releaseFile = config.compiledSeedsFile, movesFile = config.compiledMovesFile] =
  process.argv.slice(2);

try {
  const compiled = await compileSeedsAnew(seedsFolder);
  const { dataVersion, maps, placements, profiles } = compiled.release;
  const table = compileMoves(openDataset(compiled.release));
  saveCompiledSeeds(releaseFile, compiled);
  saveCompiledMoves(movesFile, dataVersion, table.bytes);
  process.stdout.write(
    `Seeds compiled as ${dataVersion}: ${maps.length} maps, ${placements.length} placements, ${profiles.length} profiles, ${table.moveCount} moves.\n`,
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
