/** The service that follows the active release, on a store that is made up and a clock that the test moves. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type LiveService, openLiveService } from '../../src/service/live-service.js';
import type { Service } from '../../src/service/service.js';

const every = 1_000;

function makeService(dataVersion: string): Service {
  return { dataset: { dataVersion } } as unknown as Service;
}

/** A store whose active release the test sets, and which it takes away. */
class MadeUpStore {
  active: string | null = 'one';
  away: Error | undefined;
  asked = 0;
  built: string[] = [];
  /** Whether builds wait until the test lets them go. */
  held: (() => void)[] | undefined;

  async readActiveVersion(): Promise<string | null> {
    this.asked++;
    if (this.away) throw this.away;
    return this.active;
  }

  async openService(): Promise<Service> {
    if (this.away) throw this.away;
    const version = String(this.active);
    this.built.push(version);
    if (this.held) await new Promise<void>((resolve) => this.held?.push(resolve));
    return makeService(version);
  }
}

let store: MadeUpStore;
let live: LiveService;
const swaps: string[] = [];
const pass = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);
const answering = (): string => live.get().dataset.dataVersion;

beforeEach(async () => {
  jest.useFakeTimers();
  store = new MadeUpStore();
  swaps.length = 0;
  live = await openLiveService(store, { every, onSwap: ({ dataset }) => void swaps.push(dataset.dataVersion) });
});

afterEach(async () => {
  await live.close();
  jest.useRealTimers();
});

describe('a live service', () => {
  it('answers from the release that is active at first, and builds it once', async () => {
    await pass(10 * every);
    expect(answering()).toBe('one');
    expect([store.asked, store.built, swaps]).toEqual([10, ['one'], []]);
  });

  it('swaps to the next within one turn, and leaves what was taken alone', async () => {
    const taken = live.get();
    store.active = 'two';
    await pass(every - 1);
    expect(answering()).toBe('one');
    await pass(1);
    expect(answering()).toBe('two');
    expect(taken.dataset.dataVersion).toBe('one');
    expect(swaps).toEqual(['two']);
  });

  it('answers from the old one while the next is built, and builds one at a time', async () => {
    store.held = [];
    store.active = 'two';
    await pass(5 * every);
    expect([answering(), store.built]).toEqual(['one', ['one', 'two']]);
    store.held[0]?.();
    await pass(0);
    expect(answering()).toBe('two');
  });

  it('keeps the old one while the store is away, asks less and less often, and comes back', async () => {
    store.away = new Error('away');
    await pass(every);
    expect(live.status()).toEqual({ dataVersion: 'one', problem: store.away });
    const times: number[] = [];
    for (let second = 0, seen = store.asked; second < 130; second++) {
      await pass(every);
      if (store.asked > seen) times.push(second + 1);
      seen = store.asked;
    }
    expect(times).toEqual([2, 6, 14, 30, 60, 90, 120]);
    expect(answering()).toBe('one');
    store.away = undefined;
    store.active = 'two';
    await pass(30_000);
    expect(live.status()).toEqual({ dataVersion: 'two', problem: null });
    const { asked } = store;
    await pass(3 * every);
    expect(store.asked).toBe(asked + 3);
  });

  it('keeps the old one where the next cannot be built, and tries again', async () => {
    store.active = 'two';
    const build = jest.spyOn(store, 'openService').mockRejectedValueOnce(new Error('damaged'));
    await pass(every);
    expect([answering(), live.status().problem]).toEqual(['one', new Error('damaged')]);
    await pass(2 * every);
    expect([answering(), live.status().problem]).toEqual(['two', null]);
    expect(build).toHaveBeenCalledTimes(2);
  });

  it('does not swap to what it has already: a store that went away gives what it gave last', async () => {
    store.active = 'two';
    jest.spyOn(store, 'openService').mockResolvedValueOnce(makeService('one'));
    const before = live.get();
    await pass(every);
    expect(live.get()).toBe(before);
    expect(swaps).toEqual([]);
  });

  it('asks no more once it is closed between two questions', async () => {
    await pass(every);
    await live.close();
    await pass(10 * every);
    expect(store.asked).toBe(1);
  });

  it('asks no more once it is closed, and swaps no more', async () => {
    store.held = [];
    store.active = 'two';
    await pass(every);
    const closing = live.close();
    store.held[0]?.();
    await closing;
    const { asked } = store;
    await pass(100 * every);
    expect([answering(), store.asked]).toEqual(['one', asked]);
  });

  it('throws what the first opening throws', async () => {
    store.away = new Error('away');
    await expect(openLiveService(store, { every })).rejects.toBe(store.away);
  });
});
