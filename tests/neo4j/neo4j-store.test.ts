/** The Neo4j store: the suite of all stores, the shipped data there and back, and every error by name. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { openStore, readSeedsRelease, type Store, type StoreConfig } from '../../src/store/store.js';
import { describeStore, drawStored } from '../contract/describe-store.js';
import { runCommand } from '../support/run-command.js';
import { configureStore } from '../support/store-config.js';

const { NEO4J_URI: uri = '', NEO4J_USERNAME: username = '', NEO4J_PASSWORD: password = '' } = process.env;
const suite = process.env.TRELLIS_TEST_NEO4J ? describe : describe.skip;
const ground = mkdtempSync(join(tmpdir(), 'trellis-neo4j-suite-'));
const driver = neo4j.driver(uri || 'bolt://none', neo4j.auth.basic(username, password), {
  disableLosslessIntegers: true,
});
let count = 0;

afterAll(async () => {
  await driver.close();
  rmSync(ground, { recursive: true, force: true });
});

function configure(changes: Partial<StoreConfig> = {}): StoreConfig {
  return configureStore({
    dataFolder: join(ground, String(count++)),
    store: 'neo4j',
    neo4j: { uri, username, password, database: '' },
    ...changes,
  });
}

async function clear(): Promise<void> {
  for (;;) {
    const { records } = await driver.executeQuery(
      'MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone',
    );
    if (records[0]?.get('gone') === 0) return;
  }
}

suite('on a real Neo4j', () => {
  describeStore('neo4j', async () => {
    await clear();
    const config = configure();
    return {
      open: () => openStore(config),
      async damage() {
        const { records } = await driver.executeQuery(
          `MATCH (active:ActiveRelease) MATCH (o:Occupation {dataVersion: active.dataVersion}) WITH active, o LIMIT 1
           MATCH (p:Placement {dataVersion: active.dataVersion}) WITH active, p LIMIT 1
           SET p.title = 'Somebody else' RETURN active.dataVersion AS word`,
        );
        return String(records[0]?.get('word'));
      },
      remove: clear,
    };
  });

  describe('the shipped data', () => {
    let store: Store;
    const config = configure();

    beforeEach(async () => {
      store = await openStore(config);
    });

    it('comes back equal, and is loaded twice for nothing', async () => {
      await clear();
      const { release } = await readSeedsRelease(shipped());
      await store.saveRelease(release);
      expect(await store.readRelease()).toEqual(release);
      const started = Date.now();
      await store.saveRelease(release);
      expect(Date.now() - started).toBeLessThan(60_000);
      expect((await store.listReleases()).length).toBe(1);
      await store.close();
    });

    it('answers the first question with no seeds and no data folder, as the embedded store does', async () => {
      const asked = ['path', 'Props Technician', 'Stage Designer', '--json'];
      const away = { TRELLIS_SEEDS: join(ground, 'no-seeds'), TRELLIS_DATA: join(ground, 'no-data') };
      const there = await runCommand(asked, {
        ...away,
        TRELLIS_STORE: 'neo4j',
        NEO4J_URI: uri,
        NEO4J_USERNAME: username,
        NEO4J_PASSWORD: password,
      });
      const here = await runCommand(asked);
      expect(there.err).toBe('');
      expect(there.out).toBe(here.out);
      await store.close();
    });
  });

  describe('errors', () => {
    const read = async (changes: Partial<StoreConfig['neo4j']>): Promise<unknown> => {
      const store = await openStore(configure({ neo4j: { uri, username, password, database: '', ...changes } }));
      return store
        .readRelease()
        .catch((error: unknown) => error)
        .finally(() => store.close());
    };

    it.each<[string, Partial<StoreConfig['neo4j']>, RegExp]>([
      ['nobody answers', { uri: 'bolt://127.0.0.1:9' }, /^No Neo4j answers at bolt:\/\/127\.0\.0\.1:9\.$/],
      ['a wrong password', { password: 'wrong' }, /refuses the user or the password/],
      ['a database that is not there', { database: 'nowhere' }, /has no such database/],
    ])('tell %s', async (_, changes, message) => {
      expect(await read(changes)).toMatchObject({
        name: 'TrellisError',
        code: 'store-unavailable',
        message: expect.stringMatching(message),
      });
    });

    it('tell an address that is none', async () => {
      await expect(
        openStore(configure({ neo4j: { uri: 'ftp://x', username, password, database: '' } })),
      ).rejects.toMatchObject({
        code: 'store-unavailable',
        message: expect.stringMatching(/is no address of a Neo4j/),
      });
    });

    it('tell an empty database, foreign data, and a newer schema', async () => {
      await clear();
      expect(await read({})).toMatchObject({ message: expect.stringMatching(/holds no release yet/) });
      await driver.executeQuery('CREATE (:Customer {name: "x"})');
      expect(await read({})).toMatchObject({ message: expect.stringMatching(/holds other data \(Customer\)/) });
      const store = await openStore(configure());
      await expect(store.saveRelease(drawStored('0123456789abcdef'))).rejects.toMatchObject({
        code: 'store-unavailable',
        message: expect.stringMatching(/Give Trellis a database of its own/),
      });
      await clear();
      await store.saveRelease(drawStored('0123456789abcdef'));
      await driver.executeQuery('MATCH (release:Release) SET release.schemaVersion = 99');
      expect(await read({})).toMatchObject({
        code: 'store-unavailable',
        message: expect.stringMatching(/has schema 99.*Update Trellis/),
      });
      await store.close();
    });

    it('never show the password', async () => {
      const { err, out, exit } = await runCommand(['show', 'Stage Manager'], {
        TRELLIS_STORE: 'neo4j',
        NEO4J_URI: uri,
        NEO4J_PASSWORD: 'a-secret-word',
        TRELLIS_DATA: join(ground, 'none'),
      });
      expect(exit).toBe(6);
      expect(err + out).not.toContain('a-secret-word');
    });
  });
});

function shipped(): StoreConfig {
  const { packageFolder, ...rest } = configureStore({ dataFolder: ground });
  return {
    ...rest,
    packageFolder,
    seedsFolder: join(packageFolder, 'seeds'),
    compiledSeedsFile: join(packageFolder, 'dist', 'seeds-release.json'),
  };
}
