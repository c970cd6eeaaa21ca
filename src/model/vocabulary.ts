/**
 * The closed word lists of Trellis, in the order that gives them meaning.
 * Holds no zod, so that a cold answer can use them without loading the schemas.
 */

/** Printed columns, lowest first. */
export const tiers = ['technical', 'higher-technical', 'professional'] as const;
export type Tier = (typeof tiers)[number];

/** Lowest and highest level that a tier stands for, as the maps define their columns. */
export const tierLevels: Readonly<Record<Tier, readonly [lowest: number, highest: number]>> = {
  technical: [2, 3],
  'higher-technical': [4, 5],
  professional: [6, 7],
};

/** How a tier is said in a sentence. */
export const tierNames: Readonly<Record<Tier, string>> = {
  technical: 'technical',
  'higher-technical': 'higher technical',
  professional: 'professional',
};

/** The four bands that the Blue Mirror article asks for. */
export const workLevels = ['entry', 'skilled', 'higher-technical', 'professional'] as const;
export type WorkLevel = (typeof workLevels)[number];

/** Types of evidence, strongest first: a total order. `same-cluster` rests on what 003 says of clusters. */
export const evidenceTypes = [
  'published',
  'observed',
  'printed-row',
  'level-in-cluster',
  'title-ladder',
  'sole-next-cluster',
  'same-cluster',
  'same-pathway',
  'shared-skills',
  'shared-outputs',
] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

/** What each type of evidence is called in an answer that people read. */
export const evidenceNames = {
  published: 'a published progression',
  observed: 'observed moves',
  'printed-row': 'a printed row',
  'level-in-cluster': 'a higher level in the cluster',
  'title-ladder': 'a title ladder',
  'sole-next-cluster': 'the only cluster above',
  'same-cluster': 'one cluster',
  'same-pathway': 'one pathway',
  'shared-skills': 'shared skills',
  'shared-outputs': 'shared products',
} as const satisfies Record<EvidenceType, string>;

export const relations = ['PROGRESSES_TO', 'SHARES_SKILLS', 'SAME_CLUSTER'] as const;
export type Relation = (typeof relations)[number];

export const directions = ['up', 'across', 'down'] as const;
export type Direction = (typeof directions)[number];

/** How far a move reaches, nearest first. */
export const scopes = ['cluster', 'pathway', 'map', 'other-map'] as const;
export type Scope = (typeof scopes)[number];

/** From this importance on, of 1 to 5, a skill is essential to an occupation. */
export const essentialImportance = 4;

export const skillKinds = ['knowledge', 'skill', 'behaviour'] as const;
export const growthKinds = ['technical-complexity', 'autonomy', 'responsibility', 'influence'] as const;
export type Growth = (typeof growthKinds)[number];

/** What no skill replaces, the hardest to pass first. */
export const gateKinds = ['registration', 'full-application', 'degree', 'licence', 'check'] as const;
export type GateKind = (typeof gateKinds)[number];

/** Why an answer holds no path, or less than was asked. */
export const reasons = [
  'same-occupation',
  'no-way-up',
  'no-path',
  'no-path-within-limits',
  'excluded-by-filters',
  'search-limit',
  'insufficient-evidence',
] as const;
export type Reason = (typeof reasons)[number];

/** Each reason as people read it. */
export const reasonNames = {
  'same-occupation': 'One and the same.',
  'no-way-up': 'No way up.',
  'no-path': 'No way found.',
  'no-path-within-limits': 'No way within these limits.',
  'excluded-by-filters': 'Left out by what was asked for.',
  'search-limit': 'Ended early.',
  'insufficient-evidence': 'Too little is known.',
} as const satisfies Record<Reason, string>;

export const pathLabels = ['fewest-moves', 'least-new-learning', 'best-evidenced'] as const;
export type PathLabel = (typeof pathLabels)[number];

/** Outside classifications that occupations are matched with. */
export const codeTargets = ['soc-2020', 'ssc', 'esco', 'skills-england'] as const;
export type CodeTarget = (typeof codeTargets)[number];

export const codeNames = {
  'soc-2020': 'SOC 2020',
  ssc: 'SSC',
  esco: 'ESCO',
  'skills-england': 'Skills England',
} as const satisfies Record<CodeTarget, string>;

/** How a code stands to an occupation: the same job, the same at a slightly other width or level, a wider group. */
export const codeMatches = ['exact', 'close', 'broad'] as const;

/** How a name was understood. */
export const resolutions = [
  'id',
  'former-id',
  'title',
  'printed-title',
  'former-title',
  'specialism',
  'alias',
  'plural',
  'spelling',
] as const;
export type ResolvedBy = (typeof resolutions)[number];

/** The work level of a level, or of a tier where none is printed; a tier of two bands gives both. */
export function listWorkLevels(tier: Tier, level: number | null): readonly WorkLevel[] {
  if (level === null) return tier === 'technical' ? ['entry', 'skilled'] : [tier];
  if (level <= 2) return ['entry'];
  if (level === 3) return ['skilled'];
  return level <= 5 ? ['higher-technical'] : ['professional'];
}

/** Highest level that an occupation may stand at: the printed one, else the top of its tier's range. */
export function highestPossibleLevel(tier: Tier, level: number | null): number {
  return level ?? tierLevels[tier][1];
}

/** The slug of a name: lower case, `&` as "and", marks dropped, everything else a hyphen. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
