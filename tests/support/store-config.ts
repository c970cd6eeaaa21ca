/** A store's configuration for tests: embedded, with nothing but the places that a test gives. */
import { fileURLToPath } from 'node:url';
import type { StoreConfig } from '../../src/store/store.js';

export function configureStore(places: Partial<StoreConfig> & Pick<StoreConfig, 'dataFolder'>): StoreConfig {
  return {
    packageFolder: fileURLToPath(new URL('../..', import.meta.url)),
    store: 'embedded',
    neo4j: { uri: '', username: '', password: '', database: '' },
    seedsFolder: 'none',
    compiledSeedsFile: 'none.json',
    ...places,
  };
}
