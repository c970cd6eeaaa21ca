/**
 * Long lists a page at a time. A cursor names the release, the question and the place that it goes on from, so that
 * pages of two releases or of two questions are never laid end to end.
 */
import { createHash } from 'node:crypto';
import { TrellisError } from '../model/errors.js';

export interface PageRequest {
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface Page<T> {
  readonly items: T[];
  readonly total: number;
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * The items after the cursor, `standard` many where no limit is asked for. `question` is everything that chose and ordered them, without limit and cursor. Throws
 * `stale-cursor` where the cursor belongs to another release, `conflicting-options` where to another question.
 */
export function cutPage<T>(
  items: readonly T[],
  request: PageRequest,
  standard: number,
  dataVersion: string,
  question: readonly unknown[],
): Page<T> {
  const mark = createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 8);
  const { limit = standard, cursor } = request;
  const start = cursor === undefined ? 0 : readPlace(cursor, dataVersion, mark);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    total: items.length,
    nextCursor: end < items.length ? `${dataVersion}.${mark}.${end}` : null,
  };
}

/** What every cursor looks like. */
export const cursorPattern = /^[0-9a-f]{16}\.[0-9a-f]{8}\.[0-9]{1,6}$/;

function readPlace(cursor: string, dataVersion: string, mark: string): number {
  const [release, question, place] = cursorPattern.test(cursor) ? cursor.split('.') : [];
  if (release !== dataVersion) {
    throw new TrellisError(
      'stale-cursor',
      'The data has changed since this cursor was given: start from the first page.',
    );
  }
  if (question !== mark) {
    throw new TrellisError('conflicting-options', 'This cursor was given for another question: ask that one again.');
  }
  return Number(place);
}
