/** Ways to earn the finding codes of sources, editions and maps. */
import { swap, tinySeeds } from '../support/seeds.js';
import { edit, type FindingFixture } from './finding-fixture.js';

const late = 'editions/second/stage-work.yaml';
const office = 'editions/first/office-work.yaml';
const officeProfiles = 'skills/profiles/office-work.yaml';
const vocabulary = 'skills/vocabulary.yaml';
const flyman = '- { id: flyman, title: Flyman,';
const flymanAgain = `          ${flyman}`;
const clerkIsOne = swap(
  'redirects:',
  '  - { kind: same, occupations: [clerk], titles: [], reason: One clerk for all. }\nredirects:',
);

export const editionFixtures: readonly FindingFixture[] = [
  {
    code: 'misplaced-file',
    what: 'a map in the folder of another edition',
    changes: { 'editions/second/office-work.yaml': tinySeeds[office] ?? '', [office]: null },
    file: 'editions/second/office-work.yaml',
    mark: 'map: Office Work',
    sentence: /belongs in the file "editions\/first\/office-work\.yaml"/,
  },
  {
    code: 'misplaced-file',
    what: 'profiles under another name',
    changes: { 'skills/profiles/offices.yaml': tinySeeds[officeProfiles] ?? '', [officeProfiles]: null },
    file: 'skills/profiles/offices.yaml',
    mark: 'map: Office Work',
    sentence: /belong in the file "skills\/profiles\/office-work\.yaml"/,
  },
  {
    code: 'unknown-map',
    what: 'a map on no list',
    changes: { 'editions.yaml': swap('  - Office Work\n', ''), [officeProfiles]: null },
    file: office,
    mark: 'map: Office Work',
    sentence: /no map "Office Work"/,
    others: ['missing-profile'],
  },
  {
    code: 'unknown-map',
    what: 'profiles for a map on no list',
    changes: { 'skills/profiles/elsewhere.yaml': 'source: editorial\nlicence: CC BY 4.0\nmap: Elsewhere\n' },
    file: 'skills/profiles/elsewhere.yaml',
    mark: 'map: Elsewhere',
    sentence: /no map "Elsewhere"/,
  },
  {
    code: 'unknown-edition',
    what: 'an edition on no list',
    changes: {
      'editions.yaml': swap('  - { id: second, name: Second edition, source: late, dated: null, order: 2 }\n', ''),
    },
    file: late,
    mark: 'edition: second',
    sentence: /no edition "second"/,
  },
  edit('unknown-source', 'the source of an edition', 'editions.yaml', {
    before: 'source: late',
    after: 'source: lost',
    mark: 'lost',
    sentence: /"second" .*"lost"/,
  }),
  edit('unknown-source', 'the source of a layer', 'gates.yaml', {
    before: 'source: editorial',
    after: 'source: lost',
    mark: 'lost',
    sentence: /source "lost"/,
  }),
  edit('wrong-source', 'the document of the other edition', late, {
    before: 'late.txt',
    after: 'early.txt',
    mark: 'early.txt',
    sentence: /taken from "late\.txt", not from "early\.txt"/,
  }),
  edit('duplicate-id', 'a source twice', 'sources.yaml', {
    before: 'id: late',
    after: 'id: early',
    mark: 'Late maps',
    sentence: /source "early" is given twice/,
    others: ['unknown-source'],
  }),
  edit('duplicate-id', 'an edition twice', 'editions.yaml', {
    before: 'id: second',
    after: 'id: first',
    mark: 'Second edition',
    sentence: /edition "first" is given twice/,
    others: ['unknown-edition'],
  }),
  edit('duplicate-id', 'an order of editions twice', 'editions.yaml', {
    before: 'order: 2',
    after: 'order: 1',
    mark: 'Second edition',
    sentence: /order of editions "1" is given twice/,
  }),
  edit('duplicate-id', 'a map twice', 'editions.yaml', {
    before: '  - Office Work',
    after: '  - Office Work\n  - office work',
    mark: 'office work',
    sentence: /map "office-work" is given twice/,
    others: ['map-without-edition'],
  }),
  edit('duplicate-id', 'an area twice', vocabulary, {
    before: 'skills:',
    after: '  - { id: craft, name: Again }\nskills:',
    mark: 'Again',
    sentence: /area "craft" is given twice/,
  }),
  edit('duplicate-id', 'a skill twice', vocabulary, {
    before: 'id: fly-4',
    after: 'id: fly-3',
    mark: 'Label of fly-4',
    sentence: /skill "fly-3" is given twice/,
    others: ['dangling-reference'],
  }),
  edit('duplicate-id', 'an output twice', 'outputs/vocabulary.yaml', {
    before: 'id: prompt-book',
    after: 'id: set-scene',
    mark: 'A prompt book',
    sentence: /output "set-scene" is given twice/,
    others: ['dangling-reference'],
  }),
  edit('duplicate-id', 'an alias twice', 'aliases.yaml', {
    before: 'aliases:',
    after: 'aliases:\n  - { alias: Scene Shifter, occupations: [clerk] }',
    mark: 'scene shifter',
    sentence: /alias "scene shifter" is given twice/,
  }),
  edit('duplicate-id', 'a redirect twice', 'identities.yaml', {
    before: 'redirects:',
    after: 'redirects:\n  - { from: scene-shifter, to: [flyman], reason: Another older word. }',
    mark: 'An older word',
    sentence: /redirect from "scene-shifter" is given twice/,
  }),
  edit('duplicate-pathway', 'names that differ in a capital', office, {
    before: 'pathways:',
    after: 'pathways:\n  - { name: offices, clusters: [] }',
    mark: 'name: Offices',
    sentence: /pathway "Offices" already/,
  }),
  edit('duplicate-cluster', 'names that differ in a capital', office, {
    before: 'name: Office Management',
    after: 'name: clerks',
    mark: 'name: clerks',
    sentence: /cluster "clerks" already/,
  }),
  edit('duplicate-placement', 'twice without a word', late, {
    before: flyman,
    after: `- { id: flyman, title: Flyman }\n${flymanAgain}`,
    mark: 'level: 3',
    sentence: /stands twice in the cluster "Stage Crew"/,
  }),
  edit('repeated-in-print', 'twice with a doubt', late, {
    before: flyman,
    after: `- { id: flyman, title: Flyman, doubt: Again. }\n${flymanAgain}`,
    mark: 'level: 3',
    sentence: /stands twice in the cluster "Stage Crew"/,
    others: ['doubt'],
  }),
  edit('level-outside-tier', 'a 5 among technical levels', late, {
    before: 'level: 3',
    after: 'level: 5',
    mark: 'level: 5',
    sentence: /level 5 in the technical column \(levels 2 and 3\)/,
  }),
  edit('id-unlike-title', 'the id of something else', office, {
    before: 'id: clerk,',
    after: 'id: typist,',
    mark: 'id: typist',
    sentence: /"typist" is made from no title .*"Clerk"/,
    others: ['dangling-reference', 'missing-profile'],
  }),
  {
    code: 'empty-map',
    what: 'no pathway',
    changes: {
      [office]: 'map: Office Work\nedition: first\nsource: early.txt\npathways: []\n',
      [officeProfiles]: null,
    },
    file: office,
    mark: 'map: Office Work',
    sentence: /"first" prints no occupation on the map "Office Work"/,
  },
  edit('empty-cluster', 'no occupation', late, {
    before: 'occupations:\n          - { id: stage-manager, title: Stage manager, level: 4 }',
    after: 'occupations: []',
    mark: 'name: Stage Management',
    sentence: /"Stage Management" holds no occupation/,
  }),
  edit('map-without-edition', 'a map without a file', 'editions.yaml', {
    before: '  - Stage Work',
    after: '  - Stage Work\n  - Hair Work',
    mark: 'Hair Work',
    sentence: /No edition prints the map "Hair Work"/,
  }),
  edit('rows-unknown', 'rows that the text lost', late, {
    before: 'rows: [1]',
    after: 'rows: unknown',
    mark: 'rows: unknown',
    sentence: /"Stage Crew"/,
  }),
  edit('doubt', 'of an occupation', late, {
    before: 'level: 3,',
    after: 'level: 3, doubt: Hard to read.,',
    mark: 'Hard to read',
    sentence: /^"Flyman": Hard to read\.$/,
  }),
  edit('doubt', 'of a cluster', late, {
    before: 'rows: [1]',
    after: 'rows: [1]\n        doubt: Smudged.',
    mark: 'Smudged',
    sentence: /^"Stage Crew": Smudged\.$/,
  }),
  edit('doubt', 'of a map', late, {
    before: 'edition: second',
    after: 'edition: second\ndoubt: A copy.',
    mark: 'A copy',
    sentence: /^"Stage Work": A copy\.$/,
  }),
  edit('doubt', 'of an identity record', 'identities.yaml', {
    before: '    reason:',
    after: '    doubt: Who knows.\n    reason:',
    mark: 'Who knows',
    sentence: /^"stage-hand": Who knows\.$/,
  }),
  edit('misprint', 'a letter and a degree mark', late, {
    before: 'title: Flyman,',
    after: 'title: Flyman, printed: Flymna degree,',
    mark: 'Flymna',
    sentence: /"Flyman" is printed as "Flymna degree"/,
  }),
  {
    code: 'two-maps',
    what: 'a clerk of the stage and of the office, decided to be one',
    changes: { [late]: swap(flyman, `- { id: clerk, title: Clerk }\n${flymanAgain}`), 'identities.yaml': clerkIsOne },
    file: office,
    mark: 'id: clerk',
    sentence: /"Clerk" \(clerk\) stands on "Stage Work" too/,
  },
];
