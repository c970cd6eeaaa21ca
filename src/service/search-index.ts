/**
 * Search by words over titles, former and printed titles, aliases, specialisms and, at low weight, clusters.
 * Built when first asked; the same words give the same order, by score and then by id.
 */
import { createRequire } from 'node:module';
import type MiniSearch from 'minisearch';
import type { Dataset } from '../dataset/dataset.js';
import { tellingWords } from './fold-name.js';
import { listKindredWords } from './kindred-words.js';
import type { NameIndex } from './name-index.js';

export interface SearchHit {
  readonly occupation: string;
  /** Only words that are written otherwise were found. */
  readonly bySpelling: boolean;
}

export interface WordQuery {
  /** As `tellingWords` gives them. */
  readonly words: readonly string[];
  /** Those of them that may be misspelt. */
  readonly strange: ReadonlySet<string>;
}

export interface SearchIndex {
  /** Occupations with any of the words or a word that starts with one, the best first. */
  search(query: WordQuery): readonly SearchHit[];
  /** The same, but for what is not listed: led by its last word, the trade, and by what clusters are about. */
  listNearest(query: WordQuery, limit: number): readonly string[];
}

const nameWeights = { title: 6, former: 2, alias: 4, specialism: 2.5, cluster: 0.6 } as const;
const nearWeights = { ...nameWeights, about: 0.2 } as const;
type Entry = Readonly<Record<'id' | keyof typeof nearWeights, string>>;
/** The last word of a name is its trade; the stem of a word and the words kindred to it lead to its field. */
const tradeBoost = 2;
const kinBoost = 0.5;
const commonBoost = 0.4;
const shortestPrefix = 3;
const shortestStem = 4;
/** A word in more titles than this share of all says nothing of a trade. */
const commonShare = 0.04;
const commonAtLeast = 10;

/** Loaded by hand since most answers never search, and a cold start should not pay for it. */
export const loadMiniSearch = (): typeof MiniSearch => createRequire(import.meta.url)('minisearch');

export function buildSearchIndex(dataset: Dataset, names: NameIndex): SearchIndex {
  const Index = loadMiniSearch();
  const index = new Index<Entry>({
    fields: Object.keys(nearWeights),
    tokenize: (text) => [...tellingWords(text)],
    processTerm: (term) => term,
  });
  index.addAll(listEntries(dataset));
  const common = Math.max(commonAtLeast, commonShare * dataset.listOccupations().length);

  const run = (
    { words, strange }: WordQuery,
    weights: Readonly<Record<string, number>>,
    boostTerm: (term: string) => number,
    terms = words,
  ) =>
    index
      .search(terms.join(' '), {
        fields: Object.keys(weights),
        boost: weights,
        tokenize: (text) => text.split(' '),
        prefix: (term) => term.length >= shortestPrefix,
        fuzzy: (term) => (strange.has(term) && term.length > shortestPrefix ? 0.25 : false),
        maxFuzzy: 2,
        weights: { prefix: 0.4, fuzzy: 0.3 },
        boostTerm,
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

  return {
    search: (query) =>
      query.words.length === 0
        ? []
        : run(query, nameWeights, () => 1).map(({ id, terms }) => ({
            occupation: id,
            bySpelling: !terms.some((term) => query.words.some((word) => term.startsWith(word))),
          })),
    listNearest(query, limit) {
      const trade = query.words.at(-1);
      if (trade === undefined) return [];
      const boosts = new Map<string, number>();
      const telling = new Set<string>();
      for (const word of query.words) {
        const isCommon = names.countTitles(word) > common;
        const boost = isCommon ? commonBoost : word === trade ? tradeBoost : 1;
        const stem = toStem(word);
        const kin = [...(stem.length < shortestStem ? [] : [stem]), ...listKindredWords(word)];
        boosts.set(word, boost);
        for (const other of kin) if (!boosts.has(other)) boosts.set(other, boost * kinBoost);
        if (!isCommon) for (const each of [word, ...kin]) telling.add(each);
      }
      return run(query, nearWeights, (term) => boosts.get(term) ?? 1, [...boosts.keys()])
        .filter(({ queryTerms }) => queryTerms.some((term) => telling.has(term)))
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
}

function toStem(word: string): string {
  return word.replace(/(er|or|ist|ian|man|woman|person|ing|ery|ry)$/, '');
}

function listEntries(dataset: Dataset): readonly Entry[] {
  const aliases = new Map<string, string[]>();
  for (const { alias, occupations } of dataset.release.aliases) {
    for (const id of occupations) aliases.set(id, [...(aliases.get(id) ?? []), alias]);
  }
  const former = new Map<string, string[]>();
  for (const placement of dataset.listPlacements()) {
    const titles = [placement.printed ?? [], dataset.isCurrent(placement) ? [] : placement.title].flat();
    if (titles.length > 0) former.set(placement.occupation, [...(former.get(placement.occupation) ?? []), ...titles]);
  }
  return dataset.listOccupations().map(({ id, placements }): Entry => {
    const clusters = placements.map(({ cluster, edition }) => dataset.getCluster(cluster, edition));
    return {
      id,
      title: joinOnce(placements.map(({ title }) => title)),
      former: joinOnce(former.get(id) ?? []),
      alias: joinOnce(aliases.get(id) ?? []),
      specialism: joinOnce(placements.flatMap(({ specialisms }) => specialisms)),
      cluster: joinOnce(clusters.map(({ name }) => name)),
      about: joinOnce(clusters.flatMap(({ description }) => description ?? [])),
    };
  });
}

function joinOnce(texts: readonly string[]): string {
  return [...new Set(texts)].join('; ');
}
