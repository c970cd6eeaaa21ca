/**
 * The k best paths against brute force on small random graphs, and against graphology's Dijkstra. All of it speaks of
 * the FIRST price: the cost of each move by itself. The second price, with learning carried forward, orders answers
 * and is no concern of this search.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Graph from 'graphology';
import dijkstra from 'graphology-shortest-path/dijkstra.js';
import {
  costsTo,
  type FoundPaths,
  findBestPaths,
  type SearchArrays,
  type SearchLimits,
} from '../../src/planner/planner.js';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

interface Question {
  readonly size: number;
  readonly edges: readonly Edge[];
  readonly source: number;
  readonly target: number;
  readonly maxMoves: number;
  /** Edges that may not be used, by their ends. */
  readonly forbidden: ReadonlySet<string>;
  readonly barred: readonly boolean[];
}

/** A path as the nodes that it passes, both ends included. */
interface Way {
  readonly nodes: readonly number[];
  readonly cost: number;
}

const nameOf = ({ from, to }: Edge): string => `${from}>${to}`;

/** Compresses edges; those out of one node stay in the order that they came in. */
function compress(size: number, edges: readonly Edge[]): SearchArrays {
  const sorted = [...edges].sort((a, b) => a.from - b.from);
  const firstOut = new Int32Array(size + 1);
  const firstIn = new Int32Array(size + 1);
  for (let node = 0; node < size; node++) {
    firstOut[node + 1] = sorted.filter((edge) => edge.from <= node).length;
    firstIn[node + 1] = sorted.filter((edge) => edge.to <= node).length;
  }
  const inMoves = sorted.map((_, move) => move).sort((a, b) => (sorted[a]?.to ?? 0) - (sorted[b]?.to ?? 0) || a - b);
  return {
    size,
    firstOut,
    firstIn,
    inMoves: Int32Array.from(inMoves),
    from: Int32Array.from(sorted, (edge) => edge.from),
    to: Int32Array.from(sorted, (edge) => edge.to),
    cost: Float64Array.from(sorted, (edge) => edge.cost),
  };
}

function search(question: Question, limits: Partial<SearchLimits> = {}): FoundPaths & { readonly ways: Way[] } {
  const arrays = compress(question.size, question.edges);
  const found = findBestPaths(arrays, question.source, question.target, {
    k: 10_000,
    maxMoves: question.maxMoves,
    maxExpanded: 300_000,
    allowed: Uint8Array.from(arrays.to, (to, move) =>
      question.forbidden.has(nameOf({ from: arrays.from[move] ?? -1, to, cost: 0 })) ? 0 : 1,
    ),
    barred: Uint8Array.from(question.barred, Number),
    ...limits,
  });
  const ways = found.paths.map(({ moves, cost }) => ({
    nodes: [question.source, ...moves.map((move) => arrays.to[move] ?? -1)],
    cost,
  }));
  return { ...found, ways };
}

/** Every loopless path that the question allows, walked one by one and put in order: cost, number of edges, nodes. */
function listAllWays({ edges, source, target, maxMoves, forbidden, barred }: Question): Way[] {
  const ways: Way[] = [];
  const walk = (nodes: readonly number[], cost: number): void => {
    const last = nodes.at(-1);
    if (last === target) {
      ways.push({ nodes, cost });
      return;
    }
    if (nodes.length > maxMoves) return;
    for (const edge of edges) {
      const open = edge.from === last && !forbidden.has(nameOf(edge)) && !barred[edge.to];
      if (open && !nodes.includes(edge.to)) walk([...nodes, edge.to], cost + edge.cost);
    }
  };
  if (source !== target && !barred[source]) walk([source], 0);
  const key = ({ nodes }: Way): string => nodes.join();
  return ways.sort(
    (a, b) => a.cost - b.cost || a.nodes.length - b.nodes.length || (key(a) < key(b) ? -1 : Number(key(a) > key(b))),
  );
}

const mostNodes = 7;
/** Whole costs from few values: zeros and ties in plenty, and sums that are exact. */
const smallCost = fc.nat({ max: 4 });

const questions: fc.Arbitrary<Question> = fc.integer({ min: 2, max: mostNodes }).chain((size) => {
  const node = fc.nat({ max: size - 1 });
  const pairs = Array.from({ length: size * size }, (_, place) => [Math.floor(place / size), place % size] as const);
  return fc
    .record({
      edges: fc
        .shuffledSubarray([...pairs])
        .chain((chosen) =>
          fc
            .array(smallCost, { minLength: chosen.length, maxLength: chosen.length })
            .map((costs) => chosen.map(([from, to], place): Edge => ({ from, to, cost: costs[place] ?? 0 }))),
        ),
      source: node,
      target: node,
      maxMoves: fc.constantFrom(1, 2, 3, 4, 5, Number.POSITIVE_INFINITY),
      closed: fc.array(fc.tuple(node, node), { maxLength: 4 }),
      shut: fc.array(node, { maxLength: 1 }),
    })
    .map(({ closed, shut, ...rest }) => ({
      ...rest,
      size,
      forbidden: new Set(closed.map(([from, to]) => `${from}>${to}`)),
      barred: Array.from({ length: size }, (_, index) => shut.includes(index)),
    }));
});

const connected = questions.filter((question) => listAllWays(question).length > 3);
const runs = { numRuns: 400 };

describe('findBestPaths, by the first price', () => {
  it('lists what brute force lists, in its order, ties included', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(search(question).ways).toEqual(listAllWays(question));
      }),
      { numRuns: 1500 },
    );
  });

  it('lists what brute force lists under each limit on moves', () => {
    fc.assert(
      fc.property(connected, fc.integer({ min: 1, max: 5 }), (question, maxMoves) => {
        expect(search({ ...question, maxMoves }).ways).toEqual(listAllWays({ ...question, maxMoves }));
      }),
      runs,
    );
  });

  it('never lets cost fall with rank, nor a path pass a node twice', () => {
    const fractions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 49, maxLength: 49 });
    fc.assert(
      fc.property(connected, fractions, (question, costs) => {
        const edges = question.edges.map((edge, place) => ({ ...edge, cost: costs[place] ?? 0 }));
        const { ways } = search({ ...question, edges });
        expect(ways).toHaveLength(listAllWays(question).length);
        ways.forEach(({ nodes, cost }, rank) => {
          expect(new Set(nodes).size).toBe(nodes.length);
          expect(cost).toBeGreaterThanOrEqual(ways[rank - 1]?.cost ?? 0);
        });
      }),
      runs,
    );
  });

  it('gives the same answer whatever the order that the edges came in', () => {
    fc.assert(
      fc.property(
        connected.chain((question) =>
          fc.tuple(
            fc.constant(question),
            fc.shuffledSubarray([...question.edges], { minLength: question.edges.length }),
          ),
        ),
        ([question, edges]) => {
          expect(search({ ...question, edges }).ways).toEqual(search(question).ways);
        },
      ),
      runs,
    );
  });

  it('finds first what the Dijkstra of graphology finds', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const plain = { ...question, maxMoves: Number.POSITIVE_INFINITY, forbidden: new Set<string>(), barred: [] };
        const graph = new Graph.DirectedGraph();
        for (let node = 0; node < plain.size; node++) graph.addNode(node);
        for (const { from, to, cost } of plain.edges) graph.addEdge(from, to, { cost });
        const nodes = dijkstra.bidirectional(graph, plain.source, plain.target, 'cost') as string[] | null;
        const steps = nodes
          ?.slice(1)
          .map((node, place) => graph.getEdgeAttribute(nodes[place], node, 'cost') as number);
        const expected = plain.source === plain.target ? undefined : steps?.reduce((sum, cost) => sum + cost, 0);
        expect(search(plain, { k: 1 }).ways[0]?.cost).toBe(expected);
      }),
      runs,
    );
  });

  it('stops at k with the beginning of the full answer', () => {
    fc.assert(
      fc.property(connected, (question) => {
        const all = listAllWays(question);
        for (let k = 0; k <= Math.min(all.length, 12); k++) {
          const found = search(question, { k });
          expect(found.ways).toEqual(all.slice(0, k));
          expect(found.limited).toBe(false);
        }
      }),
      runs,
    );
  });

  it('stops at the limit of work with the beginning of the full answer, and says so', () => {
    fc.assert(
      fc.property(connected, (question) => {
        const full = search(question);
        expect(search(question, { maxExpanded: full.expanded })).toEqual(full);
        const stride = Math.ceil(full.expanded / 25);
        for (let maxExpanded = 0; maxExpanded < full.expanded; maxExpanded += stride) {
          const cut = search(question, { maxExpanded });
          expect(cut.limited).toBe(true);
          expect(cut.paths).toEqual(full.paths.slice(0, cut.paths.length));
          expect(cut.expanded).toBe(maxExpanded + 1);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('findBestPaths on a drawn graph', () => {
  /** 0 -> 1 -> 2 -> 3 is cheap and long; the way over 2 straight from 0 is short and dear. */
  const ladder: Question = {
    size: 4,
    edges: [
      { from: 0, to: 1, cost: 1 },
      { from: 1, to: 2, cost: 1 },
      { from: 2, to: 3, cost: 1 },
      { from: 0, to: 2, cost: 5 },
      { from: 0, to: 3, cost: 9 },
    ],
    source: 0,
    target: 3,
    maxMoves: Number.POSITIVE_INFINITY,
    forbidden: new Set(),
    barred: [],
  };
  const lines = (question: Question): string[] =>
    search(question).ways.map(({ nodes, cost }) => `${nodes.join('-')} [${cost}]`);

  it('lists the paths by cost', () => {
    expect(lines(ladder)).toEqual(['0-1-2-3 [3]', '0-2-3 [6]', '0-3 [9]']);
  });

  it('keeps to a limit on moves, a barred node and a forbidden edge', () => {
    expect(lines({ ...ladder, maxMoves: 2 })).toEqual(['0-2-3 [6]', '0-3 [9]']);
    expect(lines({ ...ladder, barred: [false, false, true, false] })).toEqual(['0-3 [9]']);
    expect(lines({ ...ladder, forbidden: new Set(['1>2']) })).toEqual(['0-2-3 [6]', '0-3 [9]']);
  });

  it('keeps a dearer way of fewer moves and a cheaper way of more apart at the node where they meet', () => {
    const edges = [
      { from: 0, to: 3, cost: 1 },
      { from: 0, to: 2, cost: 5 },
      { from: 0, to: 1, cost: 1 },
      { from: 1, to: 2, cost: 1 },
      { from: 2, to: 0, cost: 0 },
      { from: 2, to: 3, cost: 10 },
    ];
    const question = { ...ladder, edges, maxMoves: 3 };
    expect(lines(question)).toEqual(['0-3 [1]', '0-1-2-3 [12]', '0-2-3 [15]']);
    expect(search(question, { k: 2 }).ways).toEqual(search(question).ways.slice(0, 2));
  });

  it('finds nothing from a node to itself, against the edges, or with a barred end', () => {
    expect(lines({ ...ladder, target: 0 })).toEqual([]);
    expect(lines({ ...ladder, source: 3, target: 0 })).toEqual([]);
    expect(lines({ ...ladder, barred: [true] })).toEqual([]);
    expect(lines({ ...ladder, barred: [false, false, false, true] })).toEqual([]);
  });

  it('tells the cheapest cost from every node to one', () => {
    const arrays = compress(ladder.size, ladder.edges);
    expect([...costsTo(arrays, 2, {})]).toEqual([2, 1, 0, Number.POSITIVE_INFINITY]);
    expect([...costsTo(arrays, 3, { barred: Uint8Array.from([0, 1, 0, 0]) })]).toEqual([
      6,
      Number.POSITIVE_INFINITY,
      1,
      0,
    ]);
  });
});
