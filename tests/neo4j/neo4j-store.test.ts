/** The Neo4j store: the suite of all stores, the shipped data there and back, and every error by name. */
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store, type StoreConfig } from '../../src/store/store.js';
import { describeStore, drawStored } from '../contract/describe-store.js';
import { runCommand } from '../support/run-command.js';
import { clear as clearBy, configure, folder, openDriver, place, readShipped, suite } from './ground.js';

const { uri, username, password } = place;
const driver = openDriver();
const clear = (): Promise<void> => clearBy(driver);
afterAll(() => driver.close());

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
      const { release } = (await readShipped()).dataset;
      await store.saveRelease(release);
      expect(await store.readRelease()).toEqual(release);
      const started = Date.now();
      await store.saveRelease(release);
      expect(Date.now() - started).toBeLessThan(60_000);
      expect((await store.listReleases()).length).toBe(1);
      await store.close();
    });

    it('takes other moves of the same release in one transaction', async () => {
      await clear();
      const release = drawStored('0123456789abcdef');
      const [from = '', to = '', third = ''] = release.occupations.map(({ id }) => id);
      const move = {
        from,
        to,
        relations: ['PROGRESSES_TO'],
        direction: 'up',
        scope: 'pathway',
        cost: 1,
        coverage: null,
        evidence: ['printed-row'],
      };
      await store.saveRelease(release, { moves: [move] });
      await store.saveRelease(release, {
        moves: [
          { ...move, cost: 2 },
          { ...move, to: third },
        ],
      });
      expect(await store.readRelease()).toEqual(release);
      const { records } = await driver.executeQuery(
        'MATCH ()-[move:PROGRESSES_TO]->() RETURN move.cost AS cost ORDER BY cost',
      );
      expect(records.map((record) => record.get('cost'))).toEqual([1, 2]);
      await clear();
      await store.saveRelease((await readShipped()).dataset.release);
      await store.close();
    });

    it('answers the first question with no seeds and no data folder, as the embedded store does', async () => {
      const asked = ['path', 'Props Technician', 'Stage Designer', '--json'];
      const away = { TRELLIS_SEEDS: join(folder, 'no-seeds'), TRELLIS_DATA: join(folder, 'no-data') };
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

  it('passes over a writer of another host that gave no sign for a minute, and not before', async () => {
    await clear();
    const store = await openStore(configure());
    const leaveLock = async (age: number): Promise<void> => {
      await driver.executeQuery(
        `MERGE (lock:WriterLock {id: 'writer'}) SET lock.token = '1-elsewhere-0', lock.at = timestamp() - $age`,
        { age },
      );
    };
    await leaveLock(50_000);
    await expect(store.saveRelease(drawStored('0123456789abcdef'))).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringMatching(/Another process \(1\) is writing/),
    });
    await leaveLock(61_000);
    await store.saveRelease(drawStored('0123456789abcdef'));
    expect((await store.readRelease()).dataVersion).toBe('0123456789abcdef');
    await store.close();
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
        TRELLIS_DATA: join(folder, 'none'),
      });
      expect(exit).toBe(6);
      expect(err + out).not.toContain('a-secret-word');
    });
  });
});
