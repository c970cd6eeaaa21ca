/** Two jobs side by side: what each way brings and asks, what they make, gates, and what no data here can tell. */
import type { CompareAnswer, Place } from '../model/answer.js';
import { quoteLabel, tellShare } from '../model/wording.js';
import type { Service } from '../service/service.js';
import { askName, linkTo, nameFor } from './ask-name.js';
import { address, type Link, type PageView, type Query, readText } from './page-view.js';
import { sayStanding } from './say.js';
import { type GateView, listSkills, type SkillLists, viewGate } from './view-step.js';
import { viewTrouble } from './view-trouble.js';

export interface SideView {
  readonly job: Link;
  readonly standing: string;
  readonly map: string;
  readonly gates: readonly GateView[];
  /** What somebody of the other job brings to this one. */
  readonly bring: string;
  readonly carries: readonly string[];
  readonly learn: SkillLists;
  readonly deepen: readonly string[];
  readonly makes: readonly string[];
  readonly lead: string;
  readonly routeHref: string;
}

export interface CompareModel {
  readonly heading: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly error: string | null;
  }[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  readonly sides: readonly SideView[];
  readonly both: readonly string[];
  readonly disagreement: string | null;
  readonly untold: readonly string[];
}

const disagreements = {
  'same-skills-other-product': 'They need much the same skills, for something else.',
  'same-product-other-skills': 'They make the same thing, with other skills.',
} as const;
const labels = { a: 'One job', b: 'The other job' } as const;

export function viewCompare(service: Service, query: Query): PageView {
  const asked = { a: readText(query, 'a'), b: readText(query, 'b') };
  if (asked.a === '' && asked.b === '') return viewForm(asked, {});
  const missing = {
    a: asked.a === '' ? 'Enter a job' : null,
    b: asked.b === '' ? 'Enter a job to compare with' : null,
  };
  if (missing.a || missing.b) return viewForm(asked, missing);
  const names = [
    askName(service, 'a', asked.a, (id) => address('/compare', { ...asked, a: id })),
    askName(service, 'b', asked.b, (id) => address('/compare', { ...asked, b: id })),
  ];
  const troubles = names.flatMap((name) => (name.kind === 'trouble' ? [name.trouble] : []));
  if (troubles.length > 0) {
    return viewTrouble(service, troubles, {
      action: '/compare',
      button: 'Compare',
      fields: (['a', 'b'] as const).map((name) => ({ name, label: labels[name], value: asked[name] })),
      carried: [],
    });
  }
  const [a = '', b = ''] = names.flatMap((name) => (name.kind === 'found' ? [name.id] : []));
  if (a === b) return viewForm(asked, { b: 'Both names mean the same job. Enter another one' });
  return viewAnswer(service, service.compare(a, b));
}

function viewForm(
  asked: { readonly a: string; readonly b: string },
  errors: { readonly a?: string | null; readonly b?: string | null },
): PageView<CompareModel> {
  const fields = (['a', 'b'] as const).map((name) => ({
    name,
    label: labels[name],
    value: asked[name],
    error: errors[name] ?? null,
  }));
  const told = fields.flatMap(({ name, error }) => (error ? [{ text: error, href: `#${name}` }] : []));
  return {
    template: 'compare',
    status: told.length > 0 ? 400 : 200,
    title: told.length > 0 ? 'Error: Compare two jobs' : 'Compare two jobs',
    section: 'compare',
    editions: [],
    model: { heading: 'Compare two jobs', fields, errors: told, sides: [], both: [], disagreement: null, untold: [] },
  };
}

function viewAnswer(service: Service, answer: CompareAnswer): PageView<CompareModel> {
  const { a, b, aToB, bToA, outputs, gates } = answer;
  const say = (ids: readonly string[]): string[] => ids.map((id) => quoteLabel(service.dataset.getOutput(id).label));
  const heading = `${a.title} and ${b.title}`;
  return {
    template: 'compare',
    status: 200,
    title: `Compare ${heading}`,
    section: 'compare',
    editions: answer.editions,
    model: {
      heading,
      fields: [
        { name: 'a', label: labels.a, value: nameFor(service, a.id), error: null },
        { name: 'b', label: labels.b, value: nameFor(service, b.id), error: null },
      ],
      errors: [],
      sides: [
        viewSide(service, b, a, bToA, gates.a, say(outputs.onlyA)),
        viewSide(service, a, b, aToB, gates.b, say(outputs.onlyB)),
      ],
      both: say(outputs.both),
      disagreement: answer.disagreement ? disagreements[answer.disagreement] : null,
      untold: answer.untold,
    },
  };
}

function viewSide(
  service: Service,
  from: Place,
  to: Place,
  way: CompareAnswer['aToB'],
  gates: CompareAnswer['gates']['a'],
  makes: readonly string[],
): SideView {
  const share = way.coverage === null ? 'an amount not known yet' : tellShare(way.coverage);
  return {
    job: linkTo(to),
    standing: sayStanding(to),
    map: service.dataset.getMap(to.map).name,
    gates: gates.map(viewGate),
    bring: `Somebody from ${from.title} brings ${share}${way.coverage === null ? '' : ' of what it needs'}.`,
    carries: way.carries.map(({ label }) => quoteLabel(label)),
    learn: listSkills(way.gains),
    deepen: way.deepens.map(({ label }) => quoteLabel(label)),
    makes,
    lead:
      way.direction === null
        ? 'No single step leads here from the other job.'
        : `A single step ${way.direction} leads here from the other job.`,
    routeHref: address('/paths', { from: from.id, to: to.id }),
  };
}
