/** The seeds behind the embedded store: compiled once, rebuilt when stale or damaged, refused whole, never trusted. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compileSeeds } from '../../src/dataset/compile-release.js';
import { hashSeeds } from '../../src/dataset/hash-seeds.js';
import { openStore, readSeedsRelease, type Store, type StoreConfig } from '../../src/store/store.js';
import { asOrdinaryUser, flip, reseal } from '../support/damage.js';
import { removeSeeds, swap, writeSeeds } from '../support/seeds.js';
import { configureStore } from '../support/store-config.js';

const ground = mkdtempSync(join(tmpdir(), 'trellis-seeds-store-'));
let count = 0;

afterAll(() => {
  rmSync(ground, { recursive: true, force: true });
  removeSeeds();
});

function configure(seedsFolder: string): StoreConfig {
  const root = join(ground, String(count++));
  mkdirSync(join(root, 'built'), { recursive: true });
  return configureStore({
    dataFolder: join(root, 'data'),
    seedsFolder,
    compiledSeedsFile: join(root, 'built', 'seeds-release.json'),
  });
}

describe('the seeds, where no release was ever loaded', () => {
  let config: StoreConfig;
  let store: Store;

  beforeEach(async () => {
    config = configure(writeSeeds());
    store = await openStore(config);
  });

  afterEach(() => store.close());

  const changed = (text: string): string => swap('name: Stage Crew', 'name: Stage Team')(text);
  function changeSeed(): void {
    const file = join(config.seedsFolder, 'editions/second/stage-work.yaml');
    writeFileSync(file, changed(readFileSync(file, 'utf8')));
    const profiles = join(config.seedsFolder, 'skills/profiles/stage-work.yaml');
    writeFileSync(profiles, swap('stage-crew:', 'stage-team:')(readFileSync(profiles, 'utf8')));
  }

  it('answer, and are compiled into one file that is read from then on', async () => {
    const { release } = compileSeeds(config.seedsFolder);
    expect(await store.readRelease()).toEqual(release);
    const written = statSync(config.compiledSeedsFile);
    expect(await store.readRelease()).toEqual(release);
    expect(statSync(config.compiledSeedsFile).ino).toBe(written.ino);
    expect(readdirSync(join(config.compiledSeedsFile, '..'))).toEqual(['seeds-release.json']);
    expect(existsSync(config.dataFolder)).toBe(false);
  });

  it('are compiled anew where they changed', async () => {
    const before = await store.readRelease();
    const { ino } = statSync(config.compiledSeedsFile);
    changeSeed();
    const after = await store.readRelease();
    expect(after).toEqual(compileSeeds(config.seedsFolder).release);
    expect(after.dataVersion).not.toBe(before.dataVersion);
    expect(statSync(config.compiledSeedsFile).ino).not.toBe(ino);
    expect(await readSeedsRelease(config)).toEqual({ release: after, seedsHash: hashSeeds(config.seedsFolder) });
  });

  it.each<readonly [string, (file: string) => void]>([
    ['a flipped bit', (file) => flip(file, statSync(file).size - 30)],
    ['a lost end', (file) => truncateSync(file, statSync(file).size - 1)],
    ['nothing in it', (file) => truncateSync(file, 0)],
    ['a newer schema', (file) => reseal(file, 3)],
    [
      'an unsealed release with the right hash',
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"Clerk"', '"Fraud"')),
    ],
  ])('are never taken from a compiled file with %s, which is rebuilt', async (_, damage) => {
    const release = await store.readRelease();
    const whole = readFileSync(config.compiledSeedsFile);
    damage(config.compiledSeedsFile);
    expect(readFileSync(config.compiledSeedsFile).equals(whole)).toBe(false);
    expect(await store.readRelease()).toEqual(release);
    expect(readFileSync(config.compiledSeedsFile).equals(whole)).toBe(true);
  });

  it('answer where the compiled file cannot be written', async () => {
    const built = join(config.compiledSeedsFile, '..');
    for (const folder of [ground, join(built, '..'), config.seedsFolder]) chmodSync(folder, 0o755);
    chmodSync(built, 0o555);
    const answered = await asOrdinaryUser(() => store.readRelease());
    expect(answered).toEqual(compileSeeds(config.seedsFolder).release);
    expect(readdirSync(built)).toEqual([]);
    const nowhere = await openStore({ ...config, compiledSeedsFile: join(built, 'nowhere', 'seeds.json') });
    expect(await nowhere.readRelease()).toEqual(answered);
  });

  it('are refused whole with every finding', async () => {
    const seedsFolder = writeSeeds({
      'editions/second/stage-work.yaml': swap('level: 3', 'level: three'),
      'gates.yaml': swap('source: editorial', 'source: lost'),
      'editions/first/office-work.yaml': swap('rows: [1]', 'rows: unknown'),
    });
    const { findings } = compileSeeds(seedsFolder);
    expect(findings.length).toBeGreaterThan(2);
    const broken = await openStore({ ...config, seedsFolder });
    await expect(broken.readRelease()).rejects.toMatchObject({
      code: 'invalid-seeds',
      message: expect.stringContaining('are refused for 2 errors'),
      details: { findings },
    });
    expect(existsSync(config.compiledSeedsFile)).toBe(false);
  });

  it('that are missing are told', async () => {
    const none = await openStore({ ...config, seedsFolder: join(ground, 'no-seeds') });
    await expect(none.readRelease()).rejects.toMatchObject({ code: 'unreadable-input' });
  });

  it('are described', async () => {
    const seedsHash = hashSeeds(config.seedsFolder);
    expect(await store.describe()).toEqual({
      store: 'embedded',
      location: config.dataFolder,
      answersFrom: 'seeds',
      dataVersion: compileSeeds(config.seedsFolder).release?.dataVersion,
      seedsHash,
      shippedSeedsHash: seedsHash,
      seedsDiffer: false,
    });
  });

  it('give way to a loaded release, and are said to differ once they do', async () => {
    const { release, seedsHash } = await readSeedsRelease(config);
    await store.saveRelease(release, { seedsHash });
    expect(await store.describe()).toMatchObject({ answersFrom: 'release', seedsDiffer: false });
    changeSeed();
    expect(await store.describe()).toEqual({
      store: 'embedded',
      location: config.dataFolder,
      answersFrom: 'release',
      dataVersion: release.dataVersion,
      seedsHash,
      shippedSeedsHash: hashSeeds(config.seedsFolder),
      seedsDiffer: true,
    });
    expect(await store.readRelease()).toEqual(release);
    rmSync(config.seedsFolder, { recursive: true });
    expect(await store.describe()).toMatchObject({ shippedSeedsHash: null, seedsDiffer: null });
    expect(await store.readRelease()).toEqual(release);
  });
});
