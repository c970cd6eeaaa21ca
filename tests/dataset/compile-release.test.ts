/** What becomes of seeds: a release that repeats, refusal as a whole, and the seeds that ship. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compileSeeds } from '../../src/dataset/compile-release.js';
import { openDataset } from '../../src/dataset/dataset.js';
import { computeDataVersion, hashSeeds } from '../../src/dataset/hash-seeds.js';
import { TrellisError } from '../../src/model/errors.js';
import { type Release, releaseSchema } from '../../src/model/release.js';
import { type Change, type Changes, removeSeeds, swap, tinySeeds, writeSeeds } from '../support/seeds.js';

afterAll(removeSeeds);

const late = 'editions/second/stage-work.yaml';
const flyman = '          - { id: flyman, title: Flyman, level: 3, specialisms: [Hemp, Counterweight] }\n';
const firstEdition = "  - { id: first, name: First edition, source: early, dated: '2001', order: 1 }\n";
const secondEdition = '  - { id: second, name: Second edition, source: late, dated: null, order: 2 }\n';
const [firstShift, secondShift] = ['      shift-1: [3, 2]\n', '      shift-2: [3, 2]\n'];
const profiles = 'skills/profiles/stage-work.yaml';

function compile(changes: Changes = {}): Release {
  const { release, findings } = compileSeeds(writeSeeds(changes));
  if (!release) throw new Error(findings.map(({ sentence }) => sentence).join('\n'));
  return release;
}

function expectUnreadable(read: () => unknown): void {
  let caught: unknown;
  try {
    read();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(TrellisError);
  expect(caught).toMatchObject({ code: 'unreadable-input' });
}

describe('the release of the tiny seeds', () => {
  const release = compile();

  it('has the shape of a release', () => {
    expect(releaseSchema.parse(release)).toEqual(release);
  });

  it('answers from the latest edition of each map and keeps the others', () => {
    expect(release.maps).toEqual([
      { id: 'stage-work', name: 'Stage Work', edition: 'second', editions: ['first', 'second'], doubt: null },
      { id: 'office-work', name: 'Office Work', edition: 'first', editions: ['first'], doubt: null },
    ]);
  });

  it('takes the latest edition by its order, not by its name', () => {
    const swapped = compile({ 'editions.yaml': swap('order: 2', 'order: 0') });
    expect(swapped.maps[0]).toMatchObject({ edition: 'first', editions: ['second', 'first'] });
  });

  it('lists placements by map, edition and print', () => {
    const told = release.placements.map(({ map, edition, title, level }) => `${map}/${edition} ${title} (${level})`);
    expect(told).toEqual([
      'stage-work/first Stage hand (2)',
      'stage-work/first Flyman (3)',
      'stage-work/first Stage manager (4)',
      'stage-work/second Stage technician (2)',
      'stage-work/second Flyman (3)',
      'stage-work/second Stage manager (4)',
      'office-work/first Clerk (3)',
      'office-work/first Office manager (6)',
    ]);
  });

  it('makes ids of pathways and clusters from the map and the name', () => {
    expect(release.clusters.at(-1)).toEqual({
      id: 'office-work.office-management',
      map: 'office-work',
      pathway: 'office-work.offices',
      edition: 'first',
      name: 'Office Management',
      tier: 'professional',
      rows: [1],
      apprenticeshipOnly: false,
      description: null,
      doubt: null,
    });
  });

  it('opens as a dataset', () => {
    const dataset = openDataset(release);
    expect(dataset.getOccupation('stage-hand').title).toBe('Stage technician');
    expect(dataset.profiledCount).toBe(5);
  });

  it('keeps what only an older edition prints, but not as current', () => {
    const release = compile({ [late]: swap(flyman, '') });
    expect(release.occupations.filter(({ current }) => !current)).toEqual([{ id: 'flyman', current: false }]);
    const profile = release.profiles.find(({ occupation }) => occupation === 'flyman');
    expect(profile?.needs.map(({ skill }) => skill)).toEqual(['crew-1', 'fly-1', 'fly-2', 'fly-3', 'fly-4']);
  });
});

describe('refusal', () => {
  it('of seeds with one error gives no release but every finding', () => {
    const compiled = compileSeeds(
      writeSeeds({ [late]: swap('rows: [1]', 'rows: unknown'), 'gates.yaml': swap('[flyman]', '[nobody]') }),
    );
    expect(compiled.release).toBeUndefined();
    expect(compiled.findings.map(({ severity }) => severity)).toEqual(['note', 'error']);
  });

  it('does not follow from warnings and notes, which the release carries', () => {
    const release = compile({ [late]: swap('level: 3', 'level: 5') });
    expect(release.findings.map(({ code }) => code)).toEqual(['level-outside-tier']);
  });

  it('of a folder that is not there is an unreadable input', () => {
    expectUnreadable(() => compileSeeds('/no/such/folder'));
    expectUnreadable(() => hashSeeds('/no/such/folder'));
  });
});

describe('dataVersion', () => {
  const { dataVersion } = compile();

  it('is that of the content', () => {
    expect(dataVersion).toBe(computeDataVersion(compile()));
    expect(dataVersion).toMatch(/^[0-9a-f]{16}$/);
    const release = compile();
    const reversed = Object.fromEntries(Object.entries(release).reverse()) as typeof release;
    expect(computeDataVersion(reversed)).toBe(dataVersion);
  });

  const reorderings: readonly (readonly [string, Changes])[] = [
    ['keys', { [late]: swap('edition: second\nsource: late.txt', 'source: late.txt\nedition: second') }],
    ['keys of an occupation', { [late]: swap('{ id: flyman, title: Flyman,', '{ title: Flyman, id: flyman,') }],
    ['records', { 'sources.yaml': reverseEntries, 'outputs/vocabulary.yaml': reverseEntries }],
    ['editions', { 'editions.yaml': swap(firstEdition + secondEdition, secondEdition + firstEdition) }],
    ['skills', { 'skills/vocabulary.yaml': reverseSkills }],
    ['needs', { [profiles]: swap(firstShift + secondShift, secondShift + firstShift) }],
    ['profiles', { [profiles]: lastProfileFirst }],
    ['files on the disk', reverseFiles()],
  ];
  it.each(reorderings)('stays when %s are put in another order', (_what, changes) => {
    expect(compile(changes).dataVersion).toBe(dataVersion);
  });

  it('stays when only comments and findings change', () => {
    expect(compile({ 'aliases.yaml': (text) => `# What people say.\n${text}` }).dataVersion).toBe(dataVersion);
    const release = compile();
    expect(computeDataVersion({ ...release, ...{ findings: ['something'] } })).toBe(dataVersion);
  });

  const edits: readonly (readonly [string, string, Change])[] = [
    ['a level', late, swap('level: 3', 'level: 2')],
    ['the order of print', late, swap('[Hemp, Counterweight]', '[Counterweight, Hemp]')],
    ['an importance', profiles, swap('[5, 3]', '[4, 3]')],
    ['a reason', 'identities.yaml', swap('An older word', 'A word')],
    ['the order of maps', 'editions.yaml', swap('  - Stage Work\n  - Office Work', '  - Office Work\n  - Stage Work')],
  ];
  it.each(edits)('changes with %s', (_what, file, change) => {
    expect(compile({ [file]: change }).dataVersion).not.toBe(dataVersion);
  });
});

describe('hashSeeds', () => {
  it('is the same wherever the folder stands, and changes with a byte or a name', () => {
    const hash = hashSeeds(writeSeeds());
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSeeds(writeSeeds(reverseFiles()))).toBe(hash);
    expect(hashSeeds(writeSeeds({ 'gates.yaml': swap('Flying', 'flying') }))).not.toBe(hash);
    expect(hashSeeds(writeSeeds({ 'gates.yaml': null, 'gate.yaml': tinySeeds['gates.yaml'] ?? '' }))).not.toBe(hash);
  });
});

describe('the seeds that ship', () => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../seeds');
  const { release, findings } = compileSeeds(folder);

  it('hold no error', () => {
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('make a valid release of all 15 maps', () => {
    expect(releaseSchema.safeParse(release).error).toBeUndefined();
    expect(release?.maps).toHaveLength(15);
    expect(release?.maps.find(({ id }) => id === 'creative-and-design')?.edition).toBe('undated');
  });
});

function reverseEntries(text: string): string {
  const lines = text.trimEnd().split('\n');
  const entries = lines.filter((line) => line.startsWith('  - '));
  return `${lines.filter((line) => !line.startsWith('  - ')).join('\n')}\n${entries.reverse().join('\n')}\n`;
}

function reverseSkills(text: string): string {
  const [head = '', skills = ''] = text.split('skills:\n');
  return `${head}skills:\n${skills.trimEnd().split('\n').reverse().join('\n')}\n`;
}

function lastProfileFirst(text: string): string {
  const [head = '', occupations = ''] = text.split('occupations:\n');
  const start = occupations.indexOf('  stage-manager:');
  return `${head}occupations:\n${occupations.slice(start)}${occupations.slice(0, start)}`;
}

/** The same files, written in another order. */
function reverseFiles(): Changes {
  return Object.fromEntries(Object.entries(tinySeeds).reverse());
}
