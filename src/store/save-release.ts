/**
 * Writing to the embedded store's data folder: saving a release in six phases, and removing old ones.
 * Nothing that a reader may open is ever changed in place: files are written under temporary names, flushed and
 * renamed, and one rename of the pointer activates. Killed anywhere, the folder holds the release of before or the new
 * one; the next save removes what was left over.
 */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../model/release.js';
import {
  findPointer,
  listReleaseFiles,
  makeFolder,
  type Pointer,
  pointerPath,
  releaseFileName,
  releasesPath,
  tellFault,
} from './data-folder.js';
import { sealFile } from './sealed-file.js';
import type { SaveOptions } from './store.js';
import { takeWriterLock, type WriterLock } from './writer-lock.js';

/** Bytes that are written between two reports of progress. */
const partSize = 65_536;

/** Saves a release and activates it. Throws `store-unavailable`, or what a callback throws. */
export async function saveRelease(folder: string, release: Release, options: SaveOptions): Promise<void> {
  const { seedsHash = null, onPhase, onProgress } = options;
  const { dataVersion } = release;
  const { bytes, sha256 } = sealFile('release', { dataVersion, seedsHash }, release);
  const name = releaseFileName({ dataVersion, sha256 });
  const releases = releasesPath(folder);

  await onPhase?.('stage');
  await write(folder, async (lock) => {
    makeFolder(releases);
    if (isNew(folder)) replacePointer(folder, lock, null);
    const temporary = join(releases, `${lock.token}.tmp`);
    try {
      const file = openSync(temporary, 'wx');
      try {
        await onPhase?.('write');
        const parts = Math.ceil(bytes.length / partSize);
        for (let part = 0; part < parts; part++) {
          writeWhole(file, bytes.subarray(part * partSize, (part + 1) * partSize));
          await onProgress?.(part + 1, parts);
        }
        await onPhase?.('sync');
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      await onPhase?.('publish');
      renameSync(temporary, join(releases, name));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    syncFolder(releases);

    await onPhase?.('activate');
    replacePointer(folder, lock, { dataVersion, sha256, seedsHash });

    await onPhase?.('settle');
    syncFolder(folder);
    for (const file of listReleaseFiles(folder)) {
      if (file.dataVersion === dataVersion && file.name !== name) rmSync(join(releases, file.name), { force: true });
    }
    removeLeftovers(folder, lock);
  });
}

/**
 * Removes all releases but the active one and what was left over. Returns the dataVersions that are gone, sorted.
 * Throws as reading does where the pointer is damaged: then nobody knows what may go.
 */
export async function pruneReleases(folder: string): Promise<readonly string[]> {
  if (listReleaseFiles(folder).length === 0) return [];
  return write(folder, async (lock) => {
    const active = findPointer(folder);
    const kept = active && releaseFileName(active);
    const gone = new Set<string>();
    for (const { name, dataVersion } of listReleaseFiles(folder)) {
      if (name === kept) continue;
      rmSync(join(releasesPath(folder), name), { force: true });
      if (dataVersion !== active?.dataVersion) gone.add(dataVersion);
    }
    removeLeftovers(folder, lock);
    return [...gone].sort();
  });
}

async function write<T>(folder: string, work: (lock: WriterLock) => Promise<T>): Promise<T> {
  try {
    makeFolder(folder);
    const lock = await takeWriterLock(folder);
    try {
      return await work(lock);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw tellFault(folder, 'written to', error);
  }
}

/** A damaged pointer is none of a new folder's; it stays until a release is activated. */
function isNew(folder: string): boolean {
  try {
    return findPointer(folder) === undefined;
  } catch {
    return false;
  }
}

function replacePointer(folder: string, { token }: WriterLock, pointer: Pointer | null): void {
  const labels = {
    dataVersion: pointer?.dataVersion ?? null,
    release: pointer?.sha256 ?? null,
    seedsHash: pointer?.seedsHash ?? null,
  };
  const temporary = join(folder, `${token}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      writeWhole(file, sealFile('active', labels, null).bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, pointerPath(folder));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A full disk may take a part of the bytes before it refuses the rest. */
function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** Makes renames last through a loss of power. Windows opens no folder, and needs none of it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Temporary files and locks of writers that are no longer at work. */
function removeLeftovers(folder: string, lock: WriterLock): void {
  for (const place of [folder, releasesPath(folder)]) {
    for (const name of readdirSync(place)) {
      const token = /^(.+)\.tmp$/.exec(name)?.[1];
      if (token !== undefined && !lock.isAtWork(token)) rmSync(join(place, name), { force: true });
    }
  }
  lock.removeStale();
}
