/**
 * The table of moves: every move of a release in typed arrays sorted by origin and destination, with the features that
 * the planner prices. Deriving it is the dearest part of a cold answer, so its columns stand in one buffer, whose bytes
 * can be kept and opened again: they depend on nothing but the release and the code of this folder.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import { tierRank } from '../dataset/dataset.js';
import { type Direction, directions, type Scope, scopes } from '../model/vocabulary.js';
import { type CutOff, listCutOffClusters } from './cut-offs.js';
import { compareStanding, deriveMoves, evidenceBits } from './derive-moves.js';

/** Each column with its kind of number and how long it is; the widest numbers first, so that all stand aligned. */
const columns = [
  ['cutOff', Float64Array, 'clusters'],
  ['coverage', Float64Array, 'moves'],
  ['likeness', Float64Array, 'moves'],
  ['cutOffPairs', Int32Array, 'clusters'],
  ['firstOut', Int32Array, 'bounds'],
  ['to', Int32Array, 'moves'],
  ['rise', Float32Array, 'moves'],
  ['evidence', Uint16Array, 'moves'],
  ['direction', Uint8Array, 'moves'],
  ['scope', Uint8Array, 'moves'],
  ['tiersCrossed', Uint8Array, 'moves'],
  ['relations', Uint8Array, 'moves'],
] as const;

type Column = (typeof columns)[number];
type Columns = { readonly [C in Column as C[0]]: InstanceType<C[1]> };
type Sizes = Readonly<Record<Column[2], number>>;

export interface MoveTable {
  readonly moveCount: number;
  /** Destination of each move, by index of the occupation. */
  readonly to: Int32Array;
  /** Moves out of occupation i are firstOut[i] up to, not including, firstOut[i + 1]. */
  readonly firstOut: Int32Array;
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
  /** By id of the cluster. */
  readonly cutOffs: ReadonlyMap<string, CutOff>;
  /** The whole table, in the byte order of this machine. */
  readonly bytes: Uint8Array;
}

/** Middle of a tier on the scale of levels; orders occupations whose level is not printed, and is never shown. */
const tierMiddle = [2.6, 4.4, 6.4] as const;

/** How one occupation stands to another, whether a move links them or not. */
export interface Standing {
  readonly direction: Direction;
  readonly scope: Scope;
  readonly tiersCrossed: number;
  /** Levels between the two, as in a table of moves. */
  readonly rise: number;
}

/** Compares two occupations by tier, level and place; `climb` is the rise of a title ladder, 0 where there is none. */
export function compareStandings(from: CurrentOccupation, to: CurrentOccupation, climb = 0): Standing {
  return {
    direction: directionOf(from, to, climb),
    scope: scopeOf(from, to),
    tiersCrossed: Math.abs(tierRank(to.tier) - tierRank(from.tier)),
    rise: heightOf(to) - heightOf(from),
  };
}

function heightOf({ level, tier }: CurrentOccupation): number {
  return level ?? tierMiddle[tierRank(tier)] ?? 0;
}

/** Counts of moves, occupations and clusters, before the columns; the last of the four is nothing. */
const headerLength = 4;

/** Derives all moves and lays them into a table. Deterministic; no I/O. */
export function compileMoves(dataset: Dataset): MoveTable {
  const occupations = dataset.listOccupations();
  const { evidence, relations, coverage, titles, cutOffs } = deriveMoves(dataset);
  const size = occupations.length;
  const moveCount = evidence.reduce((sum, types) => sum + (types === 0 ? 0 : 1), 0);
  const sizes = { moves: moveCount, bounds: size + 1, clusters: cutOffs.size };
  const buffer = new ArrayBuffer(measure(sizes));
  new Uint32Array(buffer, 0, headerLength).set([moveCount, size, cutOffs.size]);
  const table = openColumns(buffer, sizes);
  [...cutOffs.values()].forEach(({ cutOff, n }, cluster) => {
    table.cutOff[cluster] = cutOff;
    table.cutOffPairs[cluster] = n;
  });
  const ladder = evidenceBits['title-ladder'];
  let index = 0;
  for (let start = 0; start < size; start++) {
    for (let end = 0; end < size; end++) {
      const types = evidence[start * size + end] ?? 0;
      const from = occupations[start];
      const to = occupations[end];
      if (types === 0 || !from || !to) continue;
      const climb = (titles.grades[end]?.grade ?? 0) - (titles.grades[start]?.grade ?? 0);
      table.to[index] = end;
      table.evidence[index] = types;
      table.relations[index] = relations[start * size + end] ?? 0;
      const standing = compareStandings(from, to, (types & ladder) === 0 ? 0 : climb);
      table.direction[index] = directions.indexOf(standing.direction);
      table.scope[index] = scopes.indexOf(standing.scope);
      table.tiersCrossed[index] = standing.tiersCrossed;
      table.rise[index] = standing.rise;
      table.coverage[index] = coverage[start]?.[end] ?? Number.NaN;
      table.likeness[index] = titles.likenessOf(start, end);
      index += 1;
    }
    table.firstOut[start + 1] = index;
  }
  return { ...table, moveCount, cutOffs, bytes: new Uint8Array(buffer) };
}

/**
 * Opens the bytes of a table that was compiled from the same release by the same code. Undefined where they cannot be
 * that; whether they were changed is for their keeper to know.
 */
export function openMoves(dataset: Dataset, bytes: Uint8Array): MoveTable | undefined {
  const { buffer } = new Uint8Array(bytes);
  if (buffer.byteLength < headerLength * Uint32Array.BYTES_PER_ELEMENT) return undefined;
  const [moves = 0, size = 0, clusters = 0] = new Uint32Array(buffer, 0, headerLength);
  const ids = listCutOffClusters(dataset);
  const sizes = { moves, bounds: size + 1, clusters };
  const fits = size === dataset.listOccupations().length && clusters === ids.length;
  if (!fits || buffer.byteLength !== measure(sizes)) return undefined;
  const table = openColumns(buffer, sizes);
  const cutOffs = ids.map(
    (id, cluster) => [id, { cutOff: table.cutOff[cluster] ?? 0, n: table.cutOffPairs[cluster] ?? 0 }] as const,
  );
  return { ...table, moveCount: moves, cutOffs: new Map(cutOffs), bytes: new Uint8Array(buffer) };
}

function openColumns(buffer: ArrayBuffer, sizes: Sizes): Columns {
  let offset = headerLength * Uint32Array.BYTES_PER_ELEMENT;
  const opened = columns.map(([name, Kind, length]) => {
    const column = new Kind(buffer, offset, sizes[length]);
    offset += column.byteLength;
    return [name, column] as const;
  });
  return Object.fromEntries(opened) as Columns;
}

/** Bytes of a whole table. */
function measure(sizes: Sizes): number {
  const header = headerLength * Uint32Array.BYTES_PER_ELEMENT;
  return columns.reduce((sum, [, Kind, length]) => sum + Kind.BYTES_PER_ELEMENT * sizes[length], header);
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
