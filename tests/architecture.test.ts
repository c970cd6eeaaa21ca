/** Reads the imports of src/ and fails when a wall of the house is broken: who may know whom, and by which door. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(process.cwd(), 'src');

/** What each module may import besides itself. Data runs one way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  dataset: ['model'],
  graph: ['model', 'dataset'],
  planner: ['model', 'dataset', 'graph'],
  audit: ['model', 'dataset'],
  evaluation: ['model', 'dataset', 'graph', 'planner'],
  store: ['model', 'dataset'],
  service: ['model', 'dataset', 'graph', 'planner'],
  http: ['model', 'service'],
  mcp: ['model', 'service', 'http'],
  web: ['model', 'service', 'http'],
  cli: ['model', 'dataset', 'service', 'audit', 'evaluation', 'store', 'http', 'mcp', 'web', 'compose', 'config'],
  config: ['model'],
  compose: ['config', 'model', 'store', 'dataset', 'graph', 'planner', 'service'],
  'build-web': ['config'],
  'build-compiled': ['config', 'model', 'store', 'dataset', 'graph'],
  main: ['cli'],
};

/**
 * The doors of each module. dataset/ has a cheap one for cold answers and dear ones that load zod and yaml; service/
 * keeps exports apart for the same reason; model/ is nouns, each its own door.
 */
const doors: Readonly<Record<string, readonly string[]>> = {
  dataset: ['dataset', 'compile-release', 'hash-seeds', 'findings'],
  graph: ['career-graph'],
  planner: ['planner'],
  audit: ['verify-answer'],
  evaluation: ['evaluation'],
  store: ['store'],
  service: ['service', 'live-service', 'export-data'],
  http: ['app', 'contract', 'endpoint'],
  mcp: ['server'],
  web: ['pages'],
  cli: ['program'],
};

/** Where a package may be imported; all others are free. */
const packageRooms: readonly (readonly [pattern: RegExp, rooms: readonly string[]])[] = [
  [/^graphology/, ['graph']],
  [/^zod$/, ['model', 'dataset', 'http', 'mcp']],
  [/^yaml$/, ['dataset']],
  [/^(minisearch|word-list)/, ['service']],
  [/^(commander|picocolors|fast-wrap-ansi)/, ['cli']],
  [/^csv-/, ['cli', 'http']],
  [/^express$/, ['http', 'web']],
  [/^(express-|helmet|cors|prom-client|swagger-ui-dist)/, ['http']],
  [/^(nunjucks|govuk-frontend|accessible-autocomplete|qr)$/, ['web']],
  [/^(sass|esbuild)$/, ['build-web']],
  [/^@modelcontextprotocol/, ['mcp']],
  [/^pino/, ['http', 'cli']],
  [/^env-paths$/, ['config']],
  [/^neo4j-driver/, ['store']],
];

interface Import {
  readonly file: string;
  readonly module: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function moduleOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, '');
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)';/gms)].map((match) => ({
    target: match[2] ?? '',
    typeOnly: match[1] !== undefined,
  }));
  const dynamic = [...text.matchAll(/(typeof\s+)?import\('([^']+)'\)/g)].map((match) => ({
    target: match[2] ?? '',
    typeOnly: match[1] !== undefined,
  }));
  return [...statements, ...dynamic].map((entry) => ({ file, module: moduleOf(file), ...entry }));
});
const inner = imports
  .filter(({ target }) => target.startsWith('.'))
  .map((entry) => {
    const target = relative(root, normalize(join(root, dirname(entry.file), entry.target))).replace(/\.js$/, '.ts');
    return { ...entry, target, targetModule: moduleOf(target) };
  });

describe('the walls of the house', () => {
  it('sees the imports that it judges', () => {
    expect(inner.length).toBeGreaterThan(100);
    expect([...new Set(files.map(moduleOf))].filter((module) => mayImport[module] === undefined)).toEqual([]);
  });

  it('lets data run one way', () => {
    const broken = inner.filter(
      ({ module, targetModule }) => module !== targetModule && !mayImport[module]?.includes(targetModule),
    );
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('enters every module by its doors', () => {
    const broken = inner.filter(({ module, target, targetModule }) => {
      const open = doors[targetModule];
      const name = target.split('/')[1]?.replace(/\.ts$/, '');
      return module !== targetModule && open !== undefined && !open.includes(name ?? '');
    });
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('keeps packages in their rooms', () => {
    const broken = imports.filter(({ file, module, target, typeOnly }) => {
      const rule = packageRooms.find(([pattern]) => pattern.test(target));
      return rule !== undefined && !typeOnly && !rule[1].includes(module) && file !== 'config.ts';
    });
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('reads the environment in config.ts alone', () => {
    const readers = files.filter((file) => /process\.env\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers).toEqual(['config.ts']);
  });

  it('has no file with a name that says nothing', () => {
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|common)\.ts$/.test(file))).toEqual([]);
  });

  it('opens every file by saying what it holds', () => {
    const silent = files.filter((file) => !/^(#!.*\n)?\/\*\*/.test(readFileSync(join(root, file), 'utf8')));
    expect(silent).toEqual([]);
  });
});
