/**
 * The entry of graph/: a Dataset becomes a CareerGraph, whose moves stand in typed arrays sorted by origin and
 * destination, with the features that the planner prices and the evidence that answers tell on demand.
 * Occupations are indexed in the order of their ids, so the same data gives the same graph whatever its order was.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type { Move } from '../model/move.js';
import { directions, relations, scopes } from '../model/vocabulary.js';
import { describeEvidence } from './describe-move.js';
import { compileMoves, type MoveTable } from './move-table.js';
import { buildSkillModel, type SkillModel } from './skill-model.js';

export type { CutOff } from './cut-offs.js';
export { compareStandings, compileMoves, type MoveTable, openMoves, type Standing } from './move-table.js';
export type { Holdings, SkillModel } from './skill-model.js';
export { gradeTitle, listTitleWords } from './titles.js';

/** The graphology projection and what is computed on it; loaded on demand, because a cold answer needs neither. */
export async function loadProjection(): Promise<
  typeof import('./project-graph.js') & typeof import('./count-reach.js')
> {
  return { ...(await import('./project-graph.js')), ...(await import('./count-reach.js')) };
}

export interface CareerGraph extends MoveTable {
  readonly dataset: Dataset;
  readonly occupations: readonly CurrentOccupation[];
  readonly skills: SkillModel;
  /** Origin of each move, by index of the occupation. */
  readonly from: Int32Array;
  /** Moves into occupation i are inMoves[firstIn[i]] up to inMoves[firstIn[i + 1]]. */
  readonly firstIn: Int32Array;
  readonly inMoves: Int32Array;
  /** Undefined for an id that is not a current occupation. */
  indexOf(id: string): number | undefined;
  /** Index of the move between two occupations, -1 where there is none. */
  findMove(from: number, to: number): number;
  /** The move as a noun, with all its evidence told. */
  describeMove(move: number): Move;
}

/** Makes the graph of a table of moves, which is derived where none is given. Deterministic; no I/O. */
export function buildGraph(dataset: Dataset, table: MoveTable = compileMoves(dataset)): CareerGraph {
  const occupations = dataset.listOccupations();
  const skills = buildSkillModel(dataset);
  const indexes = new Map(occupations.map((occupation, index) => [occupation.id, index]));
  const size = occupations.length;
  const from = new Int32Array(table.moveCount);
  const firstIn = new Int32Array(size + 1);
  const inMoves = new Int32Array(table.moveCount);
  for (let start = 0; start < size; start++) from.fill(start, table.firstOut[start], table.firstOut[start + 1]);
  for (const end of table.to) firstIn[end + 1] = (firstIn[end + 1] ?? 0) + 1;
  for (let node = 0; node < size; node++) firstIn[node + 1] = (firstIn[node + 1] ?? 0) + (firstIn[node] ?? 0);
  const next = firstIn.slice();
  table.to.forEach((end, move) => {
    const place = next[end] ?? 0;
    inMoves[place] = move;
    next[end] = place + 1;
  });

  return {
    ...table,
    dataset,
    occupations,
    skills,
    from,
    firstIn,
    inMoves,
    indexOf: (id) => indexes.get(id),
    findMove(start, end) {
      let low = table.firstOut[start] ?? 0;
      let high = (table.firstOut[start + 1] ?? 0) - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const found = table.to[middle] ?? 0;
        if (found === end) return middle;
        if (found < end) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
    describeMove(move) {
      const [start, end] = [from[move] ?? -1, table.to[move] ?? -1];
      const origin = occupations[start];
      const destination = occupations[end];
      if (!origin || !destination) throw new RangeError(`There is no move ${move}.`);
      const coverage = table.coverage[move] ?? Number.NaN;
      const shared = skills.listShared(start, end).map((skill) => skills.ids[skill] ?? '');
      return {
        from: origin.id,
        to: destination.id,
        direction: directions[table.direction[move] ?? 0] ?? 'across',
        scope: scopes[table.scope[move] ?? 0] ?? 'other-map',
        tiersCrossed: table.tiersCrossed[move] ?? 0,
        relations: relations.filter((_, bit) => ((table.relations[move] ?? 0) & (1 << bit)) !== 0),
        coverage: Number.isNaN(coverage) ? null : coverage,
        evidence: [...describeEvidence(dataset, table.evidence[move] ?? 0, shared, origin, destination)],
      };
    },
  };
}
