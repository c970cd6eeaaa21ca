/**
 * The derived moves of the shipped seeds as one file beside the running code, written by its build, so that a cold
 * start derives nothing. A cache like the compiled seeds: it counts only for the release that it was derived from and
 * while its checksum holds.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { openSealedFile, sealFile } from './sealed-file.js';

/** Bytes of the moves of a release; undefined where none are kept, or other ones, or damaged ones. */
export function findCompiledMoves(file: string, dataVersion: string): Uint8Array | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const opened = openSealedFile('moves', bytes);
  return opened.whole && opened.labels.dataVersion === dataVersion ? opened.body : undefined;
}

/** Writes the file; only the build does, before anything can read it. Throws node's own error. */
export function saveCompiledMoves(file: string, dataVersion: string, moves: Uint8Array): void {
  writeFileSync(file, sealFile('moves', { dataVersion }, moves).bytes);
}
