/** Ways to harm the files of the embedded store behind its back, and to meet a folder as a user without rights. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Flips bits of one byte. */
export function flip(file: string, position: number, mask = 1): void {
  const bytes = readFileSync(file);
  bytes[position] = (bytes[position] ?? 0) ^ mask;
  writeFileSync(file, bytes);
}

/** Rewrites a sealed file with another schema and a checksum that holds. */
export function reseal(file: string, schemaVersion: number): void {
  const bytes = readFileSync(file);
  const end = bytes.indexOf('\n');
  const { sha256: _, ...head } = JSON.parse(bytes.toString('utf8', 0, end));
  const body = bytes.subarray(end + 1);
  const changed = { ...head, schemaVersion };
  const sha256 = createHash('sha256')
    .update(`${JSON.stringify(changed)}\n`)
    .update(body)
    .digest('hex');
  writeFileSync(file, Buffer.concat([Buffer.from(`${JSON.stringify({ ...changed, sha256 })}\n`), body]));
}

/** The permissions of a folder bind everybody but root. */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
