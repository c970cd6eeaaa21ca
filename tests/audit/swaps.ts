/**
 * Lies, one of a kind a row: a true answer of the drawn house, the place that is changed, what it becomes, and the
 * paths of all faults that have to be found (the changed place alone where none are named).
 */
import { answers } from './drawn-house.js';

type Becomes = (value: never) => unknown;

export interface Lie {
  readonly kind: string;
  readonly answer: keyof typeof answers;
  readonly at: string;
  readonly becomes: Becomes;
  readonly faults: readonly string[];
}

interface Skill {
  readonly skill: string;
}

/** `at` is the path that is changed; `faults` defaults to it. */
function lie(
  kind: string,
  answer: keyof typeof answers,
  at: string,
  becomes: Becomes,
  faults: readonly string[] = [at],
): Lie {
  return { kind, answer, at, becomes, faults };
}

const to = (value: unknown) => () => value;
const drop = (list: readonly unknown[]): unknown[] => list.slice(1);
const add = (item: unknown) => (list: readonly unknown[]) => [...list, item];
const say = (before: string, after: string) => (text: string) => text.replace(before, after);
const keep =
  (test: (item: { readonly type: string }) => boolean) =>
  (list: readonly { readonly type: string }[]): unknown[] =>
    list.filter(test);

const first = 'paths[0].steps[0]';
const second = 'paths[0].steps[1]';
const late = 'paths[1].steps[1]';
const row = `${first}.evidence[0]`;
const ladder = `${first}.evidence[1]`;
const skills = `${first}.evidence[2]`;
const outputs = `${first}.evidence[3]`;
const level = 'moves[2].evidence[0]';

const gained = (skill: string, needed: number) => ({ skill, label: skill, importance: 3, needed });
const carried = (skill: string) => ({ ...gained(skill, 2), held: 2, learntAt: 'props-technician' });
const learntElsewhere = (list: readonly (Skill & { learntAt: string })[]) =>
  list.map((item) => (item.skill === 'budget' ? { ...item, learntAt: 'scenic-artist' } : item));

const frame: readonly Lie[] = [
  lie('another release', 'paths', 'dataVersion', to('1111111111111111')),
  lie('another edition', 'paths', 'editions[0].edition', to('2018-01')),
  lie('another source of an edition', 'paths', 'editions[0].source', to('003')),
  lie('an edition too many', 'paths', 'editions', add({ map: 'digital', edition: '2017-12', source: '001' }), [
    'editions[1].map',
  ]),
  lie('an edition twice', 'paths', 'editions', (list: readonly unknown[]) => [...list, ...list], ['editions[1].map']),
  lie('an edition hidden', 'paths', 'editions', drop),
  lie('the edition of another map hidden', 'web', 'editions', (list: readonly unknown[]) => list.slice(0, 1)),
  lie('a doubt invented', 'moves', 'notes', add({ code: 'doubt', sentence: 'props technician: Blurred.' }), [
    'notes[4].sentence',
  ]),
  lie('a doubt hidden', 'paths', 'notes', (list: readonly { code: string }[]) =>
    list.filter(({ code }) => code !== 'doubt'),
  ),
  lie('a profile called missing', 'web', 'notes[3].sentence', say('web builder', 'web technician')),
  lie('a missing profile hidden', 'web', 'notes', (list: readonly unknown[]) => list.slice(0, 3)),
  lie('profiles claimed where none are missing', 'paths', 'notes[3].code', to('coverage-unknown'), [
    'notes[3].sentence',
    'notes',
  ]),
  lie('a limit on levels without a number', 'limited', 'notes[4].sentence', to('Some may stand higher.')),
  lie('a count of unprinted levels', 'limited', 'notes[4].sentence', say('1 occupation', '2 occupation')),
];

const places: readonly Lie[] = [
  lie(
    'a step that stands still',
    'moves',
    'moves[0].to',
    to({
      id: 'props-technician',
      title: 'props technician',
      map: 'creative',
      tier: 'technical',
      level: 3,
      resolvedBy: null,
    }),
    ['moves[0].to.id'],
  ),
  lie('a title', 'paths', 'from.title', to('prop maker')),
  lie('an occupation that does not exist', 'paths', 'to.id', to('stage-magician'), [
    'to.id',
    'paths[0].steps',
    'paths[1].steps',
  ]),
  lie('a map', 'paths', `${first}.to.map`, to('digital')),
  lie('a tier of a place', 'paths', `${first}.from.tier`, to('professional')),
  lie('a level of a place', 'moves', 'from.level', to(null)),
];

const standing: readonly Lie[] = [
  lie('a direction', 'paths', `${first}.direction`, to('across')),
  lie('a scope', 'paths', `${first}.scope`, to('cluster')),
  lie('tiers crossed', 'paths', `${first}.tiersCrossed`, to(2)),
  lie('a level', 'paths', `${first}.level.to`, to(4)),
  lie('a level where none is printed', 'web', 'moves[0].level.to', to(4)),
  lie('a tier', 'paths', `${second}.tier.from`, to('technical')),
  lie('a relation too many', 'paths', `${first}.relations`, add('SAME_CLUSTER')),
  lie('a relation too few', 'paths', `${first}.relations`, drop),
  lie(
    'a rung left out',
    'paths',
    `${first}.unprintedRungs`,
    to({ rule: 'level-gap', inferred: true, sentence: 'A gap.' }),
  ),
  lie('training of a new entrant', 'paths', `${first}.newEntrantTraining.atLeastYears`, to(2)),
  lie('training off the job', 'paths', `${first}.newEntrantTraining.offTheJobShare`, to(0.3)),
  lie('the source of the training', 'paths', `${first}.newEntrantTraining.source`, to('001')),
];

const evidence: readonly Lie[] = [
  lie('the source of evidence', 'paths', `${row}.source`, to('editorial')),
  lie('the edition of evidence', 'paths', `${row}.edition`, to('2018-01')),
  lie('a row number', 'paths', `${row}.rows`, to([2])),
  lie('a cluster', 'paths', `${row}.clusters.to`, to('creative.camera')),
  lie('no clusters', 'paths', `${row}.clusters`, to(null)),
  lie('a reading against the print', 'paths', `${row}.reversed`, to(true)),
  lie('a reading against the print hidden', 'moves', `${level}.reversed`, to(false)),
  lie('a printed level in a cluster', 'moves', `${level}.levels`, to({ from: 3, to: 1 })),
  lie('a trade', 'paths', `${ladder}.trade`, to('costume')),
  lie('the edition of a ladder', 'paths', `${ladder}.edition`, to(null)),
  lie('a shared skill too many', 'paths', `${skills}.shared`, add('draw'), [`${skills}.shared`, `${skills}.inferred`]),
  lie('a shared skill too few', 'paths', `${skills}.shared`, drop, [`${skills}.shared`, `${skills}.inferred`]),
  lie('a shared output that one side lacks', 'paths', `${outputs}.shared`, add('prop plan')),
  lie('a printed sentence', 'paths', `${row}.printed`, say('row 1', 'row 2')),
  lie('a printed sentence where nothing is print', 'paths', `${skills}.printed`, to('The map says so.')),
  lie('an inferred sentence', 'paths', `${skills}.inferred`, say('share 4', 'share 9')),
  lie('the order of evidence', 'paths', `${first}.evidence`, (list: readonly unknown[]) => [...list].reverse()),
  lie('evidence twice', 'paths', `${first}.evidence`, (list: readonly unknown[]) => [list[0], ...list]),
  lie(
    'one cluster hidden',
    'moves',
    'moves[2].evidence',
    keep(({ type }) => type !== 'same-cluster'),
    ['moves[2].evidence', 'moves[2].relations'],
  ),
  lie(
    'a common output hidden',
    'paths',
    `${first}.evidence`,
    keep(({ type }) => type !== 'shared-outputs'),
  ),
  lie(
    'a ladder hidden',
    'paths',
    `${first}.evidence`,
    keep(({ type }) => type !== 'title-ladder'),
  ),
  lie('a ladder between two trades', 'paths', 'paths[1].steps[0].evidence[0].type', to('title-ladder'), [
    'paths[1].steps[0].evidence[0].type',
    'paths[1].weakestEvidence',
  ]),
  lie('a row that does not meet', 'film', 'moves[0].evidence[0].type', to('printed-row')),
  lie('a sole next cluster that has a neighbour', 'film', 'moves[0].evidence[0].type', to('sole-next-cluster')),
  lie('a pathway where the print has a row', 'web', 'moves[0].evidence[0].type', to('same-pathway')),
  lie('two clusters called one', 'web', 'moves[0].evidence[0].type', to('same-cluster'), [
    'moves[0].evidence[0].type',
    'moves[0].relations',
  ]),
  lie('skills shared with one that has no profile', 'web', 'moves[0].evidence[0].type', to('shared-skills'), [
    'moves[0].evidence[0].type',
    'moves[0].relations',
  ]),
  lie(
    'one pathway where there are two',
    'web',
    'moves[1].evidence[0]',
    (piece: object) => ({
      ...piece,
      type: 'same-pathway',
      clusters: { from: 'digital.support', to: 'creative.making' },
    }),
    ['moves[1].evidence[0].type', 'moves[1].relations'],
  ),
  lie('an official progression', 'web', 'moves[0].evidence[0].type', to('published'), [
    'moves[0].evidence[0].type',
    'moves[0].relations',
  ]),
];

const learning: readonly Lie[] = [
  lie('coverage', 'paths', `${first}.coverage`, (share: number) => share + 0.0001),
  lie('coverage unknown where it is known', 'paths', `${first}.coverage`, to(null)),
  lie('coverage known where it is unknown', 'web', 'moves[0].coverage', to(0.35)),
  lie("a sibling's skill brought along", 'paths', `${first}.carries`, add(carried('sweep')), [
    `${first}.carries[2].skill`,
  ]),
  lie("a sibling's skill to gain", 'paths', `${first}.gains`, add(gained('draw', 3)), [`${first}.gains[1].skill`]),
  lie('a skill to gain that is held', 'paths', `${first}.gains`, add(gained('carve', 3)), [`${first}.gains[1].skill`]),
  lie('skills to gain where none are known', 'web', 'moves[0].gains', add(gained('patch', 2)), [
    'moves[0].gains[0].skill',
  ]),
  lie('a skill twice', 'paths', `${first}.gains`, (list: readonly unknown[]) => [...list, ...list], [
    `${first}.gains[1].skill`,
  ]),
  lie('a skill brought along left out', 'paths', `${first}.carries`, drop),
  lie('a skill to deepen left out', 'paths', `${first}.deepens`, drop),
  lie('the order of skills', 'paths', `${first}.carries`, (list: readonly unknown[]) => [...list].reverse()),
  lie('how well it is held', 'paths', `${first}.deepens[0].held`, to(1)),
  lie('how well it is needed', 'paths', `${first}.gains[0].needed`, to(4)),
  lie('how much it matters', 'paths', `${first}.gains[0].importance`, to(5)),
  lie('the label of a skill', 'paths', `${first}.carries[0].label`, to('Carving')),
  lie('where it was learnt', 'paths', `${late}.deepens`, learntElsewhere, [`${late}.deepens[1].learntAt`]),
  lie('a rise', 'paths', `${first}.growth.technical-complexity.rise`, to(2)),
  lie('skills behind a rise', 'paths', `${first}.growth.technical-complexity.skills`, to(['carve'])),
  lie('a rise invented', 'paths', `${first}.growth.influence`, to({ rise: 1, skills: ['lead'] })),
  lie('a rise hidden', 'paths', `${first}.growth.autonomy`, to(null)),
  lie('a gate dropped', 'paths', `${second}.gates`, to([])),
  lie('the authority of a gate', 'paths', `${second}.gates[0].authority`, to('The guild')),
  lie('whether experience counts', 'paths', `${second}.gates[0].experienceCounts`, to(true)),
  lie('a share word', 'paths', `${first}.explanation`, say('about three fifths', 'about four fifths')),
  lie('a gate in the explanation', 'paths', `${second}.explanation`, say('Degree', 'Diploma')),
];

const whole: readonly Lie[] = [
  lie('the effort of a path', 'paths', 'paths[0].effort', (effort: number) => effort - 0.1),
  lie('the effort of a step', 'paths', `${second}.effort`, (effort: number) => effort - 0.1, ['paths[0].effort']),
  lie('an effort of nothing', 'moves', 'moves[0].effort', to(0)),
  lie('a number of moves', 'paths', 'paths[0].moves', to(1)),
  lie('the weakest evidence', 'paths', 'paths[0].weakestEvidence', to('title-ladder')),
  lie('a rank', 'paths', 'paths[1].rank', to(3)),
  lie(
    'the order of paths',
    'paths',
    'paths',
    (list: readonly { readonly rank: number }[]) =>
      [...list].reverse().map((path, index) => ({ ...path, rank: index + 1 })),
    ['paths[1].effort'],
  ),
  lie('a path twice', 'paths', 'paths', (list: readonly object[]) => [...list, { ...list[1], rank: 3 }], ['paths[2]']),
  lie(
    'a label moved to a path of more learning',
    'paths',
    'paths',
    (list: readonly { readonly labels: string[] }[]) =>
      list.map((path, index) => ({ ...path, labels: index === 1 ? ['least-new-learning'] : [] })),
    ['paths[1].labels[0]'],
  ),
  lie('a label on two paths', 'paths', 'paths[1].labels', add('fewest-moves'), ['paths[1].labels[0]']),
  lie('steps that do not join', 'paths', 'paths[0].steps', drop, [
    `${first}.from.id`,
    'paths[0].effort',
    'paths[0].moves',
  ]),
  lie(
    'a path that goes back',
    'paths',
    'paths[0].steps',
    ([step]: readonly unknown[]) => [step, ...answers.back.moves.filter((back) => back.to.id === 'props-technician')],
    [
      'paths[0].steps[1].to.id',
      'paths[0].steps[1].coverage',
      'paths[0].steps[1].carries[1].learntAt',
      'paths[0].steps[1].carries[2].learntAt',
      'paths[0].steps[1].carries',
      'paths[0].steps[1].gains[0].skill',
      'paths[0].steps[1].explanation',
      'paths[0].steps',
      'paths[0].effort',
    ],
  ),
  lie('a path that stops short', 'paths', 'paths[0].steps', (list: readonly unknown[]) => list.slice(0, 1), [
    'paths[0].steps',
    'paths[0].effort',
    'paths[0].moves',
  ]),
  lie('a reason beside paths', 'paths', 'reason', to('no-path'), ['reason', 'change']),
  lie('no reason where there is no path', 'nothing', 'reason', to(null), ['reason', 'change']),
  lie('thin evidence where profiles are written', 'nothing', 'reason', to('insufficient-evidence'), [
    'reason',
    'reason',
  ]),
  lie('two occupations called one', 'nothing', 'reason', to('same-occupation')),
];

const others: readonly Lie[] = [
  lie('a reason beside moves', 'moves', 'reason', to('no-path'), ['reason', 'change']),
  lie('another release of a route', 'route', 'dataVersion', to('1111111111111111')),
  lie('a bridge of a leg that holds', 'route', 'legs[0].bridges', add(answers.moves.from), [
    'legs[0].bridges',
    'legs[0].change',
  ]),
  lie('a total', 'moves', 'total', to(1)),
  lie('a move twice', 'moves', 'moves', (list: readonly unknown[]) => [...list, list[2]], ['moves[3].to.id', 'total']),
  lie('a move from elsewhere', 'moves', 'from.id', to('scenic-artist'), [
    'from.title',
    'from.tier',
    'from.level',
    'moves[0].from.id',
    'moves[1].from.id',
    'moves[2].from.id',
  ]),
  lie('a feeder of something else', 'feeders', 'feeders[0].to.id', to('stage-designer')),
  lie('a route that does not hold', 'broken', 'holds', to(true)),
  lie('the effort of a route', 'route', 'effort', to(1)),
  lie('legs that do not join', 'route', 'legs', (list: readonly unknown[]) => [list[0], list[2]], [
    'legs[1].from.id',
    'effort',
  ]),
  lie('where a route taught a skill', 'route', 'legs[2].step.deepens', learntElsewhere, [
    'legs[2].step.deepens[1].learntAt',
  ]),
  lie('a reason for a leg that holds', 'route', 'legs[0].reason', to('no-path'), ['legs[0].reason', 'legs[0].change']),
  lie('a leg called standing still', 'broken', 'legs[0].reason', to('same-occupation')),
  lie('a level of a bridge', 'broken', 'legs[0].bridges[0].level', to(6)),
  lie('a bridge that the sentence leaves out', 'broken', 'legs[0].change', say('senior props technician', 'a friend')),
  lie('coverage of a comparison', 'compare', 'aToB.coverage', to(0.6)),
  lie('a direction where there is no move', 'compare', 'aToB.effort', to(null), ['aToB.direction']),
  lie('a common product that there is not', 'unlike', 'disagreement', to('same-product-other-skills')),
  lie('thin evidence of an origin with a profile', 'alone', 'reason', to('insufficient-evidence')),
  lie('coverage unknown where it is nothing', 'strangers', 'aToB.coverage', to(null)),
  lie('an effort of nothing in a comparison', 'compare', 'aToB.effort', to(0)),
  lie('another release of a comparison', 'compare', 'dataVersion', to('1111111111111111')),
  lie('a comparison with nobody', 'compare', 'a.id', to('stage-magician')),
  lie(
    'a gate of the second of two',
    'compare',
    'gates.b',
    add({ kind: 'check', name: 'A check', authority: 'The house' }),
  ),
  lie('a disagreement with itself', 'itself', 'disagreement', to('same-product-other-skills')),
  lie('a disagreement with the unknown', 'unknown', 'disagreement', to('same-skills-other-product')),
  lie('the direction of a comparison', 'compare', 'bToA.direction', to('across')),
  lie('a comparison of skills', 'compare', 'bToA.carries[0].held', to(2)),
  lie('an output of both', 'compare', 'outputs.both', to([])),
  lie('an output of one', 'compare', 'outputs.onlyB', to([])),
  lie('a gate of a comparison', 'compare', 'gates.a', add({ kind: 'check', name: 'A check', authority: 'The house' })),
  lie('a disagreement', 'compare', 'disagreement', to('same-skills-other-product')),
];

export const lies: readonly Lie[] = [...frame, ...places, ...standing, ...evidence, ...learning, ...whole, ...others];
