/**
 * Loaders killed by SIGKILL, and the server killed by SIGKILL under a writer and under a reader: whatever the moment,
 * the active release is the old one or the new one, whole, and the next load cleans up. The loaders are processes that
 * run what was built (`npm run build`); the server is one of this file's own, from Maven.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Driver } from 'neo4j-driver';
import { compose } from '../../src/compose.js';
import { openStore, type SaveOptions, type SavePhase, type Store, savePhases } from '../../src/store/store.js';
import { configure, folder, openDriver, suite, withStore } from './ground.js';
import { drawMarked, first, last, listMarks, versionOf } from './marked-release.js';
import { hasMaven, type OwnServer, startMavenServer } from './server.mjs';

const loader = fileURLToPath(new URL('../support/load-release.mjs', import.meta.url));
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const times = 5;
/** More aliases than one batch holds, so that a write is cut between batches of one part too. */
const names = 1_100;
const hasServer = hasMaven();
if (!hasServer) process.stderr.write('SKIPPED: nothing is killed where there is no Java or no Maven.\n');

let server: OwnServer;
let store: Store;
let driver: Driver;
let mark = 0;

const atServer = (): ReturnType<typeof configure> => {
  const { uri, username, password } = server;
  const config = configure({}, { uri, username, password });
  return { ...config, neo4j: { ...config.neo4j, retryTime: 200 } };
};

/** How often each release was the active one after a kill in each phase. */
type Counts = Record<string, { old: number; new: number }>;

function tell(what: string, counts: Counts): void {
  const rows = Object.entries(counts).map(([phase, held]) => `${phase} ${held.old} old, ${held.new} new`);
  process.stderr.write(`${what} killed: ${rows.join('; ')}\n`);
}

/** Asserts that what is active is the release of a mark or of the one before, whole. */
async function expectWhole(next: number, before = next - 1): Promise<'old' | 'new'> {
  const state = (await store.readActiveVersion()) === versionOf(next) ? 'new' : 'old';
  const expected = drawMarked(state === 'new' ? next : before, names);
  const held = await store.readRelease();
  expect((await store.describe()).answersFrom).toBe('release');
  expect(held.dataVersion).toBe(expected.dataVersion);
  // Compared as text: a difference of thousands of lines would help nobody.
  expect(JSON.stringify(held) === JSON.stringify(expected)).toBe(true);
  return state;
}

/** What the database holds: records of releases with their state, locks, and what is stamped by each release. */
async function listHeld(): Promise<readonly string[]> {
  const { records } = await driver.executeQuery(
    `MATCH (n) RETURN DISTINCT CASE WHEN n:Held THEN 'Held' ELSE labels(n)[0] END AS label, n.dataVersion AS version,
            coalesce(n.state, '') AS state`,
  );
  return records
    .map((record) => `${record.get('label')} ${record.get('version')} ${record.get('state')}`.trim())
    .sort();
}

/** Asserts that the next load succeeds and leaves nothing but what it loaded and the last whole releases before it. */
async function expectCleanUp(): Promise<void> {
  await store.saveRelease(drawMarked(++mark, names));
  await store.prune();
  const version = versionOf(mark);
  expect(await listHeld()).toEqual([`ActiveRelease ${version}`, `Held ${version}`, `Release ${version} whole`]);
}

/** Runs a loader until it tells the mark, and kills it there. */
async function killLoader(next: number, mode: readonly string[], at: string): Promise<void> {
  const file = join(folder, 'release.json');
  writeFileSync(file, JSON.stringify(drawMarked(next, names)));
  const child = spawn(process.execPath, [loader, dist, file, ...mode], {
    env: {
      ...process.env,
      TRELLIS_STORE: 'neo4j',
      NEO4J_URI: server.uri,
      NEO4J_USERNAME: server.username,
      NEO4J_PASSWORD: server.password,
    },
  });
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.trim().split('\n'));
    if (lines.at(-1) === at) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
  expect([lines.at(-1), signal]).toEqual([at, 'SIGKILL']);
}

/** Each phase so many times, `write` at its beginning and at its half by turns. */
function listKills(): readonly { readonly phase: SavePhase; readonly half: boolean }[] {
  return Array.from({ length: times }, (_, round) =>
    savePhases.map((phase) => ({ phase, half: phase === 'write' && round % 2 === 0 })),
  ).flat();
}

const expected: Counts = Object.fromEntries(
  savePhases.map((phase) => [phase, phase === 'settle' ? { old: 0, new: times } : { old: times, new: 0 }]),
);

suite('a kill', () => {
  const own = hasServer ? describe : describe.skip;

  own('on a server of its own', () => {
    beforeAll(async () => {
      server = await startMavenServer({ quick: true });
      driver = openDriver(server);
      store = await openStore(atServer());
      await store.saveRelease(drawMarked(++mark, names));
    }, 120_000);

    afterAll(async () => {
      await driver?.close();
      await store?.close();
      await server?.stop();
    });

    it(`of a loader, ${times} times in each phase, leaves a whole release`, async () => {
      const counts: Counts = Object.fromEntries(savePhases.map((phase) => [phase, { old: 0, new: 0 }]));
      for (const { phase, half } of listKills()) {
        const next = mark + 1;
        await killLoader(next, half ? ['hold-half', phase] : ['hold', phase], half ? 'half of write' : phase);
        (counts[phase] as Counts[string])[await expectWhole(next)]++;
        mark = next;
        await expectCleanUp();
      }
      tell('Loader', counts);
      expect(counts).toEqual(expected);
    }, 240_000);

    it(`of the server, ${times} times in each phase of a load, leaves a whole release`, async () => {
      const counts: Counts = Object.fromEntries(savePhases.map((phase) => [phase, { old: 0, new: 0 }]));
      let active = mark;
      let cleaned = 0;
      for (const { phase, half } of listKills()) {
        const next = ++mark;
        let killed: Promise<void> | undefined;
        const kill = (): Promise<void> => {
          killed ??= server.kill();
          return killed;
        };
        const options: SaveOptions = {
          async onPhase(now) {
            // The load cleans up behind the one that the server was killed under before, and is then killed itself.
            if (now === 'write') {
              expect((await listHeld()).filter((line) => /writing/.test(line))).toEqual([]);
              cleaned++;
            }
            if (now === phase && !half) await kill();
          },
          onProgress: (done, total) => (half && done >= total / 2 ? kill() : undefined),
        };
        const end = await store.saveRelease(drawMarked(next, names), options).catch((error: unknown) => error);
        // In `settle` the new release is active already, and nothing is left to do but to give back the lock.
        if (phase === 'settle') expect(end).toBeUndefined();
        else expect(end).toMatchObject({ name: 'TrellisError', code: 'store-unavailable' });
        await killed;
        await server.start();
        const state = await expectWhole(next, active);
        if (state === 'new') active = next;
        (counts[phase] as Counts[string])[state]++;
      }
      tell('Server', counts);
      expect(counts).toEqual(expected);
      expect(cleaned).toBe(times * (savePhases.length - 1));
      await expectCleanUp();
    }, 900_000);

    it('of the server lets answers go on, refuses writes, and is got over when the server is back', async () => {
      const config = atServer();
      const parts = compose({ ...config, compiledMovesFile: 'none' });
      const live = await parts.live({ every: 100 });
      const answer = (): readonly number[] => listMarks(live.get().paths({ from: first, to: last }));
      const until = async (isSo: () => boolean): Promise<void> => {
        const from = Date.now();
        while (!isSo() && Date.now() - from < 40_000) await wait(50);
      };
      expect(answer()).toEqual([mark]);
      await server.kill();
      await until(() => live.status().problem !== null);
      expect(live.status()).toMatchObject({
        dataVersion: versionOf(mark),
        problem: { code: 'store-unavailable', message: `No Neo4j answers at ${server.uri}.` },
      });
      expect(answer()).toEqual([mark]);
      const own = await parts.store();
      expect((await own.readRelease()).dataVersion).toBe(versionOf(mark));
      expect((await own.describe()).answersFrom).toBe('last-good');
      expect(own.isAway()).toBe(true);
      await expect(own.saveRelease(drawMarked(mark + 1))).rejects.toMatchObject({ code: 'store-unavailable' });
      await expect(own.prune()).rejects.toMatchObject({ code: 'store-unavailable' });
      await withStore(config, async (later) => {
        expect((await later.readRelease()).dataVersion).toBe(versionOf(mark));
      });
      await withStore(atServer(), async (withoutFolder) => {
        await expect(withoutFolder.readRelease()).rejects.toMatchObject({
          code: 'store-unavailable',
          message: `No Neo4j answers at ${server.uri}.`,
        });
      });
      await server.start();
      await until(() => live.status().problem === null);
      expect(live.status().problem).toBeNull();
      expect((await own.describe()).answersFrom).toBe('release');
      expect(own.isAway()).toBe(false);
      await store.saveRelease(drawMarked(++mark));
      await until(() => live.status().dataVersion === versionOf(mark));
      expect(answer()).toEqual([mark]);
      await live.close();
      await parts.close();
    }, 120_000);
  });
});
