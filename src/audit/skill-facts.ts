/**
 * What a person brings, has to learn and has to deepen for an occupation, from the profiles alone:
 *
 *   weight(s)   = importance x (1 - 0.9 ln(uses of s) / ln(profiles))^2
 *   credit(s)   = sqrt(min(1, held / needed)), 0 where not held
 *   coverage    = sum(weight x credit) / sum(weight), over the needs of the destination
 *
 * `uses` and `profiles` count the current occupations. A profile that names no skill tells nothing of skills: it
 * counts as none.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type { CarriedSkill, GainedSkill } from '../model/answer.js';
import type { Need } from '../model/release.js';
import { type Ground, show } from './faults.js';

/** The part of its rarity that a skill loses which every profile names. */
const commonness = 0.9;

export interface SkillFacts {
  /** 0 to 1, unrounded; null where one side has no profile. */
  readonly coverage: number | null;
  /** In the order of the destination's profile; all empty where coverage is unknown. */
  readonly carries: readonly CarriedSkill[];
  readonly gains: readonly GainedSkill[];
  readonly deepens: readonly CarriedSkill[];
}

export type SkillLists = Pick<SkillFacts, 'carries' | 'gains' | 'deepens'>;

/** Whether a profile says anything of an occupation's skills. */
export function isProfiled(occupation: CurrentOccupation): boolean {
  return (occupation.profile?.needs.length ?? 0) > 0;
}

/**
 * Sets the needs of `to` against what all `visited` occupations taught, in the order in which they were held, the
 * last being the one that is left. Equal proficiency stays credited to the first that taught it.
 */
export function weighSkills(
  dataset: Dataset,
  visited: readonly CurrentOccupation[],
  to: CurrentOccupation,
): SkillFacts {
  const origin = visited.at(-1);
  if (!origin || !isProfiled(origin) || !isProfiled(to)) return { coverage: null, carries: [], gains: [], deepens: [] };
  return weighHeld(dataset, (skill) => findTeacher(visited, skill), to);
}

/** Sets the needs of `to`, which has a profile, against what is held of each skill. */
export function weighHeld(
  dataset: Dataset,
  findHeld: (skill: string) => { readonly held: number; readonly learntAt: string } | undefined,
  to: CurrentOccupation,
): SkillFacts {
  const carries: CarriedSkill[] = [];
  const gains: GainedSkill[] = [];
  const deepens: CarriedSkill[] = [];
  let asked = 0;
  let met = 0;
  for (const need of to.profile?.needs ?? []) {
    const { skill, importance, proficiency: needed } = need;
    const { label } = dataset.getSkill(skill);
    const weight = weigh(dataset, need);
    asked += weight;
    const best = findHeld(skill);
    if (!best) {
      gains.push({ skill, label, importance, needed });
      continue;
    }
    met += weight * Math.sqrt(Math.min(1, best.held / needed));
    const list = best.held >= needed ? carries : deepens;
    list.push({ skill, label, importance, held: best.held, needed, learntAt: best.learntAt });
  }
  return { coverage: met / asked, carries, gains, deepens };
}

function weigh(dataset: Dataset, { skill, importance }: Need): number {
  const uses = Math.log(Math.max(1, dataset.countUses(skill)));
  return importance * (1 - (commonness * uses) / Math.log(Math.max(2, dataset.profiledCount))) ** 2;
}

function findTeacher(
  visited: readonly CurrentOccupation[],
  skill: string,
): { readonly held: number; readonly learntAt: string } | undefined {
  const lessons = visited.flatMap(({ id, profile }) =>
    (profile?.needs ?? [])
      .filter((need) => need.skill === skill)
      .map((need) => ({ held: need.proficiency, learntAt: id })),
  );
  const most = Math.max(...lessons.map(({ held }) => held));
  return lessons.find(({ held }) => held === most);
}

/** Whether a stated share is the exact one to four decimals; the last may be rounded either way at a half. */
export function isRoundedShare(stated: number | null, exact: number | null): boolean {
  if (stated === null || exact === null) return stated === exact;
  const ticks = stated * 10_000;
  return Math.abs(ticks - Math.round(ticks)) < 1e-6 && Math.abs(ticks - exact * 10_000) <= 0.5 + 1e-6;
}

/** Checks coverage and the three lists of skills that stand at `path`; gives what is true in their place. */
export function verifySkills(
  ground: Ground,
  path: string,
  stated: SkillFacts,
  visited: readonly CurrentOccupation[],
  to: CurrentOccupation,
): SkillFacts {
  return verifySkillFacts(ground, path, stated, weighSkills(ground.dataset, visited, to), to);
}

/** The same against facts that were found already. */
export function verifySkillFacts(
  { dataset, faults }: Ground,
  path: string,
  stated: SkillFacts,
  found: SkillFacts,
  to: CurrentOccupation,
): SkillFacts {
  const agrees = isRoundedShare(stated.coverage, found.coverage);
  const rounded = found.coverage === null ? null : Math.round(found.coverage * 10_000) / 10_000;
  if (!agrees) faults.add(`${path}.coverage`, stated.coverage, show(rounded));
  for (const list of ['carries', 'gains', 'deepens'] as const) {
    verifyList({ dataset, faults }, path, list, stated[list], found, to);
  }
  return { ...found, coverage: agrees ? stated.coverage : rounded };
}

type ListedSkill = GainedSkill & Partial<CarriedSkill>;

function verifyList(
  { faults }: Ground,
  path: string,
  list: keyof SkillLists,
  stated: readonly ListedSkill[],
  facts: SkillFacts,
  to: CurrentOccupation,
): void {
  const expected: readonly ListedSkill[] = facts[list];
  const before = faults.all.length;
  const seen = new Set<string>();
  stated.forEach((item, index) => {
    const place = `${path}.${list}[${index}]`;
    const truth = expected.find(({ skill }) => skill === item.skill);
    if (!truth) faults.add(`${place}.skill`, item.skill, tellWhere(item.skill, facts, to));
    else if (seen.has(item.skill)) faults.add(`${place}.skill`, item.skill, 'It is listed before.');
    else faults.sameFields(place, item, truth, ['label', 'importance', 'held', 'needed', 'learntAt']);
    seen.add(item.skill);
  });
  const missing = expected.filter(({ skill }) => !seen.has(skill));
  if (missing.length > 0) {
    const names = missing.map(({ skill }) => skill).join(', ');
    faults.add(`${path}.${list}`, `${stated.length} skills`, `${expected.length} skills, among them ${names}`);
  }
  if (faults.all.length > before) return;
  const order = (skills: readonly ListedSkill[]): string => skills.map(({ skill }) => skill).join(', ');
  faults.same(`${path}.${list}`, order(stated), order(expected));
}

function tellWhere(skill: string, facts: SkillFacts, to: CurrentOccupation): string {
  const lists = ['carries', 'gains', 'deepens'] as const;
  const right = lists.find((list) => facts[list].some((item) => item.skill === skill));
  if (right) return `It belongs to ${right}.`;
  if (facts.coverage === null) return 'One of the two has no profile.';
  return `The profile of ${to.id} does not need it.`;
}
