/** What a fixture of a finding code is: one change to the tiny seeds, and the one place where the finding must stand. */
import type { FindingCode } from '../../src/dataset/findings.js';
import { type Changes, swap } from '../support/seeds.js';

export interface FindingFixture {
  readonly code: FindingCode;
  readonly what: string;
  readonly changes: Changes;
  readonly file: string;
  /** Text of the line that must be named; the first line of the file where it is left out. */
  readonly mark?: string;
  readonly sentence: RegExp;
  /** Codes that rightly come with it. */
  readonly others?: readonly FindingCode[];
}

/** The one file that a fixture edits, and in which its finding must stand. */
export interface Edit extends Omit<FindingFixture, 'code' | 'what' | 'changes' | 'file'> {
  readonly before: string;
  readonly after: string;
}

/** A fixture that edits one file. */
export function edit(code: FindingCode, what: string, file: string, { before, after, ...rest }: Edit): FindingFixture {
  return { code, what, file, changes: { [file]: swap(before, after) }, ...rest };
}
