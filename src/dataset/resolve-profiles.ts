/**
 * What each occupation needs and delivers, after its cluster's common skills are inherited.
 * A profile is written in the file of one map; its occupation inherits from the cluster of its first current placement
 * on that map, and what it says itself of a skill overrides what it inherits.
 */
import type { Need } from '../model/release.js';
import { groupBy, listPrintedPlacements, type PrintedCluster, type PrintedMap } from './printed-maps.js';
import type { SeedFile, Seeds } from './read-seeds.js';
import type { NeedsEntry, SeedData } from './seed-files.js';

export interface ResolvedProfile {
  readonly occupation: string;
  /** Most important first, then most proficient, then by skill. */
  readonly needs: readonly Need[];
  /** Sorted by id. */
  readonly outputs: readonly string[];
  /** The cluster that it inherits from; undefined where only an older edition prints the occupation. */
  readonly cluster: PrintedCluster | undefined;
  readonly file: string;
  readonly line: () => number;
}

/** The profile file of a map, if it has one. */
export function findProfileFile(seeds: Seeds, map: string): SeedFile<SeedData<'profiles'>> | undefined {
  return seeds.profiles.find(({ data }) => data.map === map);
}

/** Profiles by occupation, sorted by id; an occupation that neither has an entry nor inherits anything has none. */
export function resolveProfiles(seeds: Seeds, maps: readonly PrintedMap[]): ReadonlyMap<string, ResolvedProfile> {
  const placementsOf = groupBy(listPrintedPlacements(maps), ({ entry }) => entry.id);
  const profiles = new Map<string, ResolvedProfile>();
  for (const occupation of [...placementsOf.keys()].sort()) {
    const placements = placementsOf.get(occupation) ?? [];
    const current = placements.filter(({ map }) => map.current);
    const files = [...current, ...placements].map(({ map }) => findProfileFile(seeds, map.name));
    const own = files.find((candidate) => candidate && Object.hasOwn(candidate.data.occupations, occupation));
    const file = own ?? (current.length > 0 ? files[0] : undefined);
    if (!file) continue;

    const cluster = current.find(({ map }) => map.name === file.data.map)?.cluster;
    const common = cluster && findOwn(file.data.clusters, cluster.slug);
    const entry = findOwn(file.data.occupations, occupation);
    if (!entry && !common) continue;
    const path = entry ? ['occupations', occupation] : ['clusters', cluster?.slug ?? ''];
    profiles.set(occupation, {
      occupation,
      needs: listNeeds(common ?? {}, entry?.skills ?? {}),
      outputs: [...new Set(entry?.outputs)].sort(),
      cluster,
      file: file.file,
      line: () => file.lineOf(...path),
    });
  }
  return profiles;
}

function findOwn<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function listNeeds(common: NeedsEntry, own: NeedsEntry): readonly Need[] {
  const needs = Object.entries({ ...common, ...own }).map(([skill, [importance, proficiency]]) => ({
    skill,
    importance,
    proficiency,
    inherited: !Object.hasOwn(own, skill),
  }));
  return needs.sort(
    (a, b) => b.importance - a.importance || b.proficiency - a.proficiency || (a.skill < b.skill ? -1 : 1),
  );
}
