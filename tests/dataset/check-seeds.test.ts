/** Where a check must keep silent, or must not be silenced: the near misses of the finding codes. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { checkSeeds } from '../../src/dataset/check-seeds.js';
import { readSeeds } from '../../src/dataset/read-seeds.js';
import { type Changes, removeSeeds, swap, writeSeeds } from '../support/seeds.js';

afterAll(removeSeeds);

const early = 'editions/first/stage-work.yaml';
const late = 'editions/second/stage-work.yaml';
const office = 'editions/first/office-work.yaml';
const flyman = '- { id: flyman, title: Flyman,';

function listCodes(changes: Changes): readonly string[] {
  return checkSeeds(readSeeds(writeSeeds(changes))).map(({ code }) => code);
}

/** Adds one identity record. */
function record(kind: string, occupations: string, titles = ''): (text: string) => string {
  const line = `  - { kind: ${kind}, occupations: [${occupations}], titles: [${titles}], reason: Decided. }`;
  return swap('redirects:', `${line}\nredirects:`);
}

describe('titles and levels', () => {
  it('may be printed with a degree mark that is no part of the title', () => {
    const printed = 'title: Office manager, printed: Office manager (integrated degree apprenticeship),';
    expect(listCodes({ [office]: swap('title: Office manager,', printed) })).toEqual([]);
  });

  it('may have an id with something behind the title, or a title that only one edition prints', () => {
    const clerk = swap('id: clerk,', 'id: clerk-level-3,');
    const profile = { 'skills/profiles/office-work.yaml': swap('  clerk:', '  clerk-level-3:') };
    expect(listCodes({ [office]: clerk, ...profile })).toEqual([]);
  });

  it('are doubted as a repetition by a doubt on either of the two', () => {
    const first = `- { id: flyman, title: Flyman, doubt: Twice. }\n          ${flyman}`;
    const second = `- { id: flyman, title: Flyman }\n          ${flyman} doubt: Twice.,`;
    for (const after of [first, second]) {
      expect(listCodes({ [late]: swap(flyman, after) })).toEqual(
        expect.arrayContaining(['repeated-in-print', 'doubt']),
      );
    }
  });
});

describe('an occupation on two maps', () => {
  const clerk = `- { id: clerk, title: Clerk }\n          ${flyman}`;

  it('is no warning where one of the maps has dropped it since', () => {
    expect(listCodes({ [early]: swap(flyman, clerk), 'identities.yaml': record('same', 'clerk') })).toEqual([]);
  });

  it('is not decided by a record that parts occupations', () => {
    const changes = { [late]: swap(flyman, clerk), 'identities.yaml': record('distinct', 'clerk, flyman') };
    expect(listCodes(changes)).toContain('undecided-identity');
  });
});

describe('one title under two ids', () => {
  const stageClerk = swap(flyman, `- { id: clerk-stage, title: Clerk }\n          ${flyman}`);

  it('is decided by a record that parts the two', () => {
    const changes = { [late]: stageClerk, 'identities.yaml': record('distinct', 'clerk, clerk-stage') };
    expect(listCodes(changes)).not.toContain('undecided-identity');
  });

  it.each([
    ['same', 'clerk, clerk-stage'],
    ['distinct', 'clerk, flyman'],
  ])('is not decided by the record %s: %s', (kind, occupations) => {
    expect(listCodes({ [late]: stageClerk, 'identities.yaml': record(kind, occupations) })).toContain(
      'undecided-identity',
    );
  });
});

describe('an identity record', () => {
  it('may name an id that redirects', () => {
    expect(listCodes({ 'identities.yaml': record('merged', 'scene-shifter, stage-hand') })).toEqual([]);
  });

  it('may name a misprint', () => {
    const changes = {
      [late]: swap('title: Flyman,', 'title: Flyman, printed: Flymna,'),
      'identities.yaml': record('same', 'flyman', 'Flymna'),
    };
    expect(listCodes(changes)).toEqual(['misprint']);
  });
});

describe('an alias', () => {
  it('may equal the title of what it means', () => {
    expect(listCodes({ 'aliases.yaml': swap('alias: scene shifter', 'alias: Stage Hand') })).toEqual([]);
  });
});
