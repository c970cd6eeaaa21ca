/** Pages that help where a question could not be answered: a choice in plain words, or what to do next. */
import { type ErrorCode, errorCodes, type TrellisError } from '../model/errors.js';
import type { Service } from '../service/service.js';
import type { Trouble } from './ask-name.js';
import type { PageView } from './page-view.js';

/** The form to ask again with; `carried` are fields that stay as they were. */
export interface AskAgain {
  readonly action: string;
  readonly button: string;
  readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  readonly carried: readonly { readonly name: string; readonly value: string }[];
}

export interface TroubleModel {
  readonly heading: string;
  readonly troubles: readonly Trouble[];
  readonly form: AskAgain;
  /** Each with the error that belongs to it. */
  readonly fields: readonly (AskAgain['fields'][number] & { readonly error: string | null })[];
  readonly maps: readonly { readonly text: string; readonly href: string }[];
}

/** At least one trouble; the status is that of the first. */
export function viewTrouble(service: Service, troubles: readonly Trouble[], form: AskAgain): PageView<TroubleModel> {
  const [first] = troubles;
  const only = troubles.length === 1;
  const heading = only && first ? first.heading : 'Some names need a second look';
  return {
    template: 'trouble',
    status: pageStatus(first?.code ?? 'invalid-query'),
    title: heading,
    section: 'start',
    editions: [],
    model: {
      heading,
      troubles: only ? troubles.map((trouble) => ({ ...trouble, heading: '' })) : troubles,
      form,
      fields: form.fields.map((field) => ({
        ...field,
        error:
          troubles.find(({ field: name, asked }) => name === field.name && asked === field.value)?.fieldError ?? null,
      })),
      maps: service.maps().maps.map(({ id, name }) => ({ text: name, href: `/maps/${id}` })),
    },
  };
}

export interface ErrorModel {
  readonly heading: string;
  readonly message: string;
  readonly reference: string | null;
}

const headings: Readonly<Partial<Record<ErrorCode, string>>> = {
  'not-found': 'Page not found',
  'unknown-map': 'There is no such map',
  'method-not-allowed': 'This page cannot be asked that way',
  'too-many-requests': 'Too many questions at once',
  internal: 'Sorry, something went wrong',
};

/** The page of an error that no form can mend. */
export function viewError({ code, message }: TrellisError, requestId: string): PageView<ErrorModel> {
  const heading = headings[code] ?? 'That cannot be answered';
  return {
    template: 'error',
    status: pageStatus(code),
    title: heading,
    editions: [],
    model: {
      heading,
      message: code === 'not-found' ? 'If you typed the address, check that it is right.' : message,
      reference: code === 'internal' ? requestId : null,
    },
  };
}

function pageStatus(code: ErrorCode): PageView['status'] {
  const { status } = errorCodes[code];
  const known: readonly number[] = [400, 404, 405, 409, 429, 500, 503];
  return known.includes(status) ? (status as PageView['status']) : 400;
}
