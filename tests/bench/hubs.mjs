/**
 * Universal suggestions: over the first ten transfers of every occupation, which occupations stand in the most lists.
 * A job that is suggested to everybody says nothing to anybody.
 */
import { loadBuilt, loadShippedPlanner, print, readOptions } from './measure.mjs';

export const line = 'which occupations stand in the most lists of first ten transfers';

const shown = 12;

export async function run(args) {
  const options = readOptions(args, { json: { type: 'boolean', default: false } });
  const planner = await loadShippedPlanner();
  const { createService } = await loadBuilt('service/service.js');
  const service = createService(planner);
  const { occupations, dataset } = planner.graph;
  const counts = new Map();
  let lists = 0;
  for (const { id } of occupations) {
    const { moves } = service.transfers({ occupation: id });
    if (moves.length > 0) lists += 1;
    if (moves.some(({ to }) => to.id === id)) throw new Error(`${id} is sent back to the job that it is.`);
    for (const { to } of moves) counts.set(to.id, (counts.get(to.id) ?? 0) + 1);
  }
  const most = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, shown)
    .map(([id, count]) => ({ id, title: dataset.getOccupation(id).title, share: count / lists }));
  const { dataVersion } = dataset;
  if (options.json) return print(JSON.stringify({ dataVersion, occupations: occupations.length, lists, most }));
  print(`${lists} of ${occupations.length} occupations of release ${dataVersion} have transfers\n`);
  for (const { title, share } of most) print(`${(100 * share).toFixed(1).padStart(5)}%  ${title}`);
}
