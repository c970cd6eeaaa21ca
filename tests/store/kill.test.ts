/**
 * Writers of the embedded store that are killed or fail: whatever the moment, the store holds the old release or the
 * new one, whole, and the next save succeeds and clears up. Real processes run the built store (`npm run build`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Release } from '../../src/model/release.js';
import { openStore, type Store, savePhases } from '../../src/store/store.js';
import { drawStored } from '../contract/describe-store.js';

import { configureStore } from '../support/store-config.js';

const script = fileURLToPath(new URL('../support/save-release.mjs', import.meta.url));
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const [oldVersion, newVersion, nextVersion] = ['0123456789abcdef', 'fedcba9876543210', '00112233445566ff'] as const;
const many = Array.from({ length: 2_500 }, (_, index) => `another name, number ${index}`);
const oldRelease = drawStored(oldVersion, many);
const newRelease = drawStored(newVersion, many);
const texts = { old: JSON.stringify(oldRelease), new: JSON.stringify(newRelease) };

const ground = mkdtempSync(join(tmpdir(), 'trellis-kill-'));
const template = join(ground, 'template');
const releaseFile = join(ground, 'release.json');
let count = 0;

function openFolder(dataFolder: string): Promise<Store> {
  return openStore(configureStore({ dataFolder }));
}

beforeAll(async () => {
  if (!existsSync(join(dist, 'store', 'save-release.js'))) throw new Error('Build first: npm run build');
  await (await openFolder(template)).saveRelease(oldRelease);
  writeFileSync(releaseFile, texts.new);
});

afterAll(() => rmSync(ground, { recursive: true, force: true }));

interface Ended {
  readonly lines: readonly string[];
  readonly signal: NodeJS.Signals | null;
}

/** Runs a writer to its end; `onLine` may kill it. */
function runWriter(
  dataFolder: string,
  mode: readonly string[],
  onLine: (line: string, writer: ChildProcess) => void = () => {},
): Promise<Ended> {
  const writer = spawn(process.execPath, [script, dist, dataFolder, releaseFile, ...mode]);
  const lines: string[] = [];
  let rest = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      onLine(line, writer);
    }
  });
  writer.stderr.setEncoding('utf8').on('data', (text: string) => lines.push(`stderr: ${text}`));
  return new Promise((resolve, reject) => {
    writer.on('error', reject);
    writer.on('close', (_code, signal) => resolve({ lines, signal }));
  });
}

/** Does a job for each item, three at a time; results stand in the order of the items. */
async function forEach<T, R>(items: readonly T[], job: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await job(next[1]);
  };
  await Promise.all([work(), work(), work()]);
  return results;
}

/** The numbers of all file operations of a save, from 1. */
async function listOperations(folder: string): Promise<readonly number[]> {
  const { lines } = await runWriter(folder, ['die', '0']);
  const total = Number(/^saved (\d+)$/.exec(lines.at(-1) ?? '')?.[1]);
  expect(total).toBeGreaterThan(20);
  return Array.from({ length: total }, (_, index) => index + 1);
}

function newFolder(): string {
  return join(ground, String(count++));
}

function copyTemplate(): string {
  const folder = newFolder();
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** Asserts that the store is whole, says which release it holds, and that the next save clears up. */
async function expectWhole(folder: string, firstEver = false): Promise<'old' | 'new'> {
  const store = await openFolder(folder);
  const held: Release | 'seeds' = await store.readRelease().catch((error: { code: string }) => {
    if (firstEver && error.code === 'unreadable-input') return 'seeds';
    throw error;
  });
  const state = held !== 'seeds' && held.dataVersion === newVersion ? 'new' : 'old';
  // Compared as text: a difference of thousands of lines would help nobody.
  if (held === 'seeds') expect(state).toBe('old');
  else expect(JSON.stringify(held) === texts[state]).toBe(true);
  const next = drawStored(nextVersion, ['next']);
  await store.saveRelease(next);
  expect(await store.readRelease()).toEqual(next);
  for (const place of [folder, join(folder, 'releases')]) {
    expect(readdirSync(place).filter((name) => /\.(tmp|lock)$/.test(name))).toEqual([]);
  }
  await store.prune();
  expect(readdirSync(folder).sort()).toEqual(['active.json', 'releases']);
  expect(readdirSync(join(folder, 'releases'))).toEqual([
    expect.stringMatching(/^00112233445566ff-[0-9a-f]{12}\.json$/),
  ]);
  rmSync(folder, { recursive: true });
  return state;
}

async function killAt(mode: readonly string[], mark: string): Promise<'old' | 'new'> {
  const folder = copyTemplate();
  const { lines, signal } = await runWriter(folder, mode, (line, writer) => {
    if (line === mark) writer.kill('SIGKILL');
  });
  expect({ last: lines.at(-1), signal }).toEqual({ last: mark, signal: 'SIGKILL' });
  if (mode[0] === 'hold-half') {
    const halves = readdirSync(join(folder, 'releases')).filter((name) => name.endsWith('.tmp'));
    expect(halves).toHaveLength(1);
    const size = statSync(join(folder, 'releases', halves[0] ?? '')).size;
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThan(texts.new.length);
  }
  return expectWhole(folder);
}

describe('a writer killed by SIGKILL', () => {
  it('leaves the old release or the new one, at least nine times in each phase', async () => {
    const kills = Array.from({ length: 9 }, () => [
      ...savePhases.map((phase) => ({ phase, mode: 'hold', mark: phase })),
      { phase: 'write', mode: 'hold-half', mark: 'half of write' } as const,
    ]).flat();
    const counts = Object.fromEntries(savePhases.map((phase) => [phase, { old: 0, new: 0 }]));
    await forEach(kills, async ({ phase, mode, mark }) => {
      const held = await killAt([mode, phase], mark);
      const row = counts[phase];
      if (row) row[held]++;
    });
    expect(counts).toEqual({
      stage: { old: 9, new: 0 },
      write: { old: 18, new: 0 },
      sync: { old: 9, new: 0 },
      publish: { old: 9, new: 0 },
      activate: { old: 9, new: 0 },
      settle: { old: 0, new: 9 },
    });
  }, 60_000);

  it.each([
    ['over an old release', copyTemplate],
    ['that is the first of all', newFolder],
  ])(
    'does so in place of every single file operation of a save %s',
    async (_, prepare) => {
      const operations = await listOperations(prepare());
      const struck = await forEach(operations, async (nth) => {
        const folder = prepare();
        const { lines, signal } = await runWriter(folder, ['die', String(nth)]);
        expect({ last: lines.at(-1), signal }).toEqual({
          last: expect.stringMatching(/^struck in /),
          signal: 'SIGKILL',
        });
        return `${lines.at(-1)} ${await expectWhole(folder, prepare === newFolder)}`;
      });
      const published = struck.indexOf('struck in publish: renameSync old');
      const activated = struck.indexOf('struck in activate: renameSync old');
      expect(published).toBeGreaterThan(struck.indexOf('struck in sync: fsyncSync old'));
      expect(activated).toBeGreaterThan(published);
      const held = struck.map((line) => line.split(' ').at(-1));
      expect(held).toEqual(held.map((_, index) => (index <= activated ? 'old' : 'new')));
      expect(new Set(struck.map((line) => /^struck in (\w+)/.exec(line)?.[1]))).toEqual(new Set(savePhases));
    },
    60_000,
  );
});

describe('a writer whose file operations fail', () => {
  it.each([
    ['ENOSPC', /is full\. Make room and try again/],
    ['EIO', /cannot be (written to|read) \(EIO\)\.$/],
  ])(
    'with %s says so in one line and leaves the store whole',
    async (code, sentence) => {
      const operations = await listOperations(copyTemplate());
      const parent = newFolder();
      for (const nth of operations) cpSync(template, join(parent, String(nth)), { recursive: true });
      const { lines } = await runWriter(parent, ['fail', String(operations.length), code]);
      const strikes = lines.filter((line) => line.startsWith('struck in '));
      const ends = lines.filter((line) => /^(saved|refused)/.test(line));
      expect([strikes.length, ends.length]).toEqual([operations.length, operations.length]);
      const refusals = strikes.filter((_, index) => !ends[index]?.startsWith('saved'));
      for (const end of ends.filter((line) => !line.startsWith('saved'))) {
        expect(end).toMatch(/^refused store-unavailable /);
        expect(end).toMatch(sentence);
      }
      for (const nth of operations) await expectWhole(join(parent, String(nth)));
      expect(refusals).toEqual(
        expect.arrayContaining([
          'struck in stage: openSync',
          'struck in write: writeSync',
          'struck in sync: fsyncSync',
          'struck in publish: renameSync',
          'struck in activate: renameSync',
        ]),
      );
    },
    60_000,
  );
});

describe('two writers at once', () => {
  it('do not meet: the second is refused while the first lives, and takes over when it is dead', async () => {
    const folder = copyTemplate();
    const store = await openFolder(folder);
    let refused: unknown;
    const { signal } = await runWriter(folder, ['hold', 'sync'], (line, writer) => {
      if (line !== 'sync') return;
      void store
        .saveRelease(drawStored(nextVersion))
        .catch((error: unknown) => {
          refused = error;
        })
        .finally(() => writer.kill('SIGKILL'));
    });
    expect(signal).toBe('SIGKILL');
    expect(refused).toMatchObject({
      code: 'store-unavailable',
      message: expect.stringMatching(/Another process \(\d+\)/),
    });
    expect(await expectWhole(folder)).toBe('old');
  }, 60_000);

  it('in a crowd leave a whole release, each of them saved or refused', async () => {
    const folder = copyTemplate();
    const crowd = await Promise.all(Array.from({ length: 8 }, () => runWriter(folder, [])));
    const ends = crowd.map(({ lines }) => lines.at(-1) ?? '');
    expect(ends.filter((line) => !/^(saved|refused store-unavailable Another process)/.test(line))).toEqual([]);
    expect(await expectWhole(folder)).toBe(ends.some((line) => line.startsWith('saved')) ? 'new' : 'old');
  }, 60_000);
});
