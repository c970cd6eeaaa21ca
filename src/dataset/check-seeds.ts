/**
 * All findings about a seeds folder at once: what reading it showed, and what shows when its files are laid side by
 * side. Where a file could not be used, what refers to it is not judged, so that one mistake is told once.
 */
import type { Finding } from '../model/finding.js';
import { checkEditions } from './check-editions.js';
import { checkIdentities } from './check-identities.js';
import { checkProfiles } from './check-profiles.js';
import { makeFinding, sortFindings } from './findings.js';
import { listPrintedMaps } from './printed-maps.js';
import type { SeedFile, Seeds } from './read-seeds.js';

/** Findings of every severity, sorted by file, line and code. Empty means that nothing at all is to be said. */
export function checkSeeds(seeds: Seeds): readonly Finding[] {
  const maps = listPrintedMaps(seeds);
  return sortFindings([
    ...seeds.findings,
    ...checkEditions(seeds, maps),
    ...checkIdentities(seeds, maps),
    ...checkProfiles(seeds, maps),
    ...listFiles(seeds).flatMap((file) => listDoubts(file, file.data, [])),
  ]);
}

function listFiles(seeds: Seeds): readonly SeedFile<unknown>[] {
  const { failed: _failed, findings: _findings, ...byKind } = seeds;
  return Object.values(byKind).flat();
}

/** Every `doubt:` of a file, however deep, with the name of what it stands on. */
function listDoubts(file: SeedFile<unknown>, value: unknown, path: readonly (string | number)[]): readonly Finding[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listDoubts(file, item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const here = [...path, key];
    if (key !== 'doubt' || typeof part !== 'string') return listDoubts(file, part, here);
    return makeFinding('doubt', file.file, file.lineOf(...here), `${nameSubject(value)}${part}`);
  });
}

function nameSubject(value: object): string {
  for (const key of ['title', 'name', 'map', 'occupations']) {
    const name: unknown = Reflect.get(value, key);
    if (typeof name === 'string') return `"${name}": `;
    if (Array.isArray(name) && key === 'occupations') return `"${name.join('", "')}": `;
  }
  return '';
}
