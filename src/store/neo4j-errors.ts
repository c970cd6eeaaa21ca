/** What the driver throws, as the errors that a person can act on. No inner text, no credentials. */
import { TrellisError } from '../model/errors.js';

/** Codes of the server that have a sentence of their own. */
const sentences: readonly (readonly [code: RegExp, sentence: (place: string) => string])[] = [
  [
    /Security\.(Unauthorized|AuthenticationFailed|CredentialsExpired)/,
    (place) => `Neo4j at ${place} refuses the user or the password. Set NEO4J_USERNAME and NEO4J_PASSWORD.`,
  ],
  [
    /Security\.AuthenticationRateLimit/,
    (place) => `Neo4j at ${place} was given a wrong password too often. Wait a little and set NEO4J_PASSWORD.`,
  ],
  [
    /Security\.(Forbidden|AuthorizationExpired)/,
    (place) => `The user of Neo4j at ${place} may not do this; loading needs a user who may write.`,
  ],
  [
    /Database\.(DatabaseNotFound|DatabaseUnavailable)/,
    (place) => `Neo4j at ${place} has no such database. Set NEO4J_DATABASE.`,
  ],
  [/ServiceUnavailable|SessionExpired|Transient|N\/A/, (place) => `No Neo4j answers at ${place}.`],
];

/** `doing` ends the sentence of an error that none of them names. A TrellisError stays what it is. */
export function tellDriverError(error: unknown, place: string, doing: string): unknown {
  if (error instanceof TrellisError) return error;
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code !== 'string') return error;
  const known = sentences.find(([pattern]) => pattern.test(code));
  const slow = /timed? ?out/i.test(String(message));
  const sentence = slow
    ? `Neo4j at ${place} did not answer in time.`
    : (known?.[1](place) ?? `Neo4j at ${place} could not ${doing} (${code}).`);
  return new TrellisError('store-unavailable', sentence);
}

/** Whether an error says that the server is away, so that what was read before may be answered from. */
export function isAway(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && /ServiceUnavailable|SessionExpired|DatabaseUnavailable|Transient/.test(code);
}
