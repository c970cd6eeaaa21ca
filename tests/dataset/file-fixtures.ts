/** Ways to earn the finding codes of a single file: what cannot be read, and what does not have the right shape. */
import { edit, type FindingFixture } from './finding-fixture.js';

const early = 'editions/first/stage-work.yaml';
const late = 'editions/second/stage-work.yaml';
const office = 'editions/first/office-work.yaml';
const profiles = 'skills/profiles/stage-work.yaml';
const gates = 'gates.yaml';

export const fileFixtures: readonly FindingFixture[] = [
  {
    code: 'missing-file',
    what: 'no sources',
    changes: { 'sources.yaml': null },
    file: 'sources.yaml',
    sentence: /has no "sources\.yaml"/,
  },
  {
    code: 'unknown-file',
    what: 'a file name in the singular',
    changes: { 'alias.yaml': 'aliases: []' },
    file: 'alias.yaml',
    sentence: /Nothing reads "alias\.yaml"/,
  },
  {
    code: 'unreadable-file',
    what: 'Latin-1 bytes',
    changes: { [gates]: new Uint8Array([0x61, 0x3a, 0x20, 0xe9, 0x0a]) },
    file: gates,
    sentence: /not UTF-8/,
  },
  edit('yaml-syntax', 'a bracket left open', 'aliases.yaml', {
    before: '[stage-hand] }',
    after: '[stage-hand }',
    mark: 'stage-hand }',
    sentence: /not the YAML/,
    others: ['yaml-syntax'],
  }),
  edit('yaml-syntax', 'a key given twice', office, {
    before: 'edition: first',
    after: 'edition: first\nedition: x',
    mark: 'edition: x',
    sentence: /unique/,
  }),
  edit('yaml-syntax', 'a YAML alias', early, {
    before: 'title: Flyman',
    after: 'title: *nobody ',
    mark: 'nobody',
    sentence: /write out what "\*nobody" means/,
  }),
  edit('unknown-field', 'a misspelt field', late, {
    before: 'level: 3',
    after: 'levle: 3',
    mark: 'levle',
    sentence: /no field "levle" in entry 2 of "occupations"/,
  }),
  edit('missing-field', 'no licence', gates, {
    before: 'licence: CC BY 4.0\n',
    after: '',
    mark: 'source',
    sentence: /"licence" is missing/,
  }),
  edit('missing-field', 'no title', late, {
    before: ' title: Flyman,',
    after: '',
    mark: 'flyman',
    sentence: /"title" \(entry 2 of "occupations"\) is missing/,
  }),
  edit('wrong-type', 'a level in words', late, {
    before: 'level: 3',
    after: 'level: three',
    mark: 'three',
    sentence: /"three" as "level".* must be a number/,
  }),
  edit('wrong-type', 'rows in words', late, {
    before: 'rows: [1]',
    after: 'rows: first',
    mark: 'rows: first',
    sentence: /"first" as "rows".* nor "unknown"/,
  }),
  edit('wrong-type', 'nothing behind a key', late, {
    before: 'title: Flyman',
    after: 'title: ',
    mark: 'flyman',
    sentence: /The value of "title".* must be a text/,
  }),
  edit('wrong-type', 'an empty text', late, {
    before: 'title: Flyman',
    after: 'title: " "',
    mark: 'flyman',
    sentence: /"title".* is empty/,
  }),
  edit('wrong-type', 'a kind of gate that is none', gates, {
    before: 'kind: licence',
    after: 'kind: luck',
    mark: 'luck',
    sentence: /"luck" as "kind".* none of registration, full-application/,
  }),
  {
    code: 'wrong-type',
    what: 'an empty file',
    changes: { 'aliases.yaml': '' },
    file: 'aliases.yaml',
    sentence: /this file/,
  },
  edit('unknown-tier', 'a tier of our making', late, {
    before: 'tier: technical',
    after: 'tier: expert',
    mark: 'expert',
    sentence: /"expert" as "tier".* none of technical, higher-technical, professional/,
  }),
  edit('out-of-range', 'a level of 9', late, {
    before: 'level: 3',
    after: 'level: 9',
    mark: 'level: 9',
    sentence: /"9" as "level".* at most 8/,
  }),
  edit('out-of-range', 'an importance of 6', profiles, {
    before: '[5, 3]',
    after: '[6, 3]',
    mark: '[6, 3]',
    sentence: /at most 5/,
  }),
  edit('out-of-range', 'a list that must not be empty', late, {
    before: 'rows: [1]',
    after: 'rows: []',
    mark: 'rows: []',
    sentence: /at least 1/,
  }),
  edit('bad-id', 'a capital', late, {
    before: 'id: flyman',
    after: 'id: Flyman',
    mark: 'id: Flyman',
    sentence: /"Flyman" as "id".* is not an id/,
  }),
  edit('bad-id', 'a key with a blank', profiles, {
    before: '  flyman:',
    after: '  fly man:',
    mark: 'fly man',
    sentence: /"fly man" is not an id/,
  }),
  edit('bad-id', 'a cluster without a letter', office, {
    before: 'name: Office Management',
    after: 'name: "?"',
    mark: 'name: "?"',
    sentence: /No id can be made/,
  }),
  edit('bad-id', 'a pathway without a letter', office, {
    before: 'name: Offices',
    after: 'name: "?"',
    mark: 'name: "?"',
    sentence: /No id can be made/,
  }),
];
