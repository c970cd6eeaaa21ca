/**
 * Errors with stable codes: the same on the command line and over HTTP.
 * A message is a sentence for the person who asked; it never carries inner text.
 */
import type { Finding } from './finding.js';

export const errorCodes = {
  'invalid-query': { status: 400, exit: 2 },
  'unreadable-input': { status: 400, exit: 2 },
  'unknown-occupation': { status: 404, exit: 3 },
  'not-on-maps': { status: 404, exit: 3 },
  'unknown-map': { status: 404, exit: 3 },
  'not-found': { status: 404, exit: 3 },
  'ambiguous-occupation': { status: 409, exit: 3 },
  'conflicting-options': { status: 409, exit: 2 },
  'invalid-seeds': { status: 500, exit: 5 },
  'store-unavailable': { status: 503, exit: 6 },
  'store-damaged': { status: 503, exit: 6 },
  internal: { status: 500, exit: 1 },
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** One thing wrong with what was asked: where, and what. */
export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

/** An occupation offered in place of one that was not understood. */
export interface Suggestion {
  readonly id: string;
  readonly title: string;
  readonly map: string;
}

export interface ErrorDetails {
  readonly errors?: readonly InputProblem[];
  readonly suggestions?: readonly Suggestion[];
  /** With `invalid-seeds`: all findings, the notes and warnings too. */
  readonly findings?: readonly Finding[];
}

export class TrellisError extends Error {
  override readonly name = 'TrellisError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}
