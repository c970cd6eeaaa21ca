/**
 * Faults: what an answer states, where, and what the data say instead.
 * A FaultList only gathers; the order of its faults is the order in which the answer was read.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Dataset } from '../dataset/dataset.js';

/** One untrue statement. `path` leads to it inside the answer: `paths[0].steps[1].carries[2].held`. */
export interface AuditFault {
  readonly path: string;
  readonly stated: string;
  readonly found: string;
}

/** What every part of an audit needs: the data, and where to put what is wrong. */
export interface Ground {
  readonly dataset: Dataset;
  readonly faults: FaultList;
}

export class FaultList {
  private readonly list: AuditFault[] = [];

  get all(): readonly AuditFault[] {
    return this.list;
  }

  /** Records a fault; `found` is a sentence or a value of the data. */
  add(path: string, stated: unknown, found: string): void {
    this.list.push({ path, stated: show(stated), found });
  }

  /** Whether the two are deeply equal; a fault where they are not. NaN equals only itself. */
  same(path: string, stated: unknown, found: unknown): boolean {
    const equal = isDeepStrictEqual(stated, found);
    if (!equal) this.add(path, stated, show(found));
    return equal;
  }

  /** Compares the named fields of two objects, each at its own path. */
  sameFields<T extends object>(path: string, stated: T, found: T, fields: readonly (keyof T & string)[]): void {
    for (const field of fields) this.same(`${path}.${field}`, stated[field], found[field]);
  }
}

/** A value as a fault quotes it: text as it is, everything else as JSON, NaN and undefined by name. */
export function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value === undefined) return String(value);
  return JSON.stringify(value);
}
