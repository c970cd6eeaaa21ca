/**
 * What Trellis holds, as rows for other programs: placements of every edition, occupations, skills and edges.
 * Rows come in a stable order; columns are named once, here.
 */
import type { Dataset } from '../dataset/dataset.js';
import { loadProjection } from '../graph/career-graph.js';
import type { Planner } from '../planner/planner.js';

export const exportable = ['placements', 'occupations', 'skills', 'edges'] as const;
export type Exportable = (typeof exportable)[number];

/** A cell is text, a number, a truth or a list; null where unknown. */
export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

/** A move as a row: its effort as `cost`. */
export interface MoveRow {
  readonly from: string;
  readonly to: string;
  readonly direction: string;
  readonly scope: string;
  readonly relations: readonly string[];
  readonly evidence: readonly string[];
  readonly coverage: number | null;
  readonly cost: number;
}

/** Columns of each export, in their order. */
export const exportColumns: Readonly<Record<Exportable, readonly string[]>> = {
  placements: [
    'map',
    'edition',
    'pathway',
    'cluster',
    'tier',
    'apprenticeshipOnly',
    'occupation',
    'level',
    'specialisms',
    'doubt',
  ],
  occupations: ['id', 'title', 'map', 'tier', 'level', 'degree', 'skills', 'outputs'],
  skills: ['id', 'label', 'kind', 'area', 'line', 'growth', 'occupations'],
  edges: ['from', 'to', 'direction', 'cost', 'scope', 'relations', 'evidence', 'coverage'],
};

/** Rows of one export. `current` keeps placements of the release only; the others are of the release anyway. */
export async function listRows(what: Exportable, planner: Planner, current: boolean): Promise<readonly Row[]> {
  const { dataset } = planner.graph;
  switch (what) {
    case 'placements':
      return listPlacementRows(dataset, current);
    case 'occupations':
      return dataset.listOccupations().map(({ id, title, map, tier, level, degree, profile }) => ({
        id,
        title,
        map: map.name,
        tier,
        level,
        degree,
        skills: profile?.needs.map(({ skill }) => skill) ?? [],
        outputs: profile?.outputs ?? [],
      }));
    case 'skills':
      return dataset.release.skills.map(({ id, label, kind, area, line, growth }) => ({
        id,
        label,
        kind,
        area,
        line,
        growth,
        occupations: dataset.countUses(id),
      }));
    case 'edges': {
      const { projectGraph } = await loadProjection();
      return projectGraph(planner.graph, planner.effortOf).mapDirectedEdges((_, move, from, to): Row => {
        const { direction, cost, scope, relations, evidence, coverage } = move;
        return { from, to, direction, cost, scope, relations, evidence, coverage };
      });
    }
  }
}

/** Every move of a dataset, as a graph database keeps it. */
export async function listMovesOf(dataset: Dataset): Promise<readonly MoveRow[]> {
  const [{ buildGraph }, { createPlanner }] = await Promise.all([
    import('../graph/career-graph.js'),
    import('../planner/planner.js'),
  ]);
  const { graph, effortOf } = createPlanner(buildGraph(dataset));
  return Array.from({ length: graph.moveCount }, (_, move) => {
    const { from, to, direction, scope, relations, evidence, coverage } = graph.describeMove(move);
    return {
      from,
      to,
      direction,
      scope,
      relations,
      evidence: evidence.map(({ type }) => type),
      coverage,
      cost: effortOf(move),
    };
  });
}

function listPlacementRows(dataset: Dataset, current: boolean): readonly Row[] {
  return dataset
    .listPlacements()
    .filter((placement) => !current || dataset.isCurrent(placement))
    .map((placement) => {
      const cluster = dataset.getCluster(placement.cluster, placement.edition);
      return {
        map: dataset.getMap(placement.map).name,
        edition: placement.edition,
        pathway: dataset.getPathway(placement.pathway, placement.edition).name,
        cluster: cluster.name,
        tier: cluster.tier,
        apprenticeshipOnly: cluster.apprenticeshipOnly,
        occupation: placement.title,
        level: placement.level,
        specialisms: placement.specialisms,
        doubt: placement.doubt,
      };
    });
}
