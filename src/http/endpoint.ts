/**
 * What the contract says of one resource. Everything that serves, checks, describes or calls the service reads it from
 * here: nothing about a resource is written a second time.
 */
import type { z } from 'zod';
import type { ErrorCode } from '../model/errors.js';
import type { Service } from '../service/service.js';

/** One line of a table; null is an empty cell. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface Endpoint<Asked extends z.ZodObject = z.ZodObject, Answered extends z.ZodType = z.ZodType> {
  /** Below the root, with `{name}` for each part that is asked about. */
  readonly path: `/v1/${string}`;
  readonly group: 'Ways' | 'Occupations' | 'Maps' | 'Skills' | 'Data';
  readonly summary: string;
  readonly description: string;
  /**
   * Parts of the path and of the query together, a strict object. A list of names is asked with a parameter that
   * repeats, a list of words out of a closed set with commas.
   */
  readonly asked: Asked;
  readonly answered: Answered;
  /** What it can answer besides the refusals that every resource shares. */
  readonly errors: readonly ErrorCode[];
  /** A question that the shipped data answers. */
  readonly example: z.input<Asked>;
  readonly ask: (service: Service, question: z.output<Asked>) => z.output<Answered> | Promise<z.output<Answered>>;
  /** About a person: never kept, never logged, and to be asked by POST as well, so that no address holds it. */
  readonly personal?: true;
  /** The address to go to instead, below the root, where the question was put to a former id. */
  readonly findMoved?: (answer: z.output<Answered>) => string | undefined;
  readonly text?: (answer: z.output<Answered>) => string;
  readonly rows?: (answer: z.output<Answered>) => readonly Row[];
  readonly linkedData?: (answer: z.output<Answered>) => object;
}

/** Checks an endpoint's parts against one another; gives it back as it is. */
export function endpoint<Asked extends z.ZodObject, Answered extends z.ZodType>(
  parts: Endpoint<Asked, Answered>,
): Endpoint<Asked, Answered> {
  return parts;
}

/** Names of the parts of the path that are asked about. */
export function listPathParts(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
