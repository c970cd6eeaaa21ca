/** How far an occupation reaches without stepping down: hop distances by graphology-shortest-path on the projection. */
import { singleSourceLength } from 'graphology-shortest-path/unweighted.js';
import type { CareerGraph } from './career-graph.js';
import { projectGraph } from './project-graph.js';

export interface Reach {
  /** At least one. */
  readonly moves: number;
  /** Occupations for which this is the fewest moves that lead there. */
  readonly occupations: number;
}

/** Occupations by the fewest moves up or across that lead to them, nearest first; empty where no move leads out. */
export function countReach(graph: CareerGraph, id: string): readonly Reach[] {
  const projection = projectGraph(graph, () => 1);
  for (const edge of projection.filterEdges((_, { direction }) => direction === 'down')) projection.dropEdge(edge);
  const counts = new Map<number, number>();
  for (const distance of Object.values(singleSourceLength(projection, id))) {
    if (distance > 0) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([moves, occupations]) => ({ moves, occupations }));
}
