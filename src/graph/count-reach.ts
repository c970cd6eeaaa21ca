/** How far an occupation reaches without stepping down: hop distances by graphology-shortest-path. */
import Graph, { type DirectedGraph } from 'graphology';
import { singleSourceLength } from 'graphology-shortest-path/unweighted.js';
import { directions } from '../model/vocabulary.js';
import type { CareerGraph } from './career-graph.js';

export interface Reach {
  /** At least one. */
  readonly moves: number;
  /** Occupations for which this is the fewest moves that lead there. */
  readonly occupations: number;
}

const down = directions.indexOf('down');
/** Asked for every occupation that is looked up, so made once a graph. */
const projections = new WeakMap<CareerGraph, DirectedGraph>();

/** Occupations by the fewest moves up or across that lead to them, nearest first; empty where no move leads out. */
export function countReach(graph: CareerGraph, id: string): readonly Reach[] {
  const counts = new Map<number, number>();
  for (const distance of Object.values(singleSourceLength(projectUpAndAcross(graph), id))) {
    if (distance > 0) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([moves, occupations]) => ({ moves, occupations }));
}

function projectUpAndAcross(graph: CareerGraph): DirectedGraph {
  const held = projections.get(graph);
  if (held) return held;
  const projection = new Graph.DirectedGraph();
  for (const { id } of graph.occupations) projection.addNode(id);
  graph.direction.forEach((direction, move) => {
    if (direction === down) return;
    projection.addDirectedEdge(
      graph.occupations[graph.from[move] ?? -1]?.id,
      graph.occupations[graph.to[move] ?? -1]?.id,
    );
  });
  projections.set(graph, projection);
  return projection;
}
