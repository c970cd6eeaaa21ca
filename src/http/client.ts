/**
 * A client of the HTTP service, typed from the contract: one function an operation, taking what the contract takes and
 * giving what it gives. Questions and answers are both checked, so that a server of another version shows at once.
 */
import type { z } from 'zod';
import { type ErrorCode, errorCodes, type InputProblem, type Suggestion } from '../model/errors.js';
import { problemSchema } from '../model/problem.js';
import { type Contract, contract, type Operation } from './contract.js';
import { type Endpoint, listPathParts } from './endpoint.js';
import { listShapes } from './read-question.js';

/** One function an operation. Each throws a ServiceError for a problem, and what `fetch` throws for no answer at all. */
export type Client = {
  readonly [Name in Operation]: (
    question: z.input<Contract[Name]['asked']>,
    options?: CallOptions,
  ) => Promise<z.output<Contract[Name]['answered']>>;
};

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface ClientOptions {
  /** What sends requests; the platform's own where it is left out. */
  readonly fetch?: typeof fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the service refused, in its own words. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly requestId: string,
    readonly errors: readonly InputProblem[] = [],
    /** Occupations offered in place of a name that was not understood. */
    readonly suggestions: readonly Suggestion[] = [],
  ) {
    super(message);
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}

/** A client of the service at an address such as `http://127.0.0.1:3000`. Questions about a person go by POST. */
export function createClient(address: string, options: ClientOptions = {}): Client {
  const send = options.fetch ?? fetch;
  const call = async (endpoint: Endpoint, question: object, { signal }: CallOptions): Promise<unknown> => {
    const body = endpoint.personal ? JSON.stringify(question) : undefined;
    const url = new URL(body === undefined ? writeAddress(endpoint, question) : endpoint.path, address);
    const response = await send(url, {
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body !== undefined && { method: 'POST', body }),
      ...(signal && { signal }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return endpoint.answered.parse(answer);
    const { code, detail, requestId, errors, suggestions } = problemSchema.parse(answer);
    throw new ServiceError(code, detail, requestId, errors, suggestions);
  };
  const functions = Object.entries(contract).map(([operation, endpoint]) => [
    operation,
    (question: object, callOptions: CallOptions = {}) => call(endpoint as unknown as Endpoint, question, callOptions),
  ]);
  return Object.fromEntries(functions) as Client;
}

/** The address of a question below the root, with names and values written as they have to be. */
export function writeAddress({ path, asked }: Pick<Endpoint, 'path' | 'asked'>, question: object): string {
  const values = new Map<string, unknown>(Object.entries(question));
  const query = new URLSearchParams();
  const parts = listPathParts(path);
  for (const [name, shape] of listShapes(asked)) {
    const value = values.get(name);
    if (value === undefined || parts.includes(name)) continue;
    if (shape === 'repeated' && Array.isArray(value)) for (const one of value) query.append(name, String(one));
    else query.append(name, String(value));
  }
  const unknown = [...values.keys()].find((name) => !(name in asked.shape));
  if (unknown !== undefined) throw new TypeError(`"${unknown}" is not a parameter of ${path}.`);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
  return query.size > 0 ? `${filled}?${query}` : filled;
}
