/**
 * The seeds as one compiled file, so that a cold start parses no YAML and loads no schema.
 * The file is a cache, never an authority: it counts only while its checksum holds and the seeds folder still has the
 * hash that it was compiled from; else the seeds are compiled anew.
 */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hashSeeds } from '../dataset/hash-seeds.js';
import { TrellisError } from '../model/errors.js';
import type { Release } from '../model/release.js';
import { openSealedFile, sealFile } from './sealed-file.js';

export interface SeedsPlaces {
  readonly seedsFolder: string;
  readonly compiledSeedsFile: string;
}

export interface SeedsRelease {
  readonly release: Release;
  /** Of the seeds folder that the release was compiled from. */
  readonly seedsHash: string;
}

/** Age in milliseconds at which a half-written compiled file of another process is certainly left over. */
const leftoverAge = 600_000;

/**
 * The release of the seeds folder as it is now: from the compiled file where that is current and whole, else compiled,
 * and the file rewritten where it can be. Throws `invalid-seeds` and `unreadable-input`.
 */
export async function readSeedsRelease({ seedsFolder, compiledSeedsFile }: SeedsPlaces): Promise<SeedsRelease> {
  const seedsHash = hashSeeds(seedsFolder);
  const kept = findCompiledSeeds(compiledSeedsFile, seedsHash);
  if (kept) return { release: kept, seedsHash };
  const compiled = await compileSeedsAnew(seedsFolder);
  try {
    saveCompiledSeeds(compiledSeedsFile, compiled);
  } catch {
    // A package in a folder that cannot be written to compiles at every start.
  }
  return compiled;
}

/**
 * Compiles the seeds, whatever the compiled file holds. Throws `unreadable-input` where the folder cannot be read or
 * changes meanwhile, and `invalid-seeds` with all findings where they are refused.
 */
export async function compileSeedsAnew(seedsFolder: string): Promise<SeedsRelease> {
  const { compileSeeds } = await import('../dataset/compile-release.js');
  const seedsHash = hashSeeds(seedsFolder);
  const { release, findings } = compileSeeds(seedsFolder);
  if (hashSeeds(seedsFolder) !== seedsHash) {
    throw new TrellisError(
      'unreadable-input',
      `The seeds in "${seedsFolder}" changed while they were read. Try again.`,
    );
  }
  if (release) return { release, seedsHash };
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const count = errors === 1 ? '1 error' : `${errors} errors`;
  throw new TrellisError(
    'invalid-seeds',
    `The seeds in "${seedsFolder}" are refused for ${count}. "trellis check" lists every finding.`,
    { findings },
  );
}

/** Replaces the compiled file in one step. Throws node's own error where it cannot be written. */
export function saveCompiledSeeds(file: string, { release, seedsHash }: SeedsRelease): void {
  const { bytes } = sealFile('release', { dataVersion: release.dataVersion, seedsHash }, release);
  const temporary = `${file}.${process.pid}.tmp`;
  removeLeftovers(file);
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The hash of the seeds folder as it is now, or null where there is none that can be read. */
export function findSeedsHash(seedsFolder: string): string | null {
  try {
    return hashSeeds(seedsFolder);
  } catch {
    return null;
  }
}

function findCompiledSeeds(file: string, seedsHash: string): Release | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const opened = openSealedFile('release', bytes);
  if (!opened.whole || opened.labels.seedsHash !== seedsHash) return undefined;
  return opened.parseBody() as Release;
}

function removeLeftovers(file: string): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > leftoverAge) rmSync(path, { force: true });
  }
}
