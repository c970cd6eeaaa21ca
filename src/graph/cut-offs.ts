/**
 * Cut-offs: how much of a destination's needs somebody must already have before shared skills count as evidence
 * for a move into its cluster. Calibrated where the print itself says that skills are alike, inside clusters:
 * mean coverage between cluster-mates less one standard deviation, shrunk towards the map and the whole release
 * where a cluster holds few (many hold one to three).
 */
import type { Dataset } from '../dataset/dataset.js';
import type { SkillModel } from './skill-model.js';

/** Pairs that the wider figure is worth: a cluster of six (30 ordered pairs) weighs as much as its map. */
const shrinkage = 30;
/** Stands in where no cluster has two profiled occupations. */
const defaultCutOff = 0.3;

export interface CutOff {
  readonly cutOff: number;
  /** Ordered pairs of cluster-mates with known coverage that the cluster itself gave. */
  readonly n: number;
}

/** Ids of all current clusters, in the order that their cut-offs stand in. */
export function listCutOffClusters(dataset: Dataset): readonly string[] {
  return dataset.release.maps.flatMap((map) => dataset.listClusters(map.id).map(({ id }) => id));
}

/** Cut-offs of all current clusters, by cluster id. */
export function calibrateCutOffs(
  dataset: Dataset,
  clusterMembers: ReadonlyMap<string, readonly number[]>,
  coverage: readonly Float64Array[],
  skills: SkillModel,
): ReadonlyMap<string, CutOff> {
  const pairsOf = new Map<string, number[]>();
  for (const [cluster, members] of clusterMembers) {
    const profiled = members.filter((member) => skills.hasProfile(member));
    pairsOf.set(
      cluster,
      profiled.flatMap((from) => profiled.flatMap((to) => (from === to ? [] : [coverage[from]?.[to] ?? Number.NaN]))),
    );
  }
  const whole = shrink([...pairsOf.values()].flat(), defaultCutOff);
  const result = new Map<string, CutOff>();
  for (const map of dataset.release.maps) {
    const clusters = dataset.listClusters(map.id);
    const wider = shrink(
      clusters.flatMap((cluster) => pairsOf.get(cluster.id) ?? []),
      whole,
    );
    for (const cluster of clusters) {
      const pairs = pairsOf.get(cluster.id) ?? [];
      result.set(cluster.id, { cutOff: shrink(pairs, wider), n: pairs.length });
    }
  }
  return result;
}

/** Mean less one standard deviation of the pairs, drawn towards the wider figure. */
function shrink(pairs: readonly number[], wider: number): number {
  if (pairs.length === 0) return wider;
  const mean = pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
  const variance = pairs.reduce((sum, pair) => sum + (pair - mean) ** 2, 0) / pairs.length;
  const own = Math.max(0, mean - Math.sqrt(variance));
  return (pairs.length * own + shrinkage * wider) / (pairs.length + shrinkage);
}
