/**
 * Every code that the seeds give an occupation exists in the reference data. Skips aloud where those are not to be had:
 * TRELLIS_REFERENCE_DATA names their folder, ../shared/data by default.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { compileSeeds } from '../../src/dataset/compile-release.js';
import { openDataset } from '../../src/dataset/dataset.js';
import type { CodeTarget } from '../../src/model/vocabulary.js';

const reference = process.env.TRELLIS_REFERENCE_DATA || join('..', 'shared', 'data');
const { release } = compileSeeds('seeds');
if (!release) throw new Error('The seeds are refused.');
const dataset = openDataset(release);

const listOf = (target: CodeTarget) => release.crosswalks.find((crosswalk) => crosswalk.target === target)?.codes ?? [];

describe('the codes of occupations', () => {
  it('stand for current occupations, one a target, with a unit group for nearly all', () => {
    for (const { codes } of release.crosswalks) {
      const ids = codes.map(({ occupation }) => occupation);
      expect(ids.filter((id) => !dataset.findOccupation(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(listOf('soc-2020').length).toBeGreaterThan(0.98 * dataset.listOccupations().length);
  });

  it('give an occupation a sub-unit group of the unit group that they give it', () => {
    const unitGroups = new Map(listOf('soc-2020').map(({ occupation, code }) => [occupation, code]));
    const apart = listOf('ssc').filter(
      ({ occupation, code }) => !code.startsWith(unitGroups.get(occupation) ?? 'none'),
    );
    expect(apart.map(({ occupation }) => occupation)).toEqual(['acoustics-technician']);
  });
});

if (existsSync(reference)) describe('in the reference data', lookUpCodes);
else process.stderr.write(`SKIPPED: no reference data in "${reference}"; codes are not looked up.\n`);

function lookUpCodes(): void {
  const read = (path: string, encoding: BufferEncoding = 'utf8'): Record<string, string>[] =>
    parse(readFileSync(join(reference, path)).toString(encoding), { columns: true, bom: true, relax_quotes: true });
  const groups = read('ssc-v0.9.1/sug_codes_descriptions.csv', 'latin1').map((row) => Object.values(row)[0] ?? '');

  it.each<[CodeTarget, () => readonly string[]]>([
    ['soc-2020', () => groups.map((code) => code.slice(0, 4))],
    ['ssc', () => groups],
    [
      'esco',
      () => read('esco-v1.1.1/occupations_en.csv').map(({ conceptUri = '' }) => conceptUri.split('/').at(-1) ?? ''),
    ],
    ['skills-england', () => read('skills-england-2026/esco-crosswalk.csv').map(({ code = '' }) => code)],
  ])('every code of %s exists', (target, list) => {
    const codes = new Set(list());
    expect(codes.size).toBeGreaterThan(300);
    expect(listOf(target).filter(({ code }) => !codes.has(code))).toEqual([]);
    expect(listOf(target).length).toBeGreaterThan(300);
  });
}
