/**
 * Typing errors in names. A word is one only where nobody knows it; then it may stand for a word of a name at a
 * Damerau-Levenshtein distance (swaps of neighbours count one) of 1 below eight letters, of 2 from there on.
 */
import type { Dataset } from '../dataset/dataset.js';
import { nameKey, plainWords, tellingWords } from './fold-name.js';
import type { NameIndex, WordedName } from './name-index.js';
import { isEnglishWord } from './word-lists.js';

/** A word of a text, and the words of names that it may stand for, with the errors that each would take. */
export interface ReadWord {
  /** Singular and in one spelling. */
  readonly word: string;
  readonly typed: string;
  /** Listed: stands in a name. Known: a word, but in no name. Strange: neither. */
  readonly standing: 'listed' | 'known' | 'strange';
  /** The word itself at 0 where it is listed; empty where it is known. */
  readonly readings: ReadonlyMap<string, number>;
}

/** Names that take all words of a text and have no others, in any order. */
export interface SpelledNames {
  readonly names: readonly WordedName[];
  /** Errors in all; 0 where only order, idle words or a variant spelling differ. */
  readonly errors: number;
  /** Each word is read as one of those that are nearest to it. */
  readonly isNearest: boolean;
}

export interface Speller {
  readWords(text: string): readonly ReadWord[];
  /** The names that take the fewest errors; undefined where none takes all words. */
  findNames(text: string, words: readonly ReadWord[]): SpelledNames | undefined;
  /**
   * Names that are meant where a word that is known elsewhere, or too short to tell, is an error beside one that is
   * right: too unsure to resolve.
   */
  listTempting(words: readonly ReadWord[]): readonly WordedName[];
}

const shortest = 4;
const longFrom = 8;
/** A known word of this length may be offered as an error beside one right word, a shorter one beside two. */
const temptingLength = 6;
/** A slip of this length may stand for a word that names can lack, such as "and". */
const longestSlip = 4;

export function createSpeller(dataset: Dataset, index: NameIndex): Speller {
  let surfaces: ReadonlyMap<string, string> | undefined;
  let skillWords: ReadonlySet<string> | undefined;

  const isKnown = (word: string): boolean => {
    if (isEnglishWord(word)) return true;
    skillWords ??= new Set(
      dataset.release.skills.flatMap(({ label, synonyms }) => [label, ...synonyms].flatMap(plainWords)),
    );
    return skillWords.has(word);
  };
  const listNear = (word: ReadWord, allow: (a: string, b: string) => number): ReadonlyMap<string, number> => {
    surfaces ??= listSurfaces(index);
    return findNear(word, surfaces, allow);
  };

  return {
    readWords(text) {
      const plain = plainWords(text);
      return tellingWords(text).map((word, position): ReadWord => {
        const read = { word, typed: plain[position] ?? word };
        if (index.isListed(word)) return { ...read, standing: 'listed', readings: new Map([[word, 0]]) };
        const known: ReadWord = { ...read, standing: 'known', readings: new Map() };
        if (isKnown(word) || isKnown(read.typed)) return known;
        return { ...read, standing: 'strange', readings: listNear(known, allowed) };
      });
    },
    findNames(text, words) {
      const whole = listWhole(index, words, ({ readings }) => readings);
      const least = words.reduce((sum, { readings }) => sum + Math.min(...readings.values()), 0);
      if (whole.length > 0) return keepFewest(whole, least);
      const [only, ...others] = words;
      if (only?.standing !== 'strange' || others.length > 0) return undefined;
      return keepFewest(listJoined(index, nameKey(text)), least);
    },
    listTempting(words) {
      const right = words.filter(({ standing, readings }) => standing !== 'known' && readings.size > 0);
      if (right.length === 0) return [];
      const whole = listWhole(index, words, (word) => {
        if (word.standing === 'listed') return word.readings;
        const isLikely = word.standing === 'strange' || word.word.length >= temptingLength || right.length > 1;
        return isLikely ? listNear(word, allowedBeside) : word.readings;
      });
      const lacking = words.filter(({ standing, word }) => standing !== 'strange' || word.length > longestSlip);
      const found =
        whole.length > 0 || lacking.length < 2 ? whole : listWhole(index, lacking, ({ readings }) => readings);
      return keepFewest(found)?.names.filter(({ current }) => current) ?? [];
    },
  };
}

interface Spelled {
  readonly name: WordedName;
  readonly errors: number;
}

/** Names that take each word by one of its readings, each of their words once. */
function listWhole(
  index: NameIndex,
  words: readonly ReadWord[],
  readingsOf: (word: ReadWord) => ReadonlyMap<string, number>,
): readonly Spelled[] {
  const [first, ...others] = words.map(readingsOf);
  if (!first) return [];
  const candidates = new Set([...first.keys()].flatMap((word) => index.listHolding(word)));
  return [...candidates].flatMap((name) => {
    if (name.words.length !== words.length) return [];
    const errors = countErrors([first, ...others], name.words);
    return errors === undefined ? [] : [{ name, errors }];
  });
}

function countErrors(readings: readonly ReadonlyMap<string, number>[], words: readonly string[]): number | undefined {
  const [first, ...others] = readings;
  if (!first) return 0;
  let fewest: number | undefined;
  for (const [position, word] of words.entries()) {
    const errors = first.get(word);
    if (errors === undefined) continue;
    const rest = countErrors(others, words.toSpliced(position, 1));
    if (rest !== undefined && (fewest === undefined || errors + rest < fewest)) fewest = errors + rest;
  }
  return fewest;
}

/** Names of several words that one strange word runs together. */
function listJoined(index: NameIndex, key: string): readonly Spelled[] {
  return index.listWorded().flatMap((name) => {
    if (name.words.length < 2) return [];
    const joined = nameKey(name.text);
    const errors = countEdits(key, joined, allowed(key, joined));
    return errors === undefined ? [] : [{ name, errors }];
  });
}

/** Those with the fewest errors; of names with the same words, only those of the strongest kind. */
function keepFewest(spelled: readonly Spelled[], least = 0): SpelledNames | undefined {
  if (spelled.length === 0) return undefined;
  const errors = Math.min(...spelled.map((each) => each.errors));
  const names = spelled.filter((each) => each.errors === errors).map(({ name }) => name);
  const keyOf = (name: WordedName): string => [...name.words].sort().join(' ');
  const best = new Map<string, number>();
  for (const name of names) best.set(keyOf(name), Math.min(best.get(keyOf(name)) ?? name.rank, name.rank));
  return { names: names.filter((name) => name.rank === best.get(keyOf(name))), errors, isNearest: errors <= least };
}

/** Every way that a name writes a word, with the word that it is compared by. */
function listSurfaces(index: NameIndex): ReadonlyMap<string, string> {
  const surfaces = new Map<string, string>();
  for (const { text, words } of index.listWorded()) {
    const plain = plainWords(text);
    for (const [position, word] of words.entries()) surfaces.set(plain[position] ?? word, word).set(word, word);
  }
  return surfaces;
}

function findNear(
  { word, typed }: ReadWord,
  surfaces: ReadonlyMap<string, string>,
  allow: (a: string, b: string) => number,
): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  for (const [surface, listed] of surfaces) {
    for (const tried of word === typed ? [word] : [word, typed]) {
      const edits = countEdits(tried, surface, allow(tried, surface));
      if (edits !== undefined) near.set(listed, Math.min(edits, near.get(listed) ?? edits));
    }
  }
  return near;
}

function allowed(a: string, b: string): number {
  if (a.length < shortest || b.length < shortest) return 0;
  return a.length < longFrom || b.length < longFrom ? 1 : 2;
}

/** Beside a word that is right, a short one may be taken for an error too. */
function allowedBeside(a: string, b: string): number {
  if (a.length < shortest - 1 && b.length < shortest - 1) return 0;
  return allowed(a, b) === 2 ? 2 : 1;
}

/** Edits between two words, where neighbours that are swapped count one; undefined where there are more than `most`. */
export function countEdits(a: string, b: string, most: number): number | undefined {
  if (most === 0) return a === b ? 0 : undefined;
  const difference = a.length - b.length;
  if (difference > most || -difference > most) return undefined;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const edits = fillTable(a.slice(start, a.length - end), b.slice(start, b.length - end), most);
  return edits <= most ? edits : undefined;
}

/** The table of Wagner and Fischer (1974) with swaps, row by row; stops with more than `most` once that is certain. */
function fillTable(a: string, b: string, most: number): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    let fewest = row;
    let left = row;
    for (let column = 1; column <= b.length; column++) {
      let edits = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const removed = (last[column] ?? 0) + 1;
      if (removed < edits) edits = removed;
      if (left + 1 < edits) edits = left + 1;
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        const swapped = (before[column - 2] ?? 0) + 1;
        if (swapped < edits) edits = swapped;
      }
      next.push(edits);
      left = edits;
      if (edits < fewest) fewest = edits;
    }
    if (fewest > most) return fewest;
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
