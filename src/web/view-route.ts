/** "Why not this route?": the jobs that somebody has in mind, each step told, or why it fails and what would bridge it. */
import { reasonNames } from '../model/vocabulary.js';
import type { Service } from '../service/service.js';
import { askName, linkTo, nameFor, type Trouble } from './ask-name.js';
import { address, type Link, type PageView, type Query, readTexts } from './page-view.js';
import { sayChange } from './say.js';
import { type StepView, viewStep } from './view-step.js';
import { viewTrouble } from './view-trouble.js';

export interface RouteModel {
  readonly heading: string;
  readonly stops: readonly { readonly label: string; readonly value: string }[];
  readonly verdict: string;
  readonly legs: readonly {
    readonly heading: string;
    readonly step: StepView | null;
    readonly problem: string;
    readonly bridges: readonly Link[];
    /** The same route with the bridge in it; null where there is none. */
    readonly bridgedHref: string | null;
    readonly tryHref: string;
  }[];
  readonly planHref: string | null;
  readonly error: string | null;
}

const most = 8;
const fewest = 3;

export function viewRoute(service: Service, query: Query): PageView {
  const asked = readTexts(query, 'step', most);
  const names = asked.map((name, index) =>
    askName(service, 'step', name, (id) => address('/route', { step: asked.with(index, id) })),
  );
  const troubles = names.flatMap((name) => (name.kind === 'trouble' ? [name.trouble] : []));
  if (troubles.length > 0) return askAgain(service, asked, troubles);
  const ids = names.flatMap((name) => (name.kind === 'found' ? [name.id] : []));
  const heading = 'Why not this route?';
  const stops = [
    ...ids.map((id) => nameFor(service, id)),
    ...Array.from({ length: Math.max(1, fewest - ids.length) }, () => ''),
  ];
  const form = { heading, stops: stops.slice(0, most).map((value, index) => ({ label: labelStop(index), value })) };
  const twice = ids.some((id, index) => id === ids[index + 1]);
  if (ids.length < 2 || twice) {
    const error = twice ? 'A job cannot follow itself' : query.has('step') ? 'Enter at least two jobs' : null;
    return {
      template: 'route',
      status: error ? 400 : 200,
      title: error ? `Error: ${heading}` : heading,
      section: 'start',
      editions: [],
      model: { ...form, verdict: '', legs: [], planHref: null, error } satisfies RouteModel,
    };
  }
  const answer = service.route(ids);
  const model: RouteModel = {
    ...form,
    verdict: answer.holds
      ? `Every step holds. In all it is ${sayChange(answer.effort ?? 1)}.`
      : 'This route does not hold as it stands. See below which step fails, and what would bridge it.',
    legs: answer.legs.map(({ from, to, step, reason, change, bridges }, leg) => ({
      heading: `${from.title} to ${to.title}`,
      step: step ? viewStep(service, step) : null,
      problem: step ? '' : `${reason ? reasonNames[reason] : ''} ${change ?? ''}`.trim(),
      bridges: bridges.map(linkTo),
      bridgedHref:
        bridges.length === 0
          ? null
          : address('/route', { step: ids.toSpliced(leg + 1, 0, ...bridges.map(({ id }) => id)) }),
      tryHref: address('/paths', { from: from.id, to: to.id }),
    })),
    planHref: answer.holds ? address('/plan', { step: ids }) : null,
    error: null,
  };
  return { template: 'route', status: 200, title: heading, section: 'start', editions: answer.editions, model };
}

function labelStop(index: number): string {
  return index === 0 ? 'Start from' : index === 1 ? 'Then' : 'And then';
}

function askAgain(service: Service, asked: readonly string[], troubles: readonly Trouble[]): PageView {
  return viewTrouble(service, troubles, {
    action: '/route',
    button: 'Check this route',
    fields: asked.map((value, index) => ({ name: 'step', label: labelStop(index), value })),
    carried: [],
  });
}
