/**
 * The plan: one printed side for a client. The route, three things to do first, questions to talk through, how to show
 * skills without a certificate, where to look for what we do not hold, sources. A plan is its address; nothing is kept.
 */
import encodeQR from 'qr';
import type { RouteAnswer, Step } from '../model/answer.js';
import { reasonNames } from '../model/vocabulary.js';
import { quoteLabel, tellShare } from '../model/wording.js';
import type { Service } from '../service/service.js';
import { askName, type Trouble } from './ask-name.js';
import { address, type Link, occupationHref, type PageView, type Query, readTexts } from './page-view.js';
import { sayFew, saySource, sayStanding } from './say.js';
import { viewTrouble } from './view-trouble.js';

export interface PlanModel {
  readonly heading: string;
  readonly holds: boolean;
  /** Where the route starts. */
  readonly start: string;
  readonly legs: readonly PlanLeg[];
  readonly first: readonly string[];
  readonly questions: readonly string[];
  readonly show: readonly string[];
  readonly sites: readonly Site[];
  readonly sources: string;
  readonly url: string;
  readonly code: CodeView | null;
  readonly backHref: string;
}

export interface PlanLeg {
  readonly title: string;
  readonly href: string;
  readonly standing: string;
  readonly gates: readonly string[];
  /** What to learn and how much is brought, in a sentence each; empty where the step does not hold. */
  readonly sentences: readonly string[];
  /** Why a step does not hold; null where it does. */
  readonly problem: string | null;
}

export interface Site extends Link {
  readonly use: string;
}

/** A code to scan, as one path of unit squares. */
export interface CodeView {
  readonly size: number;
  readonly d: string;
}

const most = { steps: 8, urlInCode: 900 } as const;
/** How many skills are named of each kind in a step, by the number of steps: the more steps, the fewer. */
const skillsNamed = [4, 4, 4, 3, 2, 2] as const;

/** Official places for what these data do not hold. */
export const sites: readonly Site[] = [
  {
    text: 'National Careers Service',
    href: 'https://nationalcareers.service.gov.uk/',
    use: 'pay, courses and free advice; 0800 100 900',
  },
  { text: 'Find a job', href: 'https://www.gov.uk/find-a-job', use: 'vacancies' },
  { text: 'Find an apprenticeship', href: 'https://www.gov.uk/apply-apprenticeship', use: 'paid training' },
  {
    text: 'Skills England: occupational maps',
    href: 'https://occupational-maps.skillsengland.education.gov.uk/',
    use: 'the maps and standards of today',
  },
];

const questions = [
  'Money: what is the least you can live on while you learn?',
  'Place and hours: how far can you travel, and which hours can you work?',
  'Health and caring: what must the work fit around?',
  'Checks: could a criminal record, driving or right-to-work check matter?',
  'Liking: which part of this route would you look forward to?',
];

/** The page for the jobs in an address, in their order. */
export function viewPlan(service: Service, query: Query, url: string): PageView {
  const asked = readTexts(query, 'step', most.steps);
  const names = asked.map((name, index) =>
    askName(service, 'step', name, (id) => address('/plan', { step: asked.with(index, id) })),
  );
  const troubles = names.flatMap((name) => (name.kind === 'trouble' ? [name.trouble] : []));
  if (troubles.length > 0 || asked.length < 2) return askForEnds(service, asked, troubles);
  const ids = names.flatMap((name) => (name.kind === 'found' ? [name.id] : []));
  if (ids.some((id, index) => id === ids[index + 1])) return askForEnds(service, asked, []);
  const answer = service.route(ids);
  const [start, goal] = [answer.legs[0]?.from, answer.legs.at(-1)?.to];
  const title = `Your plan: ${start?.title} to ${goal?.title}`;
  return {
    template: 'plan',
    status: 200,
    title,
    section: 'start',
    editions: answer.editions,
    model: {
      heading: title,
      holds: answer.holds,
      start: start ? `${start.title} (${sayStanding(start).toLowerCase()})` : '',
      legs: answer.legs.map((leg) => tellLeg(leg, skillsNamed[answer.legs.length] ?? 1)),
      first: listFirst(answer),
      questions,
      show: listEvidence(service, answer),
      sites,
      sources: tellSources(service, answer),
      url,
      code: drawCode(url),
      backHref: address('/paths', { from: start?.id, to: goal?.id }),
    },
  };
}

function askForEnds(service: Service, asked: readonly string[], troubles: readonly Trouble[]): PageView {
  const heading = 'Choose a route first';
  const message =
    'A plan is made of a route between two jobs. Name both, choose a route, and make the plan from there.';
  const missing: Trouble = {
    ...{ code: 'invalid-query', field: '', asked: '', lead: '', choices: [] },
    heading,
    message,
    fieldError: '',
  };
  return viewTrouble(service, troubles.length > 0 ? troubles : [missing], {
    action: '/paths',
    button: 'Find routes',
    fields: [
      { name: 'from', label: 'The job you have now', value: asked[0] ?? '' },
      { name: 'to', label: 'The job you want', value: asked.length > 1 ? (asked.at(-1) ?? '') : '' },
    ],
    carried: [],
  });
}

function tellLeg({ to, step, reason, change }: RouteAnswer['legs'][number], count: number): PlanLeg {
  const head = { title: to.title, href: occupationHref(to.id), standing: sayStanding(to) };
  if (!step) {
    const problem = `${reason ? reasonNames[reason] : 'No way found.'} ${change ?? ''}`.trim();
    return { ...head, gates: [], sentences: [], problem };
  }
  const sentences: string[] = [];
  if (step.coverage !== null) {
    const bring = step.carries.slice(0, count).map(({ label }) => quoteLabel(label));
    const such = bring.length > 0 ? `, such as: ${bring.join('; ')}` : '';
    sentences.push(`You bring ${tellShare(step.coverage)} of what it needs${such}.`);
  }
  for (const [lead, skills] of [
    ['To learn', step.gains],
    ['To deepen', step.deepens],
  ] as const) {
    const words = skills.map(({ label }) => quoteLabel(label));
    if (words.length > 0) sentences.push(`${lead}: ${sayFew(words, count)}.`);
  }
  return {
    ...head,
    gates: step.gates.map(({ name, authority }) => `${name} (ask: ${authority})`),
    sentences,
    problem: null,
  };
}

/** Gates come first, then what matters most of the first step, then seeing the work with one's own eyes. */
function listFirst(answer: RouteAnswer): readonly string[] {
  const steps = answer.legs.flatMap(({ step }) => step ?? []);
  const next = steps[0];
  const gate = steps.flatMap((step) =>
    step.gates.map(({ name, authority }) => ({ name, authority, to: step.to.title })),
  )[0];
  const [learn, then] = next?.gains ?? [];
  const grow = next?.deepens[0];
  const title = next?.to.title ?? answer.legs[0]?.to.title ?? '';
  const tasks = [
    gate && `Find out what “${gate.name}” takes for ${gate.to}. Ask: ${gate.authority}.`,
    `Talk to someone who does this job: ${title}. Better still, spend a day with them.`,
    learn && `Look for a way to start to learn: ${quoteLabel(learn.label)}.`,
    grow && `Ask at work for a chance to go further with: ${quoteLabel(grow.label)}.`,
    then && `Then look for a way to learn: ${quoteLabel(then.label)}.`,
    'Ask the National Careers Service what training there is near you.',
  ];
  return tasks.flatMap((task) => task ?? []).slice(0, 3);
}

/** How to show what one can do without a certificate, with what this route's jobs make. */
function listEvidence({ dataset }: Service, answer: RouteAnswer): readonly string[] {
  const first = answer.legs[0];
  const held = first?.step?.carries[0] ?? first?.step?.deepens[0];
  const made = first ? dataset.getOccupation(first.from.id).profile?.outputs[0] : undefined;
  const output = made === undefined ? undefined : quoteLabel(dataset.getOutput(made).label);
  return [
    output
      ? `Keep photos or copies of what you made, such as this: ${output}. Note your part in it.`
      : 'Keep photos or copies of what you made. Note your part in it.',
    held
      ? `Write down one time you had to ${describeDoing(held)}: what you did, and what came of it.`
      : 'Write down one hard task: what you did, and what came of it.',
    'Ask someone who saw your work to say so in a few lines.',
  ];
}

function describeDoing({ label }: Pick<Step['carries'][number], 'label'>): string {
  return `use this: “${quoteLabel(label)}”`;
}

function tellSources(service: Service, { editions, dataVersion }: RouteAnswer): string {
  const used = editions.map(({ map, source }) => `${service.dataset.getMap(map).name} (${saySource(service, source)})`);
  return `${used.join('; ')}. Skills are our own reading. Release ${dataVersion}.`;
}

/** Null where the address is too long to be scanned from paper. */
function drawCode(url: string): CodeView | null {
  if (url.length > most.urlInCode) return null;
  const rows = encodeQR(url, 'raw', { ecc: 'low', border: 3 });
  const d = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size: rows.length, d };
}
