/**
 * Tiny maps drawn in a test. One line a cluster, one block a pathway:
 *
 *   Stage                                        <- pathway (of the map named before it by "# Creative")
 *     t Props @1: props technician 3, rigger     <- tier t|h|p, cluster, printed rows (@? unknown), occupations with levels
 *     h Scenic @1: scenic artist
 *
 * Ids are slugs. Profiles by `needs`: { 'props technician': { paint: [5, 2] } } as [importance, proficiency].
 */
import { type Dataset, openDataset } from '../../src/dataset/dataset.js';
import type {
  Alias,
  Cluster,
  Gate,
  Need,
  OccupationalMap,
  Pathway,
  Placement,
  Profile,
  Release,
} from '../../src/model/release.js';
import { slug, type Tier } from '../../src/model/vocabulary.js';

export interface Drawing {
  readonly needs?: Readonly<
    Record<string, Readonly<Record<string, readonly [importance: number, proficiency: number]>>>
  >;
  readonly outputs?: Readonly<Record<string, readonly string[]>>;
  readonly gates?: Readonly<Record<string, readonly Gate[]>>;
  readonly aliases?: readonly Alias[];
  /** Growth tags by skill. */
  readonly growth?: Readonly<
    Record<string, readonly ('technical-complexity' | 'autonomy' | 'responsibility' | 'influence')[]>
  >;
}

const tierOf: Readonly<Record<string, Tier>> = { t: 'technical', h: 'higher-technical', p: 'professional' };

/** A whole release, unchecked, from a drawing. */
export function drawRelease(text: string, drawing: Drawing = {}): Release {
  const maps: OccupationalMap[] = [];
  const pathways: Pathway[] = [];
  const clusters: Cluster[] = [];
  const placements: Placement[] = [];
  let map = '';
  let pathway = '';
  for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
    const trimmed = line.trim();
    const cluster = /^([thp]) ([^@:]+) @([\d,?]+): (.*)$/.exec(trimmed);
    if (trimmed.startsWith('# ')) {
      map = slug(trimmed.slice(2));
      maps.push({ id: map, name: trimmed.slice(2), edition: '2017-12', editions: ['2017-12'], doubt: null });
    } else if (cluster) {
      const [, tier = 't', name = '', rows = '?', list = ''] = cluster;
      const id = `${map}.${slug(name)}`;
      clusters.push({
        id,
        map,
        pathway,
        edition: '2017-12',
        name,
        tier: tierOf[tier] ?? 'technical',
        rows: rows === '?' ? null : rows.split(',').map(Number),
        apprenticeshipOnly: false,
        description: null,
        doubt: null,
      });
      for (const item of list.split(',').map((part) => part.trim())) {
        const [, title = item, level] = /^(.*?)(?: (\d))?$/.exec(item) ?? [];
        placements.push({
          occupation: slug(title),
          edition: '2017-12',
          map,
          pathway,
          cluster: id,
          title,
          printed: null,
          level: level === undefined ? null : Number(level),
          degree: false,
          specialisms: [],
          doubt: null,
        });
      }
    } else {
      pathway = `${map}.${slug(trimmed)}`;
      pathways.push({ id: pathway, map, edition: '2017-12', name: trimmed, doubt: null });
    }
  }
  const occupations = [...new Set(placements.map(({ occupation }) => occupation))].sort();
  const profiles = occupations.flatMap((occupation): Profile[] => {
    const own = Object.entries(drawing.needs ?? {}).find(([title]) => slug(title) === occupation)?.[1];
    const outputs = Object.entries(drawing.outputs ?? {}).find(([title]) => slug(title) === occupation)?.[1] ?? [];
    const gates = Object.entries(drawing.gates ?? {}).find(([title]) => slug(title) === occupation)?.[1] ?? [];
    if (!own) return [];
    const needs = Object.entries(own)
      .map(([skill, [importance, proficiency]]): Need => ({ skill, importance, proficiency, inherited: false }))
      .sort((a, b) => b.importance - a.importance || (a.skill < b.skill ? -1 : 1));
    return [{ occupation, needs, outputs, gates }];
  });
  const skills = [...new Set(profiles.flatMap(({ needs }) => needs.map(({ skill }) => skill)))].sort();
  const outputs = [...new Set(profiles.flatMap((profile) => profile.outputs))].sort();
  return {
    schemaVersion: 2,
    dataVersion: '0000000000000000',
    sources: [
      { id: '001', title: 'A drawn map', publisher: 'A test', file: null, dated: null, licence: 'none' },
      { id: 'editorial', title: 'Drawn profiles', publisher: 'A test', file: null, dated: null, licence: 'none' },
    ],
    editions: [{ id: '2017-12', name: 'Drawn', source: '001', dated: null, order: 1 }],
    maps,
    pathways,
    clusters,
    occupations: occupations.map((id) => ({ id, current: true })),
    placements,
    identities: [],
    redirects: [],
    skillAreas: [{ id: 'all', name: 'All' }],
    skills: skills.map((id) => ({
      id,
      label: id.charAt(0).toUpperCase() + id.slice(1),
      kind: 'skill',
      area: 'all',
      line: id,
      synonyms: [],
      growth: drawing.growth?.[id] ?? [],
    })),
    outputs: outputs.map((id) => ({ id, label: id, line: id })),
    profiles,
    aliases: drawing.aliases ?? [],
    crosswalks: [],
    findings: [],
  };
}

/** The same, opened. */
export function drawDataset(text: string, drawing: Drawing = {}): Dataset {
  return openDataset(drawRelease(text, drawing));
}
