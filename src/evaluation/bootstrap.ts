/**
 * Percentile bootstrap over groups (Efron 1979): the pairs of one origin are drawn together, because they share its
 * errors. Repeatable: the random numbers come from a seed, never from the machine.
 */

export const confidence = 0.9;
const resamples = 2_000;
const seed = 20_171_201;

/** mulberry32 (Tommy Ettinger, public domain): a new number from 0 up to, not including, 1 at each call. */
export function createRandom(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Interval of the mean over all values when whole groups are drawn with replacement, as many as there are.
 * Null where there is no value; of one group, no wider than a point. Empty groups are not expected.
 */
export function bootstrapMean(groups: readonly (readonly number[])[]): [low: number, high: number] | null {
  if (groups.length === 0) return null;
  const random = createRandom(seed);
  const totals = groups.map((values) => ({ sum: values.reduce((sum, value) => sum + value, 0), count: values.length }));
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    let count = 0;
    for (let draw = 0; draw < totals.length; draw++) {
      const drawn = totals[Math.floor(random() * totals.length)];
      sum += drawn?.sum ?? 0;
      count += drawn?.count ?? 0;
    }
    return sum / count;
  }).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.round(share * (means.length - 1))] ?? 0;
  return [at((1 - confidence) / 2), at((1 + confidence) / 2)];
}
