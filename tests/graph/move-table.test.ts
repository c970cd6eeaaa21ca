/** A table of moves that went through bytes gives the very graph that deriving gives, or is not taken. */
import { describe, expect, it } from '@jest/globals';
import type { Dataset } from '../../src/dataset/dataset.js';
import { buildGraph, compileMoves, openMoves } from '../../src/graph/career-graph.js';
import { type Drawing, drawDataset } from '../support/draw-release.js';

const text = `
  # Creative
  Stage
    t Props @1: props maker 3, props assistant 2
    h Scenic @1: scenic artist 4
    p Design @1: stage designer 6
  Screen
    t Cameras @?: camera assistant 3`;
const drawing: Drawing = {
  needs: {
    'props maker': { draw: [4, 2], carve: [5, 3], paint: [4, 3], glue: [2, 2] },
    'scenic artist': { draw: [4, 3], paint: [5, 4], glue: [2, 2], price: [3, 2] },
    'stage designer': { draw: [5, 4], paint: [3, 2], model: [5, 3], price: [3, 3] },
    'camera assistant': { carry: [3, 2], focus: [5, 3], charge: [3, 2], log: [2, 2] },
  },
};

const listMoves = (dataset: Dataset, table = compileMoves(dataset)): unknown[] => {
  const graph = buildGraph(dataset, table);
  return [
    [...graph.cutOffs],
    ...Array.from({ length: graph.moveCount }, (_, move) => [
      graph.describeMove(move),
      graph.findMove(graph.from[move] ?? -1, graph.to[move] ?? -1),
      graph.rise[move],
      graph.likeness[move],
    ]),
    ...graph.occupations.map((_, index) => [
      ...graph.inMoves.subarray(graph.firstIn[index] ?? 0, graph.firstIn[index + 1]),
    ]),
  ];
};

describe('the bytes of a table of moves', () => {
  const dataset = drawDataset(text, drawing);
  const derived = compileMoves(dataset);

  it('open as the table that was derived', () => {
    expect(derived.moveCount).toBeGreaterThan(5);
    const opened = openMoves(dataset, Buffer.from(derived.bytes));
    expect(opened?.bytes).toEqual(derived.bytes);
    expect(listMoves(dataset, opened)).toEqual(listMoves(dataset));
  });

  it('open from the middle of a larger buffer, where nothing is aligned', () => {
    const larger = Buffer.concat([Buffer.from('odd'), derived.bytes]);
    expect(listMoves(dataset, openMoves(dataset, larger.subarray(3)))).toEqual(listMoves(dataset));
  });

  it.each([
    [
      'another release',
      () => compileMoves(drawDataset(text.replace('props assistant 2', 'props assistant 2, usher 2'))).bytes,
    ],
    ['another number of clusters', () => compileMoves(drawDataset(`${text}\n    h Grip @?: grip 4`, drawing)).bytes],
    ['a table cut short', () => derived.bytes.subarray(0, -1)],
    ['a table with more after it', () => Buffer.concat([derived.bytes, Buffer.from('x')])],
    ['nothing', () => new Uint8Array()],
  ])('are not taken where they are of %s', (_, bytes) => {
    expect(openMoves(dataset, bytes())).toBeUndefined();
  });
});
