/** Ways to earn the finding codes of identities, skills, outputs, profiles, gates and aliases. */
import { swap } from '../support/seeds.js';
import { edit, type FindingFixture } from './finding-fixture.js';

const late = 'editions/second/stage-work.yaml';
const office = 'editions/first/office-work.yaml';
const identities = 'identities.yaml';
const vocabulary = 'skills/vocabulary.yaml';
const profiles = 'skills/profiles/stage-work.yaml';
const manyNeeds = [
  'crew-1',
  'crew-2',
  'crew-3',
  'crew-4',
  'crew-5',
  'crew-6',
  'fly-1',
  'fly-2',
  'fly-3',
  'fly-4',
  'shift-1',
];

export const layerFixtures: readonly FindingFixture[] = [
  {
    code: 'undecided-identity',
    what: 'an id under a title that no record names',
    changes: { [identities]: swap('titles: [Stage hand, Stage technician]', 'titles: [Stage hand]') },
    file: late,
    mark: 'Stage technician',
    sentence: /"stage-hand" is printed as "Stage hand", "Stage technician"/,
  },
  {
    code: 'undecided-identity',
    what: 'an id on two maps',
    changes: {
      [late]: swap('- { id: flyman,', '- { id: clerk, title: Clerk }\n          - { id: flyman,'),
    },
    file: office,
    mark: 'id: clerk',
    sentence: /"clerk" stands on "Stage Work", "Office Work"/,
    others: ['two-maps'],
  },
  {
    code: 'undecided-identity',
    what: 'a title under two ids',
    changes: {
      [late]: swap('- { id: stage-manager,', '- { id: clerk-stage, title: CLERK }\n          - { id: stage-manager,'),
    },
    file: office,
    mark: 'id: clerk',
    sentence: /"Clerk" has the ids "clerk-stage" and "clerk"/,
    others: ['missing-profile'],
  },
  edit('stale-identity', 'a record of nobody', identities, {
    before: 'occupations: [stage-hand]',
    after: 'occupations: [stage-hand, stage-hans]',
    mark: 'stage-hans',
    sentence: /no occupation "stage-hans"/,
  }),
  edit('stale-title', 'a title of nobody', identities, {
    before: '[Stage hand, Stage technician]',
    after: '[Stage hand, Stage technician, Stage hound]',
    mark: 'Stage hound',
    sentence: /No edition prints the title "Stage hound" for "stage-hand"/,
  }),
  edit('redirect-in-use', 'a redirect from the living', identities, {
    before: 'from: scene-shifter',
    after: 'from: flyman',
    mark: 'from: flyman',
    sentence: /"flyman" redirects to stage-hand, but it is still printed/,
  }),
  edit('dangling-reference', 'a redirect', identities, {
    before: 'to: [stage-hand]',
    after: 'to: [stage-hans]',
    mark: 'stage-hans',
    sentence: /redirects to "stage-hans"/,
  }),
  edit('dangling-reference', 'the area of a skill', vocabulary, {
    before: 'area: craft',
    after: 'area: crafts',
    mark: 'area: crafts',
    sentence: /"crew-1" belongs to the area "crafts"/,
  }),
  edit('dangling-reference', 'a skill of an occupation', profiles, {
    before: 'crew-1: [5, 3]',
    after: 'crew-9: [5, 3]',
    mark: 'crew-9',
    sentence: /"flyman" needs the skill "crew-9"/,
  }),
  edit('dangling-reference', 'a skill of a cluster', profiles, {
    before: 'crew-1: [3, 2]',
    after: 'crew-1: [3, 2]\n    crew-9: [3, 2]',
    mark: 'crew-9',
    sentence: /"stage-crew" needs the skill "crew-9"/,
  }),
  edit('dangling-reference', 'an output', profiles, {
    before: '[prompt-book]',
    after: '[prompt-book, prompt-box]',
    mark: 'prompt-box',
    sentence: /"stage-manager" delivers "prompt-box"/,
  }),
  edit('dangling-reference', 'the profile of nobody', profiles, {
    before: '  flyman:',
    after: '  flymen: {}\n  flyman:',
    mark: 'flymen',
    sentence: /"flymen" has a profile for "Stage Work" but is no occupation/,
  }),
  edit('dangling-reference', 'a profile on the wrong map', profiles, {
    before: '  flyman:',
    after: '  clerk: {}\n  flyman:',
    mark: 'clerk',
    sentence: /"clerk" has a profile for "Stage Work" but stands on another map only/,
    others: ['duplicate-profile'],
  }),
  edit('dangling-reference', 'a cluster', profiles, {
    before: 'clusters:',
    after: 'clusters:\n  stage-crews: {}',
    mark: 'stage-crews',
    sentence: /no cluster "stage-crews"/,
  }),
  edit('dangling-reference', 'a gate', 'gates.yaml', {
    before: '[flyman]',
    after: '[flymen]',
    mark: 'flymen',
    sentence: /The gate "Flying licence" names "flymen"/,
  }),
  edit('dangling-reference', 'an alias', 'aliases.yaml', {
    before: '[stage-hand]',
    after: '[stage-hans]',
    mark: 'stage-hans',
    sentence: /The alias "scene shifter" names "stage-hans"/,
  }),
  edit('repeated-reference', 'an output twice', profiles, {
    before: '[prompt-book]',
    after: '[prompt-book, prompt-book]',
    mark: 'prompt-book',
    sentence: /"stage-manager" names "prompt-book" twice/,
  }),
  edit('repeated-reference', 'an occupation twice in an alias', 'aliases.yaml', {
    before: '[stage-hand]',
    after: '[stage-hand, stage-hand]',
    mark: 'stage-hand',
    sentence: /The alias "scene shifter" names "stage-hand" twice/,
  }),
  edit('duplicate-profile', 'in the files of two maps', profiles, {
    before: '  flyman:',
    after: '  clerk: {}\n  flyman:',
    mark: 'clerk',
    sentence: /"clerk" has a profile in "skills\/profiles\/office-work\.yaml" already/,
    others: ['dangling-reference'],
  }),
  edit('unused-skill', 'a skill for nobody', vocabulary, {
    before: 'skills:',
    after: 'skills:\n  - { id: whistle, label: Whistle, kind: skill, area: craft, line: Make a tune. }',
    mark: 'whistle',
    sentence: /No profile needs the skill "whistle"/,
  }),
  edit('unused-output', 'an output of nobody', 'outputs/vocabulary.yaml', {
    before: 'outputs:',
    after: 'outputs:\n  - { id: tune, label: A tune, line: Something whistled. }',
    mark: 'tune',
    sentence: /No profile delivers the output "tune"/,
  }),
  {
    code: 'missing-profile',
    what: 'a map without profiles',
    changes: { 'skills/profiles/office-work.yaml': null },
    file: office,
    mark: 'map: Office Work',
    sentence: /^2 of the 2 occupations of "Office Work" have no profile/,
  },
  edit('profile-size', 'nine needs', profiles, {
    before: '      manage-10: [3, 2]\n',
    after: '',
    mark: 'stage-manager:',
    sentence: /"stage-manager" needs 9 skills/,
  }),
  edit('profile-size', 'twenty-one needs', profiles, {
    before: '      manage-10: [3, 2]\n',
    after: ['      manage-10: [3, 2]', ...manyNeeds.map((skill) => `      ${skill}: [1, 1]`), ''].join('\n'),
    mark: 'stage-manager:',
    sentence: /"stage-manager" needs 21 skills/,
  }),
  edit('profile-undistinguished', 'one need moved to the cluster', profiles, {
    before: '    crew-1: [3, 2]',
    after: '    crew-1: [3, 2]\n    fly-4: [3, 2]',
    mark: 'flyman:',
    sentence: /Only 3 needs tell "flyman" from the others of its cluster "Stage Crew"/,
  }),
  edit('alias-shadows-title', "the title of another's", 'aliases.yaml', {
    before: 'alias: scene shifter',
    after: 'alias: fly-man',
    mark: 'fly-man',
    sentence: /The alias "fly-man" is the title of "flyman"/,
  }),
  edit('malformed-code', 'a code of another form', 'crosswalks/ssc.yaml', {
    before: '"4159/01"',
    after: '"4159"',
    mark: '"4159"',
    sentence: /"4159" of "flyman" has not the form of a code of "ssc"/,
  }),
  edit('dangling-reference', 'a code of nobody', 'crosswalks/ssc.yaml', {
    before: 'flyman:',
    after: 'flymen:',
    mark: 'flymen:',
    sentence: /A code of "ssc" names "flymen", which is no occupation/,
  }),
  {
    code: 'duplicate-id',
    what: 'codes of one target in two files',
    changes: {
      'crosswalks/ssc-more.yaml':
        'source: editorial\nlicence: CC BY 4.0\ntarget: ssc\nreference: A.\ndisclaimer: B.\ncodes: {}\n',
    },
    file: 'crosswalks/ssc.yaml',
    mark: 'target: ssc',
    sentence: /The codes of "ssc" stand in another file already/,
  },
];
