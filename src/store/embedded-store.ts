/**
 * The embedded adapter of the store: releases as files in a data folder, and the seeds where none was ever loaded.
 * Reading loads neither zod nor yaml nor the code that writes, as long as the compiled seeds are current. Data that is
 * damaged is refused by name, and never replaced by other data in silence.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findSeedsHash, readSeedsRelease, type SeedsRelease } from './compiled-seeds.js';
import { findPointer, listReleaseFiles, readActiveRelease, releaseFileName, releasesPath } from './data-folder.js';
import type { Store, StoreConfig, StoredRelease } from './store.js';

/** Opens without touching the disk. */
export function openEmbeddedStore(config: StoreConfig): Store {
  const folder = config.dataFolder;
  /** The seeds that were last answered from, so that describing them does not read them again. */
  let answered: SeedsRelease | undefined;
  return {
    async readRelease() {
      const active = readActiveRelease(folder);
      if (active) return active;
      answered = await readSeedsRelease(config);
      return answered.release;
    },

    async readActiveVersion() {
      return findPointer(folder)?.dataVersion ?? null;
    },

    isAway: () => false,

    async saveRelease(release, options = {}) {
      const { saveRelease } = await import('./save-release.js');
      await saveRelease(folder, release, options);
    },

    async listReleases() {
      return listStored(folder);
    },

    async prune() {
      const { pruneReleases } = await import('./save-release.js');
      return pruneReleases(folder);
    },

    async describe() {
      const common = { store: 'embedded', location: folder } as const;
      const pointer = findPointer(folder);
      if (!pointer) {
        const { release, seedsHash } = answered ?? (await readSeedsRelease(config));
        const { dataVersion } = release;
        const seeds = { seedsHash, shippedSeedsHash: seedsHash, seedsDiffer: false };
        return { ...common, answersFrom: 'seeds', dataVersion, ...seeds };
      }
      const { dataVersion, seedsHash } = pointer;
      const shippedSeedsHash = findSeedsHash(config.seedsFolder);
      const seedsDiffer = seedsHash === null || shippedSeedsHash === null ? null : seedsHash !== shippedSeedsHash;
      return { ...common, answersFrom: 'release', dataVersion, seedsHash, shippedSeedsHash, seedsDiffer };
    },

    async close() {},
  };
}

function listStored(folder: string): readonly StoredRelease[] {
  const pointer = findPointer(folder);
  const active = pointer && releaseFileName(pointer);
  const stored = new Map<string, StoredRelease>();
  for (const { name, dataVersion } of listReleaseFiles(folder)) {
    const savedAt = statSync(join(releasesPath(folder), name), { throwIfNoEntry: false })?.mtime.toISOString();
    if (savedAt === undefined || stored.get(dataVersion)?.active) continue;
    stored.set(dataVersion, { dataVersion, active: name === active, savedAt });
  }
  return [...stored.values()].sort((a, b) => compare(b.savedAt, a.savedAt) || compare(a.dataVersion, b.dataVersion));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
