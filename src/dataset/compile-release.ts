/**
 * Seeds -> Release: reads, checks and compiles a seeds folder, or refuses it whole where a finding is an error.
 * The same content gives the same release and dataVersion, whatever the order of files, keys or records.
 */
import type { Finding } from '../model/finding.js';
import type {
  Cluster,
  Crosswalk,
  Gate,
  OccupationalMap,
  Pathway,
  Placement,
  Profile,
  Release,
} from '../model/release.js';
import { codeTargets, gateKinds, growthKinds } from '../model/vocabulary.js';
import { checkSeeds } from './check-seeds.js';
import { hasErrors } from './findings.js';
import { computeDataVersion } from './hash-seeds.js';
import { groupBy, listPrintedMaps, listPrintedPlacements, type PrintedMap, pathwayId } from './printed-maps.js';
import { readSeeds, type Seeds } from './read-seeds.js';
import { resolveProfiles } from './resolve-profiles.js';
import type { SeedData } from './seed-files.js';

/** `findings` are all, sorted by file, line and code; `release` is missing where one of them is an error. */
export interface CompiledSeeds {
  readonly release?: Release;
  readonly findings: readonly Finding[];
}

/**
 * Compiles a seeds folder. Bad data never throws: it is told in the findings.
 * Throws `unreadable-input` where the folder itself cannot be read.
 */
export function compileSeeds(folder: string): CompiledSeeds {
  const seeds = readSeeds(folder);
  const findings = checkSeeds(seeds);
  if (hasErrors(findings)) return { findings };
  const content = compileContent(seeds);
  return { release: { ...content, dataVersion: computeDataVersion(content), findings }, findings };
}

function compileContent(seeds: Seeds): Omit<Release, 'dataVersion' | 'findings'> {
  const maps = listPrintedMaps(seeds);
  const identities = seeds.identities.flatMap(({ data }) => data.identities);
  const redirects = seeds.identities.flatMap(({ data }) => data.redirects);
  const skills = seeds.vocabulary.flatMap(({ data }) => data.skills);
  return {
    schemaVersion: 2,
    sources: sortBy(
      seeds.sources.flatMap(({ data }) => data.sources),
      byId,
    ),
    editions: sortBy(
      seeds.editions.flatMap(({ data }) => data.editions),
      byId,
    ),
    maps: compileMaps(maps),
    pathways: maps.flatMap(compilePathways),
    clusters: maps.flatMap(compileClusters),
    occupations: compileOccupations(maps),
    placements: compilePlacements(maps),
    identities: sortBy(
      identities.map((record) => ({ ...record, occupations: [...record.occupations].sort() })),
      ({ occupations, kind, titles, reason }) => [...occupations, kind, ...titles, reason].join(' '),
    ),
    redirects: sortBy(redirects, ({ from }) => from),
    skillAreas: sortBy(
      seeds.vocabulary.flatMap(({ data }) => data.areas),
      byId,
    ),
    skills: sortBy(
      skills.map((skill) => ({ ...skill, growth: growthKinds.filter((kind) => skill.growth.includes(kind)) })),
      byId,
    ),
    outputs: sortBy(
      seeds.outputs.flatMap(({ data }) => data.outputs),
      byId,
    ),
    profiles: compileProfiles(seeds, maps),
    aliases: sortBy(
      seeds.aliases.flatMap(({ data }) => data.aliases),
      ({ alias }) => alias,
    ),
    crosswalks: codeTargets.flatMap((target) =>
      seeds.crosswalks.filter(({ data }) => data.target === target).map(({ data }) => compileCrosswalk(data)),
    ),
  };
}

function compileMaps(maps: readonly PrintedMap[]): OccupationalMap[] {
  return [...groupBy(maps, ({ id }) => id).values()].flatMap((editions) => {
    const current = editions.at(-1);
    if (!current) return [];
    const { id, name, edition, file } = current;
    return { id, name, edition, editions: editions.map((map) => map.edition), doubt: file.data.doubt ?? null };
  });
}

function compilePathways({ id: map, edition, file }: PrintedMap): Pathway[] {
  return file.data.pathways.map((entry) => {
    return { id: pathwayId(map, entry), map, edition, name: entry.name, doubt: entry.doubt ?? null };
  });
}

function compileClusters({ id: map, edition, clusters }: PrintedMap): Cluster[] {
  return clusters.map(({ id, pathway, entry }) => ({
    id,
    map,
    pathway,
    edition,
    name: entry.name,
    tier: entry.tier,
    rows: entry.rows === 'unknown' ? null : [...new Set(entry.rows)].sort((a, b) => a - b),
    apprenticeshipOnly: entry.apprenticeshipOnly ?? false,
    description: entry.description ?? null,
    doubt: entry.doubt ?? null,
  }));
}

function compilePlacements(maps: readonly PrintedMap[]): Placement[] {
  return listPrintedPlacements(maps).map(({ map, cluster, entry }) => ({
    occupation: entry.id,
    edition: map.edition,
    map: map.id,
    pathway: cluster.pathway,
    cluster: cluster.id,
    title: entry.title,
    printed: entry.printed ?? null,
    level: entry.level ?? null,
    degree: entry.degree ?? false,
    specialisms: entry.specialisms ?? [],
    doubt: entry.doubt ?? null,
  }));
}

function compileOccupations(maps: readonly PrintedMap[]): Release['occupations'] {
  const groups = groupBy(listPrintedPlacements(maps), ({ entry }) => entry.id);
  const occupations = [...groups].map(([id, group]) => ({ id, current: group.some(({ map }) => map.current) }));
  return sortBy(occupations, byId);
}

/** An occupation with a gate but no skills still has a profile, with no needs, so that its gate is not lost. */
function compileProfiles(seeds: Seeds, maps: readonly PrintedMap[]): Profile[] {
  const gates = new Map<string, Gate[]>();
  for (const { occupations, ...gate } of seeds.gates.flatMap(({ data }) => data.gates)) {
    for (const id of new Set(occupations)) gates.set(id, [...(gates.get(id) ?? []), gate]);
  }
  const resolved = resolveProfiles(seeds, maps);
  const ids = [...new Set([...resolved.keys(), ...gates.keys()])].sort();
  return ids.map((occupation) => ({
    occupation,
    needs: resolved.get(occupation)?.needs ?? [],
    outputs: resolved.get(occupation)?.outputs ?? [],
    gates: sortBy(
      gates.get(occupation) ?? [],
      ({ kind, name, authority }) => `${gateKinds.indexOf(kind)} ${name} ${authority}`,
    ),
  }));
}

function compileCrosswalk({ target, reference, disclaimer, codes }: SeedData<'crosswalks'>): Crosswalk {
  const list = Object.entries(codes).map(([occupation, [code, match]]) => ({ occupation, code, match }));
  return { target, reference, disclaimer, codes: sortBy(list, ({ occupation }) => occupation) };
}

function byId({ id }: { readonly id: string }): string {
  return id;
}

function sortBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === second) return 0;
    return first < second ? -1 : 1;
  });
}
