/** The graphology projection of a CareerGraph: what exports and the test oracle are computed on. */

import type { DirectedGraph } from 'graphology';
import Graph from 'graphology';
import {
  type Direction,
  directions,
  type EvidenceType,
  evidenceTypes,
  type Relation,
  relations,
  type Scope,
  scopes,
  type Tier,
} from '../model/vocabulary.js';
import type { CareerGraph } from './career-graph.js';

export interface OccupationAttributes {
  title: string;
  map: string;
  tier: Tier;
  level: number | null;
}

export interface MoveAttributes {
  cost: number;
  direction: Direction;
  scope: Scope;
  coverage: number | null;
  relations: Relation[];
  evidence: EvidenceType[];
}

/** Every occupation a node, every move an edge; `cost` is asked for each move and must be a number. */
export function projectGraph(
  graph: CareerGraph,
  costOf: (move: number) => number,
): DirectedGraph<OccupationAttributes, MoveAttributes> {
  const projection = new Graph.DirectedGraph<OccupationAttributes, MoveAttributes>();
  for (const { id, title, map, tier, level } of graph.occupations) {
    projection.addNode(id, { title, map: map.id, tier, level });
  }
  for (let move = 0; move < graph.moveCount; move++) {
    const from = graph.occupations[graph.from[move] ?? -1];
    const to = graph.occupations[graph.to[move] ?? -1];
    if (!from || !to) continue;
    const coverage = graph.coverage[move] ?? Number.NaN;
    projection.addDirectedEdge(from.id, to.id, {
      cost: costOf(move),
      direction: directions[graph.direction[move] ?? 0] ?? 'across',
      scope: scopes[graph.scope[move] ?? 0] ?? 'other-map',
      coverage: Number.isNaN(coverage) ? null : coverage,
      relations: relations.filter((_, bit) => ((graph.relations[move] ?? 0) & (1 << bit)) !== 0),
      evidence: evidenceTypes.filter((_, bit) => ((graph.evidence[move] ?? 0) & (1 << bit)) !== 0),
    });
  }
  return projection;
}
