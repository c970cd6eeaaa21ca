/**
 * Every name under which an occupation can be asked for, and exact look-up in the order of their weight.
 * Only the initials of titles in force are indexed at once; everything else when a look-up first needs it.
 */
import type { Dataset } from '../dataset/dataset.js';
import type { ResolvedBy } from '../model/vocabulary.js';
import { listTitleVariants, nameKey, pluralKey, tellingWords } from './fold-name.js';

export interface ListedName {
  /** As it is printed or, for an alias, written. */
  readonly text: string;
  readonly kind: Exclude<ResolvedBy, 'plural' | 'spelling'>;
  readonly occupation: string;
  /** False where only an older edition prints the occupation. */
  readonly current: boolean;
  /** What has to be said when the name is taken. */
  readonly note: string | null;
}

/** A name with what its parts are compared by. */
export interface WordedName extends ListedName {
  readonly words: readonly string[];
  /** The words joined. */
  readonly joined: string;
  /** Position of its kind: titles before aliases before specialisms. */
  readonly rank: number;
}

export interface NameIndex {
  /** Names equal to a text, all of the strongest kind that has one; empty where none is. */
  findExact(text: string): readonly ListedName[];
  /** The same, singular and plural taken for equal. */
  findPlural(text: string): readonly ListedName[];
  /** All names that people say: titles now and before, aliases, specialisms; printed errors and ids are left out. */
  listWorded(): readonly WordedName[];
  /** Names that hold a word, by the word as `tellingWords` gives it. */
  listHolding(word: string): readonly WordedName[];
  /** Whether a word stands in a name that people say. */
  isListed(word: string): boolean;
  /** Whether titles now in force end in the word, as trades do: technician, officer, nurse. */
  isTradeNoun(word: string): boolean;
  /** How many occupations have the word in a title now in force. */
  countTitles(word: string): number;
}

type Stage = readonly ListedName[];
type KeyMap = ReadonlyMap<string, readonly ListedName[]>;

const commonTradeNoun = 3;

/** Builds the index; costs one short pass over the titles in force. */
export function buildNameIndex(dataset: Dataset): NameIndex {
  const titles = listTitles(dataset);
  const byInitial = groupByInitial(titles);
  const endings = lazy(() => countEndings(titles));
  const stages = lazy(() => listStages(dataset, titles, (word) => (endings().get(word) ?? 0) >= commonTradeNoun));
  const exact = lazy(() => stages().map((stage) => mapByKey(stage, nameKey)));
  const plural = lazy(() => stages().map((stage) => mapByKey(stage, pluralKey)));
  const worded = lazy(() => listWordedNames(stages()));
  const holders = lazy(() => groupByWord(worded()));
  const titleCounts = lazy(() => countTitleWords(titles));

  return {
    findExact(text) {
      const key = nameKey(text);
      if (key === '') return [];
      const likely = [...(byInitial.get(key.charAt(0)) ?? []), ...(byInitial.get('') ?? [])];
      const found = mapByKey(likely, nameKey).get(key);
      return found ?? findFirst(exact(), key);
    },
    findPlural: (text) => (nameKey(text) === '' ? [] : findFirst(plural(), pluralKey(text))),
    listWorded: worded,
    listHolding: (word) => holders().get(word) ?? [],
    isListed: (word) => holders().has(word),
    isTradeNoun: (word) => endings().has(word),
    countTitles: (word) => titleCounts().get(word) ?? 0,
  };
}

function listTitles(dataset: Dataset): Stage {
  return dataset.listOccupations().flatMap(({ id, placements }) => {
    const [first, ...others] = placements;
    if (!first) return [];
    const more = others.filter(({ title }) => title !== first.title);
    return [first, ...more].map(({ title }) => makeName(title, 'title', id));
  });
}

/**
 * Titles by the letter or digit that they start with, under '' where it is another character: enough to find an exact
 * title without folding them all, which is most of what a cold answer would spend on names.
 */
function groupByInitial(titles: Stage): ReadonlyMap<string, Stage> {
  const groups = new Map<string, ListedName[]>();
  for (const title of titles) {
    const first = title.text.charAt(0).toLowerCase();
    const initial = /[a-z0-9]/.test(first) ? first : '';
    const group = groups.get(initial);
    if (group) group.push(title);
    else groups.set(initial, [title]);
  }
  return groups;
}

/** The names of a dataset, strongest kind first. */
function listStages(dataset: Dataset, titles: Stage, isTradeNoun: (word: string) => boolean): readonly Stage[] {
  const { aliases, identities, occupations, redirects } = dataset.release;
  const isHeld = (id: string): boolean => dataset.findOccupation(id) !== undefined;
  const current = dataset.listOccupations().flatMap(({ placements }) => placements);
  const past = dataset.listPlacements().filter((placement) => !dataset.isCurrent(placement));
  const printed = current.flatMap((placement) =>
    placement.printed === null ? [] : [makeName(placement.printed, 'printed-title', placement.occupation)],
  );
  const ids = occupations.map(({ id, current: isCurrent }) => makeName(id, 'id', id, isCurrent));
  const recorded = identities.flatMap(({ kind, occupations: [id, ...others], titles: named }) => {
    if ((kind !== 'same' && kind !== 'renamed') || id === undefined || others.length > 0) return [];
    return named.map((title) => makeName(title, 'former-title', id, isHeld(id)));
  });
  const pastTitles = past.flatMap(({ occupation, title, printed: misprint }) => [
    makeName(title, 'former-title', occupation, isHeld(occupation)),
    ...(misprint === null ? [] : [makeName(misprint, 'printed-title', occupation, isHeld(occupation))]),
  ]);
  const former = [...pastTitles, ...recorded];
  const held = former.filter(({ current: isCurrent }) => isCurrent);
  const older = former.filter(({ current: isCurrent }) => !isCurrent);
  const vary = (names: Stage): Stage =>
    names.flatMap((name) => listTitleVariants(name.text, isTradeNoun).map((text) => ({ ...name, text })));
  const called = aliases.flatMap(({ alias, occupations: ids, note }) =>
    ids.filter(isHeld).map((id) => makeName(alias, 'alias', id, true, note)),
  );
  const went = redirects.flatMap(({ from, to }) => to.filter(isHeld).map((id) => makeName(from, 'former-id', id)));
  const options = current.flatMap(({ occupation, specialisms }) =>
    specialisms.map((specialism) => makeName(specialism, 'specialism', occupation)),
  );
  return [
    titles,
    printed,
    held,
    vary([...titles, ...printed, ...held]),
    [...older, ...vary(older)],
    [...ids, ...went],
    called,
    options,
  ];
}

function makeName(
  text: string,
  kind: ListedName['kind'],
  occupation: string,
  current = true,
  note: string | null = null,
): ListedName {
  return { text, kind, occupation, current, note };
}

function mapByKey(names: Stage, keyOf: (text: string) => string): KeyMap {
  const map = new Map<string, ListedName[]>();
  for (const name of names) {
    const key = keyOf(name.text);
    const list = map.get(key);
    if (!list) map.set(key, [name]);
    else if (list.every(({ occupation }) => occupation !== name.occupation)) list.push(name);
  }
  return map;
}

function findFirst(maps: readonly KeyMap[], key: string): readonly ListedName[] {
  for (const map of maps) {
    const names = map.get(key);
    if (names) return names;
  }
  return [];
}

/** Titles are the surest sign of what a part of a name means, specialisms the weakest. */
const ranks: Partial<Record<ListedName['kind'], number>> = { title: 0, 'former-title': 1, alias: 2, specialism: 3 };

function listWordedNames(stages: readonly Stage[]): readonly WordedName[] {
  const found = new Map<string, WordedName>();
  for (const name of stages.flat()) {
    const rank = ranks[name.kind];
    if (rank === undefined) continue;
    const words = tellingWords(name.text);
    const key = `${name.occupation} ${rank} ${words.join(' ')}`;
    if (words.length > 0 && !found.has(key)) found.set(key, { ...name, words, joined: words.join(''), rank });
  }
  return [...found.values()];
}

function groupByWord(names: readonly WordedName[]): ReadonlyMap<string, readonly WordedName[]> {
  const groups = new Map<string, WordedName[]>();
  for (const name of names) {
    for (const word of new Set(name.words)) {
      const group = groups.get(word);
      if (group) group.push(name);
      else groups.set(word, [name]);
    }
  }
  return groups;
}

function countEndings(titles: Stage): ReadonlyMap<string, number> {
  return countBy(titles.flatMap(({ text }) => tellingWords(text).at(-1) ?? []));
}

function countTitleWords(titles: Stage): ReadonlyMap<string, number> {
  return countBy(titles.flatMap(({ text }) => [...new Set(tellingWords(text))]));
}

function countBy(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
