/**
 * The one table of finding codes: how grave each is and what it means.
 * The checks, `trellis check --help` and the documentation all read it; a code that is not here cannot be reported.
 * Holds no zod and no yaml, so that a command can print it without loading the seeds.
 */
import type { Finding } from '../model/finding.js';

export type Severity = Finding['severity'];

interface CodeEntry {
  readonly severity: Severity;
  /** What is wrong, to be read after the code; no full stop. */
  readonly meaning: string;
}

/** An error keeps the seeds from being loaded; a warning is probably a mistake; a note is worth knowing. */
export const findingCodes = {
  'missing-file': { severity: 'error', meaning: 'a file that every seeds folder needs is not there' },
  'unknown-file': { severity: 'warning', meaning: 'a YAML file at a place where nothing reads it' },
  'unreadable-file': { severity: 'error', meaning: 'a file cannot be opened, or is not UTF-8 text' },
  'yaml-syntax': { severity: 'error', meaning: 'the file is not the YAML that it should be; a key given twice counts' },
  'unknown-field': { severity: 'error', meaning: 'a field that this place does not have, often a misspelt one' },
  'missing-field': { severity: 'error', meaning: 'a field that this place must have is not there' },
  'wrong-type': { severity: 'error', meaning: 'a value is of the wrong kind, empty, or none of the allowed words' },
  'out-of-range': { severity: 'error', meaning: 'a number or a list is smaller or larger than it may be' },
  'bad-id': { severity: 'error', meaning: 'an id is not lower-case words and numbers joined by hyphens' },
  'misplaced-file': { severity: 'error', meaning: 'the folder or name of a file does not match what it says it holds' },
  'unknown-map': { severity: 'error', meaning: 'a map that the list in editions.yaml does not hold' },
  'unknown-edition': { severity: 'error', meaning: 'an edition that editions.yaml does not hold' },
  'unknown-tier': { severity: 'error', meaning: 'a tier other than technical, higher-technical and professional' },
  'unknown-source': { severity: 'error', meaning: 'a source that sources.yaml does not hold' },
  'wrong-source': { severity: 'error', meaning: 'a map names another source document than its edition does' },
  'duplicate-id': { severity: 'error', meaning: 'the same id, alias or order given to two things of one kind' },
  'duplicate-pathway': { severity: 'error', meaning: 'two pathways of one map and edition have the same name' },
  'duplicate-cluster': { severity: 'error', meaning: 'two clusters of one map and edition have the same name' },
  'duplicate-placement': {
    severity: 'error',
    meaning: 'an occupation stands twice in one cluster, and no doubt says why',
  },
  'repeated-in-print': {
    severity: 'warning',
    meaning: 'an occupation stands twice in one cluster, with a doubt about it',
  },
  'duplicate-profile': { severity: 'error', meaning: 'an occupation has profiles in the files of two maps' },
  'repeated-reference': { severity: 'warning', meaning: 'one list names the same thing twice' },
  'level-outside-tier': { severity: 'warning', meaning: 'a printed level lies outside the levels of its column' },
  'id-unlike-title': { severity: 'warning', meaning: 'an id is made from no title that was ever printed for it' },
  'empty-map': { severity: 'note', meaning: 'an edition prints no occupation on this map' },
  'empty-cluster': { severity: 'warning', meaning: 'a cluster holds no occupation' },
  'map-without-edition': { severity: 'warning', meaning: 'a map of the list in editions.yaml has no file' },
  'rows-unknown': { severity: 'note', meaning: 'the text lost which printed rows a cluster stands in' },
  doubt: { severity: 'note', meaning: 'a doubtful reading, in the words of whoever transcribed it' },
  misprint: { severity: 'note', meaning: 'a title is corrected; the print differs from it by more than a degree mark' },
  'two-maps': { severity: 'warning', meaning: 'an occupation stands on two maps, though 003 says on one only' },
  'undecided-identity': { severity: 'error', meaning: 'nobody has recorded whether printed titles are one occupation' },
  'stale-identity': { severity: 'error', meaning: 'an identity record names an id that does not exist' },
  'stale-title': {
    severity: 'warning',
    meaning: 'an identity record names a title that is printed for none of its ids',
  },
  'redirect-in-use': { severity: 'error', meaning: 'a redirect leads away from an id that is still in use' },
  'dangling-reference': { severity: 'error', meaning: 'a reference to something that does not exist' },
  'malformed-code': { severity: 'error', meaning: 'a code has not the form of its classification' },
  'unused-skill': { severity: 'warning', meaning: 'a skill that no profile needs' },
  'unused-output': { severity: 'warning', meaning: 'an output that no profile delivers' },
  'missing-profile': { severity: 'note', meaning: 'occupations of a map have no profile; one a map, with the count' },
  'profile-size': { severity: 'warning', meaning: 'a profile needs fewer than 10 or more than 20 skills' },
  'profile-undistinguished': {
    severity: 'warning',
    meaning: 'fewer than 4 needs tell an occupation from the others of its cluster',
  },
  'alias-shadows-title': {
    severity: 'warning',
    meaning: 'an alias equals the title of an occupation that it does not mean',
  },
} as const satisfies Record<string, CodeEntry>;

export type FindingCode = keyof typeof findingCodes;

/** A finding of the given code; its severity comes from the table. `line` counts from 1. */
export function makeFinding(code: FindingCode, file: string, line: number, sentence: string): Finding {
  return { file, line, code, severity: findingCodes[code].severity, sentence };
}

/** By file, line, code and sentence, in code units, so that the order is the same on every machine. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code) || compare(a.sentence, b.sentence),
  );
}

/** True where the seeds may not be loaded. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
