/** The embedded store: the suite of all stores, every kind of damage, foreign folders, locks and leftovers. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openStore, type Store, type StoreConfig } from '../../src/store/store.js';
import { describeStore, drawStored } from '../contract/describe-store.js';
import { asOrdinaryUser, flip, reseal } from '../support/damage.js';
import { configureStore } from '../support/store-config.js';

const [one, two] = ['0123456789abcdef', 'fedcba9876543210'] as const;
const ground = mkdtempSync(join(tmpdir(), 'trellis-store-'));
let count = 0;

afterAll(() => {
  rmSync(ground, { recursive: true, force: true });
});

function configure(): StoreConfig {
  const root = join(ground, String(count++));
  mkdirSync(root);
  return configureStore({
    dataFolder: join(root, 'data'),
    seedsFolder: join(root, 'seeds'),
    compiledSeedsFile: join(root, 'seeds-release.json'),
  });
}

function releaseFiles({ dataFolder }: StoreConfig): string[] {
  return readdirSync(join(dataFolder, 'releases')).map((name) => join(dataFolder, 'releases', name));
}

function onlyRelease(config: StoreConfig): string {
  const [file, ...others] = releaseFiles(config);
  if (file === undefined || others.length > 0) throw new Error('There should be one release.');
  return file;
}

describeStore('embedded', async () => {
  const config = configure();
  return {
    open: () => openStore(config),
    async damage() {
      const file = onlyRelease(config);
      flip(file, statSync(file).size - 20);
      return file;
    },
    async remove() {
      rmSync(config.dataFolder, { recursive: true, force: true });
    },
  };
});

describe('damage in the data folder', () => {
  let config: StoreConfig;
  let store: Store;
  let pointer: string;

  beforeEach(async () => {
    config = configure();
    store = await openStore(config);
    pointer = join(config.dataFolder, 'active.json');
    await store.saveRelease(drawStored(one));
  });

  async function expectRefused(file: string, what: RegExp): Promise<void> {
    const error: unknown = await store.readRelease().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'store-damaged', message: expect.stringMatching(what) });
    expect(error).toMatchObject({ message: expect.stringContaining(`"${file}"`) });
    expect(error).toMatchObject({ message: expect.stringContaining('"trellis load"') });
    await store.saveRelease(drawStored(one));
    expect(await store.readRelease()).toEqual(drawStored(one));
  }

  it.each([0, 1, 100, 400])('a release cut after %i bytes', async (length) => {
    const file = onlyRelease(config);
    truncateSync(file, length);
    await expectRefused(file, /cut short|does not begin like a file of Trellis/);
  });

  it('a release that lacks its last byte', async () => {
    const file = onlyRelease(config);
    truncateSync(file, statSync(file).size - 1);
    await expectRefused(file, /cut short/);
  });

  it('a release with a byte too many', async () => {
    const file = onlyRelease(config);
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from(' ')]));
    await expectRefused(file, /does not match its checksum/);
  });

  it('a release with a blank more in its first line', async () => {
    const file = onlyRelease(config);
    writeFileSync(file, readFileSync(file, 'latin1').replace(',', ', '), 'latin1');
    await expectRefused(file, /does not match its checksum/);
  });

  it('any bit of a release or pointer flipped', async () => {
    for (const file of [onlyRelease(config), pointer]) {
      const whole = readFileSync(file);
      const place = fc.record({ position: fc.nat(whole.length - 1), bit: fc.nat(7) });
      await fc.assert(
        fc.asyncProperty(place, async ({ position, bit }) => {
          flip(file, position, 1 << bit);
          await expect(store.readRelease()).rejects.toMatchObject({
            code: 'store-damaged',
            message: expect.stringContaining(file),
          });
          writeFileSync(file, whole);
        }),
        { numRuns: 300 },
      );
    }
    expect(await store.readRelease()).toEqual(drawStored(one));
  }, 30_000);

  it('a release under the name of another', async () => {
    const file = onlyRelease(config);
    await store.saveRelease(drawStored(two));
    const other = releaseFiles(config).find((name) => name !== file) ?? '';
    copyFileSync(file, other);
    await expectRefused(other, /is another release than the active one/);
  });

  it('a pointer to a release that is missing', async () => {
    const file = onlyRelease(config);
    rmSync(file);
    await expectRefused(file, /is missing/);
  });

  it.each(['', 'garbage', 'null\n', '{}\n', '{"dataVersion":"0123456789abcdef"}\n'])('the pointer %j', async (text) => {
    writeFileSync(pointer, text);
    await expectRefused(pointer, /does not begin like a file of Trellis/);
  });

  it('a release in the place of the pointer', async () => {
    copyFileSync(onlyRelease(config), pointer);
    await expectRefused(pointer, /does not begin like a file of Trellis/);
  });

  it('a pointer that is lost', async () => {
    rmSync(pointer);
    await expectRefused(pointer, /is missing, though releases are stored/);
  });

  it('keeps everything from being pruned where the pointer is damaged', async () => {
    await store.saveRelease(drawStored(two));
    writeFileSync(pointer, 'garbage');
    await expect(store.prune()).rejects.toMatchObject({ code: 'store-damaged' });
    await expect(store.listReleases()).rejects.toMatchObject({ code: 'store-damaged' });
    await expect(store.describe()).rejects.toMatchObject({ code: 'store-damaged' });
    expect(releaseFiles(config)).toHaveLength(2);
  });

  it.each(['release', 'pointer'])('is told from a newer schema of the %s', async (which) => {
    const file = which === 'pointer' ? pointer : onlyRelease(config);
    reseal(file, 2);
    expect(await store.readRelease()).toEqual(drawStored(one));
    reseal(file, 3);
    const error: unknown = await store.readRelease().catch((reason: unknown) => reason);
    const message = expect.stringMatching(/has schema 3, and this Trellis reads schema 2\. Update Trellis/);
    expect(error).toMatchObject({ code: 'store-unavailable', message });
    expect(error).toMatchObject({ message: expect.stringContaining(`"${file}"`) });
  });
});

describe('a data folder that will not do', () => {
  it('is a file, or lies below one', async () => {
    const config = configure();
    writeFileSync(config.dataFolder, 'a file');
    for (const dataFolder of [config.dataFolder, join(config.dataFolder, 'below')]) {
      const store = await openStore({ ...config, dataFolder });
      const refused = { code: 'store-unavailable', message: expect.stringMatching(/is a file. Set TRELLIS_DATA/) };
      await expect(store.readRelease()).rejects.toMatchObject(refused);
      await expect(store.saveRelease(drawStored(one))).rejects.toMatchObject(refused);
      await expect(store.listReleases()).rejects.toMatchObject(refused);
    }
    expect(readFileSync(config.dataFolder, 'utf8')).toBe('a file');
  });

  it('may be read but not written to', async () => {
    const config = configure();
    const store = await openStore(config);
    await store.saveRelease(drawStored(one));
    await store.prune();
    const paths = [config.dataFolder, join(config.dataFolder, 'releases'), ground, join(config.dataFolder, '..')];
    const modes = paths.map((path) => statSync(path).mode);
    for (const path of paths) chmodSync(path, 0o555);
    await asOrdinaryUser(async () => {
      expect(await store.readRelease()).toEqual(drawStored(one));
      await expect(store.saveRelease(drawStored(two))).rejects.toMatchObject({
        code: 'store-unavailable',
        message: expect.stringMatching(/may not be written to by this user/),
      });
      await expect(store.prune()).rejects.toMatchObject({ code: 'store-unavailable' });
      expect(await store.readRelease()).toEqual(drawStored(one));
    });
    for (const [index, path] of paths.entries()) chmodSync(path, modes[index] ?? 0o755);
  });

  it('may not be read', async () => {
    const config = configure();
    const store = await openStore(config);
    await store.saveRelease(drawStored(one));
    chmodSync(ground, 0o755);
    chmodSync(config.dataFolder, 0o000);
    await asOrdinaryUser(async () => {
      await expect(store.readRelease()).rejects.toMatchObject({
        code: 'store-unavailable',
        message: expect.stringMatching(/may not be read by this user/),
      });
    });
    chmodSync(config.dataFolder, 0o755);
  });
});

describe('locks and leftovers in the data folder', () => {
  it('go with what a release of the same dataVersion replaces', async () => {
    const config = configure();
    const store = await openStore(config);
    await store.saveRelease(drawStored(one, ['first']));
    const stop = (phase: string): void => {
      if (phase === 'settle') throw new Error('stopped');
    };
    await expect(store.saveRelease(drawStored(one, ['second']), { onPhase: stop })).rejects.toThrow('stopped');
    expect(releaseFiles(config)).toHaveLength(2);
    expect(await store.listReleases()).toMatchObject([{ dataVersion: one, active: true }]);
    await store.saveRelease(drawStored(one, ['third']));
    expect(releaseFiles(config)).toHaveLength(1);
    expect(await store.readRelease()).toEqual(drawStored(one, ['third']));
  });

  const name = 'writer-4194999-00000000-00000000';

  it('pass to the next writer where they are old, whatever host they name', async () => {
    const config = configure();
    const store = await openStore(config);
    await store.saveRelease(drawStored(one));
    const lock = join(config.dataFolder, `${name}.lock`);
    writeFileSync(lock, '');
    await expect(store.saveRelease(drawStored(two))).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringMatching(/Another process \(4194999\) is writing to the data folder/),
    });
    const old = Date.now() / 1000 - 3600;
    utimesSync(lock, old, old);
    await store.saveRelease(drawStored(two));
    expect(existsSync(lock)).toBe(false);
  });

  it('of an earlier process with the pid of this one are passed over', async () => {
    const config = configure();
    const store = await openStore(config);
    let token = '';
    await store.saveRelease(drawStored(one), {
      onPhase(phase) {
        if (phase === 'sync') token = /writer-(.*)\.lock/.exec(readdirSync(config.dataFolder).join(' '))?.[1] ?? '';
      },
    });
    expect(token).toMatch(new RegExp(`^${process.pid}-`));
    const lock = join(config.dataFolder, `writer-${token}.lock`);
    const leftover = join(config.dataFolder, 'releases', `${token}.tmp`);
    writeFileSync(lock, '');
    writeFileSync(leftover, 'half');
    const started = Date.now() / 1000 - process.uptime() - 5;
    utimesSync(lock, started, started);
    await store.saveRelease(drawStored(two));
    expect([existsSync(lock), existsSync(leftover)]).toEqual([false, false]);
  });

  it('leave other files alone', async () => {
    const config = configure();
    const store = await openStore(config);
    mkdirSync(config.dataFolder);
    writeFileSync(join(config.dataFolder, 'imports.csv'), 'from,to');
    await store.saveRelease(drawStored(one));
    await store.saveRelease(drawStored(two));
    await store.prune();
    expect(readdirSync(config.dataFolder).sort()).toEqual(['active.json', 'imports.csv', 'releases']);
  });
});
