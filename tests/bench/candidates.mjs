/**
 * How many candidates of the first price it takes to hold the best three of the second, which carries learning
 * forward. Truth is the best three of 3,000 candidates, or of all where there are fewer. The pairs are drawn by a
 * fixed seed from those of the shipped graph that a path links under the usual limits.
 */
import {
  createDraw,
  keepResult,
  loadBuilt,
  loadShippedPlanner,
  median,
  print,
  readOptions,
  round,
  time,
} from './measure.mjs';

export const line = 'how many candidates hold the best three paths once learning is carried forward';

const pairCount = 300;
const counts = [10, 25, 50, 100, 200, 400];
const truthCount = 3_000;
const best = 3;

export async function run(args) {
  const options = readOptions(args, {
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  });
  const { defaultQuestion, findCandidates } = await loadBuilt('planner/planner.js');
  const { graph, prices } = await loadShippedPlanner();
  const draw = await createDraw();
  const size = graph.occupations.length;
  const find = (pair, count) => findCandidates(graph, prices, { ...defaultQuestion, ...pair }, count);
  /** Efforts of the best; a path of the same effort is as good. */
  const effortsOf = ({ paths }) =>
    paths
      .slice(0, best)
      .map(({ effort }) => effort)
      .join(' ');

  const tallies = counts.map((count) => ({ count, held: 0, heldFirst: 0, times: [] }));
  const truth = { exhausted: 0, cutShort: 0 };
  let drawn = 0;
  for (let pairs = 0; pairs < pairCount; ) {
    drawn += 1;
    const from = draw(size);
    const to = (from + 1 + draw(size - 1)) % size;
    const pair = { from: graph.occupations[from].id, to: graph.occupations[to].id };
    if (find(pair, 1).paths.length === 0) continue;
    pairs += 1;
    const all = find(pair, truthCount);
    if (all.limited) truth.cutShort += 1;
    else if (all.paths.length < truthCount) truth.exhausted += 1;
    for (const tally of tallies) {
      const { ms, value } = time(() => find(pair, tally.count));
      tally.times.push(ms);
      tally.held += Number(effortsOf(value) === effortsOf(all));
      tally.heldFirst += Number(value.paths[0].effort === all.paths[0].effort);
    }
  }
  const answer = {
    dataVersion: graph.dataset.dataVersion,
    pairs: pairCount,
    drawn,
    truth: { candidates: truthCount, ...truth },
    results: tallies.map(({ count, held, heldFirst, times }) => ({
      candidates: count,
      holdBestThree: round(held / pairCount),
      holdBest: round(heldFirst / pairCount),
      medianMs: round(median(times)),
    })),
  };
  if (options.keep) keepResult('candidates', answer);
  if (options.json) return print(JSON.stringify(answer));
  print(`${pairCount} pairs with a path, of ${drawn} drawn; data ${answer.dataVersion}`);
  print(
    `truth: ${truthCount} candidates; all there are for ${truth.exhausted} pairs, cut short for ${truth.cutShort}\n`,
  );
  print('candidates  hold best three  hold best  median ms');
  for (const { candidates, holdBestThree, holdBest, medianMs } of answer.results) {
    const shares = [holdBestThree, holdBest].map((share) => `${(share * 100).toFixed(1)}%`);
    print(
      `${String(candidates).padStart(10)}${shares[0].padStart(17)}${shares[1].padStart(11)}${medianMs.toFixed(2).padStart(11)}`,
    );
  }
}
