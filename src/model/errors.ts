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
  'stale-cursor': { status: 409, exit: 2 },
  'method-not-allowed': { status: 405, exit: 2 },
  'not-acceptable': { status: 406, exit: 2 },
  'request-timed-out': { status: 408, exit: 2 },
  'too-large': { status: 413, exit: 2 },
  'uri-too-long': { status: 414, exit: 2 },
  'unsupported-media-type': { status: 415, exit: 2 },
  'too-many-requests': { status: 429, exit: 2 },
  'headers-too-large': { status: 431, exit: 2 },
  'address-unavailable': { status: 503, exit: 2 },
  stopping: { status: 503, exit: 6 },
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

/** An error as the body of an answer (RFC 9457). `title` is the status in words, `detail` the sentence for a person. */
export interface Problem extends Pick<ErrorDetails, 'errors' | 'suggestions' | 'findings'> {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
}

const statusTitles: Readonly<Record<(typeof errorCodes)[ErrorCode]['status'], string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export function toProblem({ code, message, details }: TrellisError): Problem {
  const { status } = errorCodes[code];
  return { type: 'about:blank', title: statusTitles[status], status, code, detail: message, ...details };
}
