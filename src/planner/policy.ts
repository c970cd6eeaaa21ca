/**
 * Every weight of the planner, each with its reason, and the price of a move that they make.
 * Unit of effort: 1.0 is the median effort of a printed step to the next tier in the shipped data (a test holds it).
 * Prices are whole ticks, 1/10,000 of the unit, so that sums are exact and ties are real ties.
 */
import type { CareerGraph, Standing } from '../graph/career-graph.js';
import {
  directions,
  type EvidenceType,
  evidenceTypes,
  type GateKind,
  type Scope,
  scopes,
} from '../model/vocabulary.js';

export const ticksPerUnit = 10_000;

export const policy = {
  /** What the weights below make of the median printed step to the next tier; every price is divided by it. */
  unit: 1.27,
  /** Changing jobs costs something whatever the jobs: keeps short paths before long ones. */
  moveConstant: 0.3,
  /** Learning everything that the destination needs; scaled by the part not yet covered. */
  learning: 1.9,
  /** Coverage assumed where no profile tells: that of a middling pair of linked occupations. */
  unknownCoverage: 0.25,
  /** What a like title adds to an unknown coverage: words of the trade stand in for its skills. */
  unknownCoverageByTitle: 0.45,
  /** A like title makes a move nearer than the shared skills alone tell. */
  titleDiscount: 0.3,
  /** How far away the destination stands: other people, other employers, other words. */
  scope: { cluster: 0, pathway: 0.3, map: 0.5, 'other-map': 0.95 } satisfies Record<Scope, number>,
  /** Rising is what people do: a higher level in the cluster, a higher tier anywhere, and a higher tier of the pathway. */
  rise: { levelInCluster: 0.33, tier: 0.2, tierInPathway: 0.75 },
  /** Each tier skipped, on top of the learning: the rung in between is missing. */
  skippedTier: 0.6,
  /** A tier up past a higher level of one's own cluster that has the same way on: the nearer rung comes first. */
  skippedRung: 0.25,
  /** Each level gone down: pay and standing that people do not give up lightly. */
  levelDown: 0.2,
  /** A gate costs time that no skill replaces: by kind, half where it is doubtful, and in all no more than a limit. */
  gate: { registration: 0.2, 'full-application': 0.2, degree: 0.25, licence: 0.15, check: 0.05 } satisfies Record<
    GateKind,
    number
  >,
  doubtfulGate: 0.5,
  mostForGates: 0.5,
  /** Surcharge by the strongest evidence: what is print costs least, what is our inference most. */
  evidenceSurcharge: {
    published: 0,
    observed: 0,
    'printed-row': 0,
    'level-in-cluster': 0,
    'title-ladder': 0,
    'sole-next-cluster': 0,
    'same-cluster': 0,
    'same-pathway': 0.2,
    'shared-skills': 0.2,
    'shared-outputs': 0.3,
  } satisfies Record<EvidenceType, number>,
  /** No move is free, however much is brought, so that no chain of moves is; gates come on top. */
  cheapestMove: 0.4,
} as const;

/** How many candidates the search proposes before each is priced again; and the work that it may spend on them. */
export const search = {
  candidates: 100,
  mostExpanded: 400_000,
} as const;

/** Which candidates are worth showing beside the best. */
export const alternatives = {
  /** A path of more than this many times the best effort is a detour. */
  longestStretch: 1.6,
  /** The path of fewest moves is shown up to this many times the best effort: people ask why not straight there. */
  longestDirect: 2.2,
  /** A path that changes maps more often is a chain of new careers, each on thin links, and is not offered. */
  mostMapChanges: 2,
  /** Units of effort past which a path is no advice either. */
  mostEffort: 7,
  /** Two paths that share more than this part of the shorter one's roles in between are near-copies. */
  mostShared: 0.5,
  /** So many of one cluster before the list of transfers turns to others. */
  mostOfOneCluster: 2,
  /**
   * Places of a ranking of all moves, from 1, where the nearest occupation of another map stands if none came before:
   * by effort alone the own map fills every list, and people do change maps.
   */
  placesForOtherMaps: [8, 10],
  /** Mean coverage both ways from which two occupations count as alike in skills. */
  alikeCoverage: 0.5,
} as const;

/** What a whole history reaches. */
export const potential = {
  /** Steps of proficiency that a skill loses which the last role does not use. */
  fadesBy: 1,
  /** A skill that somebody names: performs it. */
  namedProficiency: 2,
  /** Share of the needs that brings a destination within reach, unless its cluster asks for more. */
  leastCoverage: 0.2,
  /** From this part of that share on, one more skill is tried. */
  nearShare: 0.6,
  /** How many skills to name, and destinations for each. */
  mostSkills: 5,
  mostOpened: 4,
} as const;

const up = directions.indexOf('up');
const ownCluster = scopes.indexOf('cluster');

/** What a price is made of, besides the coverage. */
export interface PricedFeatures extends Standing {
  /** Likeness of the titles, 0 to 1. */
  readonly likeness: number;
  readonly evidence: EvidenceType;
}

/** Price of a move with a given coverage (NaN where unknown), in ticks. */
export function priceMove(graph: CareerGraph, move: number, coverage: number): number {
  return pricePair(graph, graph.from[move] ?? -1, graph.to[move] ?? -1, coverage, {
    direction: directions[graph.direction[move] ?? 0] ?? 'across',
    scope: scopes[graph.scope[move] ?? 0] ?? 'other-map',
    tiersCrossed: graph.tiersCrossed[move] ?? 0,
    rise: graph.rise[move] ?? 0,
    likeness: graph.likeness[move] ?? 0,
    evidence: strongestEvidence(graph, move),
  });
}

/** Price of going from one occupation to another, linked or not, in ticks. */
export function pricePair(
  graph: CareerGraph,
  from: number,
  to: number,
  coverage: number,
  { direction, scope, tiersCrossed, rise, likeness, evidence }: PricedFeatures,
): number {
  const assumed = Math.min(1, policy.unknownCoverage + policy.unknownCoverageByTitle * likeness);
  const covered = Number.isNaN(coverage) ? assumed : coverage;
  const price =
    policy.moveConstant +
    policy.learning * (1 - covered) -
    policy.titleDiscount * likeness +
    policy.scope[scope] -
    (direction === 'up' ? discountRise(scope, tiersCrossed) : 0) +
    policy.skippedTier * Math.max(0, tiersCrossed - 1) +
    (direction === 'up' && tiersCrossed > 0 && skipsRung(graph, from, to) ? policy.skippedRung : 0) +
    policy.levelDown * Math.max(0, -rise) +
    policy.evidenceSurcharge[evidence];
  return Math.round(
    ((Math.max(policy.cheapestMove, price) + priceGates(graph, from, to)) / policy.unit) * ticksPerUnit,
  );
}

function discountRise(scope: Scope, tiersCrossed: number): number {
  if (tiersCrossed === 0) return scope === 'cluster' ? policy.rise.levelInCluster : 0;
  const inPathway = scope === 'cluster' || scope === 'pathway';
  return policy.rise.tier + (inPathway ? policy.rise.tierInPathway : 0);
}

/** Whether a cluster-mate at a higher printed level, below the destination's tier, has a way on to it. */
function skipsRung(graph: CareerGraph, from: number, to: number): boolean {
  const origin = graph.occupations[from];
  if (!origin || origin.level === null) return false;
  for (let move = graph.firstOut[from] ?? 0; move < (graph.firstOut[from + 1] ?? 0); move++) {
    if (graph.scope[move] !== ownCluster || (graph.rise[move] ?? 0) <= 0) continue;
    if (graph.direction[move] !== up || graph.tiersCrossed[move] !== 0) continue;
    const rung = graph.to[move] ?? -1;
    if (graph.findMove(rung, to) >= 0) return true;
  }
  return false;
}

function priceGates(graph: CareerGraph, from: number, to: number): number {
  const destination = graph.occupations[to];
  if (!destination || destination.gates.length === 0) return 0;
  const price = graph.dataset
    .listNewGates(graph.occupations[from]?.id ?? '', destination.id)
    .reduce((sum, { kind, doubt }) => sum + policy.gate[kind] * (doubt === null ? 1 : policy.doubtfulGate), 0);
  return Math.min(policy.mostForGates, price);
}

/** Prices of all moves as the search sees them: each by its own coverage, without what earlier steps taught. */
export function priceMoves(graph: CareerGraph): Float64Array {
  const prices = new Float64Array(graph.moveCount);
  for (let move = 0; move < graph.moveCount; move++) {
    prices[move] = priceMove(graph, move, graph.coverage[move] ?? Number.NaN);
  }
  return prices;
}

/** The strongest type of evidence behind a move. */
export function strongestEvidence(graph: CareerGraph, move: number): EvidenceType {
  return evidenceTypes[evidenceRank(graph, move)] ?? 'shared-outputs';
}

/** Its position in `evidenceTypes`, 0 the strongest. */
export function evidenceRank(graph: CareerGraph, move: number): number {
  return 31 - Math.clz32((graph.evidence[move] ?? 0) & -(graph.evidence[move] ?? 0));
}

/** Ticks as effort, four decimals. */
export function toEffort(ticks: number): number {
  return ticks / ticksPerUnit;
}
