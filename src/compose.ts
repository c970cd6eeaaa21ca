/**
 * Puts the parts together: store, dataset, graph, planner, service. Everything is made on demand, so that a command
 * pays only for what it uses.
 */
import type { Config } from './config.js';
import type { LiveOptions, LiveService } from './service/live-service.js';
import type { Service } from './service/service.js';
import type { Store } from './store/store.js';

export interface Composition {
  readonly config: Config;
  /** The store that the configuration names; opened once. */
  store(): Promise<Store>;
  /** The service over the active release; read once. */
  service(): Promise<Service>;
  /** A service that follows the active release; close it before the rest. */
  live(options: LiveOptions): Promise<LiveService>;
  /** Whether the answers came from a loaded release while the shipped seeds are others; false where none was asked. */
  isStale(): Promise<boolean>;
  /** Whether the answers came from what was read last, because the server did not answer; false where none was asked. */
  isAway(): Promise<boolean>;
  close(): Promise<void>;
}

export function compose(config: Config): Composition {
  let store: Promise<Store> | undefined;
  let service: Promise<Service> | undefined;
  const openOnce = (): Promise<Store> => {
    store ??= import('./store/store.js').then(({ openStore }) => openStore(config));
    return store;
  };
  const serviceOnce = (): Promise<Service> => {
    service ??= openService(config, openOnce);
    return service;
  };
  return {
    config,
    store: openOnce,
    service: serviceOnce,
    async live(options) {
      const [store, { openLiveService }] = await Promise.all([openOnce(), import('./service/live-service.js')]);
      let first: Promise<Service> | undefined = serviceOnce();
      const source = {
        readActiveVersion: () => store.readActiveVersion(),
        openService() {
          const held = first;
          first = undefined;
          return held ?? openService(config, openOnce);
        },
      };
      return openLiveService(source, options);
    },
    isStale: async () => service !== undefined && (await (await openOnce()).describe()).seedsDiffer === true,
    isAway: async () => service !== undefined && (await openOnce()).isAway(),
    async close() {
      if (store) await (await store).close();
    },
  };
}

async function openService(config: Config, openStore: () => Promise<Store>): Promise<Service> {
  const [
    store,
    { findCompiledMoves },
    { openDataset },
    { buildGraph, openMoves },
    { createPlanner },
    { createService },
  ] = await Promise.all([
    openStore(),
    import('./store/store.js'),
    import('./dataset/dataset.js'),
    import('./graph/career-graph.js'),
    import('./planner/planner.js'),
    import('./service/service.js'),
  ]);
  const dataset = openDataset(await store.readRelease());
  const kept = findCompiledMoves(config.compiledMovesFile, dataset.release.dataVersion);
  return createService(createPlanner(buildGraph(dataset, kept && openMoves(dataset, kept))));
}
