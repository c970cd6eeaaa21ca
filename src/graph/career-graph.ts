/**
 * The entry of graph/: a Dataset becomes a CareerGraph, whose moves stand in typed arrays sorted by origin and
 * destination, with the features that the planner prices and the evidence that answers tell on demand.
 * Occupations are indexed in the order of their ids, so the same data gives the same graph whatever its order was.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import { tierRank } from '../dataset/dataset.js';
import type { Move } from '../model/move.js';
import { type Direction, directions, relations, type Scope, scopes } from '../model/vocabulary.js';
import type { CutOff } from './cut-offs.js';
import { compareStanding, deriveMoves, evidenceBits } from './derive-moves.js';
import { describeEvidence } from './describe-move.js';
import type { SkillModel } from './skill-model.js';

export type { CutOff } from './cut-offs.js';
export type { Holdings, SkillModel } from './skill-model.js';
export { gradeTitle, listTitleWords } from './titles.js';

/** The graphology projection and what is computed on it; loaded on demand, because a cold answer needs neither. */
export async function loadProjection(): Promise<
  typeof import('./project-graph.js') & typeof import('./count-reach.js')
> {
  return { ...(await import('./project-graph.js')), ...(await import('./count-reach.js')) };
}

export interface CareerGraph {
  readonly dataset: Dataset;
  readonly occupations: readonly CurrentOccupation[];
  readonly skills: SkillModel;
  readonly moveCount: number;
  /** Origin and destination of each move, by index of the occupation. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Moves out of occupation i are firstOut[i] up to, not including, firstOut[i + 1]. */
  readonly firstOut: Int32Array;
  /** Moves into occupation i are inMoves[firstIn[i]] up to inMoves[firstIn[i + 1]]. */
  readonly firstIn: Int32Array;
  readonly inMoves: Int32Array;
  /** Positions in `directions` and `scopes`. */
  readonly direction: Uint8Array;
  readonly scope: Uint8Array;
  readonly tiersCrossed: Uint8Array;
  /** Levels between the two, negative on the way down, from tier middles where unprinted: for ordering only. */
  readonly rise: Float32Array;
  /** Bit masks over `evidenceTypes` (lowest bit strongest) and `relations`. */
  readonly evidence: Uint16Array;
  readonly relations: Uint8Array;
  /** 0 to 1, NaN where unknown. */
  readonly coverage: Float64Array;
  /** Likeness of the titles, 0 to 1. */
  readonly likeness: Float64Array;
  readonly cutOffs: ReadonlyMap<string, CutOff>;
  /** Undefined for an id that is not a current occupation. */
  indexOf(id: string): number | undefined;
  /** Index of the move between two occupations, -1 where there is none. */
  findMove(from: number, to: number): number;
  /** The move as a noun, with all its evidence told. */
  describeMove(move: number): Move;
}

/** Middle of a tier on the scale of levels; orders occupations whose level is not printed, and is never shown. */
const tierMiddle = [2.6, 4.4, 6.4] as const;

/** Derives all moves and compiles them. Deterministic; no I/O. */
export function buildGraph(dataset: Dataset): CareerGraph {
  const occupations = dataset.listOccupations();
  const derivation = deriveMoves(dataset);
  const { skills, titles } = derivation;
  const size = occupations.length;
  const count = derivation.evidence.reduce((sum, types) => sum + (types === 0 ? 0 : 1), 0);
  const indexes = new Map(occupations.map((occupation, index) => [occupation.id, index]));
  const heights = occupations.map((occupation) => occupation.level ?? tierMiddle[tierRank(occupation.tier)] ?? 0);
  const graph = {
    from: new Int32Array(count),
    to: new Int32Array(count),
    firstOut: new Int32Array(size + 1),
    firstIn: new Int32Array(size + 1),
    inMoves: new Int32Array(count),
    direction: new Uint8Array(count),
    scope: new Uint8Array(count),
    tiersCrossed: new Uint8Array(count),
    rise: new Float32Array(count),
    evidence: new Uint16Array(count),
    relations: new Uint8Array(count),
    coverage: new Float64Array(count),
    likeness: new Float64Array(count),
  };
  const ladder = evidenceBits['title-ladder'];
  let index = 0;
  for (let start = 0; start < size; start++) {
    for (let end = 0; end < size; end++) {
      const types = derivation.evidence[start * size + end] ?? 0;
      const from = occupations[start];
      const to = occupations[end];
      if (types === 0 || !from || !to) continue;
      const climb = (titles.grades[end]?.grade ?? 0) - (titles.grades[start]?.grade ?? 0);
      graph.from[index] = start;
      graph.to[index] = end;
      graph.evidence[index] = types;
      graph.relations[index] = derivation.relations[start * size + end] ?? 0;
      graph.direction[index] = directions.indexOf(directionOf(from, to, (types & ladder) === 0 ? 0 : climb));
      graph.scope[index] = scopes.indexOf(scopeOf(from, to));
      graph.tiersCrossed[index] = Math.abs(tierRank(to.tier) - tierRank(from.tier));
      graph.rise[index] = (heights[end] ?? 0) - (heights[start] ?? 0);
      graph.coverage[index] = derivation.coverage[start]?.[end] ?? Number.NaN;
      graph.likeness[index] = titles.likenessOf(start, end);
      graph.firstOut[start + 1] = (graph.firstOut[start + 1] ?? 0) + 1;
      graph.firstIn[end + 1] = (graph.firstIn[end + 1] ?? 0) + 1;
      index += 1;
    }
  }
  for (let node = 0; node < size; node++) {
    graph.firstOut[node + 1] = (graph.firstOut[node + 1] ?? 0) + (graph.firstOut[node] ?? 0);
    graph.firstIn[node + 1] = (graph.firstIn[node + 1] ?? 0) + (graph.firstIn[node] ?? 0);
  }
  const next = graph.firstIn.slice();
  graph.to.forEach((end, move) => {
    const place = next[end] ?? 0;
    graph.inMoves[place] = move;
    next[end] = place + 1;
  });

  return {
    dataset,
    occupations,
    skills,
    moveCount: count,
    ...graph,
    cutOffs: derivation.cutOffs,
    indexOf: (id) => indexes.get(id),
    findMove(from, to) {
      let low = graph.firstOut[from] ?? 0;
      let high = (graph.firstOut[from + 1] ?? 0) - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const found = graph.to[middle] ?? 0;
        if (found === to) return middle;
        if (found < to) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
    describeMove(move) {
      const [start, end] = [graph.from[move] ?? -1, graph.to[move] ?? -1];
      const from = occupations[start];
      const to = occupations[end];
      if (!from || !to) throw new RangeError(`There is no move ${move}.`);
      const coverage = graph.coverage[move] ?? Number.NaN;
      const shared = skills.listShared(start, end).map((skill) => skills.ids[skill] ?? '');
      return {
        from: from.id,
        to: to.id,
        direction: directions[graph.direction[move] ?? 0] ?? 'across',
        scope: scopes[graph.scope[move] ?? 0] ?? 'other-map',
        tiersCrossed: graph.tiersCrossed[move] ?? 0,
        relations: relations.filter((_, bit) => ((graph.relations[move] ?? 0) & (1 << bit)) !== 0),
        coverage: Number.isNaN(coverage) ? null : coverage,
        evidence: [...describeEvidence(dataset, graph.evidence[move] ?? 0, shared, from, to)],
      };
    },
  };
}

/** By standing; where that is equal, by the climb of a title ladder, 0 where there is none. */
function directionOf(from: CurrentOccupation, to: CurrentOccupation, climb: number): Direction {
  const rise = -compareStanding(from, to) || climb;
  if (rise === 0) return 'across';
  return rise > 0 ? 'up' : 'down';
}

function scopeOf(from: CurrentOccupation, to: CurrentOccupation): Scope {
  let nearest = scopes.length - 1;
  for (const a of from.placements) {
    for (const b of to.placements) {
      const reach = a.cluster === b.cluster ? 0 : a.pathway === b.pathway ? 1 : a.map === b.map ? 2 : 3;
      if (reach < nearest) nearest = reach;
    }
  }
  return scopes[nearest] ?? 'other-map';
}
