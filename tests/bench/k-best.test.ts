/** `npm run bench -- k-best` on files of strangers: its answers, and what it says to files that it cannot use. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'trellis-k-best-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const edges = 'from,to,cost\na,b,1\nb,c,1\na,c,2.5\n';
const queries = 'from,to\na,c\n';

function bench(edgesText: string, queriesText: string, ...args: readonly string[]) {
  writeFileSync(join(folder, 'edges.csv'), edgesText);
  writeFileSync(join(folder, 'queries.csv'), queriesText);
  const run = join(process.cwd(), 'tests', 'bench', 'run.mjs');
  const files = ['--edges', 'edges.csv', '--queries', 'queries.csv'];
  return spawnSync(process.execPath, [run, 'k-best', ...files, ...args], { cwd: folder, encoding: 'utf8' });
}

describe('the k-best bench', () => {
  it('gives the costs of every query for every k, and lists the nodes that it does not know', () => {
    const text = 'to,from,remark\nc,a,two ways\na,c,none\nz,a,unknown\na,a,itself\n';
    const { stdout, stderr, status } = bench(`${edges}a,c,9\n`, text, '--k', '1,3', '--json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      unknown: ['z'],
      results: [
        { k: 1, medianMs: expect.any(Number), p95Ms: expect.any(Number), costs: [[2], [], [], []] },
        { k: 3, totalMs: expect.any(Number), costs: [[2, 2.5], [], [], []] },
      ],
      peer: { equal: true, results: [{ k: 1 }, { k: 3 }] },
    });
  });

  it('leaves the peer out when asked', () => {
    expect(JSON.parse(bench(edges, queries, '--json', '--no-peer').stdout)).not.toHaveProperty('peer');
  });

  it.each([
    ['a missing column', 'from,cost\na,1\n', queries, /edges\.csv, line 1: .*column to\b/],
    ['a missing column of the queries', edges, 'to\nc\n', /queries\.csv, line 1: .*column from\b/],
    ['a cost that is no number', 'from,to,cost\na,b,1\n\nb,c,dear\n', queries, /edges\.csv, line 4: the cost "dear"/],
    ['a negative cost', 'from,to,cost\na,b,-1\n', queries, /line 2: the cost "-1"/],
    ['an empty name', 'from,to,cost\na,,1\n', queries, /line 2: "to" is empty/],
    ['a short row', 'from,to,cost\na,b\n', queries, /edges\.csv: .*line 2/],
  ])('refuses %s, naming the place', (_, edgesText, queriesText, message) => {
    const { stdout, stderr, status } = bench(edgesText, queriesText);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
