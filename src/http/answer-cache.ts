/**
 * Answers that were given, ready to be sent again: bounded by their size, the one longest unused goes first, all go
 * when the release changes. Compressed forms are made once, when first asked for.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** An answer in one form. `location` is set where it is a redirect. */
export interface Rendered {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
  readonly location?: string;
}

export interface AnswerCache {
  /** Undefined where it is not held for this release. */
  find(dataVersion: string, key: string): Rendered | undefined;
  keep(dataVersion: string, key: string, answer: Rendered): void;
  /** The body in this encoding. */
  encode(answer: Rendered, encoding: Encoding): Promise<Buffer>;
  /** Bytes and answers that are held now. */
  size(): { readonly bytes: number; readonly answers: number };
}

/** Below this many bytes compressing costs more than it saves. */
const worthCompressing = 1024;
/** Beside the body: key, headers and the entry itself, roughly. */
const overhead = 500;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Holds at most so many bytes of bodies; with 0 nothing is kept. */
export function createAnswerCache(mostBytes: number): AnswerCache {
  const held = new Map<string, Rendered>();
  /** Compressed bodies, forgotten with the answer that they belong to. */
  const compressed = new WeakMap<Rendered, Map<Encoding, Promise<Buffer>>>();
  let bytes = 0;
  let release = '';
  const weigh = (key: string, { body }: Rendered): number => body.length * 2 + key.length + overhead;
  const drop = (key: string, answer: Rendered): void => {
    held.delete(key);
    bytes -= weigh(key, answer);
  };
  return {
    find(dataVersion, key) {
      const answer = dataVersion === release ? held.get(key) : undefined;
      if (!answer) return undefined;
      held.delete(key);
      held.set(key, answer);
      return answer;
    },
    keep(dataVersion, key, answer) {
      if (dataVersion !== release) {
        held.clear();
        bytes = 0;
        release = dataVersion;
      }
      const before = held.get(key);
      if (before) drop(key, before);
      if (weigh(key, answer) > mostBytes) return;
      held.set(key, answer);
      bytes += weigh(key, answer);
      for (const [oldest, old] of held) {
        if (bytes <= mostBytes) break;
        drop(oldest, old);
      }
    },
    async encode(answer, encoding) {
      if (encoding === 'identity') return answer.body;
      const forms = compressed.get(answer) ?? new Map<Encoding, Promise<Buffer>>();
      compressed.set(answer, forms);
      const known = forms.get(encoding);
      if (known) return known;
      const made =
        encoding === 'br'
          ? brotli(answer.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
          : zip(answer.body, { level: 6 });
      forms.set(encoding, made);
      return made;
    },
    size: () => ({ bytes, answers: held.size }),
  };
}

/** Whether a body is worth compressing. */
export function isWorthCompressing(body: Buffer): boolean {
  return body.length >= worthCompressing;
}

/** Names release and content, so that an answer is never taken for that of another release or another code. */
export function makeEtag(dataVersion: string, body: Buffer): string {
  return `W/"${dataVersion}.${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`;
}
