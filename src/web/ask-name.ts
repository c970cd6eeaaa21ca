/**
 * A name that somebody typed into a form: the job that it means, or what to say so that the next try finds it. Never
 * guesses: a name of several jobs becomes a choice, a job that no map has is said to be lacking with the nearest ones.
 */
import { type ErrorCode, type Suggestion, TrellisError } from '../model/errors.js';
import type { Service } from '../service/service.js';
import { occupationHref } from './page-view.js';
import { sayMap, sayStanding } from './say.js';

/** One job to choose. */
export interface Choice {
  readonly text: string;
  readonly detail: string;
  readonly href: string;
}

/** Why a name led to no single job. */
export interface Trouble {
  readonly code: ErrorCode;
  /** Name of the form field. */
  readonly field: string;
  readonly asked: string;
  readonly heading: string;
  readonly message: string;
  /** What stands at the field. */
  readonly fieldError: string;
  /** Words before the choices; empty where there are none. */
  readonly lead: string;
  readonly choices: readonly Choice[];
}

export type AskedName =
  | { readonly kind: 'found'; readonly id: string; readonly asked: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

const shownLength = 60;

/** Reads one field. `hrefFor` gives the address of the same question with another job in this field. */
export function askName(service: Service, field: string, asked: string, hrefFor: (id: string) => string): AskedName {
  try {
    return { kind: 'found', id: service.names.get(asked).occupation, asked };
  } catch (error) {
    if (!(error instanceof TrellisError)) throw error;
    return { kind: 'trouble', trouble: tellTrouble(service, field, asked, error, hrefFor) };
  }
}

function tellTrouble(
  service: Service,
  field: string,
  asked: string,
  { code, message, details }: TrellisError,
  hrefFor: (id: string) => string,
): Trouble {
  const choices = (details.suggestions ?? []).map((suggestion) => tellChoice(service, suggestion, hrefFor));
  const shown = shorten(asked);
  const common = { code, field, asked, choices };
  if (code === 'ambiguous-occupation') {
    return {
      ...common,
      heading: `Which job do you mean by “${shown}”?`,
      fieldError: 'Choose a job above, or type another name',
      message: 'More than one job goes by that name. Choose one:',
      lead: '',
    };
  }
  if (code === 'not-on-maps') {
    return {
      ...common,
      heading: `No map lists “${shown}”`,
      fieldError: `No map lists “${shown}”. Type another name`,
      message: 'We know the words, but none of the 15 maps has this job. So no route can start or end there.',
      lead: choices.length > 0 ? 'These are the nearest jobs that the maps do list. They are near, not the same:' : '',
    };
  }
  if (code === 'unknown-occupation') {
    return {
      ...common,
      heading: `We could not find “${shown}”`,
      fieldError: `We could not find “${shown}”. Type another name`,
      message: 'Check the spelling, try a shorter name, or look through the maps.',
      lead: choices.length > 0 ? 'Did you mean one of these?' : '',
    };
  }
  return { ...common, heading: 'That name cannot be read', fieldError: message, message, lead: '' };
}

function tellChoice(service: Service, { id, title, map }: Suggestion, hrefFor: (id: string) => string): Choice {
  const { tier, level } = service.dataset.getOccupation(id);
  return { text: title, detail: `${sayMap(service, map)}. ${sayStanding({ tier, level })}`, href: hrefFor(id) };
}

/** The text to fill a field with: the title where it alone means the job, else the id. */
export function nameFor(service: Service, id: string): string {
  const { title } = service.dataset.getOccupation(id);
  const read = service.names.resolve(title);
  return read.kind === 'resolved' && read.occupation === id ? title : id;
}

/** A job as a link to its page. */
export function linkTo({ id, title }: { readonly id: string; readonly title: string }): {
  readonly text: string;
  readonly href: string;
} {
  return { text: title, href: occupationHref(id) };
}

function shorten(text: string): string {
  const characters = [...text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')];
  return characters.length > shownLength ? `${characters.slice(0, shownLength).join('')}…` : characters.join('');
}
