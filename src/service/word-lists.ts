/**
 * Which words anybody knows, so that a word with a meaning of its own is never taken for a typing error.
 * The English list is read when first asked for, and searched as bytes: it stands in order of first letters.
 */
import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';

let list: Buffer | undefined;
const sections = new Map<string, Buffer>();

/** Whether a lower-case word stands in the English word list; only words of a to z can. */
export function isEnglishWord(word: string): boolean {
  if (!/^[a-z]+$/.test(word)) return false;
  return getSection(word.charAt(0)).includes(`\n${word}\n`);
}

/** The lines of all words with one first letter, each between two line ends. */
function getSection(letter: string): Buffer {
  list ??= Buffer.concat([Buffer.from('\n'), readFileSync(wordListPath), Buffer.from('\n')]);
  let section = sections.get(letter);
  if (!section) {
    const start = list.indexOf(`\n${letter}`);
    const next = list.indexOf(`\n${String.fromCharCode(letter.charCodeAt(0) + 1)}`, start);
    section = start < 0 ? Buffer.alloc(0) : list.subarray(start, next < 0 ? undefined : next + 1);
    sections.set(letter, section);
  }
  return section;
}
