/**
 * Derives every move of a release: the only place where moves come from.
 *
 * The print links clusters, not occupations. A pair of linked clusters gives a move between two of their
 * occupations only with support: coverage not far below the destination cluster's cut-off, a like title, or a title
 * ladder; where coverage is unknown the two strongest printed links stand by themselves.
 * Every progression is also derived backwards as a step down, marked by its direction.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import { tierRank } from '../dataset/dataset.js';
import type { Cluster } from '../model/release.js';
import { type EvidenceType, evidenceTypes, type Relation, relations } from '../model/vocabulary.js';
import { type CutOff, calibrateCutOffs } from './cut-offs.js';
import { buildSkillModel, type Comparison } from './skill-model.js';
import { buildTitleModel, type TitleModel } from './titles.js';

/**
 * How much coverage a reading needs: a share of the destination cluster's cut-off, and never less than a floor,
 * because clusters of very different crafts have cut-offs near nothing. Coverage under it is far below.
 */
const support = {
  /** Printed rows, sole next clusters, levels in one cluster: the print carries most of the weight. */
  printed: { ofCutOff: 0.5, floor: 0.08 },
  /** The weakest reading of the print must come nearer. */
  pathway: { ofCutOff: 0.75, floor: 0.12 },
  /** The same over a tier skipped: the missing rung has to be made up by skills. */
  pathwaySkip: { ofCutOff: 1, floor: 0.17 },
  /** Skills alone: less than a fifth of what is needed is thin, and abstains. */
  skillsAlone: { ofCutOff: 1, floor: 0.14 },
} as const;
/**
 * How alike titles must be for linked clusters to link two occupations that coverage alone does not, and the share of
 * the coverage asked for that it still has to reach.
 */
const likeTitle = 0.35;
const likeTitleShare = 0.5;
/** Shared skills alone: fewer than three named ones are chance. */
const fewestSharedSkills = 3;
/** Moves out of one occupation that rest on shared skills: to its own maps, and to other ones. */
const mostBySkillsOwnMap = 20;
const mostBySkillsOtherMaps = 10;
/**
 * Moves into one occupation from other maps that rest on shared skills, as a share of all occupations: the best covered.
 * A job that everybody half fits tells nobody anything.
 */
const mostFromOtherMaps = 0.035;

export interface Derivation {
  /** Bit masks over `evidenceTypes` and `relations` by ordered pair, `from` x occupations + `to`; 0 where no move is. */
  readonly evidence: Uint16Array;
  readonly relations: Uint8Array;
  readonly titles: TitleModel;
  readonly coverage: readonly Float64Array[];
  readonly cutOffs: ReadonlyMap<string, CutOff>;
}

/** Bit of each type in a mask, the strongest lowest. */
export const evidenceBits = Object.fromEntries(evidenceTypes.map((type, place) => [type, 1 << place])) as Readonly<
  Record<EvidenceType, number>
>;
const relationBits = Object.fromEntries(relations.map((relation, place) => [relation, 1 << place])) as Readonly<
  Record<Relation, number>
>;

/** What the print says of two clusters of one pathway, the second a tier or more above; undefined where nothing. */
export function linkClusters(from: Cluster, to: Cluster, pathway: readonly Cluster[]): EvidenceType | undefined {
  const rise = tierRank(to.tier) - tierRank(from.tier);
  if (rise < 1 || from.pathway !== to.pathway) return undefined;
  const between = pathway.filter((cluster) => tierRank(cluster.tier) - tierRank(from.tier) === 1);
  const meets = (a: Cluster, b: Cluster): boolean => a.rows?.some((row) => b.rows?.includes(row)) ?? false;
  if (rise === 1) {
    if (meets(from, to)) return 'printed-row';
    return between.length === 1 ? 'sole-next-cluster' : 'same-pathway';
  }
  if (meets(from, to) && !between.some((cluster) => meets(from, cluster))) return 'printed-row';
  const atTier = pathway.filter((cluster) => cluster.tier === to.tier);
  return between.length === 0 && atTier.length === 1 ? 'sole-next-cluster' : 'same-pathway';
}

/** All moves of the release, one per ordered pair, sorted by origin and destination. */
export function deriveMoves(dataset: Dataset): Derivation {
  const occupations = dataset.listOccupations();
  const skills = buildSkillModel(dataset);
  const titles = buildTitleModel(occupations);
  const comparisons = skills.compareAll();
  const coverage = comparisons.map((comparison) => comparison.coverage);

  const members = new Map<string, number[]>();
  occupations.forEach((occupation, index) => {
    for (const { cluster } of occupation.placements) {
      const list = members.get(cluster);
      if (!list) members.set(cluster, [index]);
      else if (!list.includes(index)) list.push(index);
    }
  });
  const cutOffs = calibrateCutOffs(dataset, members, coverage, skills);

  const size = occupations.length;
  const evidence = new Uint16Array(size * size);
  const relationsOf = new Uint8Array(size * size);
  /** Whether a gate of the destination asks for a post that the origin is not; what stands above it may come down. */
  const isBarred = (from: number, to: number): boolean =>
    (occupations[to]?.gates ?? []).some(
      ({ after }) => after.length > 0 && !after.includes(occupations[from]?.id ?? ''),
    ) && compareStanding(occupations[from], occupations[to]) <= 0;
  const add = (from: number, to: number, type: EvidenceType, relation: Relation): void => {
    if (isBarred(from, to)) return;
    const pair = from * size + to;
    evidence[pair] = (evidence[pair] ?? 0) | evidenceBits[type];
    relationsOf[pair] = (relationsOf[pair] ?? 0) | relationBits[relation];
  };
  const addBothWays = (from: number, to: number, type: EvidenceType): void => {
    add(from, to, type, 'PROGRESSES_TO');
    add(to, from, type, 'PROGRESSES_TO');
  };
  const byTrade = new Map<string, number[]>();
  titles.grades.forEach(({ trade }, index) => {
    if (trade !== '') byTrade.set(trade, [...(byTrade.get(trade) ?? []), index]);
  });
  /** The next grade of the same trade: where the map has a rung in between, the ladder does not leap over it. */
  const climbs = (from: number, to: number): boolean => {
    const a = titles.grades[from];
    const b = titles.grades[to];
    if (!a || !b || a.trade === '' || a.trade !== b.trade || a.grade >= b.grade) return false;
    if (compareStanding(occupations[from], occupations[to]) > 0) return false;
    return !byTrade.get(a.trade)?.some((rung) => {
      const grade = titles.grades[rung]?.grade ?? 0;
      return grade > a.grade && grade < b.grade && shareMap(occupations[rung], occupations[to]);
    });
  };
  /** Whether coverage lets a printed link be drawn; where it is unknown, whether the title does. */
  const supported = (from: number, to: number, least: number, unknown: () => boolean): boolean => {
    const known = coverage[from]?.[to] ?? Number.NaN;
    return Number.isNaN(known) ? unknown() : known >= least;
  };

  for (const map of dataset.release.maps) {
    const clusters = dataset.listClusters(map.id);
    for (const cluster of clusters) {
      const own = members.get(cluster.id) ?? [];
      const least = leastCoverage(cutOffs, cluster.id, support.printed);
      for (const from of own) {
        for (const to of own) {
          if (from === to) continue;
          add(from, to, 'same-cluster', 'SAME_CLUSTER');
          const rise = levelIn(occupations[to], cluster.id) - levelIn(occupations[from], cluster.id);
          if (rise > 0 && supported(from, to, least, () => true)) addBothWays(from, to, 'level-in-cluster');
        }
      }
    }
    for (const pathway of dataset.listPathways(map.id)) {
      const ofPathway = clusters.filter((cluster) => cluster.pathway === pathway.id);
      for (const a of ofPathway) {
        for (const b of ofPathway) {
          if (a === b) continue;
          const link = a.tier === b.tier ? 'same-pathway' : linkClusters(a, b, ofPathway);
          if (!link) continue;
          const weak = link === 'same-pathway';
          const skips = tierRank(b.tier) - tierRank(a.tier) > 1;
          const need = weak ? (skips ? support.pathwaySkip : support.pathway) : support.printed;
          const least = leastCoverage(cutOffs, b.id, need);
          for (const from of members.get(a.id) ?? []) {
            for (const to of members.get(b.id) ?? []) {
              if (from === to) continue;
              const alike = titles.likenessOf(from, to) >= likeTitle;
              const enough = supported(from, to, alike ? least * likeTitleShare : least, () => alike || !weak);
              if (!enough && !climbs(from, to)) continue;
              if (a.tier === b.tier) add(from, to, link, 'SHARES_SKILLS');
              else addBothWays(from, to, link);
            }
          }
        }
      }
    }
  }

  for (const group of byTrade.values()) {
    for (const from of group) {
      for (const to of group) {
        if (shareMap(occupations[from], occupations[to]) && climbs(from, to)) addBothWays(from, to, 'title-ladder');
      }
    }
  }

  const thresholds = occupations.map(({ placements }) =>
    leastCoverage(cutOffs, placements[0]?.cluster ?? '', support.skillsAlone),
  );
  const reachable = listBySkills(occupations, comparisons, thresholds);
  const drawn = drawFromOtherMaps(reachable, occupations, coverage);
  for (let from = 0; from < size; from++) {
    const own: number[] = [];
    const other: number[] = [];
    for (const to of reachable[from] ?? []) {
      if (shareMap(occupations[from], occupations[to])) own.push(to);
      else if (drawn[to]?.has(from)) other.push(to);
    }
    const best = (list: readonly number[], most: number): readonly number[] =>
      [...list].sort((a, b) => (coverage[from]?.[b] ?? 0) - (coverage[from]?.[a] ?? 0) || a - b).slice(0, most);
    for (const to of [...best(own, mostBySkillsOwnMap), ...best(other, mostBySkillsOtherMaps)]) {
      add(from, to, 'shared-skills', 'SHARES_SKILLS');
    }
  }

  const outputs = occupations.map((occupation) => occupation.profile?.outputs ?? []);
  for (let pair = 0; pair < evidence.length; pair++) {
    const types = evidence[pair] ?? 0;
    if (types === 0) continue;
    const product = outputs[pair % size];
    if (product && outputs[Math.floor(pair / size)]?.some((output) => product.includes(output))) {
      evidence[pair] = types | evidenceBits['shared-outputs'];
    }
  }
  return { evidence, relations: relationsOf, titles, coverage, cutOffs };
}

/**
 * Destinations that each occupation's skills alone lead to: at or above their own cut-off, and on another map only with
 * a skill that makes the destination what it is, for running a shift or keeping records is no trade.
 */
function listBySkills(
  occupations: readonly CurrentOccupation[],
  comparisons: readonly Comparison[],
  thresholds: readonly number[],
): readonly (readonly number[])[] {
  return comparisons.map(({ coverage: row, shared, defining }, from) => {
    const list: number[] = [];
    const origin = occupations[from];
    if (!origin?.profile) return list;
    for (let to = 0; to < row.length; to++) {
      const covered = row[to] ?? Number.NaN;
      if (!(covered >= (thresholds[to] ?? 1)) || (shared[to] ?? 0) < fewestSharedSkills) continue;
      if ((defining[to] ?? 0) > 0 || shareMap(origin, occupations[to])) list.push(to);
    }
    return list;
  });
}

/** For each destination, the origins on other maps that it draws: the best covered of those that reach it. */
function drawFromOtherMaps(
  reachable: readonly (readonly number[])[],
  occupations: readonly CurrentOccupation[],
  coverage: readonly Float64Array[],
): readonly ReadonlySet<number>[] {
  const most = Math.max(1, Math.floor(mostFromOtherMaps * occupations.length));
  const origins: number[][] = occupations.map(() => []);
  reachable.forEach((list, from) => {
    for (const to of list) if (!shareMap(occupations[from], occupations[to])) origins[to]?.push(from);
  });
  return origins.map((list, to) => {
    const best = list.sort((a, b) => (coverage[b]?.[to] ?? 0) - (coverage[a]?.[to] ?? 0) || a - b);
    return new Set(best.slice(0, most));
  });
}

function shareMap(a: CurrentOccupation | undefined, b: CurrentOccupation | undefined): boolean {
  return a?.maps.some((map) => b?.maps.includes(map)) ?? false;
}

type Support = (typeof support)[keyof typeof support];

function leastCoverage(cutOffs: ReadonlyMap<string, CutOff>, cluster: string, { ofCutOff, floor }: Support): number {
  return Math.max(floor, ofCutOff * (cutOffs.get(cluster)?.cutOff ?? 0));
}

/** Level that an occupation prints in a cluster; NaN where none, so that no comparison holds. */
function levelIn(occupation: CurrentOccupation | undefined, cluster: string): number {
  return occupation?.placements.find((place) => place.cluster === cluster && place.level !== null)?.level ?? Number.NaN;
}

/** Below 0 where the first stands lower: by tier, then by level where both print one. */
export function compareStanding(a: CurrentOccupation | undefined, b: CurrentOccupation | undefined): number {
  if (!a || !b) return 0;
  const tiers = tierRank(a.tier) - tierRank(b.tier);
  if (tiers !== 0 || a.level === null || b.level === null) return tiers;
  return a.level - b.level;
}
