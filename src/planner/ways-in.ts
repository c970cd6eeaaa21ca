/** For a starter without an occupation: where one may begin so as to reach a goal, the nearest beginning first. */
import type { CareerGraph } from '../graph/career-graph.js';
import type { WaysInAnswer } from '../model/answer.js';
import { directions, listWorkLevels } from '../model/vocabulary.js';
import { costsTo } from './best-paths.js';
import { searchArrays } from './candidates.js';
import { listEditions, listNotes } from './notes.js';
import { toEffort } from './policy.js';
import { toPlace } from './tell-step.js';

/** At most `limit` beginnings of entry or skilled work level, by effort to the goal. Throws `unknown-occupation`. */
export function listWaysIn(graph: CareerGraph, prices: Float64Array, to: string, limit: number): WaysInAnswer {
  const { dataset } = graph;
  const goal = dataset.getOccupation(to);
  const target = graph.indexOf(goal.id) ?? -1;
  const down = directions.indexOf('down');
  const allowed = Uint8Array.from(graph.direction, (direction) => (direction === down ? 0 : 1));
  const costs = costsTo(searchArrays(graph, prices), target, { allowed });

  const starts = graph.occupations
    .map((occupation, index) => ({ occupation, index, levels: listWorkLevels(occupation.tier, occupation.level) }))
    .filter(
      ({ index, levels }) =>
        costs[index] !== Number.POSITIVE_INFINITY && levels.some((level) => level === 'entry' || level === 'skilled'),
    )
    .sort((a, b) => (costs[a.index] ?? 0) - (costs[b.index] ?? 0) || a.index - b.index);

  const walk = (start: number): number[] => {
    const way = [start];
    for (let node = start; node !== target && way.length <= graph.occupations.length; ) {
      let next = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let move = graph.firstOut[node] ?? 0; move < (graph.firstOut[node + 1] ?? 0); move++) {
        const onward = (prices[move] ?? 0) + (costs[graph.to[move] ?? -1] ?? Number.POSITIVE_INFINITY);
        if (allowed[move] && onward < least) {
          least = onward;
          next = graph.to[move] ?? -1;
        }
      }
      way.push(next);
      node = next;
    }
    return way;
  };
  const waysIn = starts.slice(0, limit).map(({ occupation, index, levels }) => ({
    start: toPlace(occupation),
    workLevels: [...levels],
    apprenticeshipOnly: occupation.placements.some(
      ({ cluster, edition }) => dataset.getCluster(cluster, edition).apprenticeshipOnly,
    ),
    effort: toEffort(costs[index] ?? 0),
    path: walk(index)
      .flatMap((node) => graph.occupations[node] ?? [])
      .map((place) => toPlace(place)),
  }));
  const involved = [goal, ...waysIn.flatMap(({ path }) => path.map(({ id }) => dataset.getOccupation(id)))];
  const none = waysIn.length === 0;
  return {
    dataVersion: dataset.dataVersion,
    editions: listEditions(dataset, involved),
    to: toPlace(goal),
    gates: [...dataset.listGates(goal.id)],
    waysIn,
    total: starts.length,
    reason: none ? 'no-way-up' : null,
    change: none ? 'No entry or skilled occupation leads here in this data. Ask for its feeders.' : null,
    notes: listNotes(involved),
  };
}
