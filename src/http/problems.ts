/** Errors of every origin as RFC 9457 problems: what somebody did wrong is told, what went wrong inside is not. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorCodes, TrellisError, toProblem } from '../model/errors.js';

/** What the reader of bodies calls its errors, and what they are here. */
const bodyProblems: Readonly<Record<string, TrellisError>> = {
  'entity.parse.failed': new TrellisError('invalid-query', 'The body is not JSON that can be read.'),
  'entity.too.large': new TrellisError('too-large', 'The body is too large.'),
  'encoding.unsupported': new TrellisError('unsupported-media-type', 'The body has an encoding that is not taken.'),
  'charset.unsupported': new TrellisError('unsupported-media-type', 'The body has a character set that is not taken.'),
  'request.size.invalid': new TrellisError('invalid-query', 'The body is not of the length that was announced.'),
  'request.aborted': new TrellisError('invalid-query', 'The body was not sent to its end.'),
};

/** Any error as one with a stable code; `internal` where nobody who asked could have known better. */
export function toTrellisError(error: unknown): TrellisError {
  if (error instanceof TrellisError) return error;
  const { type, status } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly type?: unknown;
    readonly status?: unknown;
  };
  const known = typeof type === 'string' ? bodyProblems[type] : undefined;
  if (known) return known;
  if (error instanceof URIError) {
    return new TrellisError('invalid-query', 'The address holds percent-encoding that is not UTF-8.');
  }
  if (status === 400) return new TrellisError('invalid-query', 'The request cannot be read.');
  return new TrellisError('internal', 'Something went wrong inside. Name the request id when you report it.');
}

/** The body and status of a problem. Inner data findings stay inside. */
export function renderProblem(
  error: TrellisError,
  requestId: string,
): { readonly status: number; readonly body: string } {
  const { findings: _, ...problem } = toProblem(error);
  return { status: errorCodes[error.code].status, body: JSON.stringify({ ...problem, requestId }) };
}

export const problemType = 'application/problem+json; charset=utf-8';

/** Ends a response with a problem; sets no other header than those of its body. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  error: TrellisError,
  requestId: string,
): void {
  const { status, body } = renderProblem(error, requestId);
  response.statusCode = status;
  for (const name of ['ETag', 'Content-Encoding', 'Last-Modified']) response.removeHeader(name);
  response.setHeader('Content-Type', problemType);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.setHeader('Cache-Control', 'no-store');
  response.end(request.method === 'HEAD' ? undefined : body);
}
