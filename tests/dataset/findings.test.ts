/** One broken seeds folder for every code of the table: the finding stands at the right file and line, and alone. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { checkSeeds } from '../../src/dataset/check-seeds.js';
import { type FindingCode, findingCodes, sortFindings } from '../../src/dataset/findings.js';
import { readSeeds } from '../../src/dataset/read-seeds.js';
import { type Changes, changeSeeds, removeSeeds, swap, writeSeeds } from '../support/seeds.js';
import { editionFixtures } from './edition-fixtures.js';
import { fileFixtures } from './file-fixtures.js';
import { layerFixtures } from './layer-fixtures.js';

const fixtures = [...fileFixtures, ...editionFixtures, ...layerFixtures];

afterAll(removeSeeds);

function check(changes: Changes) {
  return checkSeeds(readSeeds(writeSeeds(changes)));
}

function lineOf(changes: Changes, file: string, mark: string | undefined): number {
  if (mark === undefined) return 1;
  const content = changeSeeds(changes).get(file);
  const line = typeof content === 'string' ? content.split('\n').findIndex((text) => text.includes(mark)) + 1 : 0;
  if (line === 0) throw new Error(`No line of ${file} holds "${mark}".`);
  return line;
}

describe('seeds that are right', () => {
  it('give no finding', () => {
    expect(check({})).toEqual([]);
  });
});

describe('the table of codes', () => {
  it('has a fixture for every code', () => {
    expect([...new Set(fixtures.map(({ code }) => code))].sort()).toEqual(Object.keys(findingCodes).sort());
  });

  it.each(fixtures)('$code: $what', ({ code, changes, file, mark, sentence, others = [] }) => {
    const findings = check(changes);
    const line = lineOf(changes, file, mark);
    const { severity } = findingCodes[code];
    expect(findings).toContainEqual({ file, line, code, severity, sentence: expect.stringMatching(sentence) });
    expect(findings.map((finding) => finding.code).sort()).toEqual([code, ...others].sort());
  });
});

describe('findings together', () => {
  const crew = 'editions/second/stage-work.yaml';

  it('come all at once, by file, line and code', () => {
    const findings = check({
      'sources.yaml': swap('title: Early maps, ', ''),
      [crew]: (text) => swap('level: 3', 'level: 6')(swap('rows: [1]', 'rows: unknown')(text)),
      'aliases.yaml': swap('[stage-hand]', '[stage-hans]'),
    });
    expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'aliases.yaml dangling-reference',
      `${crew} rows-unknown`,
      `${crew} level-outside-tier`,
      'sources.yaml missing-field',
    ]);
    expect(findings).toEqual(sortFindings([...findings].reverse()));
  });

  it('tell every fault of one file', () => {
    const codes = check({
      [crew]: (text) => swap('level: 3', 'level: three')(swap('tier: technical', 'teir: technical')(text)),
    }).map(({ code }) => code);
    expect(codes.sort()).toEqual(['missing-field', 'unknown-field', 'wrong-type'] satisfies FindingCode[]);
  });

  it('do not blame what refers to a file that could not be read', () => {
    expect(check({ [crew]: 'map: [' }).map(({ code }) => code)).toEqual(['yaml-syntax']);
    expect(check({ 'skills/vocabulary.yaml': '' }).map(({ code }) => code)).toEqual(['wrong-type']);
  });
});

describe('bad data', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  const contents = {
    'brackets a thousand deep': nested(1_000),
    'brackets two thousand five hundred deep': nested(2_500),
    'brackets ten thousand deep': nested(10_000),
    'two documents': 'a: 1\n---\nb: 2\n',
    'an unknown tag': 'source: !secret x\n',
    'keys of other objects': '__proto__: { polluted: true }\nconstructor: x\n',
    'a bare word': 'nothing',
    'a NUL byte': 'source: \0\n',
  };
  it.each(Object.entries(contents))('is told and never thrown: %s', (_what, content) => {
    const findings = check({ 'gates.yaml': content });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ file, severity }) => file === 'gates.yaml' && severity === 'error')).toBe(true);
  });
});
