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
  const { moves, skills } = derivation;
  const count = moves.length;
  const size = occupations.length;
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
  moves.forEach((move, index) => {
    const from = occupations[move.from];
    const to = occupations[move.to];
    if (!from || !to) return;
    graph.from[index] = move.from;
    graph.to[index] = move.to;
    graph.evidence[index] = move.evidence;
    graph.relations[index] = move.relations;
    graph.direction[index] = directions.indexOf(
      directionOf(
        from,
        to,
        (move.evidence & ladder) !== 0,
        derivation.titles.grades[move.from]?.grade ?? 0,
        derivation.titles.grades[move.to]?.grade ?? 0,
      ),
    );
    graph.scope[index] = scopes.indexOf(scopeOf(from, to));
    graph.tiersCrossed[index] = Math.abs(tierRank(to.tier) - tierRank(from.tier));
    graph.rise[index] = (heights[move.to] ?? 0) - (heights[move.from] ?? 0);
    graph.coverage[index] = derivation.coverage[move.from]?.[move.to] ?? Number.NaN;
    graph.likeness[index] = derivation.titles.likenessOf(move.from, move.to);
    graph.firstOut[move.from + 1] = (graph.firstOut[move.from + 1] ?? 0) + 1;
    graph.firstIn[move.to + 1] = (graph.firstIn[move.to + 1] ?? 0) + 1;
  });
  for (let index = 0; index < size; index++) {
    graph.firstOut[index + 1] = (graph.firstOut[index + 1] ?? 0) + (graph.firstOut[index] ?? 0);
    graph.firstIn[index + 1] = (graph.firstIn[index + 1] ?? 0) + (graph.firstIn[index] ?? 0);
  }
  const next = graph.firstIn.slice();
  moves.forEach((move, index) => {
    const place = next[move.to] ?? 0;
    graph.inMoves[place] = index;
    next[move.to] = place + 1;
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
    describeMove(index) {
      const raw = moves[index];
      const from = occupations[graph.from[index] ?? -1];
      const to = occupations[graph.to[index] ?? -1];
      if (!raw || !from || !to) throw new RangeError(`There is no move ${index}.`);
      const direction = directions[graph.direction[index] ?? 0] ?? 'across';
      const coverage = graph.coverage[index] ?? Number.NaN;
      return {
        from: from.id,
        to: to.id,
        direction,
        scope: scopes[graph.scope[index] ?? 0] ?? 'other-map',
        tiersCrossed: graph.tiersCrossed[index] ?? 0,
        relations: relations.filter((_, bit) => (raw.relations & (1 << bit)) !== 0),
        coverage: Number.isNaN(coverage) ? null : coverage,
        evidence: [...describeEvidence(dataset, skills, raw, from, to)],
      };
    },
  };
}

function directionOf(
  from: CurrentOccupation,
  to: CurrentOccupation,
  ladder: boolean,
  fromGrade: number,
  toGrade: number,
): Direction {
  const standing = compareStanding(from, to);
  if (standing !== 0) return standing < 0 ? 'up' : 'down';
  if (!ladder) return 'across';
  return fromGrade < toGrade ? 'up' : 'down';
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
