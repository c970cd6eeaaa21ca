/**
 * What every adapter of the store promises, as one suite that each of them runs.
 * The adapter's own test says how to prepare a place that holds nothing yet, and how to damage what it holds.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Release } from '../../src/model/release.js';
import { type SavePhase, type Store, savePhases } from '../../src/store/store.js';
import { drawRelease } from '../support/draw-release.js';

/** A place that a store keeps its releases in. */
export interface StorePlace {
  /** A further handle on the same place. */
  open(): Promise<Store>;
  /** Changes the active release behind the store's back, and returns a word that the refusal must name it by. */
  damage(): Promise<string>;
  remove(): Promise<void>;
}

const drawing = `
  # Créative & Design
  Stage
    t Props @1: props technician 3, rigger
    h Scenic @1: scenic artist, prop maker’s mate 4
    p Design @?: stage designer 6
`;

/** A release with something of every kind and text beyond ASCII, told apart by its dataVersion. */
export function drawStored(dataVersion: string, words: readonly string[] = ['maître d’hôtel', '道具']): Release {
  const needs = { 'props technician': { paint: [5, 2], carve: [4, 1] }, 'stage designer': { draw: [5, 3] } } as const;
  const gates = [
    { kind: 'licence', name: 'Pyrotechnics', authority: 'HSE', experienceCounts: null, after: [], doubt: null },
  ] as const;
  const drawn = drawRelease(drawing, { needs, gates: { 'props technician': gates }, outputs: { rigger: ['rig'] } });
  return {
    ...drawn,
    dataVersion,
    aliases: words.map((alias) => ({ alias, occupations: ['rigger'], note: null })),
    findings: words.map((sentence, index) => ({
      file: 'a.yaml',
      line: index + 1,
      code: 'x',
      severity: 'note',
      sentence,
    })),
  };
}

const [one, two, three] = ['0123456789abcdef', 'fedcba9876543210', '00112233445566ff'] as const;

/** Runs the suite on an adapter; `prepare` makes a new and empty place for each test. */
export function describeStore(name: string, prepare: () => Promise<StorePlace>): void {
  describe(`store: ${name}`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = await prepare();
      store = await place.open();
    });

    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    async function listVersions(): Promise<readonly string[]> {
      return (await store.listReleases()).map(({ dataVersion, active }) => (active ? `${dataVersion}*` : dataVersion));
    }

    it('gives back what was saved, to another handle too', async () => {
      const release = drawStored(one);
      await store.saveRelease(release);
      expect(await store.readRelease()).toEqual(release);
      const other = await place.open();
      expect(await other.readRelease()).toEqual(release);
      await other.close();
    });

    it('gives back any text', async () => {
      const words = fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(words, async (texts) => {
          const release = drawStored(one, texts);
          await store.saveRelease(release);
          expect(await store.readRelease()).toEqual(release);
        }),
        { numRuns: 25 },
      );
    }, 30_000);

    it('reads the same, byte for byte, every time', async () => {
      await store.saveRelease(drawStored(one));
      const first = JSON.stringify(await store.readRelease());
      await store.saveRelease(drawStored(two));
      await store.saveRelease(drawStored(one));
      expect(JSON.stringify(await store.readRelease())).toBe(first);
    });

    it('holds nothing at first', async () => {
      expect(await store.listReleases()).toEqual([]);
      expect(await store.prune()).toEqual([]);
      expect(await store.readActiveVersion()).toBeNull();
    });

    it('says which release is active, to another handle too', async () => {
      const other = await place.open();
      for (const version of [one, two, one]) {
        await store.saveRelease(drawStored(version));
        expect(await store.readActiveVersion()).toBe(version);
        expect(await other.readActiveVersion()).toBe(version);
      }
      await other.close();
    });

    it('answers from the release that was saved last', async () => {
      await store.saveRelease(drawStored(one));
      await store.saveRelease(drawStored(two));
      expect((await store.readRelease()).dataVersion).toBe(two);
      expect([...(await listVersions())].sort()).toEqual([one, `${two}*`]);
      await store.saveRelease(drawStored(one));
      expect((await store.readRelease()).dataVersion).toBe(one);
      expect([...(await listVersions())].sort()).toEqual([`${one}*`, two].sort());
    });

    it('lists the last saved first, with the time', async () => {
      const before = Date.now() - 5_000;
      for (const version of [three, one, two]) {
        await store.saveRelease(drawStored(version));
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
      expect(await listVersions()).toEqual([`${two}*`, one, three]);
      for (const { savedAt } of await store.listReleases()) {
        expect(savedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(Date.parse(savedAt)).toBeGreaterThan(before);
      }
    });

    it('keeps one of two that share a dataVersion: the last', async () => {
      await store.saveRelease(drawStored(one, ['first']));
      await store.saveRelease(drawStored(one, ['second']));
      expect(await listVersions()).toEqual([`${one}*`]);
      expect(await store.readRelease()).toEqual(drawStored(one, ['second']));
    });

    it('prunes all but the active one', async () => {
      for (const version of [two, three, one]) await store.saveRelease(drawStored(version));
      expect(await store.prune()).toEqual([three, two].sort());
      expect(await listVersions()).toEqual([`${one}*`]);
      expect(await store.readRelease()).toEqual(drawStored(one));
      expect(await store.prune()).toEqual([]);
    });

    it('says what it answers from', async () => {
      await store.saveRelease(drawStored(one), { seedsHash: 'a'.repeat(64) });
      expect(await store.describe()).toMatchObject({
        answersFrom: 'release',
        dataVersion: one,
        seedsHash: 'a'.repeat(64),
      });
      await store.saveRelease(drawStored(two));
      expect(await store.describe()).toMatchObject({ dataVersion: two, seedsHash: null, seedsDiffer: null });
    });

    it('announces each phase before it begins, and the progress of writing', async () => {
      const phases: SavePhase[] = [];
      const progress: (readonly [number, number])[] = [];
      await store.saveRelease(drawStored(one), {
        onPhase: (phase) => void phases.push(phase),
        onProgress: (done, total) => void progress.push([done, total]),
      });
      expect(phases).toEqual(savePhases);
      expect(progress.length).toBeGreaterThan(0);
      expect(progress).toEqual(progress.map((_, index) => [index + 1, progress.length]));
    });

    it.each(savePhases)('gives up in "%s" where the caller throws, and stays whole', async (wanted) => {
      await store.saveRelease(drawStored(one));
      const given = new Error('stopped by the caller');
      const onPhase = (phase: SavePhase): void => {
        if (phase === wanted) throw given;
      };
      await expect(store.saveRelease(drawStored(two), { onPhase })).rejects.toBe(given);
      const expected = wanted === 'settle' ? two : one;
      expect(await store.readRelease()).toEqual(drawStored(expected));
      await store.saveRelease(drawStored(three));
      expect(await store.readRelease()).toEqual(drawStored(three));
    });

    it('lets readers read the old release until the new one is active', async () => {
      await store.saveRelease(drawStored(one));
      const seen: Partial<Record<SavePhase, string>> = {};
      await store.saveRelease(drawStored(two), {
        onPhase: async (phase) => {
          seen[phase] = (await store.readRelease()).dataVersion;
        },
      });
      expect(seen).toEqual({ stage: one, write: one, sync: one, publish: one, activate: one, settle: two });
    });

    it('lets one writer write at a time', async () => {
      const second = await place.open();
      let refused: unknown;
      await store.saveRelease(drawStored(one), {
        onPhase: async (phase) => {
          if (phase === 'sync') refused = await second.saveRelease(drawStored(two)).catch((error: unknown) => error);
        },
      });
      expect(refused).toMatchObject({ name: 'TrellisError', code: 'store-unavailable' });
      expect((await store.readRelease()).dataVersion).toBe(one);
      await second.saveRelease(drawStored(two));
      expect((await store.readRelease()).dataVersion).toBe(two);
      await second.close();
    });

    it('refuses damaged data by name, and mends it by saving anew', async () => {
      await store.saveRelease(drawStored(one));
      const word = await place.damage();
      await expect(store.readRelease()).rejects.toMatchObject({
        name: 'TrellisError',
        code: 'store-damaged',
        message: expect.stringContaining(word),
      });
      await store.saveRelease(drawStored(one));
      expect(await store.readRelease()).toEqual(drawStored(one));
    });
  });
}
