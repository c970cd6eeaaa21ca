/**
 * Services that follow the active release of a real Neo4j: under calls without a pause no answer mixes two releases
 * and none fails, and several processes on one server all switch. Processes run what was built (`npm run build`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { compose } from '../../src/compose.js';
import type { Service } from '../../src/service/service.js';
import { clear, configure, folder, openDriver, place, suite, withStore } from './ground.js';
import { drawMarked, first, last, listMarks, versionOf } from './marked-release.js';

const driver = openDriver();
const follower = fileURLToPath(new URL('../support/follow-release.mjs', import.meta.url));
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const swaps = 20;
const calls = 10_000;

suite('services on one Neo4j', () => {
  beforeEach(() => clear(driver));
  afterAll(() => driver.close());

  it(`answer ${calls} calls across ${swaps} swaps, each from one release`, async () => {
    const config = configure();
    await withStore(config, async (store) => {
      await store.saveRelease(drawMarked(0));
      const parts = compose({ ...config, compiledMovesFile: 'none' });
      const live = await parts.live({ every: 50 });
      let done = false;
      const activate = async (): Promise<void> => {
        for (let mark = 1; mark <= swaps; mark++) {
          await store.saveRelease(drawMarked(mark));
          const from = Date.now();
          while (live.status().dataVersion !== versionOf(mark)) {
            expect(Date.now() - from).toBeLessThan(5_000);
            await wait(10);
          }
        }
        done = true;
      };
      const answers = new Map<number, number>();
      const asks: readonly ((service: Service) => unknown)[] = [
        (service) => service.paths({ from: first, to: last }),
        (service) => service.moves({ occupation: first }),
        (service) => service.occupation(last),
        (service) => service.compare(first, last),
        (service) => service.feeders({ occupation: last }),
      ];
      let count = 0;
      const call = async (): Promise<void> => {
        while (!done || count < calls) {
          const ask = asks[count++ % asks.length];
          const service = live.get();
          // Enough calls of this release leave the server and the writer some time, on few cores.
          const enough = (answers.get(Number(`0x${service.dataset.dataVersion}`)) ?? 0) > calls / swaps;
          await (enough ? wait(2) : turn());
          const answer = (await ask?.(service)) as { readonly dataVersion: string };
          const marks = listMarks(answer);
          expect(marks).toHaveLength(1);
          expect(answer.dataVersion).toBe(versionOf(marks[0] ?? -1));
          answers.set(marks[0] ?? -1, (answers.get(marks[0] ?? -1) ?? 0) + 1);
        }
      };
      await Promise.all([activate(), call(), call(), call()]);
      expect(count).toBeGreaterThanOrEqual(calls);
      expect([...answers.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: swaps + 1 }, (_, mark) => mark));
      process.stderr.write(
        `${count} calls across ${swaps} swaps, ${Math.min(...answers.values())} or more from each release\n`,
      );
      await live.close();
      await parts.close();
    });
  }, 180_000);

  it('switch in four processes within seconds', async () => {
    const processes: ChildProcess[] = [];
    const told: string[][] = [];
    await withStore(configure(), async (store) => {
      await store.saveRelease(drawMarked(1));
      for (let index = 0; index < 4; index++) {
        const lines: string[] = [];
        const child = spawn(process.execPath, [follower, dist, first, '200'], {
          env: {
            ...process.env,
            TRELLIS_STORE: 'neo4j',
            TRELLIS_DATA: join(folder, `follower-${index}`),
            NEO4J_URI: place.uri,
            NEO4J_USERNAME: place.username,
            NEO4J_PASSWORD: place.password,
          },
        });
        child.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.trim().split('\n')));
        child.stderr?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
        processes.push(child);
        told.push(lines);
      }
      try {
        for (const mark of [1, 2, 3]) {
          if (mark > 1) await store.saveRelease(drawMarked(mark));
          const from = Date.now();
          const isTold = (lines: readonly string[]): boolean => lines.some((line) => line.startsWith(versionOf(mark)));
          while (!told.every(isTold) && Date.now() - from < (mark === 1 ? 30_000 : 5_000)) await wait(20);
          expect(told.map((lines) => lines.at(-1))).toEqual(
            told.map(() => `${versionOf(mark)} props technician v${mark}`),
          );
        }
      } finally {
        for (const child of processes) child.kill('SIGKILL');
      }
    });
  }, 90_000);
});
