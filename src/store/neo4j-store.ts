/**
 * The Neo4j adapter of the store, the system of record: a release as a graph whose nodes carry its dataVersion and
 * never change, and one pointer that says which release is active. A release is written beside the active one and
 * activated by one small transaction after its counts and checksum agree, so that whatever is interrupted leaves the
 * old one whole. What was read last is kept in the data folder, and answered from while the server is away.
 */
import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Driver } from 'neo4j-driver';
import { canonicalJson } from '../dataset/hash-seeds.js';
import { TrellisError } from '../model/errors.js';
import type { Release } from '../model/release.js';
import { findSeedsHash } from './compiled-seeds.js';
import { countParts, type GraphPart, isMovesPart, listParts, readParts } from './graph-rows.js';
import { findLastGood, keepLastGood } from './last-good.js';
import { isAway, tellDriverError } from './neo4j-errors.js';
import { schemaVersion } from './sealed-file.js';
import { openStatements } from './statements.js';
import type { MoveRow, Neo4jConfig, SaveOptions, SavePhase, Store, StoreConfig, StoredRelease } from './store.js';
import { isRunning } from './writer-lock.js';

/** Rows of one UNWIND, nodes deleted by one statement. */
const batchSize = 1_000;
const deleteSize = 5_000;
/** Age in milliseconds at which a writer that no longer renews its lock is taken for dead. */
const staleAge = 60_000;
/** How often a writer says that it is still at work, at most, in milliseconds. */
const renewEvery = 2_000;
/** Tokens of the writers that are at work in this process: a lock of its pid with another token is a dead one's. */
const atWork = new Set<string>();
/** How long to wait for a connection and for a transaction that has to be tried again, in milliseconds. */
const connectionTimeout = 5_000;
const retryTime = 10_000;

/** Properties whose whole values are figures too. */
const measured = new Set(['cost', 'coverage']);

interface ActiveRecord {
  readonly dataVersion: string;
  readonly schemaVersion: number;
  readonly seedsHash: string | null;
  readonly checksum: string;
  readonly nodes: number;
  readonly moves: number;
  readonly savedAt: string;
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Opens the adapter; nobody is asked yet. Throws `store-unavailable` for what is no address. */
export async function openNeo4jStore(config: StoreConfig): Promise<Store> {
  const { neo4j } = config;
  const { default: driver } = await import('neo4j-driver');
  const place = neo4j.uri;
  let connection: Driver;
  try {
    connection = driver.driver(place, driver.auth.basic(neo4j.username, neo4j.password), {
      disableLosslessIntegers: true,
      connectionTimeout,
      connectionAcquisitionTimeout: connectionTimeout + retryTime,
      maxTransactionRetryTime: neo4j.retryTime ?? retryTime,
      userAgent: 'trellis',
    });
  } catch {
    throw new TrellisError(
      'store-unavailable',
      `"${place}" is no address of a Neo4j. Set NEO4J_URI, for example neo4j://localhost:7687.`,
    );
  }
  /** Whole numbers as integers of the database; figures that are measured stay what they are. */
  const toValue = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number') return Number.isInteger(value) && !measured.has(key) ? driver.int(value) : value;
    if (Array.isArray(value)) return value.map((part) => toValue(part, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toValue(part, name)]));
  };
  return createStore(config, neo4j, connection, driver.routing, (parameters) => toValue(parameters) as object);
}

function createStore(
  config: StoreConfig,
  { uri: place, database }: Neo4jConfig,
  connection: Driver,
  routing: { readonly READ: 'READ'; readonly WRITE: 'WRITE' },
  toParameters: (parameters: object) => object,
): Store {
  const statements = openStatements(config.packageFolder);
  /** What was read last, and whether the server was away when it was asked last. */
  let answeredFrom: { readonly dataVersion: string; readonly away: boolean } | undefined;

  /** Asked at first and after each failure, so that a server that is not there is told at once and not after every retry. */
  let verified: Promise<unknown> | undefined;
  const run = async (name: string, parameters: object, access: 'READ' | 'WRITE'): Promise<Rows> => {
    try {
      verified ??= connection.verifyConnectivity(database ? { database } : {});
      await verified;
      let rows: Rows = [];
      for (const statement of statements(name)) {
        const { records } = await connection.executeQuery(statement, toParameters(parameters), {
          routing: routing[access],
          ...(database ? { database } : {}),
        });
        rows = records.map((record) => record.toObject());
      }
      return rows;
    } catch (error) {
      verified = undefined;
      throw error;
    }
  };
  const read = (name: string, parameters: object = {}): Promise<Rows> => run(name, parameters, 'READ');
  const write = (name: string, parameters: object = {}): Promise<Rows> => run(name, parameters, 'WRITE');
  const guard = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw tellDriverError(error, place, doing);
    }
  };
  const damaged = (dataVersion: string, what: string): TrellisError =>
    new TrellisError(
      'store-damaged',
      `Release ${dataVersion} in Neo4j at ${place} ${what}. Run "trellis load --store neo4j" to write it anew.`,
    );

  const findActive = async (): Promise<ActiveRecord | undefined> => {
    const [active] = (await read('find-active-release')) as unknown as readonly ActiveRecord[];
    if (!active) return undefined;
    if (active.schemaVersion === schemaVersion) return active;
    const what = `has schema ${active.schemaVersion}, and this Trellis reads schema ${schemaVersion}`;
    if (active.schemaVersion < schemaVersion) throw damaged(active.dataVersion, what);
    throw new TrellisError(
      'store-unavailable',
      `Release ${active.dataVersion} in Neo4j at ${place} ${what}. Update Trellis.`,
    );
  };

  /** Reads one release by its stamp; null where its counts or its checksum are not those that were written. */
  const readWhole = async ({
    dataVersion,
    checksum,
    nodes,
    moves,
  }: Omit<ActiveRecord, 'schemaVersion' | 'seedsHash' | 'savedAt'>) => {
    const [counted] = await read('count-release', { dataVersion });
    if (counted?.nodes !== nodes || counted.moves !== moves) return null;
    const release = await readParts(dataVersion, (name) => read(name, { dataVersion }));
    return computeChecksum(release) === checksum ? release : null;
  };

  const readActive = async (): Promise<Release> => {
    for (;;) {
      const active = await findActive();
      if (!active) {
        const [stranger] = await read('find-foreign');
        const why = stranger
          ? `holds other data (${String(stranger.label)}) and no release of Trellis`
          : 'holds no release yet';
        throw new TrellisError('store-unavailable', `Neo4j at ${place} ${why}. Run "trellis load --store neo4j".`);
      }
      const release = await readWhole(active);
      if (release) return release;
      // Another release may have been activated and this one pruned since the pointer was read.
      const now = await findActive();
      if (now?.dataVersion === active.dataVersion && now.moves === active.moves) {
        throw damaged(active.dataVersion, 'is not what was written: its counts or its checksum differ');
      }
    }
  };

  const deleteRelease = async (dataVersion: string): Promise<void> => {
    for (;;) {
      const [row] = await write('delete-held', { dataVersion, most: deleteSize });
      if (!row || Number(row.deleted) === 0) break;
    }
    await write('delete-release', { dataVersion });
  };

  const saveParts = async (
    dataVersion: string,
    parts: readonly GraphPart[],
    onBatch: (done: number, total: number) => Promise<void>,
  ): Promise<void> => {
    const batches = listBatches(parts);
    for (const [index, { statement, rows }] of batches.entries()) {
      await write(statement, { dataVersion, rows });
      await onBatch(index + 1, batches.length);
    }
  };

  /** Writes the moves of a release anew in one transaction: a Trellis that derives others may load the same seeds. */
  const replaceMoves = async (
    dataVersion: string,
    parts: readonly GraphPart[],
    moves: number,
    movesChecksum: string,
  ): Promise<void> => {
    const steps = [
      { statement: 'delete-moves', parameters: { dataVersion } },
      ...listBatches(parts.filter(isMovesPart)).map(({ statement, rows }) => ({
        statement,
        parameters: { dataVersion, rows },
      })),
      { statement: 'record-moves', parameters: { dataVersion, moves, movesChecksum } },
    ];
    const session = connection.session(database ? { database } : {});
    try {
      await session.executeWrite(async (transaction) => {
        for (const { statement, parameters } of steps) {
          for (const text of statements(statement)) await transaction.run(text, toParameters(parameters));
        }
      });
    } finally {
      await session.close();
    }
  };

  const takeLock = async (token: string): Promise<void> => {
    for (;;) {
      const [lock] = await write('take-lock', { token });
      if (!lock || lock.token === token) return;
      const other = String(lock.token);
      if (!isDead(other, Number(lock.age))) {
        throw new TrellisError(
          'store-unavailable',
          `Another process (${other.split('-')[0]}) is writing to Neo4j at ${place}. Try again when it is done.`,
        );
      }
      await write('release-lock', { token: other });
    }
  };

  const withLock = async <T>(work: (renew: (now?: boolean) => Promise<void>) => Promise<T>): Promise<T> => {
    await write('create-constraints');
    const token = `${process.pid}-${hostId()}-${randomBytes(4).toString('hex')}`;
    let renewed = Date.now();
    const renew = async (now = false): Promise<void> => {
      if (!now && Date.now() - renewed < renewEvery) return;
      renewed = Date.now();
      const [own] = await write('renew-lock', { token });
      if (!own)
        throw new TrellisError('store-unavailable', `Another process has taken over writing to Neo4j at ${place}.`);
    };
    atWork.add(token);
    try {
      await takeLock(token);
      return await work(renew);
    } finally {
      await write('release-lock', { token }).catch(() => undefined);
      atWork.delete(token);
    }
  };

  const deleteUnfinished = async (): Promise<void> => {
    for (const { dataVersion } of await read('list-unfinished')) await deleteRelease(String(dataVersion));
  };

  return {
    async readRelease() {
      try {
        const release = await readActive();
        keepLastGood(config.dataFolder, release);
        answeredFrom = { dataVersion: release.dataVersion, away: false };
        return release;
      } catch (error) {
        const kept = isAway(error) ? findLastGood(config.dataFolder) : undefined;
        if (!kept) throw tellDriverError(error, place, 'be read');
        answeredFrom = { dataVersion: kept.dataVersion, away: true };
        return kept;
      }
    },

    async readActiveVersion() {
      try {
        const dataVersion = (await findActive())?.dataVersion ?? null;
        if (answeredFrom?.dataVersion === dataVersion) answeredFrom = { dataVersion, away: false };
        return dataVersion;
      } catch (error) {
        if (answeredFrom && isAway(error)) answeredFrom = { ...answeredFrom, away: true };
        throw tellDriverError(error, place, 'be read');
      }
    },

    isAway: () => answeredFrom?.away === true,

    async saveRelease(release: Release, options: SaveOptions = {}) {
      const { seedsHash = null, moves = [], onPhase, onProgress } = options;
      const { dataVersion } = release;
      const parts = listParts(release, moves);
      const counts = countParts(parts);
      const checksum = computeChecksum(release);
      const movesChecksum = computeChecksum(moves);
      const announce = async (phase: SavePhase): Promise<void> => void (await onPhase?.(phase));
      await guard('be written to', async () => {
        await announce('stage');
        const [stranger] = await read('find-foreign');
        if (stranger) {
          throw new TrellisError(
            'store-unavailable',
            `Neo4j at ${place} holds other data (${String(stranger.label)}). Give Trellis a database of its own.`,
          );
        }
        await withLock(async (renew) => {
          await deleteUnfinished();
          const [held] = await read('find-release', { dataVersion });
          const record = { dataVersion, checksum, ...counts };
          const isHeld =
            held?.checksum === checksum && (await readWhole({ ...record, moves: Number(held.moves) })) !== null;
          if (held && !isHeld) await deleteRelease(dataVersion);
          await announce('write');
          if (isHeld) {
            if (held.movesChecksum !== movesChecksum)
              await replaceMoves(dataVersion, parts, counts.moves, movesChecksum);
            await onProgress?.(1, 1);
          } else {
            await write('begin-release', { ...record, movesChecksum, schemaVersion, seedsHash });
            await saveParts(dataVersion, parts, async (done, total) => {
              await renew();
              await onProgress?.(done, total);
            });
          }
          await announce('sync');
          if (!isHeld && !(await readWhole(record))) throw damaged(dataVersion, 'was not written whole');
          await announce('publish');
          await write('publish-release', { dataVersion, savedAt: new Date().toISOString(), seedsHash });
          await announce('activate');
          await renew(true);
          await write('activate-release', { dataVersion });
          await announce('settle');
        });
      });
    },

    async listReleases() {
      return guard('be read', async () => (await read('list-releases')) as unknown as readonly StoredRelease[]);
    },

    async prune() {
      return guard('be written to', async () => {
        const releases = (await read('list-releases')) as unknown as readonly StoredRelease[];
        const old = releases.filter(({ active }) => !active).map(({ dataVersion }) => dataVersion);
        if (old.length === 0) return [];
        return withLock(async () => {
          await deleteUnfinished();
          for (const dataVersion of old) await deleteRelease(dataVersion);
          return [...old].sort();
        });
      });
    },

    async describe() {
      const shippedSeedsHash = findSeedsHash(config.seedsFolder);
      const common = { store: 'neo4j', location: place, answersFrom: 'release', shippedSeedsHash } as const;
      if (answeredFrom?.away) {
        return {
          ...common,
          answersFrom: 'last-good',
          dataVersion: answeredFrom.dataVersion,
          seedsHash: null,
          seedsDiffer: null,
        };
      }
      const active = await guard('be read', findActive);
      if (!active)
        throw new TrellisError(
          'store-unavailable',
          `Neo4j at ${place} holds no release yet. Run "trellis load --store neo4j".`,
        );
      const { dataVersion, seedsHash } = active;
      const seedsDiffer = seedsHash === null || shippedSeedsHash === null ? null : seedsHash !== shippedSeedsHash;
      return { ...common, dataVersion, seedsHash, seedsDiffer };
    },

    async close() {
      await connection.close();
    },
  };
}

function listBatches(parts: readonly GraphPart[]): readonly GraphPart[] {
  return parts.flatMap(({ statement, rows }) =>
    Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) => ({
      statement,
      rows: rows.slice(index * batchSize, (index + 1) * batchSize),
    })),
  );
}

function computeChecksum(content: Release | readonly MoveRow[]): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Whether the writer with this token is dead, which nobody can ask of another host: there, and of a pid that was given anew, age tells. */
function isDead(token: string, age: number): boolean {
  const [pid, host] = token.split('-');
  if (age > staleAge) return true;
  if (host !== hostId()) return false;
  return Number(pid) === process.pid ? !atWork.has(token) : !isRunning(Number(pid));
}

function hostId(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
