/** The build step that compiles the seeds and derives their moves, run as the build runs it (`npm run build` first). */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compileSeeds } from '../src/dataset/compile-release.js';
import { openDataset } from '../src/dataset/dataset.js';
import { hashSeeds } from '../src/dataset/hash-seeds.js';
import { compileMoves } from '../src/graph/career-graph.js';
import { findCompiledMoves, readSeedsRelease } from '../src/store/store.js';
import { removeSeeds, swap, writeSeeds } from './support/seeds.js';

const script = fileURLToPath(new URL('../dist/build-compiled.js', import.meta.url));
const ground = mkdtempSync(join(tmpdir(), 'trellis-build-'));

afterAll(() => {
  rmSync(ground, { recursive: true, force: true });
  removeSeeds();
});

function build(
  seedsFolder: string,
  file: string,
  movesFile = `${file}.moves`,
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, seedsFolder, file, movesFile], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the build step', () => {
  it('writes the file that a start then reads, and prints one line', async () => {
    const seedsFolder = writeSeeds();
    const compiledSeedsFile = join(ground, 'right.json');
    const { release } = compileSeeds(seedsFolder);
    const table = release && compileMoves(openDataset(release));
    expect(build(seedsFolder, compiledSeedsFile)).toEqual({
      status: 0,
      stdout: `Seeds compiled as ${release?.dataVersion}: 2 maps, 8 placements, 5 profiles, ${table?.moveCount} moves.\n`,
      stderr: '',
    });
    expect(await readSeedsRelease({ seedsFolder, compiledSeedsFile })).toEqual({
      release,
      seedsHash: hashSeeds(seedsFolder),
    });
    const moves = findCompiledMoves(`${compiledSeedsFile}.moves`, release?.dataVersion ?? '');
    expect(Buffer.from(table?.bytes ?? []).equals(moves ?? Buffer.from('none'))).toBe(true);
  });

  it('prints the errors of refused seeds, writes nothing and exits 5', () => {
    const file = join(ground, 'refused.json');
    const seedsFolder = writeSeeds({
      'gates.yaml': swap('source: editorial', 'source: lost'),
      'editions/first/office-work.yaml': swap('rows: [1]', 'rows: unknown'),
    });
    const { status, stdout, stderr } = build(seedsFolder, file);
    expect({ status, stdout }).toEqual({ status: 5, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^gates\.yaml:1 unknown-source .*"lost"/),
      expect.stringMatching(/are refused for 1 error\./),
    ]);
    expect(existsSync(file)).toBe(false);
  });

  it('says where there are no seeds to read', () => {
    const { status, stderr } = build(join(ground, 'nowhere'), join(ground, 'none.json'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^The seeds folder ".*nowhere" cannot be read\.\n$/);
  });
});
