/** Which moves a drawn map gives, and what each says of print and inference. */
import { describe, expect, it } from '@jest/globals';
import { bidirectional } from 'graphology-shortest-path/unweighted.js';
import { openDataset } from '../../src/dataset/dataset.js';
import { buildGraph, type CareerGraph, gradeTitle, loadProjection } from '../../src/graph/career-graph.js';
import { type Drawing, drawDataset, drawRelease } from '../support/draw-release.js';

function graphOf(text: string, drawing: Drawing = {}): CareerGraph {
  return buildGraph(drawDataset(text, drawing));
}

/** Every move as one line: `from > to: direction scope evidence,... | RELATION,...`. */
function listLines(graph: CareerGraph): string[] {
  return Array.from({ length: graph.moveCount }, (_, move) => {
    const { from, to, direction, scope, evidence, relations } = graph.describeMove(move);
    return `${from} > ${to}: ${direction} ${scope} ${evidence.map(({ type }) => type).join(',')} | ${relations.join(',')}`;
  });
}

const find = (graph: CareerGraph, from: string, to: string) => {
  const move = graph.findMove(graph.indexOf(from) ?? -1, graph.indexOf(to) ?? -1);
  return move < 0 ? undefined : graph.describeMove(move);
};

describe('moves from the print', () => {
  it('reads rows that meet, the sole next cluster, and another of several', () => {
    const rows = graphOf(`
      # Creative
      Stage
        t Props @1: props maker
        t Wardrobe @2: dresser
        h Scenic @1: scenic artist
        h Costume @2: cutter
        p Design @1: stage designer`);
    expect(find(rows, 'props-maker', 'scenic-artist')?.evidence[0]?.type).toBe('printed-row');
    expect(find(rows, 'cutter', 'stage-designer')?.evidence[0]?.type).toBe('sole-next-cluster');
    expect(find(rows, 'props-maker', 'cutter')).toBeUndefined();
  });

  it('draws same-pathway between unprofiled roles only where the titles are alike', () => {
    const graph = graphOf(`
      # Build
      Site
        t Trade @1: rail engineering fitter, baker
        h One @?: rail engineering planner
        h Two @?: florist`);
    expect(
      find(graph, 'rail-engineering-fitter', 'rail-engineering-planner')?.evidence.map(({ type }) => type),
    ).toEqual(['same-pathway']);
    expect(find(graph, 'baker', 'florist')).toBeUndefined();
  });

  it('skips a tier by a row only where the row has nothing between', () => {
    const text = (higher: string): string => `
      # Make
      Works
        t Bench @1: fitter
        ${higher}
        p Office @1: engineer`;
    expect(find(graphOf(text('h Plan @2: planner')), 'fitter', 'engineer')?.evidence[0]?.type).toBe('printed-row');
    expect(find(graphOf(text('h Plan @1: planner')), 'fitter', 'engineer')).toBeUndefined();
  });

  it('says what is print and what is inference, and names the source', () => {
    const graph = graphOf('# A\nP\nt One @1,2: fitter\nh Two @2: planner');
    expect(find(graph, 'fitter', 'planner')?.evidence[0]).toEqual({
      type: 'printed-row',
      source: '001',
      edition: '2017-12',
      reversed: false,
      printed: 'The map prints "One" and "Two" in one row (row 2 of the pathway).',
      inferred: 'A row is read as the way from one column to the next.',
      clusters: { from: 'a.one', to: 'a.two' },
      rows: [2],
      levels: null,
      trade: null,
      shared: null,
    });
  });

  it('calls nothing print where the arrangement is ours', () => {
    const release = drawRelease('# A\nP\nt One @1: fitter\nh Two @1: planner');
    const ours = { ...release, editions: release.editions.map((edition) => ({ ...edition, source: 'editorial' })) };
    expect(find(buildGraph(openDataset(ours)), 'fitter', 'planner')?.evidence[0]).toMatchObject({
      source: 'editorial',
      printed: null,
      inferred: 'No printed map lists these occupations: where they stand is our own arrangement.',
    });
  });

  it('reads every progression backwards as a step down, and says so', () => {
    const graph = graphOf('# A\nP\nt One @1: fitter\nh Two @1: planner');
    expect(listLines(graph)).toEqual([
      'fitter > planner: up pathway printed-row | PROGRESSES_TO',
      'planner > fitter: down pathway printed-row | PROGRESSES_TO',
    ]);
    expect(find(graph, 'planner', 'fitter')?.evidence[0]?.reversed).toBe(true);
  });
});

describe('moves inside a cluster', () => {
  it('goes up by printed levels and across without them', () => {
    const graph = graphOf('# A\nP\nt One @1: groom 2, senior rider 3, farrier');
    expect(listLines(graph)).toEqual([
      'farrier > groom: across cluster same-cluster | SAME_CLUSTER',
      'farrier > senior-rider: across cluster same-cluster | SAME_CLUSTER',
      'groom > farrier: across cluster same-cluster | SAME_CLUSTER',
      'groom > senior-rider: up cluster level-in-cluster,same-cluster | PROGRESSES_TO,SAME_CLUSTER',
      'senior-rider > farrier: across cluster same-cluster | SAME_CLUSTER',
      'senior-rider > groom: down cluster level-in-cluster,same-cluster | PROGRESSES_TO,SAME_CLUSTER',
    ]);
  });

  it('climbs a title ladder, never against tier or level', () => {
    const up = graphOf('# A\nP\nt One @1: baker, senior baker');
    expect(find(up, 'baker', 'senior-baker')?.direction).toBe('up');
    expect(find(up, 'senior-baker', 'baker')?.direction).toBe('down');
    const against = graphOf('# A\nP\nt One @1: baker 3, senior baker 2');
    expect(find(against, 'baker', 'senior-baker')?.evidence.map(({ type }) => type)).not.toContain('title-ladder');
  });

  it.each([
    ['Junior journalist', 'Journalist'],
    ['Healthcare support worker', 'Senior healthcare support worker'],
    ['Lighting assistant', 'Head of lighting'],
    ['Rail engineering operative', 'Rail engineering technician'],
    ['Rail & rail systems engineer', 'Rail & rail systems principal engineer'],
    ['Police sergeant', 'Chief superintendent police'],
  ])('grades %s under %s', (lower, higher) => {
    expect(gradeTitle(lower).trade).toBe(gradeTitle(higher).trade);
    expect(gradeTitle(lower).grade).toBeLessThan(gradeTitle(higher).grade);
  });

  it.each([
    ['Sound assistant', 'Lighting designer'],
    ['Nurse', 'Nursery manager'],
    ['Production chef', 'Production manager'],
  ])('keeps the trades of %s and %s apart', (a, b) => {
    expect(gradeTitle(a).trade).not.toBe(gradeTitle(b).trade);
  });
});

describe('moves by skills', () => {
  const needs = {
    maker: { carve: [5, 2], paint: [5, 2], sew: [3, 2], glue: [3, 2] },
    modeller: { carve: [5, 2], paint: [5, 2], glue: [3, 2], cast: [4, 2] },
    clerk: { file: [5, 2], type: [5, 2], count: [4, 2], post: [3, 2] },
  } as const;
  const graph = graphOf(
    '# Craft\nP\nt One @1: maker\n# Models\nQ\nt Two @1: modeller\n# Office\nR\nt Three @1: clerk',
    { needs },
  );

  it('links maps by what is shared, by name, and leaves strangers apart', () => {
    const move = find(graph, 'maker', 'modeller');
    expect(move?.scope).toBe('other-map');
    expect(move?.relations).toEqual(['SHARES_SKILLS']);
    expect(move?.evidence).toMatchObject([
      { type: 'shared-skills', source: 'editorial', printed: null, shared: ['carve', 'paint', 'glue'] },
    ]);
    expect(find(graph, 'maker', 'clerk')).toBeUndefined();
  });

  it('covers by importance and rarity, in part where proficiency falls short, normalised by the destination', () => {
    const drawn = graphOf('# A\nP\nt One @1: maker, master', {
      needs: { maker: { carve: [4, 1], paint: [2, 2] }, master: { carve: [4, 2], teach: [4, 3] } },
    });
    const rarityOfShared = (1 - 0.9) ** 2;
    const weights = { carve: 4 * rarityOfShared, teach: 4 };
    expect(find(drawn, 'maker', 'master')?.coverage).toBeCloseTo(
      (weights.carve * Math.sqrt(0.5)) / (weights.carve + weights.teach),
      10,
    );
  });

  it('leaves out a printed link that coverage is far below, and keeps it where coverage is unknown', () => {
    const text = '# A\nP\nt One @1: maker\nh Two @1: clerk';
    expect(find(graphOf(text, { needs }), 'maker', 'clerk')).toBeUndefined();
    expect(find(graphOf(text), 'maker', 'clerk')).toBeDefined();
  });
});

describe('the projection', () => {
  it('holds every occupation and move, with relations apart, and is walked by graphology-shortest-path', async () => {
    const graph = graphOf('# A\nP\nt One @1: fitter 2, senior fitter 3\nh Two @1: planner\np Three @1: director');
    const { projectGraph } = await loadProjection();
    const projection = projectGraph(graph, () => 1);
    expect(projection.order).toBe(4);
    expect(projection.size).toBe(graph.moveCount);
    expect(projection.getEdgeAttribute('fitter', 'senior-fitter', 'relations')).toEqual([
      'PROGRESSES_TO',
      'SAME_CLUSTER',
    ]);
    expect(bidirectional(projection, 'fitter', 'director')).toEqual(['fitter', 'planner', 'director']);
  });

  it('counts how far an occupation reaches without stepping down', async () => {
    const graph = graphOf('# A\nP\nt One @1: fitter 2, senior fitter 3\nh Two @1: planner\np Three @1: director');
    const { countReach } = await loadProjection();
    expect(countReach(graph, 'fitter')).toEqual([
      { moves: 1, occupations: 2 },
      { moves: 2, occupations: 1 },
    ]);
    expect(countReach(graph, 'director')).toEqual([]);
  });
});
