/**
 * What the tests of the Neo4j suite stand on: the server that start-server.mjs found, a driver of their own to look
 * behind the store's back, folders that go when they are done, and the shipped release with its moves.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { type Dataset, openDataset } from '../../src/dataset/dataset.js';
import { listMovesOf } from '../../src/service/export-data.js';
import { type MoveRow, openStore, readSeedsRelease, type Store, type StoreConfig } from '../../src/store/store.js';
import { configureStore } from '../support/store-config.js';

/** Where a server is and who asks. */
export interface Place {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

const { NEO4J_URI: uri = '', NEO4J_USERNAME: username = '', NEO4J_PASSWORD: password = '' } = process.env;

/** The server of the suite. */
export const place: Place = { uri, username, password };
/** `describe` where there is a server, else skipped. */
export const suite = process.env.NEO4J_TEST_KIND ? describe : describe.skip;

/** A folder of this test file; removed after its tests. */
export const folder = mkdtempSync(join(tmpdir(), 'trellis-neo4j-suite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** A store's configuration on a server, with a data folder that nobody has used. */
export function configure(changes: Partial<StoreConfig> = {}, at: Place = place): StoreConfig {
  return configureStore({
    dataFolder: join(folder, String(count++)),
    store: 'neo4j',
    neo4j: { ...at, database: '' },
    ...changes,
  });
}

/** A driver to look behind the store's back; close it. */
export function openDriver(at: Place = place): Driver {
  return neo4j.driver(at.uri || 'bolt://none', neo4j.auth.basic(at.username, at.password), {
    disableLosslessIntegers: true,
  });
}

/** Empties the database but for its constraints. */
export async function clear(driver: Driver): Promise<void> {
  for (;;) {
    const { records } = await driver.executeQuery(
      'MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone',
    );
    if (records[0]?.get('gone') === 0) return;
  }
}

/** The shipped release, with its moves as a database keeps them. */
export async function readShipped(): Promise<{ readonly dataset: Dataset; readonly moves: readonly MoveRow[] }> {
  const { packageFolder } = configure();
  const { release } = await readSeedsRelease({
    seedsFolder: join(packageFolder, 'seeds'),
    compiledSeedsFile: join(packageFolder, 'dist', 'seeds-release.json'),
  });
  const dataset = openDataset(release);
  return { dataset, moves: await listMovesOf(dataset) };
}

/** Opens a store for some work and closes it. */
export async function withStore<T>(config: StoreConfig, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(config);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
