/**
 * The layout of the embedded store's data folder, and how it is read:
 *
 *   active.json                             the pointer to the active release, or to none: one sealed line
 *   releases/<dataVersion>-<sha256>.json    a release, sealed and never changed (the first 12 digits of its sha256)
 *   *.tmp, writer-*.lock                    work of a writer
 *
 * The pointer to none is written before the first release, so that a pointer that was lost is told from none yet.
 * Reads need no lock. Every fault is a TrellisError that names the file and what to do.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TrellisError } from '../model/errors.js';
import type { Release } from '../model/release.js';
import { type OpenedFile, openSealedFile } from './sealed-file.js';

/** The active release: what it is called, its checksum, and the seeds that it was compiled from, if it was. */
export interface Pointer {
  readonly dataVersion: string;
  readonly sha256: string;
  readonly seedsHash: string | null;
}

export interface ReleaseFile {
  readonly name: string;
  readonly dataVersion: string;
}

const releaseName = /^([0-9a-f]{16})-[0-9a-f]{12}\.json$/;

export function pointerPath(folder: string): string {
  return join(folder, 'active.json');
}

export function releasesPath(folder: string): string {
  return join(folder, 'releases');
}

export function releaseFileName({ dataVersion, sha256 }: Omit<Pointer, 'seedsHash'>): string {
  return `${dataVersion}-${sha256.slice(0, 12)}.json`;
}

/** Makes a folder and those above it. Node's own recursive making never returns where a place takes no folders. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Files of releases by name, whether whole or not; empty where no release was ever saved. */
export function listReleaseFiles(folder: string): readonly ReleaseFile[] {
  const names = readIfThere(folder, () => readdirSync(releasesPath(folder))) ?? [];
  return names.sort().flatMap((name) => {
    const dataVersion = releaseName.exec(name)?.[1];
    return dataVersion === undefined ? [] : [{ name, dataVersion }];
  });
}

/** Undefined where no release was ever activated. */
export function findPointer(folder: string): Pointer | undefined {
  const path = pointerPath(folder);
  const bytes = readIfThere(folder, () => readFileSync(path));
  if (!bytes) {
    if (listReleaseFiles(folder).length === 0) return undefined;
    throw damaged(path, 'is missing, though releases are stored beside it');
  }
  const { labels } = requireWhole(path, openSealedFile('active', bytes));
  const { dataVersion, release, seedsHash = null } = labels;
  if (typeof dataVersion !== 'string' || typeof release !== 'string') return undefined;
  return { dataVersion, sha256: release, seedsHash };
}

/** The active release, checked by its checksum alone; undefined where none was ever activated. */
export function readActiveRelease(folder: string): Release | undefined {
  let pointer = findPointer(folder);
  while (pointer) {
    const path = join(releasesPath(folder), releaseFileName(pointer));
    const bytes = readIfThere(folder, () => readFileSync(path));
    if (bytes) {
      const opened = requireWhole(path, openSealedFile('release', bytes));
      if (opened.sha256 !== pointer.sha256) throw damaged(path, 'is another release than the active one');
      return opened.parseBody() as Release;
    }
    // A writer may have activated another release and removed this one since the pointer was read.
    const now = findPointer(folder);
    if (now?.sha256 === pointer.sha256) throw damaged(path, 'is missing');
    pointer = now;
  }
  return undefined;
}

/** What a fault of the file system means to the person who asked; other errors come back as they are. */
export function tellFault(folder: string, deed: 'read' | 'written to', error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof TrellisError || code === undefined || syscall === undefined) return error;
  return new TrellisError('store-unavailable', tellCode(folder, deed, code));
}

function tellCode(folder: string, deed: string, code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The data folder "${folder}" is full. Make room and try again; what was loaded before is untouched.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The data folder "${folder}" may not be ${deed} by this user. Set TRELLIS_DATA to one that may.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `"${folder}" cannot be the data folder: it or something above it is a file. Set TRELLIS_DATA to a folder.`;
    default:
      return `The data folder "${folder}" cannot be ${deed} (${code}).`;
  }
}

function readIfThere<T>(folder: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw tellFault(folder, 'read', error);
  }
}

function requireWhole(path: string, opened: OpenedFile): Extract<OpenedFile, { whole: true }> {
  if (opened.whole) return opened;
  if (!opened.newer) throw damaged(path, opened.what);
  throw new TrellisError(
    'store-unavailable',
    `The stored file "${path}" ${opened.what}. Update Trellis, or run "trellis load" to write it anew.`,
  );
}

function damaged(path: string, what: string): TrellisError {
  return new TrellisError(
    'store-damaged',
    `The stored file "${path}" ${what}. Run "trellis load" to write the release anew.`,
  );
}
