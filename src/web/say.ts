/**
 * Facts in the plain words of the pages: counts, efforts, levels, evidence. Numbers are words where a person would say
 * them so, and effort is said of the way, never of the person.
 */
import type { Place, Step } from '../model/answer.js';
import {
  type Direction,
  type EvidenceType,
  type Growth,
  type ResolvedBy,
  type Scope,
  type Tier,
  tierLevels,
  tierNames,
} from '../model/vocabulary.js';
import { capitalise } from '../model/wording.js';
import type { Service } from '../service/service.js';

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "one move", "four moves", "23 moves"; `many` where it is not the word with an s. */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${smallNumbers[count] ?? count} ${count === 1 ? one : many}`;
}

/** The first few of many, and how many are left: "a; b; and two others". */
export function sayFew(words: readonly string[], count: number, total = words.length): string {
  const shown = words.slice(0, count);
  const left = total - shown.length;
  return `${shown.join('; ')}${left > 0 ? `; and ${sayCount(left, 'other')}` : ''}`;
}

/** How much changes on a way, against the usual printed step to the next column. */
export function sayChange(effort: number): string {
  if (effort < 0.6) return 'less change than a usual step up';
  if (effort < 1.25) return 'about as much change as one usual step up';
  if (effort < 1.75) return 'about as much change as one and a half usual steps up';
  const steps = Math.round(effort);
  return `about as much change as ${smallNumbers[steps] ?? steps} usual steps up`;
}

/** "Technical column, level 3". */
export function sayStanding({ tier, level }: Pick<Place, 'tier' | 'level'>): string {
  return level === null
    ? `${capitalise(tierNames[tier])}, no level printed`
    : `${capitalise(tierNames[tier])}, level ${level}`;
}

/** A column with what it stands for: "Technical (levels 2 to 3)". */
export function sayColumn(tier: Tier): string {
  const [lowest, highest] = tierLevels[tier];
  return `${capitalise(tierNames[tier])} (levels ${lowest} to ${highest})`;
}

const directionNames: Readonly<Record<Direction, string>> = {
  up: 'A step up',
  across: 'A step across',
  down: 'A step down',
};
const scopeNames: Readonly<Record<Scope, string>> = {
  cluster: 'in the same group of jobs',
  pathway: 'in the same pathway',
  map: 'to another pathway of the map',
  'other-map': 'to another map',
};

/** "A step up in the same pathway". */
export function sayMove({ direction, scope }: Pick<Step, 'direction' | 'scope'>): string {
  return `${directionNames[direction]} ${scopeNames[scope]}`;
}

/** How each kind of evidence reads as a heading. */
const evidenceHeadings: Readonly<Record<EvidenceType, string>> = {
  published: 'A published progression',
  observed: 'Moves that people made',
  'printed-row': 'One row of the printed map',
  'level-in-cluster': 'A higher level in the same group',
  'title-ladder': 'One trade at two grades',
  'sole-next-cluster': 'The only group above it',
  'same-cluster': 'The same group of jobs',
  'same-pathway': 'The same pathway',
  'shared-skills': 'Skills that both need',
  'shared-outputs': 'Things that both make',
};
const evidenceWeights: Readonly<Record<EvidenceType, string>> = {
  published: 'strong',
  observed: 'strong',
  'printed-row': 'strong',
  'level-in-cluster': 'strong',
  'title-ladder': 'fair',
  'sole-next-cluster': 'fair',
  'same-cluster': 'fair',
  'same-pathway': 'weak',
  'shared-skills': 'weak',
  'shared-outputs': 'weak',
};

export function sayEvidence(type: EvidenceType): string {
  return evidenceHeadings[type];
}

/** How much a kind of evidence bears: "strong", "fair" or "weak". */
export function sayWeight(type: EvidenceType): string {
  return evidenceWeights[type];
}

/** A source by its name: "Occupational maps consultation, December 2017". */
export function saySource({ dataset }: Pick<Service, 'dataset'>, id: string): string {
  if (id === 'editorial') return 'our own reading, not an official one';
  const { title, dated } = dataset.getSource(id);
  return `${title}, ${dated && dated.length < 20 ? dated : 'undated'}`;
}

/** The map by name. */
export function sayMap({ dataset }: Pick<Service, 'dataset'>, id: string): string {
  return dataset.getMap(id).name;
}

const importances = ['', 'A small plus', 'Useful', 'Important', 'Essential', 'Essential, at the heart of the job'];
const proficiencies = ['', 'help with it', 'do it yourself', 'lead it and adapt it', 'set how it is done'];

export function sayImportance(importance: number): string {
  return importances[importance] ?? '';
}

export function sayProficiency(proficiency: number): string {
  return proficiencies[proficiency] ?? '';
}

const growthNames: Readonly<Record<Growth, string>> = {
  'technical-complexity': 'harder technical work',
  autonomy: 'more deciding for yourself',
  responsibility: 'more to answer for',
  influence: 'more say over what others do',
};

export function sayGrowth(kind: Growth): string {
  return growthNames[kind];
}

const takenNames: Readonly<Partial<Record<ResolvedBy, string>>> = {
  'former-id': 'an older name for it',
  'printed-title': 'the title as it is printed',
  'former-title': 'a title of an older edition',
  specialism: 'one kind of this job',
  alias: 'what people call it',
  plural: 'more than one of them',
  spelling: 'nearly the same spelling',
};

/** How a name was understood, where that is worth saying. */
export function sayTaken(asked: string, place: Place): string | null {
  const how = place.resolvedBy === null ? undefined : takenNames[place.resolvedBy];
  if (how === undefined || asked.toLowerCase() === place.title.toLowerCase()) return null;
  return `“${asked}” is taken as ${place.title}: ${how}.`;
}
