/**
 * The release that was last read from a server, kept in the data folder: what is answered from while the server is
 * away. Sealed like every file of the store; a damaged one counts as none. Failing to keep it harms no answer.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../model/release.js';
import { makeFolder } from './data-folder.js';
import { openSealedFile, sealFile } from './sealed-file.js';

export function findLastGood(dataFolder: string): Release | undefined {
  const opened = openLastGood(dataFolder);
  return opened?.whole ? (opened.parseBody() as Release) : undefined;
}

/** Written only where another release is kept, so that reading the same again costs nothing. */
export function keepLastGood(dataFolder: string, release: Release): void {
  const opened = openLastGood(dataFolder);
  if (opened?.whole && opened.labels.dataVersion === release.dataVersion) return;
  const path = lastGoodPath(dataFolder);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    makeFolder(dataFolder);
    writeFileSync(temporary, sealFile('release', { dataVersion: release.dataVersion }, release).bytes);
    renameSync(temporary, path);
  } catch {
    // A folder that cannot be written to keeps nothing; the next start without a server will say so.
  }
}

function openLastGood(dataFolder: string): ReturnType<typeof openSealedFile> | undefined {
  try {
    return openSealedFile('release', readFileSync(lastGoodPath(dataFolder)));
  } catch {
    return undefined;
  }
}

function lastGoodPath(dataFolder: string): string {
  return join(dataFolder, 'last-good.json');
}
