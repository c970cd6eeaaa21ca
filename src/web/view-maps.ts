/** The maps as they are printed: three columns, pathways as rows, clusters with their jobs. */
import type { MapAnswer } from '../model/answer.js';
import { listWorkLevels, tiers, type WorkLevel, workLevels } from '../model/vocabulary.js';
import type { Service } from '../service/service.js';
import { type Link, occupationHref, type PageView, type Query, readText } from './page-view.js';
import { sayColumn, sayCount } from './say.js';

export interface MapsModel {
  readonly maps: readonly (Link & {
    readonly detail: string;
    readonly edition: string;
    readonly doubt: string | null;
  })[];
}

export function viewMaps(service: Service): PageView<MapsModel> {
  const answer = service.maps();
  return {
    template: 'maps',
    status: 200,
    title: 'The maps',
    section: 'maps',
    editions: answer.editions,
    model: {
      maps: answer.maps.map(({ id, name, edition, pathways, clusters, occupations, doubt }) => ({
        text: name,
        href: `/maps/${id}`,
        detail: `${sayCount(pathways, 'pathway')}, ${sayCount(clusters, 'group')}, ${sayCount(occupations, 'job')}`,
        edition: service.dataset.getEdition(edition).name,
        doubt,
      })),
    },
  };
}

export interface ClusterView {
  readonly name: string;
  readonly description: string | null;
  readonly apprenticeshipOnly: boolean;
  readonly doubt: string | null;
  /** The job that the page is about stands in it. */
  readonly here: boolean;
  readonly jobs: readonly (Link & {
    readonly level: string | null;
    readonly options: string | null;
    readonly doubt: string | null;
    readonly here: boolean;
  })[];
}

/** One printed row: a cell a column. */
export interface BandView {
  readonly cells: readonly { readonly column: string; readonly clusters: readonly ClusterView[] }[];
}

export interface PathwayView {
  readonly name: string;
  readonly anchor: string;
  /** What is doubtful of the pathway, or of several of its groups alike. */
  readonly doubts: readonly string[];
  readonly bands: readonly BandView[];
}

export interface MapModel {
  readonly heading: string;
  readonly edition: string;
  readonly doubt: string | null;
  readonly columns: readonly string[];
  readonly pathways: readonly PathwayView[];
  readonly filter: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  readonly filtered: string | null;
}

const workLevelNames: Readonly<Record<WorkLevel, string>> = {
  entry: 'Entry (level 2)',
  skilled: 'Skilled (level 3)',
  'higher-technical': 'Higher technical (levels 4 and 5)',
  professional: 'Professional (levels 6 and 7)',
};

/** Throws `unknown-map`. */
export function viewMap(service: Service, name: string, query: Query): PageView<MapModel> {
  const answer = service.map(name);
  const wanted = workLevels.find((level) => level === readText(query, 'level'));
  const pathways = answer.pathways.map((pathway) => viewPathway(pathway, { wanted }));
  return {
    template: 'map',
    status: 200,
    title: answer.map.name,
    section: 'maps',
    editions: answer.editions,
    model: {
      heading: answer.map.name,
      edition: service.dataset.getEdition(answer.map.edition).name,
      doubt: answer.map.doubt,
      columns: tiers.map(sayColumn),
      pathways: pathways.filter(({ bands }) => bands.length > 0),
      filter: [
        { value: '', text: 'All levels', selected: wanted === undefined },
        ...workLevels.map((level) => ({ value: level, text: workLevelNames[level], selected: level === wanted })),
      ],
      filtered: wanted ? workLevelNames[wanted] : null,
    },
  };
}

/** A pathway with its printed rows; `here` marks a job, `wanted` leaves out all jobs of other work levels. */
export function viewPathway(
  { name, id, doubt, clusters }: MapAnswer['pathways'][number],
  { wanted, here }: { readonly wanted?: WorkLevel | undefined; readonly here?: string },
): PathwayView {
  const drawn = clusters.flatMap((cluster) => {
    const occupations = cluster.occupations.filter(
      ({ level }) => wanted === undefined || listWorkLevels(cluster.tier, level).includes(wanted),
    );
    return wanted !== undefined && occupations.length === 0 ? [] : [{ ...cluster, occupations }];
  });
  const shared = listShared(clusters.map((cluster) => cluster.doubt));
  const rowOf = ({ rows }: (typeof drawn)[number]): number => rows?.[0] ?? 0;
  const known = drawn.every(({ rows }) => rows !== null);
  const rows = known ? [...new Set(drawn.map(rowOf))].sort((a, b) => a - b) : [0];
  return {
    name,
    anchor: id.split('.').at(-1) ?? id,
    doubts: [...(doubt === null ? [] : [doubt]), ...shared, ...(known ? [] : [rowsLost])],
    bands: rows
      .map((row) => drawn.filter((cluster) => !known || rowOf(cluster) === row))
      .filter((band) => band.length > 0)
      .map((band) => ({
        cells: tiers.map((tier) => ({
          column: sayColumn(tier),
          clusters: band
            .filter((cluster) => cluster.tier === tier)
            .map((cluster) => viewCluster(cluster, shared, here)),
        })),
      })),
  };
}

const rowsLost = 'The rows are lost, so groups stand here in their columns only.';

/** Doubts that stand at more than one group: said once, above them. */
function listShared(doubts: readonly (string | null)[]): readonly string[] {
  const told = doubts.flatMap((doubt) => doubt ?? []);
  return [...new Set(told)].filter((doubt) => told.filter((other) => other === doubt).length > 1);
}

function viewCluster(
  { name, description, apprenticeshipOnly, doubt, occupations }: MapAnswer['pathways'][number]['clusters'][number],
  shared: readonly string[],
  here: string | undefined,
): ClusterView {
  return {
    name,
    description,
    apprenticeshipOnly,
    doubt: doubt === null || shared.includes(doubt) ? null : doubt,
    here: occupations.some(({ id }) => id === here),
    jobs: occupations.map(({ id, title, level, degree, specialisms, doubt: own }) => ({
      text: title,
      href: occupationHref(id),
      level: level === null ? (degree ? 'degree' : null) : `level ${level}${degree ? ', degree' : ''}`,
      options: specialisms.length > 0 ? specialisms.join('; ') : null,
      doubt: own,
      here: id === here,
    })),
  };
}
