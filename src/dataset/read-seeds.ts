/**
 * Reads a seeds folder into typed files, each of which knows the line of everything in it.
 * Bad data never throws: it becomes findings, and the file is left out and its kind remembered as failed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Finding } from '../model/finding.js';
import { type FindingCode, makeFinding } from './findings.js';
import { listSeedFiles } from './hash-seeds.js';
import { otherLayers, type SeedData, type SeedKind, seedKinds } from './seed-files.js';

type Path = readonly PropertyKey[];

/** One file that has the shape of its kind. */
export interface SeedFile<T> {
  /** Relative to the seeds folder, with forward slashes. */
  readonly file: string;
  readonly data: T;
  /** The line of the key or entry at a path, or of the nearest part above it that exists. */
  lineOf(...path: Path): number;
}

/** All files of a seeds folder by kind, in order of their paths; kinds of one file have a list of none or one. */
export type Seeds = { readonly [K in SeedKind]: readonly SeedFile<SeedData<K>>[] } & {
  /** Kinds with a file that could not be used: what refers to them cannot be judged. */
  readonly failed: ReadonlySet<SeedKind>;
  /** What was wrong with the files themselves. */
  readonly findings: readonly Finding[];
};

interface Place {
  readonly line: number;
  readonly found: boolean;
  readonly value: unknown;
}

interface ParsedYaml {
  readonly data: unknown;
  locate(path: Path): Place;
}

/** Reads every file below a folder. Throws only `unreadable-input`, where the folder itself cannot be read. */
export function readSeeds(folder: string): Seeds {
  const names = listSeedFiles(folder);
  const failed = new Set<SeedKind>();
  const findings: Finding[] = [];

  function readKind<K extends SeedKind>(kind: K): readonly SeedFile<SeedData<K>>[] {
    const { path, schema } = seedKinds[kind];
    const files: SeedFile<SeedData<K>>[] = [];
    for (const name of names.filter((candidate) => path.test(candidate))) {
      const result = readFile(folder, name, schema as unknown as z.ZodType<SeedData<K>>);
      if (Array.isArray(result)) {
        findings.push(...result);
        failed.add(kind);
      } else {
        files.push(result);
      }
    }
    return files;
  }

  for (const [kind, entry] of listKinds()) {
    if (!('required' in entry) || names.includes(entry.required)) continue;
    findings.push(makeFinding('missing-file', entry.required, 1, `The seeds folder has no "${entry.required}".`));
    failed.add(kind);
  }
  for (const name of names) {
    if (otherLayers.test(name) || listKinds().some(([, { path }]) => path.test(name))) continue;
    findings.push(makeFinding('unknown-file', name, 1, `Nothing reads "${name}"; is its name or folder misspelt?`));
  }
  return {
    sources: readKind('sources'),
    editions: readKind('editions'),
    maps: readKind('maps'),
    identities: readKind('identities'),
    vocabulary: readKind('vocabulary'),
    profiles: readKind('profiles'),
    outputs: readKind('outputs'),
    gates: readKind('gates'),
    aliases: readKind('aliases'),
    crosswalks: readKind('crosswalks'),
    failed,
    findings,
  };
}

/** Whether all maps and editions could be read, so that it is certain which edition of a map is the latest. */
export function knowsCurrent({ failed }: Seeds): boolean {
  return !failed.has('maps') && !failed.has('editions');
}

function listKinds() {
  return Object.entries(seedKinds) as [SeedKind, (typeof seedKinds)[SeedKind]][];
}

function readFile<T>(folder: string, name: string, schema: z.ZodType<T>): SeedFile<T> | Finding[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, name)));
  } catch {
    return [makeFinding('unreadable-file', name, 1, `"${name}" cannot be opened or is not UTF-8 text.`)];
  }
  let parsed: ParsedYaml | Finding[];
  try {
    parsed = parseYaml(name, text);
  } catch {
    return [makeFinding('yaml-syntax', name, 1, `"${name}" cannot be parsed; it may be nested too deeply.`)];
  }
  if (Array.isArray(parsed)) return parsed;
  const result = schema.safeParse(parsed.data);
  if (!result.success) return result.error.issues.flatMap((issue) => tellIssue(name, parsed, issue));
  return { file: name, data: result.data, lineOf: (...path) => parsed.locate(path).line };
}

function parseYaml(name: string, text: string): ParsedYaml | Finding[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const problems = [...document.errors, ...document.warnings].map((problem) =>
    makeFinding('yaml-syntax', name, lineAt(problem.pos[0]), `This is not the YAML it should be: ${problem.message}.`),
  );
  if (problems.length > 0) return problems;
  const aliases: Finding[] = [];
  visit(document, {
    Alias(_key, { source, range }) {
      const line = lineAt(range?.[0] ?? 0);
      aliases.push(
        makeFinding('yaml-syntax', name, line, `Aliases are not read in seeds; write out what "*${source}" means.`),
      );
    },
  });
  if (aliases.length > 0) return aliases;

  const locate = (path: Path): Place => {
    let node: unknown = document.contents;
    let line = isNode(node) && node.range ? lineAt(node.range[0]) : 1;
    for (const step of path) {
      const child: unknown = findChild(node, step);
      const start = isPair(child) ? child.key : child;
      if (child === undefined) return { line, found: false, value: undefined };
      if (isNode(start) && start.range) line = lineAt(start.range[0]);
      node = isPair(child) ? child.value : child;
    }
    return { line, found: true, value: isScalar(node) ? node.value : undefined };
  };
  return { data: document.toJS(), locate };
}

function findChild(node: unknown, step: PropertyKey): unknown {
  if (isMap(node)) return node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
  return isSeq(node) ? node.items[Number(step)] : undefined;
}

function tellIssue(file: string, parsed: ParsedYaml, issue: z.core.$ZodIssue): Finding[] {
  const place = parsed.locate(issue.path);
  const tell = (code: FindingCode, sentence: string): Finding[] => [makeFinding(code, file, place.line, sentence)];
  const name = namePlace(issue.path);
  const subject = isPlain(place.value) ? `"${place.value}" as ${name}` : `The value of ${name}`;

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const { line } = parsed.locate([...issue.path, key]);
      return makeFinding('unknown-field', file, line, `There is no field "${key}" in ${name}.`);
    });
  }
  if (!place.found) return tell('missing-field', `The field ${name} is missing.`);
  if (issue.code === 'invalid_key' || issue.code === 'invalid_format') {
    const wrong = issue.code === 'invalid_key' ? name : subject;
    return tell('bad-id', `${wrong} is not an id: ids are lower-case words and numbers joined by hyphens.`);
  }
  if (issue.code === 'invalid_value') {
    const code = issue.path.at(-1) === 'tier' ? 'unknown-tier' : 'wrong-type';
    return tell(code, `${subject} is none of ${issue.values.map(String).join(', ')}.`);
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const isText = issue.origin === 'string';
    const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    if (isText) return tell('wrong-type', `The text of ${name} is empty.`);
    return tell('out-of-range', `${subject} is out of range: it must be ${bound} (entries of a list count).`);
  }
  if (issue.code === 'invalid_union') {
    return tell('wrong-type', `${subject} is neither a list of numbers nor "unknown".`);
  }
  if (issue.code === 'invalid_type') {
    return tell('wrong-type', `${subject} is of the wrong kind: ${kindNames[issue.expected] ?? issue.expected}.`);
  }
  return tell('wrong-type', `${subject} is not what it should be.`);
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'it must be a text (put numbers in quotes)',
  number: 'it must be a number',
  int: 'it must be a whole number',
  boolean: 'it must be true or false',
  array: 'it must be a list',
  tuple: 'it must be a list of two numbers',
  object: 'it must hold fields',
  record: 'it must hold fields',
};

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** `"tier" (entry 2 of "clusters")`: the last name of a path with the entry that it stands in. */
function namePlace(path: Path): string {
  const parts: string[] = [];
  for (const [position, step] of path.entries()) {
    if (typeof step !== 'number') continue;
    parts.push(`entry ${step + 1} of "${String(path[position - 1] ?? 'the list')}"`);
  }
  const last = path.at(-1);
  const entry = parts.at(-1);
  if (last === undefined) return 'this file';
  if (typeof last === 'number') return entry ?? 'this list';
  return entry ? `"${String(last)}" (${entry})` : `"${String(last)}"`;
}
