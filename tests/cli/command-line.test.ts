/** The command line on the shipped data: what a newcomer types, what a program reads, and every kind of nonsense. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { ZodType } from 'zod';
import * as answers from '../../src/model/answer.js';
import { evaluationAnswerSchema } from '../../src/model/evaluation.js';
import { keepLastGood } from '../../src/store/last-good.js';
import { compileSeedsAnew } from '../../src/store/store.js';
import { runCommand } from '../support/run-command.js';

const folder = mkdtempSync(join(tmpdir(), 'trellis-cli-'));
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** Lines of a step's body, which are wrapped. */
const wrapped = /^ {5}/;
const escapeCode = String.fromCharCode(27);

describe('a Neo4j that does not answer', () => {
  const env = {
    TRELLIS_STORE: 'neo4j',
    NEO4J_URI: 'bolt://127.0.0.1:1',
    NEO4J_PASSWORD: 'none',
    TRELLIS_DATA: mkdtempSync(join(tmpdir(), 'trellis-away-')),
  };

  it('is an error where nothing was ever read from it, and said aloud where something was', async () => {
    const before = await runCommand(['next', 'bricklayer'], env);
    expect(before).toMatchObject({ exit: 6, out: '' });
    expect(before.err).toContain('No Neo4j answers at bolt://127.0.0.1:1.');
    const { release } = await compileSeedsAnew('seeds');
    keepLastGood(env.TRELLIS_DATA, release);
    const { exit, out, err } = await runCommand(['next', 'bricklayer'], env);
    expect({ exit, err }).toEqual({
      exit: 0,
      err: 'Neo4j did not answer; this comes from the release that was read from it last. Newer ones may be loaded there.\n',
    });
    expect(out).toContain(release.dataVersion);
  });
});

describe('the first question', () => {
  it('gives three different ways, each told with evidence and skills, in 80 columns without colour codes', async () => {
    const { exit, out } = await runCommand(['path', 'Props Technician', 'Stage Designer']);
    expect(exit).toBe(0);
    for (const rank of ['1. ', '2. ', '3. ']) expect(out).toContain(`\n${rank}Props Technician → `);
    expect(out.indexOf('Scenic Artist')).toBeLessThan(out.indexOf('2. Props'));
    for (const part of ['You bring', 'To learn', 'To deepen', 'Why', 'source 000', 'England'])
      expect(out).toContain(part);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).not.toContain(escapeCode);
  });

  it('names the gaps a theatre adviser would: drawing, portfolio, directors', async () => {
    const { out } = await runCommand(['path', 'props technician', 'STAGE DESIGNER', '--json']);
    const answer = answers.pathAnswerSchema.parse(JSON.parse(out));
    const asked = answer.paths[0]?.steps
      .flatMap(({ gains, deepens }) => [...gains, ...deepens])
      .map(({ label }) => label.toLowerCase());
    for (const word of ['draw plans', 'portfolio', 'directors'])
      expect(asked?.some((label) => label.includes(word))).toBe(true);
  });

  it('verifies its own facts', async () => {
    const { exit, err } = await runCommand(['path', 'Props Technician', 'Stage Designer', '--verify']);
    expect([exit, err]).toEqual([0, 'Verified: every fact of this answer was recomputed from the data.\n']);
  });
});

describe('--json', () => {
  it.each<[string, readonly string[], ZodType]>([
    ['path', ['Live Event Rigger', 'Production Manager', '--alternatives', '5'], answers.pathAnswerSchema],
    ['route', ['Props Technician', 'Scenic Artist', 'Stage Designer'], answers.routeAnswerSchema],
    [
      'potential',
      ['--role', 'Chef de partie', '--role', 'Teaching assistant', '--skill', 'first aid'],
      answers.potentialAnswerSchema,
    ],
    ['moves', ['Stage Manager', '--direction', 'up,across', '--scope', 'pathway'], answers.movesAnswerSchema],
    ['next', ['Lighting Assistant'], answers.movesAnswerSchema],
    ['transfers', ['Stage Manager'], answers.movesAnswerSchema],
    ['feeders', ['Stage Designer'], answers.feedersAnswerSchema],
    ['ways-in', ['Stage Designer'], answers.waysInAnswerSchema],
    ['compare', ['Scenic Artist', 'Stage Manager'], answers.compareAnswerSchema],
    ['search', ['lighting'], answers.searchAnswerSchema],
    ['show', ['Props Technician'], answers.occupationAnswerSchema],
    ['map', ['creative-and-design'], answers.mapAnswerSchema],
    ['check', [], answers.checkAnswerSchema],
  ])('%s keeps to its schema, and says the same twice', async (command, rest, schema) => {
    const first = await runCommand([command, ...rest, '--json']);
    expect(first.exit).toBe(0);
    schema.parse(JSON.parse(first.out));
    expect((await runCommand([command, ...rest, '--json'])).out).toBe(first.out);
  });

  it('is a problem where the name is not understood', async () => {
    const { exit, out } = await runCommand(['show', 'asdfgh qwert', '--json']);
    expect(exit).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ code: 'unknown-occupation', status: 404, type: 'about:blank' });
  });
});

describe('exit status', () => {
  it.each<[number, readonly string[]]>([
    [0, ['--help']],
    [0, ['path', '--help']],
    [0, ['help', 'moves']],
    [0, []],
    [2, ['pth']],
    [2, ['path', 'Props Technician']],
    [2, ['path', 'Props Technician', 'Stage Designer', '--alternatives', 'many']],
    [2, ['path', 'Props Technician', 'Stage Designer', '--alternatives', '11']],
    [2, ['path', 'Props Technician', 'Stage Designer', '--evidence', 'hearsay']],
    [2, ['path', 'Props Technician', 'Stage Designer', '--avoid', 'Stage Designer']],
    [2, ['path', 'Props Technician', 'Stage Designer', '--nonsense']],
    [2, ['moves', 'Stage Manager', '--direction', 'sideways']],
    [2, ['export', 'everything']],
    [2, ['export', 'skills', '--format', 'graphml']],
    [2, ['show', '']],
    [2, ['show', 'x'.repeat(10_000)]],
    [2, ['show', 'props\u0007technician']],
    [2, ['evaluate', join(folder, 'nowhere.csv')]],
    [2, ['evaluate', file('no-pair.csv', 'from,to\n')]],
    [2, ['compare', 'Stage Manager', 'ASM']],
    [2, ['potential']],
    [3, ['potential', '--role', 'Stage Manager', '--skill', 'basket weaving on the moon']],
    [0, ['--version']],
    [3, ['show', 'astronaut']],
    [3, ['path', 'vet', 'Stage Designer']],
    [3, ['show', 'systems engineer']],
    [3, ['map', 'Atlantis']],
    [4, ['path', 'Stage Designer', 'Props Technician']],
    [4, ['path', 'Stage Designer', 'Stage Designer']],
    [4, ['route', 'Props Technician', 'Solicitor']],
  ])('%d: %j', async (status, argv) => {
    const { exit, err, out } = await runCommand(argv);
    expect(exit).toBe(status);
    expect(err + out).not.toMatch(/\n\s+at /);
    if (status === 2 || status === 3) expect(err.trim().length).toBeGreaterThan(10);
  });

  it('5 where the seeds have an error, with every finding', async () => {
    const seeds = mkdtempSync(join(tmpdir(), 'trellis-broken-'));
    const { exit, out } = await runCommand(['check', '--seeds', seeds]);
    expect(exit).toBe(5);
    expect(out).toContain('error missing-file');
    expect((await runCommand(['show', 'Props Technician'], { TRELLIS_SEEDS: seeds })).exit).toBe(5);
  });

  it('6 where the store is damaged, naming the file', async () => {
    const data = mkdtempSync(join(tmpdir(), 'trellis-damaged-'));
    expect((await runCommand(['load'], { TRELLIS_DATA: data })).exit).toBe(0);
    writeFileSync(join(data, 'active.json'), 'garbage');
    const { exit, err } = await runCommand(['show', 'Props Technician'], { TRELLIS_DATA: data });
    expect(exit).toBe(6);
    expect(err).toContain('active.json');
  });
});

describe('help', () => {
  it('lists every command, and each shows what it takes with an example', async () => {
    const { out } = await runCommand(['--help']);
    const commands = [...out.matchAll(/^ {2}([a-z-]+) {2,}/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => !name.startsWith('-'));
    expect(commands.length).toBeGreaterThanOrEqual(15);
    for (const command of commands) {
      const help = await runCommand([command, '--help']);
      expect(help.out).toContain(`Usage: trellis ${command}`);
      expect(help.out).toContain('Example:');
      expect(help.out).toContain('--json');
    }
  });
});

describe('how it is printed', () => {
  it('keeps to the columns of the environment where there is no terminal', async () => {
    const { out } = await runCommand(['next', 'Stage Manager'], { COLUMNS: '56' });
    expect(out.split('\n').filter((line) => wrapped.test(line) && line.length > 56)).toEqual([]);
    expect(out).not.toBe((await runCommand(['next', 'Stage Manager'])).out);
  });

  it('names every skill where all are asked for', async () => {
    const [some, all] = await Promise.all([
      runCommand(['compare', 'Scenic Artist', 'Stage Manager']),
      runCommand(['compare', 'Scenic Artist', 'Stage Manager', '--full']),
    ]);
    expect(some.out).toMatch(/and \d+\s+more/);
    expect(all.out).not.toMatch(/and \d+\s+more/);
    expect(all.out).toContain('prompt');
  });

  it('says with --json what is wrong with a command line too', async () => {
    const { exit, out } = await runCommand(['path', '--json']);
    expect([exit, JSON.parse(out)]).toMatchObject([2, { status: 400, code: 'invalid-query' }]);
    expect(Object.keys(JSON.parse((await runCommand(['check', '--codes', '--json'])).out))).toContain(
      'dangling-reference',
    );
  });

  it('names the option that would change an empty answer', async () => {
    const { exit, out } = await runCommand(['path', 'Stage Designer', 'Props Technician']);
    expect([exit, /^No way up\..*\(--allow-down\)/ms.test(out)]).toEqual([4, true]);
  });

  it('ends quietly where its reader has gone', () => {
    const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
    const command = `"${process.execPath}" "${main}" export edges | head -1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
  });
});

describe('export', () => {
  it('has every placement of every edition, and with --current those of the release', async () => {
    const all = parse((await runCommand(['export', 'placements', '--format', 'csv'])).out, { columns: true }) as Record<
      string,
      string
    >[];
    expect(Object.keys(all[0] ?? {})).toEqual([
      'map',
      'edition',
      'pathway',
      'cluster',
      'tier',
      'apprenticeshipOnly',
      'occupation',
      'level',
      'specialisms',
      'doubt',
    ]);
    expect(all.filter(({ edition }) => edition === '2017-12')).toHaveLength(809);
    expect(all.filter(({ edition }) => edition === 'undated')).toHaveLength(87);
    const current = parse((await runCommand(['export', 'placements', '--current'])).out, { columns: true }) as Record<
      string,
      string
    >[];
    expect(current.some(({ map, edition }) => map === 'Creative and Design' && edition === '2017-12')).toBe(false);
  });

  it('keeps the three relations apart in every format', async () => {
    const rows = parse((await runCommand(['export', 'edges'])).out, { columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {}).slice(0, 4)).toEqual(['from', 'to', 'direction', 'cost']);
    const of = (relation: string): number =>
      rows.filter(({ relations }) => relations?.split('|').includes(relation)).length;
    const graphml = (await runCommand(['export', 'edges', '--format', 'graphml'])).out;
    const cypher = (await runCommand(['export', 'edges', '--format', 'cypher'])).out;
    expect(graphml.match(/<edge /g)).toHaveLength(rows.length);
    for (const relation of ['PROGRESSES_TO', 'SHARES_SKILLS', 'SAME_CLUSTER']) {
      expect(of(relation)).toBeGreaterThan(0);
      expect(cypher).toContain(`[move:${relation}]`);
    }
    expect(rows.every(({ cost }) => Number(cost) > 0)).toBe(true);
  });
});

describe('a file of pairs', () => {
  it('is read with BOM, CRLF, quotes and further columns', async () => {
    const path = file(
      'pairs.csv',
      '\uFEFFwhy,from,to\r\n"said, so","Props Technician","Scenic Artist"\r\nx,Nobody Known,Stage Designer\r\n',
    );
    const { exit, out } = await runCommand(['evaluate', path, '--json']);
    expect(exit).toBe(0);
    expect(evaluationAnswerSchema.parse(JSON.parse(out))).toMatchObject({
      pairs: 2,
      used: 1,
      skipped: [{ from: 'Nobody Known' }],
    });
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /empty/],
    ['no column to', 'from,too\na,b\n', /line 1: the header lacks the column to/],
    ['an open quote', 'from,to\n"a,b\n', /line \d+.*quote/i],
    ['a short row', 'from,to\na\n', /line 2/],
    ['binary', Buffer.from([0x66, 0, 1, 2]), /NUL byte/],
    ['not UTF-8', Buffer.from([0x66, 0x72, 0xff, 0xfe]), /UTF-8/],
  ])('%s is refused with its place', async (name, content, message) => {
    const { exit, err } = await runCommand(['evaluate', file(`${name}.csv`, content)]);
    expect(exit).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('load', () => {
  it('is asked for where the loaded release is not that of the seeds, and not otherwise', async () => {
    const data = mkdtempSync(join(tmpdir(), 'trellis-stale-'));
    const seeds = mkdtempSync(join(tmpdir(), 'trellis-seeds-'));
    cpSync(join(process.cwd(), 'seeds'), seeds, { recursive: true });
    await runCommand(['load'], { TRELLIS_DATA: data, TRELLIS_SEEDS: seeds });
    const ask = () => runCommand(['search', 'scenic artist'], { TRELLIS_DATA: data, TRELLIS_SEEDS: seeds });
    expect((await ask()).err).toBe('');
    writeFileSync(join(seeds, 'gates.yaml'), '# changed\nsource: editorial\nlicence: CC-BY-4.0\ngates: []\n');
    expect((await ask()).err).toContain('trellis load');
    expect((await runCommand(['--help'], { TRELLIS_DATA: data, TRELLIS_SEEDS: seeds })).err).toBe('');
  });

  it('makes the release the one that is answered from, and prunes the others', async () => {
    const data = mkdtempSync(join(tmpdir(), 'trellis-load-'));
    const { exit, out } = await runCommand(['load', '--prune', '--json'], { TRELLIS_DATA: data });
    expect(exit).toBe(0);
    const { dataVersion } = answers.loadAnswerSchema.parse(JSON.parse(out));
    expect(readFileSync(join(data, 'active.json'), 'utf8')).toContain(dataVersion);
    expect((await runCommand(['show', 'Props Technician'], { TRELLIS_DATA: data })).out).toContain(dataVersion);
  });
});
