/** `trellis export WHAT --format F`: placements, occupations, skills or edges for other programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrellisError } from '../model/errors.js';
import { relations } from '../model/vocabulary.js';
import type { Exportable, Row } from '../service/export-data.js';
import type { Service } from '../service/service.js';
import type { Define } from './context.js';

const formats = ['csv', 'json', 'graphml', 'cypher'] as const;
type Format = (typeof formats)[number];

interface Options {
  readonly format?: string;
  readonly current?: boolean;
  readonly json?: boolean;
}

export const define: Define = (command, context) => {
  command
    .argument('<what>', 'placements, occupations, skills or edges')
    .option('--format <format>', 'csv (default), json; edges also as graphml or cypher, with their occupations')
    .option('--current', 'only placements of the release; without it, of every edition')
    .addHelpText(
      'after',
      '\nExample:\n  trellis export placements --format csv > placements.csv\n  trellis export edges --format graphml > trellis.graphml',
    )
    .action(async (what: string, options: Options) => {
      const { exportable, exportColumns, listRows } = await import('../service/export-data.js');
      const subject = choose('what', exportable, what);
      const format = options.json ? 'json' : choose('format', formats, options.format ?? 'csv');
      if (subject !== 'edges' && (format === 'graphml' || format === 'cypher')) {
        throw new TrellisError('invalid-query', `Only edges are exported as ${format}, with their occupations.`);
      }
      const service = await context.parts.service();
      const rows = (of: Exportable): Promise<readonly Row[]> => listRows(of, service.planner, options.current === true);
      context.print(
        await write(format, subject, rows, exportColumns[subject], service, context.parts.config.packageFolder),
      );
    });
};

function choose<T extends string>(name: string, known: readonly T[], word: string): T {
  const found = known.find((candidate) => candidate === word);
  if (found) return found;
  throw new TrellisError('invalid-query', `"${name}" must be one of ${known.join(', ')}, not "${word}".`, {
    errors: [{ path: name, message: `must be one of: ${known.join(', ')}` }],
  });
}

async function write(
  format: Format,
  what: Exportable,
  rows: (of: Exportable) => Promise<readonly Row[]>,
  columns: readonly string[],
  service: Service,
  packageFolder: string,
): Promise<string> {
  switch (format) {
    case 'json':
      return JSON.stringify({ dataVersion: service.dataset.dataVersion, [what]: await rows(what) }, null, 2);
    case 'csv': {
      const { stringify } = await import('csv-stringify/sync');
      const flat = (await rows(what)).map((row) => columns.map((column) => flatten(row[column] ?? null)));
      return stringify([columns, ...flat]).trimEnd();
    }
    case 'graphml':
      return writeGraphml(await rows('occupations'), await rows('edges'));
    case 'cypher':
      return writeCypher(packageFolder, service.dataset.dataVersion, await rows('occupations'), await rows('edges'));
  }
}

function flatten(cell: Row[string] | null): string {
  if (cell === null) return '';
  return Array.isArray(cell) ? cell.join('|') : String(cell);
}

const nodeKeys = { title: 'string', map: 'string', tier: 'string', level: 'int' } as const;
const edgeKeys = {
  direction: 'string',
  cost: 'double',
  scope: 'string',
  relations: 'string',
  evidence: 'string',
  coverage: 'double',
} as const;

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** GraphML 1.0; unknown values are left out, lists joined by "|". */
function writeGraphml(occupations: readonly Row[], edges: readonly Row[]): string {
  const keys = (scope: 'node' | 'edge', types: Readonly<Record<string, string>>): string[] =>
    Object.entries(types).map(
      ([name, type]) => `  <key id="${scope}-${name}" for="${scope}" attr.name="${name}" attr.type="${type}"/>`,
    );
  const data = (scope: 'node' | 'edge', names: readonly string[], row: Row): string =>
    names
      .map((name) => [name, flatten(row[name] ?? null)] as const)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `<data key="${scope}-${name}">${escapeXml(value)}</data>`)
      .join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys('node', nodeKeys),
    ...keys('edge', edgeKeys),
    '  <graph id="trellis" edgedefault="directed">',
    ...occupations.map(
      (row) => `    <node id="${flatten(row.id ?? null)}">${data('node', Object.keys(nodeKeys), row)}</node>`,
    ),
    ...edges.map(
      (row) =>
        `    <edge source="${flatten(row.from ?? null)}" target="${flatten(row.to ?? null)}">${data('edge', Object.keys(edgeKeys), row)}</edge>`,
    ),
    '  </graph>',
    '</graphml>',
  ].join('\n');
}

const rowsPerStatement = 500;

/** A script for cypher-shell: the statements of cypher/ with their parameters set before each batch. */
function writeCypher(
  packageFolder: string,
  dataVersion: string,
  occupations: readonly Row[],
  edges: readonly Row[],
): string {
  const statement = (name: string): string =>
    readFileSync(join(packageFolder, 'cypher', `${name}.cypher`), 'utf8').trimEnd();
  const batches = (name: string, columns: readonly string[], rows: readonly Row[]): string[] => {
    const parts: string[] = [];
    for (let start = 0; start < rows.length; start += rowsPerStatement) {
      const batch = rows.slice(start, start + rowsPerStatement);
      parts.push(`:param rows => ${cypherLiteral(batch, columns)};`, statement(name));
    }
    return parts;
  };
  return [
    statement('create-constraints'),
    `:param dataVersion => '${dataVersion}';`,
    ...batches('save-occupations', Object.keys({ id: '', ...nodeKeys }), occupations),
    ...relations.flatMap((relation) =>
      batches(
        `save-${relation.toLowerCase().replaceAll('_', '-')}`,
        ['from', 'to', 'direction', 'scope', 'cost', 'coverage', 'evidence'],
        edges.filter((row) => Array.isArray(row.relations) && row.relations.includes(relation)),
      ),
    ),
  ].join('\n');
}

function cypherLiteral(rows: readonly Row[], columns: readonly string[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const cell = (value: Row[string] | undefined): string => {
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'string') return quote(value);
    return typeof value === 'object' ? `[${value.map(quote).join(', ')}]` : String(value);
  };
  return `[${rows.map((row) => `{${columns.map((column) => `${column}: ${cell(row[column])}`).join(', ')}}`).join(', ')}]`;
}
