/** One step of a way as words: gates first, then what you bring, learn and deepen, what grows, and why the step exists. */
import type { Place, Step } from '../model/answer.js';
import { essentialImportance, growthKinds } from '../model/vocabulary.js';
import { quoteLabel, tellShare } from '../model/wording.js';
import type { Service } from '../service/service.js';
import { linkTo } from './ask-name.js';
import type { Link } from './page-view.js';
import { sayCount, sayEvidence, sayGrowth, sayMove, sayProficiency, saySource, sayStanding, sayWeight } from './say.js';

export interface GateView {
  readonly name: string;
  readonly authority: string;
  readonly experience: string | null;
  readonly doubt: string | null;
}

export interface SkillLists {
  /** Those that the job cannot do without. */
  readonly essential: readonly string[];
  readonly other: readonly string[];
  readonly more: string | null;
}

export interface EvidenceView {
  readonly heading: string;
  readonly weight: string;
  readonly printed: string | null;
  readonly inferred: string | null;
  readonly source: string;
}

export interface StepView {
  readonly from: Link;
  readonly to: Link;
  readonly move: string;
  readonly fromStanding: string;
  readonly toStanding: string;
  readonly toMap: string | null;
  readonly gates: readonly GateView[];
  /** "about two thirds of what it needs"; null where no profile says. */
  readonly bringShare: string | null;
  readonly bring: readonly string[];
  readonly learn: SkillLists;
  /** By how far each has to go. */
  readonly deepen: readonly { readonly lead: string; readonly skills: readonly string[] }[];
  readonly grows: readonly string[];
  readonly evidence: readonly EvidenceView[];
  readonly mind: string | null;
  readonly training: string;
}

export function viewStep(service: Service, step: Step): StepView {
  const { from, to, carries, gains, deepens, coverage, gates, growth, evidence, unprintedRungs, scope } = step;
  const years = step.newEntrantTraining.atLeastYears;
  return {
    from: linkTo(from),
    to: linkTo(to),
    move: sayMove(step),
    fromStanding: sayStanding(from),
    toStanding: sayStanding(to),
    toMap: scope === 'other-map' ? service.dataset.getMap(to.map).name : null,
    gates: gates.map(viewGate),
    bringShare: coverage === null ? null : tellShare(coverage),
    bring: carries.map(({ label }) => quoteLabel(label)),
    learn: listSkills(gains),
    deepen: groupDeepening(deepens),
    grows: growthKinds.filter((kind) => (growth[kind]?.rise ?? 0) > 0).map(sayGrowth),
    evidence: evidence.map(({ type, printed, inferred, source }) => ({
      heading: sayEvidence(type),
      weight: sayWeight(type),
      printed,
      inferred,
      source: saySource(service, source),
    })),
    mind: unprintedRungs?.sentence ?? null,
    training: `A person new to this job needs at least ${sayCount(years, 'year')} of work and training, the maps' guidance says. What you bring may shorten it.`,
  };
}

/** Skills that are held and have to grow, grouped by from where to where. */
function groupDeepening(deepens: Step['deepens']): StepView['deepen'] {
  const groups = new Map<string, string[]>();
  for (const { label, held, needed } of deepens) {
    const lead = `From “${sayProficiency(held)}” to “${sayProficiency(needed)}”`;
    groups.set(lead, [...(groups.get(lead) ?? []), quoteLabel(label)]);
  }
  return [...groups].map(([lead, skills]) => ({ lead, skills }));
}

export function viewGate({ name, authority, experienceCounts, doubt }: Step['gates'][number]): GateView {
  const experience =
    experienceCounts === null
      ? null
      : experienceCounts
        ? 'Work you have done counts towards it.'
        : 'Work you have done does not replace it.';
  return { name, authority, experience, doubt };
}

/** Skills to learn: essential ones apart, in the order of the profile. */
export function listSkills(
  skills: readonly { readonly label: string; readonly importance: number }[],
  most = skills.length,
): SkillLists {
  const shown = skills.slice(0, most);
  const left = skills.length - shown.length;
  return {
    essential: shown
      .filter(({ importance }) => importance >= essentialImportance)
      .map(({ label }) => quoteLabel(label)),
    other: shown.filter(({ importance }) => importance < essentialImportance).map(({ label }) => quoteLabel(label)),
    more: left > 0 ? `and ${sayCount(left, 'other')}` : null,
  };
}

export interface MoveView {
  readonly link: Link;
  readonly standing: string;
  readonly map: string | null;
  readonly move: string;
  readonly gates: readonly string[];
  readonly brings: string;
  readonly learn: string | null;
  readonly why: string;
  readonly routeHref: string;
}

/** A single move in a list: where it leads (or comes from), in three lines. */
export function viewMove(service: Service, step: Step, place: Place, routeHref: string): MoveView {
  const { coverage, carries, gains, evidence, gates } = step;
  const strongest = evidence[0];
  const first = gains.slice(0, 3).map(({ label }) => quoteLabel(label));
  const left = gains.length - first.length;
  const shared = carries.slice(0, 3).map(({ label }) => quoteLabel(label));
  const share = coverage === null ? 'not known yet' : `${tellShare(coverage)} of what it needs`;
  return {
    link: linkTo(place),
    standing: sayStanding(place),
    map: step.scope === 'other-map' ? service.dataset.getMap(place.map).name : null,
    move: sayMove(step),
    gates: gates.map(({ name }) => name),
    brings: shared.length > 0 ? `${share}, such as ${shared.join('; ')}` : share,
    learn: first.length === 0 ? null : `${first.join('; ')}${left > 0 ? `; and ${sayCount(left, 'other')}` : ''}`,
    why: strongest
      ? `${sayEvidence(strongest.type)} (${sayWeight(strongest.type)} evidence). ${strongest.printed ?? strongest.inferred ?? ''}`.trim()
      : '',
    routeHref,
  };
}
