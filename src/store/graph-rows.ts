/**
 * A release as the rows that the statements of cypher/ write, and back from the rows that they read.
 * Every row keeps its place in the release, so that what is read back is equal to what was written, in order too.
 */
import { openDataset } from '../dataset/dataset.js';
import type { Gate, Release } from '../model/release.js';
import type { MoveRow } from './store.js';

/** A value that Neo4j keeps: null is kept as nothing. */
type Value = string | number | boolean | null | readonly string[] | readonly number[] | undefined;
export type GraphRow = Readonly<Record<string, Value | Readonly<Record<string, Value>>>>;

/** One statement, by the name of its file, and all its rows in their order. */
export interface GraphPart {
  readonly statement: string;
  readonly rows: readonly GraphRow[];
}

/** What one reading statement gave, by the name of its file. */
export type ReadRows = (statement: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** Everything of a release in an order in which each part finds what it hangs on. */
export function listParts(release: Release, moves: readonly MoveRow[]): readonly GraphPart[] {
  const dataset = openDataset(release);
  const profilePlaces = new Map(release.profiles.map(({ occupation }, place) => [occupation, place]));
  const firstPlacements = new Map(
    release.placements.toReversed().map((placement) => [placement.occupation, placement]),
  );
  const tiers = new Map(release.clusters.map(({ id, edition, tier }) => [`${edition}/${id}`, tier]));
  /** As answers name it; an occupation that only an older edition prints by what is printed there first. */
  const name = (id: string): GraphRow => {
    const current = dataset.findOccupation(id);
    if (current) return { title: current.title, map: current.map.id, tier: current.tier, level: current.level };
    const old = firstPlacements.get(id);
    const tier = tiers.get(`${old?.edition}/${old?.cluster}`) ?? null;
    return { title: old?.title ?? id, map: old?.map ?? null, tier, level: old?.level ?? null };
  };
  const gates = new Map<string, Gate>();
  for (const { gates: own } of release.profiles) for (const gate of own) gates.set(gateKey(gate), gate);

  return [
    nodes('save-sources', release.sources, ({ id, ...properties }) => ({ id, properties })),
    nodes('save-editions', release.editions, ({ id, ...properties }) => ({ id, properties })),
    nodes('save-maps', release.maps, ({ id, ...properties }) => ({ id, properties })),
    nodes('save-pathways', release.pathways, ({ id, ...rest }) => ({
      id: `${rest.edition}/${id}`,
      properties: { pathway: id, ...rest },
    })),
    nodes('save-clusters', release.clusters, ({ id, ...rest }) => ({
      id: `${rest.edition}/${id}`,
      pathway: `${rest.edition}/${rest.pathway}`,
      properties: { cluster: id, ...rest },
    })),
    {
      statement: 'save-occupations',
      rows: release.occupations.map(({ id, current }, place) => ({
        id,
        place,
        current,
        profilePlace: profilePlaces.get(id) ?? null,
        ...name(id),
      })),
    },
    nodes('save-placements', release.placements, (placement, place) => ({
      id: String(place),
      cluster: `${placement.edition}/${placement.cluster}`,
      current: dataset.isCurrent(placement),
      properties: { ...placement },
    })),
    nodes('save-skill-areas', release.skillAreas, ({ id, ...properties }) => ({ id, properties })),
    nodes('save-skills', release.skills, ({ id, ...properties }) => ({ id, properties })),
    nodes('save-outputs', release.outputs, ({ id, ...properties }) => ({ id, properties })),
    nodes('save-gates', [...gates], ([id, gate]) => ({ id, properties: { ...gate } })),
    {
      statement: 'save-needs',
      rows: release.profiles.flatMap(({ occupation, needs }) =>
        needs.map((need, place) => ({ occupation, place, ...need })),
      ),
    },
    {
      statement: 'save-products',
      rows: release.profiles.flatMap(({ occupation, outputs }) =>
        outputs.map((output, place) => ({ occupation, place, output })),
      ),
    },
    {
      statement: 'save-gated-by',
      rows: release.profiles.flatMap(({ occupation, gates: own }) =>
        own.map((gate, place) => ({ occupation, place, gate: gateKey(gate) })),
      ),
    },
    nodes('save-aliases', release.aliases, ({ alias, ...rest }, place) => ({
      id: String(place),
      properties: { name: alias, ...rest },
    })),
    nodes('save-identities', release.identities, (identity, place) => ({
      id: String(place),
      properties: { ...identity },
    })),
    nodes('save-redirects', release.redirects, (redirect) => ({ id: redirect.from, properties: { ...redirect } })),
    nodes('save-classifications', release.crosswalks, ({ target, reference, disclaimer }) => ({
      id: target,
      properties: { target, reference, disclaimer },
    })),
    {
      statement: 'save-codes',
      rows: release.crosswalks.flatMap(({ target, codes }) =>
        codes.map(({ occupation, code, match }, place) => ({ occupation, classification: target, code, match, place })),
      ),
    },
    nodes('save-findings', release.findings, (finding, place) => ({ id: String(place), properties: { ...finding } })),
    ...(['PROGRESSES_TO', 'SHARES_SKILLS', 'SAME_CLUSTER'] as const).map((relation) => ({
      statement: `save-${relation.toLowerCase().replaceAll('_', '-')}`,
      rows: moves
        .filter(({ relations }) => relations.includes(relation))
        .map(({ relations: _, ...move }) => ({ ...move })),
    })),
  ];
}

const movesStatement = /^save-(progresses-to|shares-skills|same-cluster)$/;

/** Whether a part writes moves. */
export function isMovesPart({ statement }: GraphPart): boolean {
  return movesStatement.test(statement);
}

/** How many nodes, and how many relationships that are moves, the parts make. */
export function countParts(parts: readonly GraphPart[]): { readonly nodes: number; readonly moves: number } {
  const links = /^save-(needs|products|gated-by|codes)$/;
  const sum = (wanted: (statement: string) => boolean): number =>
    parts.reduce((total, { statement, rows }) => total + (wanted(statement) ? rows.length : 0), 0);
  return {
    nodes: sum((statement) => !links.test(statement) && !movesStatement.test(statement)),
    moves: sum((statement) => movesStatement.test(statement)),
  };
}

/** Puts a release together again from what the reading statements give. */
export async function readParts(dataVersion: string, read: ReadRows): Promise<Release> {
  const list = async <T>(statement: string): Promise<T[]> => (await read(statement)) as unknown as T[];
  const sources = await list<Release['sources'][number]>('read-sources');
  const editions = await list<Release['editions'][number]>('read-editions');
  const maps = await list<Release['maps'][number]>('read-maps');
  const pathways = await list<Release['pathways'][number]>('read-pathways');
  const clusters = await list<Release['clusters'][number]>('read-clusters');
  const occupations = await list<{ id: string; current: boolean; profilePlace: number | null }>('read-occupations');
  const placements = await list<Release['placements'][number]>('read-placements');
  const needs = group(await list<{ occupation: string } & Release['profiles'][number]['needs'][number]>('read-needs'));
  const outputs = group(await list<{ occupation: string; output: string }>('read-products'));
  const gates = group(await list<{ occupation: string } & Gate>('read-gated-by'));
  const classifications = await list<Omit<Release['crosswalks'][number], 'codes'>>('read-classifications');
  const codes = await list<{ target: string } & Release['crosswalks'][number]['codes'][number]>('read-codes');
  return {
    schemaVersion: 2,
    dataVersion,
    sources,
    editions,
    maps,
    pathways,
    clusters,
    occupations: occupations.map(({ id, current }) => ({ id, current })),
    placements,
    identities: await list('read-identities'),
    redirects: await list('read-redirects'),
    skillAreas: await list('read-skill-areas'),
    skills: await list('read-skills'),
    outputs: await list('read-outputs'),
    profiles: occupations
      .flatMap(({ id, profilePlace }) => (profilePlace === null ? [] : [{ id, profilePlace }]))
      .sort((a, b) => a.profilePlace - b.profilePlace)
      .map(({ id }) => ({
        occupation: id,
        needs: needs.get(id) ?? [],
        outputs: (outputs.get(id) ?? []).map(({ output }) => output),
        gates: gates.get(id) ?? [],
      })),
    aliases: await list('read-aliases'),
    crosswalks: classifications.map((classification) => ({
      ...classification,
      codes: codes
        .filter(({ target }) => target === classification.target)
        .map(({ occupation, code, match }) => ({ occupation, code, match })),
    })),
    findings: await list('read-findings'),
  };
}

function nodes<T>(statement: string, items: readonly T[], toRow: (item: T, place: number) => GraphRow): GraphPart {
  return { statement, rows: items.map((item, place) => ({ ...toRow(item, place), place })) };
}

function gateKey({ kind, name, authority, experienceCounts, after, doubt }: Gate): string {
  return JSON.stringify([kind, name, authority, experienceCounts, after, doubt]);
}

/** Rows of each occupation, without its name. */
function group<T extends { readonly occupation: string }>(
  rows: readonly T[],
): ReadonlyMap<string, Omit<T, 'occupation'>[]> {
  const groups = new Map<string, Omit<T, 'occupation'>[]>();
  for (const { occupation, ...rest } of rows) groups.set(occupation, [...(groups.get(occupation) ?? []), rest]);
  return groups;
}
