/** Questions to the planner on drawn maps: answers as readable lines, reasons, and what holds for every answer. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openDataset } from '../../src/dataset/dataset.js';
import { buildGraph } from '../../src/graph/career-graph.js';
import { type Scope, slug } from '../../src/model/vocabulary.js';
import { createPlanner, defaultQuestion, type PathQuestion, type Planner } from '../../src/planner/planner.js';
import { type Drawing, drawDataset, drawRelease } from '../support/draw-release.js';
import { tellAnswer, tellRoles } from '../support/tell-line.js';

const plan = (text: string, drawing: Drawing = {}): Planner => createPlanner(buildGraph(drawDataset(text, drawing)));
const ask = (planner: Planner, from: string, to: string, more: Partial<PathQuestion> = {}) =>
  planner.findPaths({ ...defaultQuestion, from, to, ...more });

const theatre = `
  # Creative
  Stage
    t Props @1: props technician 3, dresser
    h Backstage @1: scenic artist, stage manager, sound designer
    p Front @1: stage designer, head of sound 7`;
const theatreNeeds: Drawing['needs'] = {
  'props technician': { make: [5, 2], paint: [4, 2], 'read-plans': [3, 1], carry: [3, 2] },
  dresser: { sew: [5, 2], dress: [5, 2], carry: [3, 2] },
  'scenic artist': { paint: [5, 3], colour: [5, 3], 'read-plans': [4, 2], make: [3, 2] },
  'stage manager': { 'run-shows': [5, 3], 'work-with-directors': [4, 3], 'read-plans': [3, 2], carry: [2, 2] },
  'sound designer': { mix: [5, 3], 'work-with-directors': [4, 3], listen: [5, 3] },
  'stage designer': {
    draw: [5, 3],
    colour: [4, 3],
    'work-with-directors': [5, 4],
    'read-plans': [4, 3],
    paint: [2, 2],
  },
  'head of sound': { mix: [5, 4], listen: [5, 4], lead: [5, 3] },
};
const planner = plan(theatre, { needs: theatreNeeds });

describe('paths', () => {
  it('come best first, by what the person brings', () => {
    expect(tellAnswer(ask(planner, 'props-technician', 'stage-designer'))).toBe(
      'props technician@3 -> scenic artist -> stage designer | props technician@3 -> stage manager -> stage designer',
    );
  });

  it('count what earlier steps taught', () => {
    const [first] = ask(planner, 'props-technician', 'stage-designer').paths;
    const last = first?.steps.at(-1);
    expect(last?.carries.map(({ skill, learntAt }) => `${skill} from ${learntAt}`)).toEqual([
      'colour from scenic-artist',
      'paint from scenic-artist',
    ]);
    expect(last?.deepens.map(({ skill, held, needed }) => `${skill} ${held} to ${needed}`)).toEqual([
      'read-plans 2 to 3',
    ]);
    expect(last?.gains.map(({ skill }) => skill)).toEqual(['draw', 'work-with-directors']);
  });

  it('carry forward over more than one step', () => {
    const ladder = plan('# A\nP\nt One @1: novice 2\nh Two @1: fitter 4\np Three @1: chief 6', {
      needs: {
        novice: { rivet: [5, 3], sweep: [2, 1] },
        fitter: { bolt: [5, 2], sweep: [4, 1], file: [1, 2] },
        chief: { rivet: [5, 3], bolt: [5, 3] },
      },
    });
    const [path] = ask(ladder, 'novice', 'chief', { via: ['fitter'] }).paths;
    expect(path?.steps[1]?.carries).toMatchObject([{ skill: 'rivet', held: 3, learntAt: 'novice' }]);
    expect(path?.steps[1]?.coverage).toBeGreaterThan(planner.graph.coverage[0] ?? 1);
  });

  it('say the same for the same data, whatever its order', () => {
    const release = drawRelease(theatre, { needs: theatreNeeds });
    const shuffled = {
      ...release,
      placements: [...release.placements].reverse(),
      profiles: [...release.profiles].reverse(),
      skills: [...release.skills].reverse(),
    };
    const other = createPlanner(buildGraph(openDataset(shuffled)));
    const plain = ask(planner, 'props-technician', 'stage-designer');
    const paths = ask(other, 'props-technician', 'stage-designer').paths;
    expect(JSON.stringify(paths)).toBe(JSON.stringify(plain.paths));
  });

  it('label each on one path only, and put every label', () => {
    const { paths } = ask(planner, 'props-technician', 'stage-designer');
    expect(paths.flatMap(({ labels }) => labels).sort()).toEqual([
      'best-evidenced',
      'fewest-moves',
      'least-new-learning',
    ]);
  });

  it('never take back a label when more are asked for', () => {
    const all = ask(planner, 'props-technician', 'stage-designer', { alternatives: 10 }).paths;
    expect(all.length).toBeGreaterThan(1);
    for (let alternatives = 1; alternatives < all.length; alternatives++) {
      const { paths } = ask(planner, 'props-technician', 'stage-designer', { alternatives });
      for (const path of paths) {
        const same = all.find((other) => tellRoles(other) === tellRoles(path));
        expect([tellRoles(path), path.labels]).toEqual([tellRoles(path), same?.labels]);
      }
    }
  });

  it('pass roles asked for, in order, and avoid the others', () => {
    const via = ask(planner, 'props-technician', 'stage-designer', { via: ['stage-manager'] });
    expect(via.paths.every((path) => tellRoles(path).includes('-> stage manager ->'))).toBe(true);
    const avoid = ask(planner, 'props-technician', 'stage-designer', { avoid: ['scenic-artist'] });
    expect(tellAnswer(avoid)).toBe('props technician@3 -> stage manager -> stage designer');
  });

  it('tell a head title above a crossed tier as rungs unprinted', () => {
    const [path] = ask(planner, 'sound-designer', 'head-of-sound').paths;
    expect(path?.steps[0]?.unprintedRungs?.rule).toBe('tier-to-head-title');
  });

  it('say growth where a tagged skill is shared, and nothing where none is', () => {
    const grown = plan(theatre, {
      needs: theatreNeeds,
      growth: { mix: ['technical-complexity'], lead: ['influence'] },
    });
    const step = ask(grown, 'sound-designer', 'head-of-sound').paths[0]?.steps[0];
    expect(step?.growth).toEqual({
      'technical-complexity': { rise: 1, skills: ['mix'] },
      autonomy: null,
      responsibility: null,
      influence: null,
    });
  });

  it('price a destination that is wholly covered, however its shares add up', () => {
    const thirds = { a: [1, 1], b: [1, 1], c: [1, 1], d: [3, 1], e: [2, 1], f: [2, 1] } as const;
    const whole = plan('# A\nP\nt One @1: novice\nh Two @1: expert\nh Else @2: other', {
      needs: { novice: thirds, expert: thirds, other: { a: [1, 1], e: [1, 2] } },
    });
    expect([...whole.prices].every((price) => price > 0)).toBe(true);
    expect([...whole.graph.coverage].every((share) => share <= 1)).toBe(true);
  });

  it('show a gate first and price it', () => {
    const gate = {
      kind: 'registration',
      name: 'Registration',
      authority: 'A council',
      experienceCounts: null,
      after: [],
      doubt: null,
    } as const;
    const text = '# A\nP\nt One @1: helper\nh Two @1: nurse';
    const [gated] = ask(
      plan(text, { needs: { helper: { care: [5, 2] }, nurse: { care: [5, 3] } }, gates: { nurse: [gate] } }),
      'helper',
      'nurse',
    ).paths;
    const [open] = ask(
      plan(text, { needs: { helper: { care: [5, 2] }, nurse: { care: [5, 3] } } }),
      'helper',
      'nurse',
    ).paths;
    expect(gated?.steps[0]?.gates).toEqual([gate]);
    expect(gated?.steps[0]?.explanation).toMatch(/^First a gate that no skill replaces: Registration \(A council\)\./);
    expect(gated?.effort).toBeGreaterThan(open?.effort ?? Number.POSITIVE_INFINITY);
  });
});

describe('reasons for no path', () => {
  const lone = plan(`
    # Works
    P
      t One @1: fitter 2
      h Two @1: planner 4
      p Three @1: director 7
    # Office
    Q
      t Desk @1: clerk 3`);

  it.each<[string, string, string, Partial<PathQuestion>, string]>([
    ['start is end', 'fitter', 'fitter', {}, 'same-occupation'],
    ['only downwards', 'director', 'fitter', {}, 'no-way-up'],
    ['too few moves', 'fitter', 'director', { maxMoves: 1 }, 'no-path-within-limits'],
    ['too low a level', 'fitter', 'director', { maxLevel: 5 }, 'no-path-within-limits'],
    ['the only role between avoided', 'fitter', 'director', { avoid: ['planner'] }, 'excluded-by-filters'],
    ['no such evidence', 'fitter', 'director', { evidence: ['observed'] }, 'excluded-by-filters'],
    ['other maps without profiles', 'fitter', 'clerk', {}, 'insufficient-evidence'],
  ])('%s', (_, from, to, more, reason) => {
    const answer = ask(lone, from, to, more);
    expect(tellAnswer(answer)).toBe(`[${reason}]`);
    expect(answer.change).toMatch(/\.$/);
  });

  it('other maps with profiles that share nothing: no path', () => {
    const strangers = plan('# A\nP\nt One @1: fitter\n# B\nQ\nt Two @1: clerk', {
      needs: { fitter: { bolt: [5, 2] }, clerk: { type: [5, 2] } },
    });
    expect(tellAnswer(ask(strangers, 'fitter', 'clerk'))).toBe('[no-path]');
  });

  it('steps down are given when asked for', () => {
    expect(tellAnswer(ask(lone, 'director', 'fitter', { allowDown: true }))).toBe(
      'director@7 -> planner@4 -> fitter@2',
    );
  });

  it('a limit on level counts an unprinted level as the top of its tier, and says whom it left out', () => {
    const unprinted = plan('# A\nP\nt One @1: fitter 2\nh Two @1: planner\np Three @1: director 6');
    const answer = ask(unprinted, 'fitter', 'planner', { maxLevel: 4 });
    expect(tellAnswer(answer)).toBe('[no-path-within-limits]');
    expect(answer.notes.find(({ code }) => code === 'level-possibly-above')?.sentence).toMatch(/^1 occupations/);
    expect(tellAnswer(ask(unprinted, 'fitter', 'planner', { maxLevel: 5 }))).toBe('fitter@2 -> planner');
  });
});

describe('moves, feeders, ways in, routes, comparison', () => {
  it('rank moves by effort, up and across unless down is asked for', () => {
    const moves = planner.listMoves({
      occupation: 'scenic-artist',
      limit: 10,
      directions: ['up', 'across'],
      scopes: ['cluster', 'pathway', 'map', 'other-map'],
    });
    const efforts = moves.moves.map(({ effort }) => effort);
    expect(efforts).toEqual([...efforts].sort((a, b) => a - b));
    expect(moves.moves.some(({ direction }) => direction === 'down')).toBe(false);
    expect(moves.total).toBe(moves.moves.length);
  });

  it('abstain from transfers without a profile, with the reason', () => {
    const bare = plan('# A\nP\nt One @1: fitter, turner');
    const answer = bare.listMoves({
      occupation: 'fitter',
      limit: 5,
      directions: ['up', 'across'],
      scopes: ['other-map'],
    });
    expect(answer.reason).toBe('insufficient-evidence');
  });

  it('say why a list is empty by what there is where it was looked for', () => {
    const list = (
      occupation: string,
      directions: Parameters<Planner['listMoves']>[0]['directions'],
      scope: 'other-map' | 'pathway',
    ) => planner.listMoves({ occupation, limit: 5, directions, scopes: [scope] }).reason;
    expect(list('stage-designer', ['up'], 'pathway')).toBe('no-way-up');
    expect(list('stage-designer', ['up', 'across', 'down'], 'other-map')).toBe('no-path');
    expect(list('dresser', ['down'], 'pathway')).not.toBe('no-way-up');
  });

  it('find who can move in', () => {
    const { feeders } = planner.listFeeders({
      occupation: 'stage-designer',
      limit: 2,
      directions: ['up'],
      scopes: ['pathway'],
    });
    expect(feeders.map(({ from, to }) => `${from.id} > ${to.id}`)).toEqual([
      'scenic-artist > stage-designer',
      'stage-manager > stage-designer',
    ]);
  });

  it('list ways in from entry and skilled work only, the nearest first, each with its way', () => {
    const { waysIn } = planner.listWaysIn('stage-designer', 5);
    expect(waysIn.map(({ start, path }) => [start.id, path.map(({ id }) => id).join(' > ')])[0]).toEqual([
      'props-technician',
      'props-technician > scenic-artist > stage-designer',
    ]);
    expect(waysIn.every(({ start }) => start.tier === 'technical')).toBe(true);
  });

  it('price each leg of a route, and bridge one that does not hold', () => {
    expect(planner.checkRoute(['props-technician', 'scenic-artist', 'stage-designer'])).toMatchObject({ holds: true });
    const broken = planner.checkRoute(['props-technician', 'stage-designer']);
    expect(broken.holds).toBe(false);
    expect(broken.legs[0]?.bridges.map(({ id }) => id)).toEqual(['scenic-artist']);
  });

  it('compare both ways, and see the same product by other skills', () => {
    const pair = plan('# A\nP\nt One @1: carver, printer', {
      needs: { carver: { carve: [5, 2], sand: [4, 2] }, printer: { print: [5, 2], fold: [4, 2] } },
      outputs: { carver: ['sign'], printer: ['sign'] },
    });
    const answer = pair.compare('carver', 'printer');
    expect(answer.disagreement).toBe('same-product-other-skills');
    expect(answer.aToB.coverage).toBe(0);
    expect(answer.outputs).toEqual({ both: ['sign'], onlyA: [], onlyB: [] });
  });
});

describe('what holds for every answer on random maps', () => {
  const title = fc.constantFrom(
    'fitter',
    'turner',
    'baker',
    'planner',
    'clerk',
    'welder',
    'tiler',
    'groom',
    'pilot',
    'editor',
  );
  const cluster = fc.record({
    tier: fc.constantFrom('t', 'h', 'p'),
    row: fc.constantFrom('1', '2', '1,2', '?'),
    titles: fc.uniqueArray(title, { minLength: 1, maxLength: 4 }),
  });
  const skill = fc.constantFrom('cut', 'sew', 'plan', 'type', 'lead', 'count');
  const profile = fc.dictionary(skill, fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })), {
    minKeys: 1,
  });
  const world = fc.record({
    clusters: fc.array(cluster, { minLength: 2, maxLength: 6 }),
    needs: fc.dictionary(title, profile),
  });

  it('steps join, no role repeats, second-price efforts never fall with rank, and steps sum to the path', () => {
    fc.assert(
      fc.property(world, fc.nat(), fc.nat(), fc.boolean(), ({ clusters, needs }, start, end, allowDown) => {
        const text = [
          '# A',
          'P',
          ...clusters.map(({ tier, row, titles }, index) => `${tier} C${index} @${row}: ${titles.join(', ')}`),
        ].join('\n');
        const drawn = plan(text, { needs: needs as NonNullable<Drawing['needs']> });
        const ids = drawn.graph.occupations.map(({ id }) => id);
        const from = ids[start % ids.length] ?? '';
        const to = ids[end % ids.length] ?? '';
        const { paths, reason } = ask(drawn, from, to, { allowDown, alternatives: 10 });
        expect(paths.length === 0).toBe(reason !== null);
        const efforts = paths.map(({ effort }) => effort);
        expect(efforts).toEqual([...efforts].sort((a, b) => a - b));
        for (const path of paths) {
          const roles = [path.steps[0]?.from.id, ...path.steps.map((step) => step.to.id)];
          expect([roles[0], roles.at(-1)]).toEqual([from, to]);
          expect(new Set(roles).size).toBe(roles.length);
          expect(path.steps.slice(1).map((step) => step.from.id)).toEqual(
            path.steps.slice(0, -1).map((step) => step.to.id),
          );
          expect(path.steps.every(({ effort }) => effort > 0)).toBe(true);
          expect(allowDown || path.steps.every(({ direction }) => direction !== 'down')).toBe(true);
          expect(path.steps.reduce((sum, { effort }) => sum + effort, 0)).toBeCloseTo(path.effort, 6);
        }
        const lines = paths.map(tellRoles);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a ranking of moves', () => {
  const crowd = Array.from({ length: 14 }, (_, place) => `fitter ${String.fromCharCode(97 + place)}`);
  const shared = { bolt: [5, 2], file: [4, 2], read: [3, 2] } as const;
  const abroad = ['mender', 'tuner', 'tester'];
  const strangers = Array.from({ length: 60 }, (_, place) => `stranger ${place}`);
  const maps = [`# Works\nP\nt One @1: ${crowd.join(', ')}`, `# Elsewhere\nQ\nt Two @1: ${abroad.join(', ')}`];
  const works = plan([...maps, `# Third\nR\nt Three @1: ${strangers.join(', ')}`].join('\n'), {
    needs: Object.fromEntries([
      ...strangers.map((name) => [name, { [slug(name)]: [3, 2] }] as const),
      ...crowd.map((name, place) => [name, { ...shared, [place === 0 ? 'tune' : `own-${place}`]: [3, 2] }] as const),
      ...abroad.map((name) => [name, { ...shared, tune: [4, 2], [name]: [5, 2] }] as const),
    ]),
  });
  const list = (scopes: readonly Scope[], diverse = false) =>
    works.listMoves({ occupation: 'fitter-a', limit: 50, directions: ['across'], scopes, diverse }).moves;

  it('keeps places for the nearest of other maps, and otherwise goes by effort', () => {
    const moves = list(['cluster', 'pathway', 'map', 'other-map']);
    expect(moves.flatMap(({ scope }, place) => (scope === 'other-map' ? [place + 1] : [])).slice(0, 2)).toEqual([
      8, 10,
    ]);
    expect(new Set(moves.map(({ to }) => to.id)).size).toBe(moves.length);
    const own = moves.filter(({ scope }) => scope !== 'other-map').map(({ effort }) => effort);
    expect(own).toEqual([...own].sort((a, b) => a - b));
  });

  it('is by effort alone where only one kind is asked for', () => {
    expect(list(['other-map']).map(({ to }) => to.id)).toEqual(['mender', 'tester', 'tuner']);
    expect(list(['cluster']).length).toBe(13);
  });
});
