/**
 * Checks of the sources, the editions and the maps that they print, taken by themselves: names that must exist,
 * things given twice, levels outside their column, and what the transcribers corrected or could not see.
 */
import type { Finding } from '../model/finding.js';
import { slug, tierLevels, tierNames } from '../model/vocabulary.js';
import { checkUnique } from './check-repeats.js';
import { type FindingCode, makeFinding } from './findings.js';
import {
  groupBy,
  listPrintedPlacements,
  type PrintedCluster,
  type PrintedMap,
  type PrintedPlacement,
} from './printed-maps.js';
import { knowsCurrent, type Seeds } from './read-seeds.js';

/** Words that mark an award where a title is printed, and are no part of it. */
const awardWords = /\b(integrated|masters?|degree|level|apprenticeship)\b/gi;

/** Findings of sources.yaml, editions.yaml and the files below editions/. */
export function checkEditions(seeds: Seeds, maps: readonly PrintedMap[]): readonly Finding[] {
  return [
    ...checkSources(seeds),
    ...checkEditionList(seeds),
    ...maps.flatMap((map) => [
      ...checkHeader(seeds, map),
      ...checkPathways(map),
      ...checkClusters(map),
      ...map.clusters.flatMap(checkPlacements),
    ]),
    ...(knowsCurrent(seeds) ? [...checkOccupationIds(maps), ...checkTwoMaps(maps)] : []),
  ];
}

function checkSources(seeds: Seeds): readonly Finding[] {
  const findings: Finding[] = [];
  for (const file of seeds.sources) {
    const ids = file.data.sources.map(({ id }) => id);
    findings.push(...checkUnique(file, ids, 'source', (index) => ['sources', index]));
  }
  if (seeds.failed.has('sources')) return findings;
  const known = new Set(seeds.sources.flatMap(({ data }) => data.sources.map(({ id }) => id)));
  for (const file of [seeds.vocabulary, seeds.profiles, seeds.outputs, seeds.gates, seeds.aliases].flat()) {
    const { source } = file.data;
    if (known.has(source)) continue;
    const sentence = `The source "${source}" is not in sources.yaml.`;
    findings.push(makeFinding('unknown-source', file.file, file.lineOf('source'), sentence));
  }
  for (const file of seeds.editions) {
    for (const [index, { id, source }] of file.data.editions.entries()) {
      if (known.has(source)) continue;
      const sentence = `The edition "${id}" is taken from the source "${source}", which is not in sources.yaml.`;
      findings.push(makeFinding('unknown-source', file.file, file.lineOf('editions', index, 'source'), sentence));
    }
  }
  return findings;
}

function checkEditionList(seeds: Seeds): readonly Finding[] {
  const findings: Finding[] = [];
  for (const file of seeds.editions) {
    const { editions, maps } = file.data;
    const ids = editions.map(({ id }) => id);
    const orders = editions.map(({ order }) => String(order));
    findings.push(
      ...checkUnique(file, ids, 'edition', (index) => ['editions', index]),
      ...checkUnique(file, orders, 'order of editions', (index) => ['editions', index, 'order']),
      ...checkUnique(file, maps.map(slug), 'map', (index) => ['maps', index]),
    );
    if (seeds.failed.has('maps')) continue;
    for (const [index, name] of maps.entries()) {
      if (seeds.maps.some(({ data }) => data.map === name)) continue;
      const sentence = `No edition prints the map "${name}", so the release will be without it.`;
      findings.push(makeFinding('map-without-edition', file.file, file.lineOf('maps', index), sentence));
    }
  }
  return findings;
}

function checkHeader(seeds: Seeds, { file, id, name, edition }: PrintedMap): readonly Finding[] {
  const findings: Finding[] = [];
  const tell = (code: FindingCode, field: string, sentence: string): void => {
    findings.push(makeFinding(code, file.file, file.lineOf(field), sentence));
  };
  const known = seeds.editions[0]?.data;
  const knownEdition = known?.editions.find((candidate) => candidate.id === edition);
  if (known && !known.maps.includes(name)) {
    tell('unknown-map', 'map', `There is no map "${name}" in the list of editions.yaml.`);
  }
  if (known && !knownEdition) {
    tell('unknown-edition', 'edition', `There is no edition "${edition}" in editions.yaml.`);
  }
  const wanted = `editions/${edition}/${id}.yaml`;
  if (file.file !== wanted) {
    tell('misplaced-file', 'map', `"${name}" of the edition "${edition}" belongs in the file "${wanted}".`);
  }
  const source = seeds.sources[0]?.data.sources.find(({ id: known }) => known === knownEdition?.source);
  const document = source?.file ?? source?.id;
  if (document !== undefined && document !== file.data.source) {
    const sentence = `The edition "${edition}" is taken from "${document}", not from "${file.data.source}".`;
    tell('wrong-source', 'source', sentence);
  }
  return findings;
}

function checkPathways({ file }: PrintedMap): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { name }] of file.data.pathways.entries()) {
    const key = slug(name);
    const line = file.lineOf('pathways', index);
    if (key === '') findings.push(makeFinding('bad-id', file.file, line, `No id can be made from "${name}".`));
    if (seen.has(key)) {
      const sentence = `This map has a pathway "${name}" already.`;
      findings.push(makeFinding('duplicate-pathway', file.file, line, sentence));
    }
    seen.add(key);
  }
  return findings;
}

function checkClusters({ file, name: map, clusters }: PrintedMap): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const { entry, slug: key, path } of clusters) {
    const tell = (code: FindingCode, sentence: string, ...field: string[]): void => {
      findings.push(makeFinding(code, file.file, file.lineOf(...path, ...field), sentence));
    };
    if (key === '') tell('bad-id', `No id can be made from "${entry.name}".`);
    if (seen.has(key)) tell('duplicate-cluster', `This map has a cluster "${entry.name}" already.`);
    seen.add(key);
    if (entry.rows === 'unknown') {
      tell('rows-unknown', `The text lost which rows the cluster "${entry.name}" stands in.`, 'rows');
    }
    if (entry.occupations.length === 0) tell('empty-cluster', `The cluster "${entry.name}" holds no occupation.`);
  }
  if (clusters.every(({ placements }) => placements.length === 0)) {
    const sentence = `The edition "${file.data.edition}" prints no occupation on the map "${map}".`;
    findings.push(makeFinding('empty-map', file.file, file.lineOf('map'), sentence));
  }
  return findings;
}

function checkPlacements({ map: { file }, entry: cluster, path, placements }: PrintedCluster): readonly Finding[] {
  const findings: Finding[] = [];
  const first = new Map<string, PrintedPlacement>();
  for (const [index, placement] of placements.entries()) {
    const { entry } = placement;
    const tell = (code: FindingCode, sentence: string, ...field: string[]): void => {
      findings.push(makeFinding(code, file.file, file.lineOf(...path, 'occupations', index, ...field), sentence));
    };
    const earlier = first.get(entry.id);
    if (earlier) {
      const doubted = (entry.doubt ?? earlier.entry.doubt) !== undefined;
      const code = doubted ? 'repeated-in-print' : 'duplicate-placement';
      tell(code, `"${entry.title}" (${entry.id}) stands twice in the cluster "${cluster.name}".`);
    } else {
      first.set(entry.id, placement);
    }
    const [lowest, highest] = tierLevels[cluster.tier];
    if (entry.level !== undefined && (entry.level < lowest || entry.level > highest)) {
      const column = `the ${tierNames[cluster.tier]} column (levels ${lowest} and ${highest})`;
      tell('level-outside-tier', `"${entry.title}" is printed at level ${entry.level} in ${column}.`, 'level');
    }
    if (entry.printed !== undefined && !isSamePrint(entry.printed, entry.title)) {
      tell('misprint', `"${entry.title}" is printed as "${entry.printed}".`, 'printed');
    }
  }
  return findings;
}

function isSamePrint(printed: string, title: string): boolean {
  const plain = (words: string): string =>
    words.replace(awardWords, ' ').replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(printed) === plain(title);
}

/** An id is the slug of a title once printed for it, perhaps with a map, a level or the like behind it. */
function checkOccupationIds(maps: readonly PrintedMap[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [id, placements] of groupBy(listPrintedPlacements(maps), ({ entry }) => entry.id)) {
    const [first] = placements;
    if (!first || placements.some(({ entry }) => isMadeFrom(id, entry.title))) continue;
    const titles = [...new Set(placements.map(({ entry }) => `"${entry.title}"`))].join(', ');
    const sentence = `The id "${id}" is made from no title printed for it (${titles}); is it another's?`;
    findings.push(makeFinding('id-unlike-title', first.map.file.file, first.line(), sentence));
  }
  return findings;
}

function isMadeFrom(id: string, title: string): boolean {
  const whole = slug(title);
  const withoutBrackets = slug(title.replace(/[([].*?[)\]]/g, ''));
  return [whole, withoutBrackets].some((made) => made !== '' && (id === made || id.startsWith(`${made}-`)));
}

function checkTwoMaps(maps: readonly PrintedMap[]): readonly Finding[] {
  const findings: Finding[] = [];
  const current = listPrintedPlacements(maps).filter(({ map }) => map.current);
  for (const [id, placements] of groupBy(current, ({ entry }) => entry.id)) {
    const [first] = placements;
    const second = placements.find(({ map }) => map.id !== first?.map.id);
    if (!first || !second) continue;
    const sentence = `"${second.entry.title}" (${id}) stands on "${first.map.name}" too; 003 says that an occupation \
appears on one map only.`;
    findings.push(makeFinding('two-maps', second.map.file.file, second.line(), sentence));
  }
  return findings;
}
