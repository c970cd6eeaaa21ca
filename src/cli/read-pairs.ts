/** Reads a CSV file of pairs `from,to`: BOM, CRLF and quotes are fine; anything else is told with line and column. */
import { readFileSync } from 'node:fs';
import { TrellisError } from '../model/errors.js';

export interface NamedPair {
  readonly from: string;
  readonly to: string;
}

const largestFile = 20_000_000;
/** The usual faults of the system, in words. */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is none of this name',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions do not let it',
};
/** The usual faults of a CSV file, in words. */
const faults: Readonly<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE: 'after the closing quote something else than a comma follows',
  INVALID_OPENING_QUOTE: 'a quote stands inside a value that does not begin with one',
  CSV_QUOTE_NOT_CLOSED: 'a quote is never closed',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'this line has another number of columns than the header',
};

/** Throws `unreadable-input` with the file's line and column. Further columns are ignored. */
export async function readPairs(file: string): Promise<readonly NamedPair[]> {
  const { parse, CsvError } = await import('csv-parse/sync');
  const refuse = (message: string): TrellisError => new TrellisError('unreadable-input', `${file}: ${message}`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw refuse(`the file cannot be read (${unreadable[code] ?? code})`);
  }
  if (bytes.length > largestFile) throw refuse(`the file is larger than ${largestFile / 1_000_000} MB`);
  if (bytes.includes(0)) throw refuse('the file holds a NUL byte, so it is not text');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('the file is not UTF-8 text');
  }
  try {
    const rows: string[][] = parse(text, { bom: true, skip_empty_lines: true, trim: true });
    const header = rows[0]?.map((name) => name.toLowerCase());
    if (!header) throw refuse('the file is empty; it needs a header line with the columns from and to');
    const [from, to] = [header.indexOf('from'), header.indexOf('to')];
    const missing = [from < 0 ? 'from' : '', to < 0 ? 'to' : ''].filter((name) => name !== '');
    if (missing.length > 0) {
      const hint = header.length === 1 && /[;\t|]/.test(header[0] ?? '') ? '; columns are separated by commas' : '';
      throw refuse(`line 1: the header lacks the column ${missing.join(' and ')}${hint}`);
    }
    if (rows.length === 1) throw refuse('the file holds a header and no pair');
    return rows.slice(1).map((row) => ({ from: row[from] ?? '', to: row[to] ?? '' }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines, column } = error as { lines?: number; column?: number | string };
    const place = `line ${lines ?? '?'}${column === undefined ? '' : `, column ${Number(column) + 1 || column}`}`;
    throw refuse(`${place}: ${faults[error.code] ?? error.message.split('\n')[0]}`);
  }
}
