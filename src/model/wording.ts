/**
 * The sentences of an answer, each a pure function of facts, so that the audit can say them again and compare.
 * No figure and no name enters a sentence that is not one of the facts given.
 */
import type { Step } from './answer.js';
import type { Evidence } from './move.js';
import type { Cluster } from './release.js';
import { type Tier, tierNames } from './vocabulary.js';

/** What wording needs to know of the data: names of the things that facts name by id. */
export interface Names {
  getCluster(id: string, edition?: string): Cluster;
  getPathway(id: string, edition?: string): { readonly name: string };
  getSkill(id: string): { readonly label: string };
  getOutput(id: string): { readonly label: string };
}

const namedInSentence = 3;

/** "a", "a and b", "a, b and 4 more". */
export function listWords(words: readonly string[], most = namedInSentence): string {
  if (words.length <= 1) return words[0] ?? '';
  if (words.length <= most) return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}

/** "level 3", or the tier's range where none is printed. */
export function tellStanding(tier: Tier, level: number | null): string {
  return level === null ? `${tierNames[tier]}, level not printed` : `${tierNames[tier]}, level ${level}`;
}

/** A share in words: "about two thirds". Shares are 0 to 1. */
export function tellShare(share: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [0.06, 'almost nothing'],
    [0.15, 'about a tenth'],
    [0.225, 'about a fifth'],
    [0.29, 'about a quarter'],
    [0.365, 'about a third'],
    [0.45, 'about two fifths'],
    [0.55, 'about half'],
    [0.63, 'about three fifths'],
    [0.71, 'about two thirds'],
    [0.775, 'about three quarters'],
    [0.85, 'about four fifths'],
    [0.96, 'about nine tenths'],
  ];
  return steps.find(([limit]) => share < limit)?.[1] ?? 'nearly everything';
}

type EvidenceFacts = Omit<Evidence, 'printed' | 'inferred'>;

/** The two sentences of a piece of evidence: what is print, what is inference. */
export function tellEvidence(facts: EvidenceFacts, names: Names): Pick<Evidence, 'printed' | 'inferred'> {
  const told = tellPrint(facts, names);
  if (facts.edition === null || facts.source !== 'editorial') return told;
  return {
    printed: null,
    inferred: 'No printed map lists these occupations: where they stand is our own arrangement.',
  };
}

function tellPrint(facts: EvidenceFacts, names: Names): Pick<Evidence, 'printed' | 'inferred'> {
  const edition = facts.edition ?? undefined;
  const from = facts.clusters ? names.getCluster(facts.clusters.from, edition) : undefined;
  const to = facts.clusters ? names.getCluster(facts.clusters.to, edition) : undefined;
  const backwards = facts.reversed ? ' This step reads it from top to bottom.' : '';
  switch (facts.type) {
    case 'printed-row':
      return {
        printed: `The map prints "${from?.name}" and "${to?.name}" in one row${tellRows(facts.rows)}.`,
        inferred: `A row is read as the way from one column to the next.${backwards}`,
      };
    case 'sole-next-cluster': {
      const [lower, higher] = facts.reversed ? [to, from] : [from, to];
      return {
        printed: `"${higher?.name}" is the only ${tierNames[higher?.tier ?? 'professional']} cluster that the map prints above "${lower?.name}" in its pathway.`,
        inferred: `The only cluster above is read as the next step.${backwards}`,
      };
    }
    case 'same-pathway':
      return {
        printed: `The map prints "${from?.name}" and "${to?.name}" in one pathway, ${names.getPathway(from?.pathway ?? '', edition).name}.`,
        inferred: `Which clusters of the pathway follow one another is not printed: that they do is our reading.${backwards}`,
      };
    case 'level-in-cluster':
      return {
        printed: `Both stand in the cluster "${from?.name}", at level ${facts.levels?.from} and level ${facts.levels?.to}.`,
        inferred: `A higher level in one cluster is read as a step up.${backwards}`,
      };
    case 'same-cluster':
      return {
        printed: `Both stand in the cluster "${from?.name}".`,
        inferred: 'The maps group occupations with related knowledge, skills and behaviours into clusters.',
      };
    case 'title-ladder':
      return {
        printed: 'The titles name one trade at two grades.',
        inferred: `The grade words are read as a ladder.${backwards}`,
      };
    case 'shared-skills': {
      const labels = (facts.shared ?? []).map((id) => quoteLabel(names.getSkill(id).label));
      return { printed: null, inferred: `Our skill profiles share ${labels.length}: ${listWords(labels)}.` };
    }
    case 'shared-outputs': {
      const labels = (facts.shared ?? []).map((id) => names.getOutput(id).label.toLowerCase());
      return { printed: null, inferred: `Both produce ${listWords(labels)}.` };
    }
    default:
      return { printed: null, inferred: null };
  }
}

/** Text as a sentence begins. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A label inside a sentence: its first letter small, unless it starts with an abbreviation. */
export function quoteLabel(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function tellRows(rows: readonly number[] | null): string {
  if (!rows || rows.length === 0) return '';
  return rows.length === 1
    ? ` (row ${rows[0]} of the pathway)`
    : ` (rows ${listWords(rows.map(String))} of the pathway)`;
}

export interface RungFacts {
  readonly fromTier: Tier;
  readonly toTier: Tier;
  readonly tiersRisen: number;
  readonly fromLevel: number | null;
  readonly toLevel: number | null;
  readonly toTitle: string;
}

const headTitle = /\b(head|chief|principal)\b/i;
const longLevelGap = 3;

/** Rungs that the print leaves out: a tier crossed to a head, chief or principal title, or three levels or more. */
export function tellRungs(facts: RungFacts): Step['unprintedRungs'] {
  const gap = facts.fromLevel !== null && facts.toLevel !== null ? facts.toLevel - facts.fromLevel : 0;
  if (facts.tiersRisen > 0 && headTitle.test(facts.toTitle)) {
    return {
      rule: 'tier-to-head-title',
      inferred: true,
      sentence: `${facts.toTitle} names the top of a trade: expect posts in between that the maps do not print.`,
    };
  }
  if (gap >= longLevelGap) {
    return {
      rule: 'level-gap',
      inferred: true,
      sentence: `From level ${facts.fromLevel} to level ${facts.toLevel}: expect posts or study in between that the maps do not print.`,
    };
  }
  return null;
}

const directionWords = { up: 'A step up', across: 'A step across', down: 'A step down' } as const;
const scopeWords = {
  cluster: 'inside one cluster',
  pathway: 'inside one pathway',
  map: 'to another pathway of the map',
  'other-map': 'to another map',
} as const;

type ExplainedFacts = Pick<
  Step,
  'direction' | 'scope' | 'tier' | 'level' | 'coverage' | 'carries' | 'gains' | 'deepens' | 'gates' | 'to'
>;

/** What a step means for the person, in a few sentences: gates first, then what they bring, learn and deepen. */
export function tellExplanation(facts: ExplainedFacts): string {
  const sentences: string[] = [];
  for (const { name, authority, doubt } of facts.gates) {
    sentences.push(
      doubt === null
        ? `First a gate that no skill replaces: ${name} (${authority}).`
        : `First perhaps a gate: ${name} (${authority}). ${doubt}`,
    );
  }
  const rise =
    facts.tier.from === facts.tier.to ? '' : `, from ${tierNames[facts.tier.from]} to ${tierNames[facts.tier.to]}`;
  sentences.push(`${directionWords[facts.direction]} ${scopeWords[facts.scope]}${rise}.`);
  if (facts.coverage === null) {
    sentences.push('How much of it you already have is not known: there is no skill profile for one of the two.');
    return sentences.join(' ');
  }
  const labels = (skills: readonly { readonly label: string }[]): string =>
    listWords(skills.map(({ label }) => quoteLabel(label)));
  const known = [...facts.carries, ...facts.deepens];
  sentences.push(
    known.length === 0
      ? 'Nothing that its profile names is shared.'
      : `You bring ${tellShare(facts.coverage)} of what it needs${facts.carries.length > 0 ? `: ${labels(facts.carries)}` : ''}.`,
  );
  if (facts.gains.length > 0) sentences.push(`New to learn: ${labels(facts.gains)}.`);
  if (facts.deepens.length > 0) sentences.push(`To deepen: ${labels(facts.deepens)}.`);
  return sentences.join(' ');
}
