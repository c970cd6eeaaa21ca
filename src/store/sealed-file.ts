/**
 * The form of every file that the store writes: one line of JSON with labels, length and checksum, then the body.
 * The checksum covers all bytes but itself, so that any change is noticed. Bodies are bytes as they come, or ASCII
 * JSON: that is the quickest to decode and to parse, and a cold answer reads one. Reading one touches no disk and never
 * throws.
 */
import { createHash } from 'node:crypto';
import type { Release } from '../model/release.js';

/** The schema that this Trellis writes, and the only one that it reads. */
export const schemaVersion: Release['schemaVersion'] = 2;

/** A release, the pointer to the active one, or the moves derived from one. */
export type SealedKind = 'release' | 'active' | 'moves';
/** What can be known of a file without parsing its body. */
export type Labels = Readonly<Record<string, string | null>>;

export interface SealedFile {
  readonly bytes: Buffer;
  readonly sha256: string;
}

export type OpenedFile =
  | {
      readonly whole: true;
      readonly labels: Labels;
      readonly sha256: string;
      readonly body: Buffer;
      parseBody(): unknown;
    }
  | { readonly whole: false; readonly newer: boolean; readonly what: string };

interface Header {
  readonly trellis: SealedKind;
  readonly schemaVersion: number;
  readonly labels: Labels;
  /** Of the body, in bytes. */
  readonly length: number;
  readonly sha256: string;
}

/** Longest header line that is looked for, in bytes. */
const headerLimit = 4096;

/** Seals a body with its labels; the same input gives the same bytes. `content` is bytes or plain JSON. */
export function sealFile(kind: SealedKind, labels: Labels, content: unknown): SealedFile {
  const body = content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(toAsciiJson(content), 'latin1');
  const head = { trellis: kind, schemaVersion, labels, length: body.length };
  const sha256 = computeSeal(head, body);
  return { bytes: Buffer.concat([Buffer.from(toAsciiJson({ ...head, sha256 })), Buffer.from('\n'), body]), sha256 };
}

/** Checks a file that should be of the given kind. `what` is the end of a sentence that begins with its name. */
export function openSealedFile(kind: SealedKind, bytes: Buffer): OpenedFile {
  const end = bytes.subarray(0, headerLimit).indexOf('\n');
  const line = bytes.toString('latin1', 0, Math.max(end, 0));
  const header = findHeader(line);
  if (!header || header.trellis !== kind) return refuse('does not begin like a file of Trellis');
  const body = bytes.subarray(end + 1);
  const { sha256, ...head } = header;
  if (body.length < header.length) return refuse('is cut short');
  if (toAsciiJson({ ...head, sha256 }) !== line || computeSeal(head, body) !== sha256) {
    return refuse('does not match its checksum');
  }
  if (header.schemaVersion !== schemaVersion) {
    const what = `has schema ${header.schemaVersion}, and this Trellis reads schema ${schemaVersion}`;
    return { whole: false, newer: header.schemaVersion > schemaVersion, what };
  }
  return { whole: true, labels: header.labels, sha256, body, parseBody: () => JSON.parse(body.toString('latin1')) };
}

function refuse(what: string): OpenedFile {
  return { whole: false, newer: false, what };
}

function findHeader(line: string): Header | undefined {
  let header: Partial<Header> | null;
  try {
    header = JSON.parse(line) as Partial<Header> | null;
  } catch {
    return undefined;
  }
  const isHeader =
    typeof header?.sha256 === 'string' &&
    typeof header.length === 'number' &&
    typeof header.schemaVersion === 'number' &&
    typeof header.labels === 'object' &&
    header.labels !== null;
  return isHeader ? (header as Header) : undefined;
}

function computeSeal(head: Omit<Header, 'sha256'>, body: Buffer): string {
  return createHash('sha256')
    .update(`${toAsciiJson(head)}\n`)
    .update(body)
    .digest('hex');
}

function toAsciiJson(content: unknown): string {
  return JSON.stringify(content).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
