/**
 * Names for content: the hash of a seeds folder, which keys the cache of compiled releases, and the dataVersion.
 * Uses node alone, so that a start from the cache loads neither zod nor yaml.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { TrellisError } from '../model/errors.js';
import type { Release } from '../model/release.js';

/**
 * Paths of the YAML files below a folder, relative to it, with forward slashes, in code-unit order.
 * Throws `unreadable-input` where the folder cannot be listed.
 */
export function listSeedFiles(folder: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    throw new TrellisError('unreadable-input', `The seeds folder "${folder}" cannot be read.`);
  }
  return names
    .filter((name) => /\.ya?ml$/i.test(name))
    .map((name) => name.split(sep).join('/'))
    .sort();
}

/**
 * sha256 in hex over the relative paths and contents of all YAML files below a folder; the same wherever the folder
 * stands. Throws `unreadable-input` where the folder or a file cannot be read.
 */
export function hashSeeds(folder: string): string {
  const hash = createHash('sha256');
  for (const file of listSeedFiles(folder)) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, file));
    } catch {
      throw new TrellisError('unreadable-input', `The seed file "${file}" cannot be read.`);
    }
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** The dataVersion of a release: 16 hex digits over its content, whatever dataVersion and findings it carries. */
export function computeDataVersion(release: Omit<Release, 'dataVersion' | 'findings'>): string {
  const content = Object.fromEntries(
    Object.entries(release).filter(([key]) => key !== 'dataVersion' && key !== 'findings'),
  );
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 16);
}

/** JSON with the keys of every object in code-unit order and no blanks. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
