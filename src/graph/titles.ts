/**
 * What two titles say of each other: likeness (TF-IDF cosine of their words, specialisms at half weight,
 * 0 to 1) and the title ladder (the same trade at another grade: junior, assistant, senior, head, chief ...).
 */
import type { CurrentOccupation } from '../dataset/dataset.js';

/** Words that say nothing of the trade. */
const idle = new Set(['of', 'and', 'the', 'in', 'for', 'with', 'or', 'to', 'a', 'degree', 'apprenticeship']);

/** Nouns that name a grade by themselves; a trade without one stands at 3. */
const gradeNouns: Readonly<Record<string, number>> = {
  administrator: 2,
  operative: 2,
  operator: 2,
  worker: 2,
  technician: 3,
  practitioner: 3,
  officer: 3,
  constable: 3,
  executive: 3.5,
  specialist: 4,
  supervisor: 4,
  leader: 4,
  sergeant: 4,
  manager: 5,
  management: 5,
  superintendent: 5.5,
  director: 6,
  head: 6,
};

/** Words that lift or lower the grade of what follows. */
const gradeModifiers: Readonly<Record<string, number>> = {
  trainee: -2,
  junior: -1.5,
  assistant: -1.5,
  associate: -0.5,
  advanced: 0.5,
  senior: 0.75,
  journeyman: 0.75,
  lead: 1,
  principal: 1.5,
  chief: 2,
};

const plainGrade = 3;
const specialismShare = 0.5;

/** Words of a title, lower case and singular. */
export function listTitleWords(title: string): readonly string[] {
  return title
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0 && !idle.has(word))
    .map((word) => (word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word));
}

export interface TitleGrade {
  /** The trade without its grade words, as one key; empty where nothing is left. */
  readonly trade: string;
  /** Higher is more senior; comparable only within one trade. */
  readonly grade: number;
}

/** Splits a title into its trade and its grade. */
export function gradeTitle(title: string): TitleGrade {
  const words = listTitleWords(title);
  const trade = words.filter((word) => gradeNouns[word] === undefined && gradeModifiers[word] === undefined);
  const nouns = words.flatMap((word) => gradeNouns[word] ?? []);
  const shift = words.reduce((sum, word) => sum + (gradeModifiers[word] ?? 0), 0);
  return { trade: [...trade].sort().join(' '), grade: (nouns.length > 0 ? Math.max(...nouns) : plainGrade) + shift };
}

export interface TitleModel {
  readonly grades: readonly TitleGrade[];
  /** How alike two occupations' titles are, 0 to 1, by index; the same both ways. */
  likenessOf(a: number, b: number): number;
}

/** Compiles the titles and specialisms of the current occupations. */
export function buildTitleModel(occupations: readonly CurrentOccupation[]): TitleModel {
  const bags = occupations.map((occupation) => {
    const bag = new Map<string, number>();
    for (const word of listTitleWords(occupation.title)) bag.set(word, 1);
    for (const placement of occupation.placements) {
      for (const word of placement.specialisms.flatMap(listTitleWords)) {
        bag.set(word, Math.max(bag.get(word) ?? 0, specialismShare));
      }
    }
    return bag;
  });
  const uses = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) uses.set(word, (uses.get(word) ?? 0) + 1);
  const vectors = bags.map((bag) => {
    const vector = new Map<string, number>();
    for (const [word, share] of bag) vector.set(word, share * Math.log(1 + occupations.length / (uses.get(word) ?? 1)));
    const length = Math.hypot(...vector.values());
    for (const [word, weight] of vector) vector.set(word, weight / length);
    return vector;
  });

  return {
    grades: occupations.map((occupation) => gradeTitle(occupation.title)),
    likenessOf(a, b) {
      const [first, second] = [vectors[a], vectors[b]];
      if (!first || !second) return 0;
      const [fewer, more] =
        first.size < second.size || (first.size === second.size && a < b) ? [first, second] : [second, first];
      let likeness = 0;
      for (const [word, weight] of fewer) likeness += weight * (more.get(word) ?? 0);
      return Math.min(1, likeness);
    },
  };
}
