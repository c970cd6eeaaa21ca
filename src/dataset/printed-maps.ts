/**
 * The edition files of a seeds folder laid out in the order of a release: maps as on the cover list, editions oldest
 * first, then print order. The checks and the compiler both walk this, so that they speak of the same things.
 */
import { slug, type Tier } from '../model/vocabulary.js';
import type { SeedFile, Seeds } from './read-seeds.js';
import type { ClusterEntry, OccupationEntry, PathwayEntry, SeedData } from './seed-files.js';

/** One map as one edition prints it. */
export interface PrintedMap {
  readonly file: SeedFile<SeedData<'maps'>>;
  readonly id: string;
  readonly name: string;
  readonly edition: string;
  /** Whether it is the latest edition of its map. */
  readonly current: boolean;
  readonly clusters: readonly PrintedCluster[];
}

export interface PrintedCluster {
  readonly map: PrintedMap;
  readonly id: string;
  /** The part of the id after the map. */
  readonly slug: string;
  readonly pathway: string;
  readonly entry: ClusterEntry;
  readonly path: readonly [pathways: 'pathways', pathway: number, clusters: 'clusters', cluster: number];
  readonly placements: readonly PrintedPlacement[];
}

export interface PrintedPlacement {
  readonly map: PrintedMap;
  readonly cluster: PrintedCluster;
  readonly tier: Tier;
  readonly entry: OccupationEntry;
  readonly line: () => number;
}

/** All maps of all editions. Maps that editions.yaml does not list come last, so that a check can still see them. */
export function listPrintedMaps(seeds: Seeds): readonly PrintedMap[] {
  const names = seeds.editions.flatMap(({ data }) => data.maps);
  const orders = new Map(seeds.editions.flatMap(({ data }) => data.editions.map(({ id, order }) => [id, order])));
  const mapRank = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  const orderOf = (edition: string): number => orders.get(edition) ?? Number.MIN_SAFE_INTEGER;

  const files = [...seeds.maps].sort(
    (a, b) =>
      mapRank(a.data.map) - mapRank(b.data.map) ||
      orderOf(a.data.edition) - orderOf(b.data.edition) ||
      (a.file < b.file ? -1 : 1),
  );
  const latest = new Map(files.map((file) => [file.data.map, file]));
  return files.map((file) => layOut(file, latest.get(file.data.map) === file));
}

export function pathwayId(map: string, pathway: PathwayEntry): string {
  return `${map}.${slug(pathway.name)}`;
}

/** All placements in release order. */
export function listPrintedPlacements(maps: readonly PrintedMap[]): readonly PrintedPlacement[] {
  return maps.flatMap((map) => map.clusters.flatMap((cluster) => cluster.placements));
}

/** A title without what does not tell occupations apart: case, blanks, hyphens and other marks, `&` for "and". */
export function normaliseTitle(title: string): string {
  return slug(title).replace(/-/g, '');
}

/** Groups items by a key, in order of first appearance. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function layOut(file: SeedFile<SeedData<'maps'>>, current: boolean): PrintedMap {
  const clusters: PrintedCluster[] = [];
  const { map: name, edition } = file.data;
  const map: PrintedMap = { file, id: slug(name), name, edition, current, clusters };
  for (const [p, pathway] of file.data.pathways.entries()) {
    for (const [c, entry] of pathway.clusters.entries()) {
      const placements: PrintedPlacement[] = [];
      const path = ['pathways', p, 'clusters', c] as const;
      const cluster: PrintedCluster = {
        map,
        id: `${map.id}.${slug(entry.name)}`,
        slug: slug(entry.name),
        pathway: pathwayId(map.id, pathway),
        entry,
        path,
        placements,
      };
      for (const [o, occupation] of entry.occupations.entries()) {
        const line = (): number => file.lineOf(...path, 'occupations', o);
        placements.push({ map, cluster, tier: entry.tier, entry: occupation, line });
      }
      clusters.push(cluster);
    }
  }
  return map;
}
