/**
 * The entry of store/: the port through which releases are read and kept, and the opening of its adapter.
 * Whatever the adapter, a release is read whole or refused by name, one writer writes at a time, and a save that is
 * interrupted anywhere leaves the release of before or the new one, whole.
 */
import type { Release } from '../model/release.js';
import { openEmbeddedStore } from './embedded-store.js';

export { findCompiledMoves, saveCompiledMoves } from './compiled-moves.js';
export {
  compileSeedsAnew,
  readSeedsRelease,
  type SeedsPlaces,
  type SeedsRelease,
  saveCompiledSeeds,
} from './compiled-seeds.js';

/** How to reach a Neo4j. */
export interface Neo4jConfig {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** Empty for the server's own default. */
  readonly database: string;
  /** How long a transaction that fails for the moment is tried again, in milliseconds; ten seconds where left out. */
  readonly retryTime?: number;
}

export interface StoreConfig {
  /** Where the package stands: the statements are in its cypher/. */
  readonly packageFolder: string;
  readonly store: 'embedded' | 'neo4j';
  readonly neo4j: Neo4jConfig;
  /** Keeps what is loaded; made by the first save where it is missing. */
  readonly dataFolder: string;
  /** What is answered from where no release was ever loaded. */
  readonly seedsFolder: string;
  /** Where the compiled seeds stand; rewritten when stale or damaged and the folder can be written to. */
  readonly compiledSeedsFile: string;
}

/** The steps of a save in their order; only from `activate` on can the new release be what is read. */
export const savePhases = ['stage', 'write', 'sync', 'publish', 'activate', 'settle'] as const;
export type SavePhase = (typeof savePhases)[number];

/** A move as a database keeps it: for those who query there; answers derive it anew. */
export interface MoveRow {
  readonly from: string;
  readonly to: string;
  readonly relations: readonly string[];
  readonly direction: string;
  readonly scope: string;
  readonly cost: number;
  readonly coverage: number | null;
  readonly evidence: readonly string[];
}

export interface SaveOptions {
  /** Written beside the release where the store is a graph; a store of files leaves them out. */
  readonly moves?: readonly MoveRow[];
  /** Hash of the seeds that the release was compiled from; left out where it came from elsewhere. */
  readonly seedsHash?: string;
  /** Called before each phase begins; the save waits for it, and gives up where it throws. */
  readonly onPhase?: (phase: SavePhase) => void | Promise<void>;
  /** Called after each part of the `write` phase with the parts done and all parts; the save waits for it. */
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
}

/** A release that the store holds. `savedAt` is an ISO 8601 time in UTC. */
export interface StoredRelease {
  readonly dataVersion: string;
  readonly active: boolean;
  readonly savedAt: string;
}

/** What the store answers from, without reading it whole. */
export interface StoreStatus {
  readonly store: 'embedded' | 'neo4j';
  /** Where it keeps what is loaded. */
  readonly location: string;
  /** A loaded release always wins over the seeds; `last-good` is the one read last, while the server is away. */
  readonly answersFrom: 'release' | 'seeds' | 'last-good';
  readonly dataVersion: string;
  /** Hash of the seeds behind what is answered from; null where it was not compiled from seeds. */
  readonly seedsHash: string | null;
  /** Hash of the seeds folder as it is now; null where there is none to read. */
  readonly shippedSeedsHash: string | null;
  /** Whether the shipped seeds are others than those answered from; null where one of the two is unknown. */
  readonly seedsDiffer: boolean | null;
}

/**
 * Every method throws `store-unavailable` where the place cannot be reached, read, or (when saving and pruning)
 * written to, and where a newer Trellis wrote it; and `store-damaged` where what it holds is not what was saved.
 */
export interface Store {
  /**
   * The active release; the seeds where the embedded store never held one. Throws `invalid-seeds` with all findings
   * where those are refused, `unreadable-input` where they cannot be read.
   */
  readRelease(): Promise<Release>;
  /** The dataVersion of the release that is active, cheaply; null where none was ever saved. */
  readActiveVersion(): Promise<string | null>;
  /** Whether the server did not answer the last time, so that answers come from what was read last. */
  isAway(): boolean;
  /** Saves a release beside the others and makes it the active one. Saving the same again mends its damage. */
  saveRelease(release: Release, options?: SaveOptions): Promise<void>;
  /** All releases held, the last saved first; empty where none was ever saved. */
  listReleases(): Promise<readonly StoredRelease[]>;
  /** Removes all releases but the active one. Returns the dataVersions of those that went, sorted. */
  prune(): Promise<readonly string[]>;
  /** What is answered from. Reads the pointer and hashes the seeds; promises nothing about damage further in. */
  describe(): Promise<StoreStatus>;
  /** Lets go of connections; the store must not be used afterwards. */
  close(): Promise<void>;
}

/** Opens the store that the configuration names. Touches nothing yet: a missing or damaged place shows when used. */
export async function openStore(config: StoreConfig): Promise<Store> {
  if (config.store === 'embedded') return openEmbeddedStore(config);
  const { openNeo4jStore } = await import('./neo4j-store.js');
  return openNeo4jStore(config);
}
