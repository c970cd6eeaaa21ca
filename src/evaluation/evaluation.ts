/**
 * The entry of evaluation/: how well effort ranks moves that others have stated. For every pair the destination is
 * ranked among all other occupations by total effort from the origin, whatever the number of moves, skips and steps
 * down included and priced; `asListed` ranks it where a list of moves shows it. Other stated destinations of the same
 * origin are left out of its ranking. Pure and repeatable: reading files and resolving names is the caller's.
 */
import type { EvaluationAnswer } from '../model/evaluation.js';
import { costsTo, type Planner, type SearchArrays, searchArrays } from '../planner/planner.js';
import { type BaselineName, createBaselines, type Scorer } from './baselines.js';
import { bootstrapMean, confidence } from './bootstrap.js';
import { expectStanding, measure, type Standing } from './measures.js';

/** One stated move as it was read: names, and the ids that they were resolved to, null where they were not. */
export interface PairRow {
  readonly from: string;
  readonly to: string;
  readonly fromId: string | null;
  readonly toId: string | null;
  /** Why a name was not resolved; a stable code. */
  readonly reason?: string;
}

/** A used pair, by index of its occupations. */
interface Pair {
  readonly origin: number;
  readonly target: number;
  readonly sharesMap: boolean;
}

/**
 * Measures a planner on stated moves. A row is skipped, with its reason, where a name is not resolved (the row's own
 * reason, else `unresolved`), an id is not in the planner's release (`not-in-release`), both ends are one
 * (`same-occupation`), or an earlier row states the same pair (`repeated`). Measures are null where no row is used.
 */
export function evaluate(planner: Planner, rows: readonly PairRow[]): EvaluationAnswer {
  const { graph, prices } = planner;
  const { pairs, skipped } = choosePairs(planner, rows);
  const targetsOf = new Map<number, number[]>();
  for (const { origin, target } of pairs) targetsOf.set(origin, [...(targetsOf.get(origin) ?? []), target]);

  const rankBy = (score: Scorer): readonly Standing[] => {
    const scores = new Map([...targetsOf.keys()].map((origin) => [origin, score(origin)]));
    return pairs.map(({ origin, target }) => rank(scores.get(origin), origin, target, targetsOf.get(origin) ?? []));
  };
  const reversed = reverseArrays(searchArrays(graph, prices));
  const byEffort: Scorer = (origin) => costsTo(reversed, origin, {}).map((cost) => -cost);
  const standings = rankBy(byEffort);
  /** Single moves in the order of a list of moves, then all others by effort. */
  const asListed: Scorer = (origin) => {
    const scores = byEffort(origin);
    planner.rankDestinations(origin).forEach((destination, place) => {
      scores[destination] = graph.occupations.length - place;
    });
    return scores;
  };

  const baselines = createBaselines(graph);
  const structure = rankBy(baselines.structure);
  const measureBaseline = (name: BaselineName) => measure(rankBy(baselines[name]));
  const measurePart = (ownMap: boolean): EvaluationAnswer['ownMap'] => {
    const part = standings.filter((_, place) => pairs[place]?.sharesMap === ownMap);
    return { used: part.length, ...measure(part) };
  };
  const byOrigin = (read: (standing: Standing, place: number) => number): readonly number[][] =>
    [...targetsOf.keys()].map((origin) =>
      standings.flatMap((standing, place) => (pairs[place]?.origin === origin ? [read(standing, place)] : [])),
    );
  const gainIn = (read: (standing: Standing) => number): ReturnType<typeof bootstrapMean> =>
    bootstrapMean(
      byOrigin((standing, place) => {
        const plain = structure[place];
        return read(standing) - (plain ? read(plain) : 0);
      }),
    );
  return {
    dataVersion: graph.dataset.dataVersion,
    pairs: rows.length,
    used: pairs.length,
    skipped,
    ...measure(standings),
    interval: {
      confidence,
      hitAt10: bootstrapMean(byOrigin((standing) => standing.hitAt['10'])),
      mrr: bootstrapMean(byOrigin((standing) => standing.reciprocal)),
    },
    gain: {
      over: 'structure',
      hitAt10: gainIn((standing) => standing.hitAt['10']),
      mrr: gainIn((standing) => standing.reciprocal),
    },
    baselines: {
      random: measureBaseline('random'),
      'same-cluster': measureBaseline('same-cluster'),
      structure: measure(structure),
      'title-tfidf': measureBaseline('title-tfidf'),
      skills: measureBaseline('skills'),
      outputs: measureBaseline('outputs'),
    },
    asListed: measure(rankBy(asListed)),
    ownMap: measurePart(true),
    otherMap: measurePart(false),
  };
}

function choosePairs(
  { graph }: Planner,
  rows: readonly PairRow[],
): { readonly pairs: readonly Pair[]; readonly skipped: EvaluationAnswer['skipped'] } {
  const pairs: Pair[] = [];
  const skipped: EvaluationAnswer['skipped'] = [];
  const seen = new Set<string>();
  for (const { from, to, fromId, toId, reason } of rows) {
    const skip = (why: string): void => {
      skipped.push({ from, to, reason: why });
    };
    if (fromId === null || toId === null) {
      skip(reason ?? 'unresolved');
      continue;
    }
    const origin = graph.indexOf(fromId);
    const target = graph.indexOf(toId);
    const key = `${fromId} ${toId}`;
    if (origin === undefined || target === undefined) skip('not-in-release');
    else if (origin === target) skip('same-occupation');
    else if (seen.has(key)) skip('repeated');
    else {
      seen.add(key);
      const maps = graph.occupations[target]?.maps ?? [];
      const sharesMap = graph.occupations[origin]?.maps.some((map) => maps.includes(map)) ?? false;
      pairs.push({ origin, target, sharesMap });
    }
  }
  return { pairs, skipped };
}

/** Standing of a target by score, the higher the better, among all but the origin and its other targets. */
function rank(scores: Float64Array | undefined, origin: number, target: number, targets: readonly number[]): Standing {
  const own = scores?.[target] ?? Number.NEGATIVE_INFINITY;
  let before = 0;
  let tied = 1;
  scores?.forEach((score, index) => {
    if (index === origin || targets.includes(index)) return;
    if (score > own) before += 1;
    else if (score === own) tied += 1;
  });
  return expectStanding(before, tied);
}

/** The same graph with every edge turned round, so that costs to a node there are costs from it here. */
function reverseArrays({ size, firstOut, from, to, firstIn, inMoves, cost }: SearchArrays): SearchArrays {
  const placeOf = new Int32Array(inMoves.length);
  inMoves.forEach((move, place) => {
    placeOf[move] = place;
  });
  return {
    size,
    firstOut: firstIn,
    from: inMoves.map((move) => to[move] ?? 0),
    to: inMoves.map((move) => from[move] ?? 0),
    firstIn: firstOut,
    inMoves: placeOf,
    cost: Float64Array.from(inMoves, (move) => cost[move] ?? 0),
  };
}
