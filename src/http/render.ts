/** The forms that an answer can be sent in: JSON always, plain text, CSV and JSON-LD where the contract has them. */
import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';
import type { Endpoint } from './endpoint.js';

const types = {
  json: 'application/json; charset=utf-8',
  linkedData: 'application/ld+json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  rows: 'text/csv; charset=utf-8; header=present',
} as const;
export type Form = keyof typeof types;

/** The media type of a form, with its parameters. */
export function typeOf(form: Form): string {
  return types[form];
}

/** The forms of an endpoint, the standard one first. */
export function listForms(endpoint: Pick<Endpoint, 'text' | 'rows' | 'linkedData'>): readonly Form[] {
  const others = ['linkedData', 'text', 'rows'] as const;
  return ['json', ...others.filter((form) => endpoint[form] !== undefined)];
}

/** Media type without parameters, as it is asked for and declared. */
export function plainTypeOf(form: Form): string {
  return types[form].split(';')[0] ?? '';
}

export function render<Asked extends z.ZodObject, Answered extends z.ZodType>(
  endpoint: Endpoint<Asked, Answered>,
  form: Form,
  answer: z.output<Answered>,
): Buffer {
  return Buffer.from(renderText(endpoint, form, answer), 'utf8');
}

function renderText<Asked extends z.ZodObject, Answered extends z.ZodType>(
  endpoint: Endpoint<Asked, Answered>,
  form: Form,
  answer: z.output<Answered>,
): string {
  if (form === 'text' && endpoint.text) return endpoint.text(answer);
  if (form === 'linkedData' && endpoint.linkedData) return JSON.stringify(endpoint.linkedData(answer));
  if (form === 'rows' && endpoint.rows) {
    return stringify([...endpoint.rows(answer)], { header: true, escape_formulas: true, record_delimiter: 'windows' });
  }
  return JSON.stringify(answer);
}
