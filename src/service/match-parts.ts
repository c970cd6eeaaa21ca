/**
 * Names that a text is a part of, or stands near to without a typing error. Nothing here resolves a name: what it
 * finds is offered to the person who asked. Lists hold an occupation once, the best first, in a total order.
 */
import type { Dataset } from '../dataset/dataset.js';
import { tellingWords } from './fold-name.js';
import type { ListedName, NameIndex, WordedName } from './name-index.js';
import { isEnglishWord } from './word-lists.js';

/** Words that name a grade and no trade. */
const gradeWords = new Set(
  'advanced apprentice assistant associate chief deputy head higher junior lead principal senior trainee'.split(' '),
);

const initialsLength = { least: 2, most: 4 } as const;

export interface PartMatcher {
  /** Names that hold all the words: as one run at their end, then as one run, then scattered. */
  listHolding(words: readonly string[]): readonly WordedName[];
  /** Names of other trades that hold a specialism, where it says too little to stand for its occupation alone. */
  listRivals(specialism: ListedName): readonly WordedName[];
  /** Whether one word is also used of whole maps, pathways or clusters. */
  isBroad(specialism: ListedName): boolean;
  /** Names of the field of a trade: "Plumbing technician" for plumber. */
  listKin(words: readonly string[]): readonly WordedName[];
  /** Names with a run of words that start with these letters, where they spell no word: "Quality assurance" for QA. */
  listByInitials(letters: string): readonly WordedName[];
}

export function matchParts(dataset: Dataset, index: NameIndex): PartMatcher {
  let broadWords: ReadonlySet<string> | undefined;
  return {
    listHolding(words) {
      if (words.length === 0) return [];
      const joined = words.join('');
      const found = index.listWorded().flatMap((name) => {
        const place = placeIn(name, words, joined);
        return place === undefined || isOtherJob(name, words) ? [] : [{ name, place }];
      });
      return pickBest(found);
    },
    listRivals(specialism) {
      const joined = tellingWords(specialism.text).join('');
      const found = index.listWorded().flatMap((name) => {
        if (name.occupation === specialism.occupation || !name.current) return [];
        const run = findRun(name, joined);
        if (!run) return [];
        const rest = [...name.words.slice(0, run.start), ...name.words.slice(run.end)];
        if (rest.length > 0 && rest.every((word) => gradeWords.has(word))) return [];
        return [{ name, place: run.end === name.words.length ? 0 : 1 }];
      });
      return pickBest(found);
    },
    isBroad(specialism) {
      const [word, ...others] = tellingWords(specialism.text);
      if (word === undefined || others.length > 0) return false;
      broadWords ??= new Set(
        [...dataset.release.maps, ...dataset.release.pathways, ...dataset.release.clusters].flatMap(({ name }) =>
          tellingWords(name),
        ),
      );
      return broadWords.has(word);
    },
    listKin(words) {
      const found = index.listWorded().flatMap((name) => {
        const fields = words.filter((word) => name.words.some((other) => isField(other, word)));
        const isKin = fields.length > 0 && words.every((word) => fields.includes(word) || name.words.includes(word));
        return name.current && isKin ? [{ name, place: name.words.length }] : [];
      });
      return pickBest(found);
    },
    listByInitials(letters) {
      const { least, most } = initialsLength;
      if (letters.length < least || letters.length > most || isEnglishWord(letters)) return [];
      const found = index.listWorded().flatMap((name) => {
        const place = name.words
          .map(([initial = '']) => initial)
          .join('')
          .indexOf(letters);
        return place < 0 ? [] : [{ name, place }];
      });
      return pickBest(found);
    },
  };
}

/** 0 for a run at the end, 1 for a run, 2 for scattered words; undefined where a word is missing. */
function placeIn(name: WordedName, words: readonly string[], joined: string): number | undefined {
  const run = findRun(name, joined);
  if (run) return run.end === name.words.length ? 0 : 1;
  return words.every((word) => name.words.includes(word)) ? 2 : undefined;
}

/** A run of words that spell a key, however they are parted: "fire fighter" in "operational firefighter". */
function findRun(
  { words, joined }: WordedName,
  key: string,
): { readonly start: number; readonly end: number } | undefined {
  if (!joined.includes(key)) return undefined;
  for (let start = 0; start < words.length; start++) {
    let run = '';
    for (let end = start; end < words.length && run.length < key.length; end++) {
      run += words[end] ?? '';
      if (run === key) return { start, end: end + 1 };
    }
  }
  return undefined;
}

/** Everyday words that only qualify what people call a job are another job by themselves: vet, in vet nurse. */
function isOtherJob(name: WordedName, words: readonly string[]): boolean {
  if (name.kind !== 'alias') return false;
  const last = name.words.at(-1) ?? '';
  return !words.some((word) => word.endsWith(last)) && words.some(isEnglishWord);
}

/** Whether a word names the field that another names the trade of: plumbing for plumber, joinery for joiner. */
function isField(field: string, trade: string): boolean {
  const stem = field.replace(/(ing|istry|ery|ry|ement)$/, '');
  if (stem === field || stem.length < 4) return false;
  return stem === trade || stem === trade.replace(/(er|or|ist|ian)$/, '');
}

/** One name an occupation, by place, kind, length and id. */
function pickBest(found: readonly { readonly name: WordedName; readonly place: number }[]): readonly WordedName[] {
  const sorted = [...found].sort(
    (a, b) =>
      a.place - b.place ||
      a.name.rank - b.name.rank ||
      a.name.words.length - b.name.words.length ||
      (a.name.occupation < b.name.occupation ? -1 : Number(a.name.occupation > b.name.occupation)),
  );
  const best = new Map<string, WordedName>();
  for (const { name } of sorted) if (!best.has(name.occupation)) best.set(name.occupation, name);
  return [...best.values()];
}
