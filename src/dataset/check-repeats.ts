/** Checks for things given twice in one list: ids, which must be unique, and references, where one is idle. */
import type { Finding } from '../model/finding.js';
import { makeFinding } from './findings.js';
import type { SeedFile } from './read-seeds.js';

type Place = (index: number) => readonly (string | number)[];

/** One `duplicate-id` for every value that stands earlier in the list; `what` names the kind of thing. */
export function checkUnique(
  file: SeedFile<unknown>,
  values: readonly string[],
  what: string,
  place: Place,
): readonly Finding[] {
  return listRepeats(values).map((index) => {
    const sentence = `The ${what} "${values[index]}" is given twice; it stood here before.`;
    return makeFinding('duplicate-id', file.file, file.lineOf(...place(index)), sentence);
  });
}

/** One `repeated-reference` for every id that the same list has named before. */
export function checkReferencesOnce(
  file: SeedFile<unknown>,
  ids: readonly string[],
  owner: string,
  place: Place,
): readonly Finding[] {
  return listRepeats(ids).map((index) => {
    const sentence = `${owner} names "${ids[index]}" twice.`;
    return makeFinding('repeated-reference', file.file, file.lineOf(...place(index)), sentence);
  });
}

function listRepeats(values: readonly string[]): readonly number[] {
  return [...values.keys()].filter((index) => values.indexOf(values[index] ?? '') < index);
}
