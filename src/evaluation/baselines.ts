/**
 * What a ranking has to beat, and what each part of it does alone: six simple ones. Each gives all occupations a score seen from one origin, the higher
 * the nearer; equal scores are ties, so every score is made of whole numbers.
 */
import type { CurrentOccupation } from '../dataset/dataset.js';
import { tierRank } from '../dataset/dataset.js';
import { type CareerGraph, listTitleWords } from '../graph/career-graph.js';
import type { EvaluationAnswer } from '../model/evaluation.js';
import { tierLevels } from '../model/vocabulary.js';

export type BaselineName = keyof EvaluationAnswer['baselines'];

/** Scores of all occupations seen from one, by index. */
export type Scorer = (origin: number) => Float64Array;

/**
 * Weights of the `structure` baseline, in hundredths: a linear ranking by the printed structure, its weights fitted on
 * the development pairs together with titles and skills. It is a yardstick and no part of the planner.
 */
const structureWeights = {
  sameMap: 140,
  samePathway: 80,
  sameCluster: 100,
  higherTier: 40,
  higherTierInPathway: 140,
  levelDown: -45,
} as const;

/** Cosines closer than this are one value: sums of the same parts in another order differ in the last digits. */
const cosineSteps = 1e9;

/** Compiles the baselines for the occupations of a graph. */
export function createBaselines(graph: CareerGraph): Readonly<Record<BaselineName, Scorer>> {
  const { occupations } = graph;
  const scoreBy =
    (score: (from: CurrentOccupation, to: CurrentOccupation) => number): Scorer =>
    (origin) => {
      const from = occupations[origin];
      return Float64Array.from(occupations, (to) => (from ? score(from, to) : 0));
    };
  return {
    random: scoreBy(() => 0),
    'same-cluster': scoreBy((from, to) => Number(share(from, to, 'cluster'))),
    structure: scoreBy(scoreStructure),
    'title-tfidf': scoreTitles(occupations),
    skills: scoreSkills(graph),
    outputs: scoreOutputs(occupations),
  };
}

function share(a: CurrentOccupation, b: CurrentOccupation, what: 'map' | 'pathway' | 'cluster'): boolean {
  return a.placements.some((one) => b.placements.some((other) => one[what] === other[what]));
}

function scoreStructure(from: CurrentOccupation, to: CurrentOccupation): number {
  const samePathway = share(from, to, 'pathway');
  const higher = tierRank(to.tier) > tierRank(from.tier);
  const down = Math.max(0, heightOf(from) - heightOf(to));
  return (
    structureWeights.sameMap * Number(share(from, to, 'map')) +
    structureWeights.samePathway * Number(samePathway) +
    structureWeights.sameCluster * Number(share(from, to, 'cluster')) +
    structureWeights.higherTier * Number(higher) +
    structureWeights.higherTierInPathway * Number(higher && samePathway) +
    structureWeights.levelDown * down
  );
}

/** The level, or the middle of the tier's range where none is printed. */
function heightOf({ level, tier }: CurrentOccupation): number {
  const [lowest, highest] = tierLevels[tier];
  return level ?? (lowest + highest) / 2;
}

/** Cosine of the words of two titles, each weighted by its rarity among all titles. */
function scoreTitles(occupations: readonly CurrentOccupation[]): Scorer {
  return scoreBags(
    occupations.map(({ title }) => new Set(listTitleWords(title))),
    occupations.length,
  );
}

/** Cosine of two bags, each thing in them weighted by its rarity among all. */
function scoreBags(bags: readonly ReadonlySet<string>[], total: number): Scorer {
  const uses = new Map<string, number>();
  for (const bag of bags) for (const word of bag) uses.set(word, (uses.get(word) ?? 0) + 1);
  const rarity = (word: string): number => Math.log(1 + total / (uses.get(word) ?? 1));
  const lengths = bags.map((bag) => Math.hypot(...[...bag].map(rarity)));
  return (origin) => {
    const own = bags[origin] ?? new Set<string>();
    return Float64Array.from(bags, (bag, index) => {
      let product = 0;
      for (const word of own) if (bag.has(word)) product += rarity(word) ** 2;
      if (product === 0) return 0;
      return Math.round((product / ((lengths[origin] ?? 1) * (lengths[index] ?? 1))) * cosineSteps);
    });
  };
}

/** Coverage of what the other needs; unknown counts as none. */
function scoreSkills({ skills }: CareerGraph): Scorer {
  const rows = skills.compareAll();
  return (origin) => {
    const row = rows[origin]?.coverage ?? new Float64Array();
    return row.map((coverage) => (Number.isNaN(coverage) ? 0 : Math.round(coverage * cosineSteps)));
  };
}

/** Cosine of what the two produce, each product weighted by its rarity. */
function scoreOutputs(occupations: readonly CurrentOccupation[]): Scorer {
  const bags = occupations.map(({ profile }) => new Set(profile?.outputs));
  return scoreBags(bags, occupations.length);
}
