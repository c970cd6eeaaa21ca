/** What occupations need and deliver once their cluster's common skills are inherited, and when that says too little. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { compileSeeds } from '../../src/dataset/compile-release.js';
import type { Release } from '../../src/model/release.js';
import { type Changes, removeSeeds, swap, tinySeeds, writeSeeds } from '../support/seeds.js';

afterAll(removeSeeds);

const stage = 'skills/profiles/stage-work.yaml';

function compile(changes: Changes = {}): Release {
  const { release, findings } = compileSeeds(writeSeeds(changes));
  if (!release) throw new Error(findings.map(({ sentence }) => sentence).join('\n'));
  return release;
}

function getProfile(release: Release, id: string) {
  return release.profiles.find(({ occupation }) => occupation === id);
}

describe('a profile', () => {
  it('inherits from its cluster and overrides what it inherits', () => {
    const flyman = getProfile(compile(), 'flyman');
    expect(flyman?.needs.map(({ skill, importance, inherited }) => `${skill} ${importance} ${inherited}`)).toEqual([
      'crew-1 5 false',
      ...[2, 3, 4, 5, 6].map((number) => `crew-${number} 3 true`),
      ...[1, 2, 3, 4].map((number) => `fly-${number} 3 false`),
    ]);
    expect(flyman?.outputs).toEqual(['set-scene']);
    expect(flyman?.gates).toEqual([
      {
        kind: 'licence',
        name: 'Flying licence',
        authority: 'The house',
        experienceCounts: null,
        after: [],
        doubt: null,
      },
    ]);
  });

  it('lists the most important needs first', () => {
    const shifted = swap('shift-3: [3, 2]', 'shift-3: [4, 1]');
    expect(getProfile(compile({ [stage]: shifted }), 'stage-hand')?.needs[0]?.skill).toBe('shift-3');
  });

  it('is inherited whole where the occupation says nothing itself, and is told to be thin', () => {
    const release = compile({ [stage]: (text) => text.replace(/ {2}flyman:\n.*?(?= {2}stage-manager)/s, '') });
    const needs = getProfile(release, 'flyman')?.needs ?? [];
    expect(needs.map(({ inherited }) => inherited)).toEqual([true, true, true, true, true, true]);
    const codes = new Set(release.findings.map(({ code }) => code));
    expect([...codes].sort()).toEqual(['profile-size', 'profile-undistinguished', 'unused-skill']);
  });

  it('is made for a gate alone, so that the gate is not lost', () => {
    const release = compile({
      'skills/profiles/office-work.yaml': null,
      'gates.yaml': swap('occupations: [flyman]', 'occupations: [clerk]'),
    });
    expect(getProfile(release, 'clerk')).toMatchObject({ needs: [], outputs: [], gates: [{ name: 'Flying licence' }] });
    expect(getProfile(release, 'office-manager')).toBeUndefined();
  });
});

describe('occupations that share every need with one other', () => {
  it('are not told apart in a cluster of eight', () => {
    expect(countUndistinguished(8)).toBe(8);
  });

  it('are told apart in a larger one, where a need may be shared with one sibling', () => {
    expect(countUndistinguished(10)).toBe(0);
  });

  function countUndistinguished(count: number): number {
    const ids = Array.from({ length: count }, (_, index) => `clerk-${index + 1}`);
    const needsOf = (index: number): string[] => ['a', 'b', 'c', 'd'].map((letter) => `pair-${letter}-${index >> 1}`);
    const skills = new Set(ids.flatMap((_id, index) => needsOf(index)));
    const release = compile({
      'editions/first/office-work.yaml': swap(
        '          - { id: clerk, title: Clerk, level: 3 }',
        ids.map((id) => `          - { id: ${id}, title: ${id} }`).join('\n'),
      ),
      'skills/vocabulary.yaml': (text) =>
        text + [...skills].map((id) => `  - { id: ${id}, label: L, kind: skill, area: craft, line: L. }\n`).join(''),
      'skills/profiles/office-work.yaml': [
        ...(tinySeeds['skills/profiles/office-work.yaml'] ?? '').split('\n').slice(0, 4),
        ...ids.map((id, index) => `  ${id}: { skills: { ${needsOf(index).join(': [3, 2], ')}: [3, 2] } }`),
      ].join('\n'),
    });
    return release.findings.filter(({ code }) => code === 'profile-undistinguished').length;
  }
});
