/**
 * From an address or a body to a checked question. Everything that the published schema refuses is refused here with
 * `invalid-query` and the names of the parameters at fault; nothing is guessed, dropped or taken twice.
 */
import { z } from 'zod';
import { type InputProblem, TrellisError } from '../model/errors.js';

/** How a parameter is written in an address. */
export type Shape = 'text' | 'number' | 'switch' | 'repeated' | 'commas';

/** The shape of each parameter, in the order of the schema. */
export function listShapes(asked: z.ZodObject): ReadonlyMap<string, Shape> {
  return new Map(Object.entries(asked.shape).map(([name, schema]) => [name, shapeOf(schema as z.ZodType)]));
}

function shapeOf(schema: z.ZodType): Shape {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return shapeOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'switch';
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodEnum ? 'commas' : 'repeated';
  return 'text';
}

/** The parameters of a query as they stand, by name. Throws `invalid-query` for percent-encoding that is none. */
export function readParameters(query: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decode(cut === -1 ? pair : pair.slice(0, cut));
    const values = found.get(name);
    const value = cut === -1 ? '' : decode(pair.slice(cut + 1));
    if (values) values.push(value);
    else found.set(name, [value]);
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new TrellisError('invalid-query', 'The address holds percent-encoding that is not UTF-8.');
  }
}

/** A question from the parts of a path and the parameters of a query. Throws `invalid-query`. */
export function readQuestion<Asked extends z.ZodObject>(
  asked: Asked,
  shapes: ReadonlyMap<string, Shape>,
  parts: Readonly<Record<string, string>>,
  parameters: ReadonlyMap<string, readonly string[]>,
): z.output<Asked> {
  const problems: InputProblem[] = [];
  const raw: Record<string, unknown> = { ...parts };
  for (const [name, values] of parameters) {
    const shape = shapes.get(name);
    if (shape === undefined || name in parts) problems.push(tellUnknown(name, shapes, parts));
    else if (values.length > 1 && shape !== 'repeated')
      problems.push({ path: name, message: shape === 'commas' ? 'must stand once, with commas' : 'must stand once' });
    else raw[name] = readValue(shape, values);
  }
  return check(asked, raw, problems);
}

/** A question from a body that was JSON. Throws `invalid-query`. */
export function readBody<Asked extends z.ZodObject>(asked: Asked, body: unknown): z.output<Asked> {
  return check(asked, body, []);
}

function readValue(shape: Shape, values: readonly string[]): unknown {
  const [value = ''] = values;
  if (shape === 'repeated') return values;
  if (shape === 'commas') return value.split(',');
  if (shape === 'number') return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (shape === 'switch' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function tellUnknown(
  name: string,
  shapes: ReadonlyMap<string, Shape>,
  parts: Readonly<Record<string, string>>,
): InputProblem {
  const known = [...shapes.keys()].filter((key) => !(key in parts));
  return { path: name, message: `is not known here; ${known.length > 0 ? `known: ${known.join(', ')}` : 'none is'}` };
}

function check<Asked extends z.ZodObject>(
  asked: Asked,
  raw: unknown,
  before: readonly InputProblem[],
): z.output<Asked> {
  const result = asked.safeParse(raw);
  const told = new Set(before.map(({ path }) => path));
  const issues = (result.error?.issues ?? []).flatMap((issue) => tellIssue(issue, asked));
  const problems = [...before, ...issues.filter(({ path }) => !told.has(path))];
  if (result.success && problems.length === 0) return result.data;
  const said = problems
    .map(({ path, message }) => (path === '' ? message : `"${shorten(path)}" ${message}`))
    .join('; ');
  throw new TrellisError('invalid-query', `Asked wrongly: ${said}.`, {
    errors: problems.map(({ path, message }) => ({ path: shorten(path), message })),
  });
}

function tellIssue(issue: z.core.$ZodIssue, asked: z.ZodObject): InputProblem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(asked.shape).join(', ');
    return issue.keys.map((key) => ({ path: key, message: `is not known here; known: ${known}` }));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && path !== '') {
    return [{ path, message: `must be given: ${issue.expected}` }];
  }
  return [{ path, message: issue.message.charAt(0).toLowerCase() + issue.message.slice(1) }];
}

/** Enough of a name to find it by; what was sent may be of any length. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
