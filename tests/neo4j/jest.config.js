/** The Neo4j suite: one real server for all its tests, one test file at a time. */
import base from '../../jest.config.js';

export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/neo4j/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/tests/neo4j/start-server.mjs',
  globalTeardown: '<rootDir>/tests/neo4j/stop-server.mjs',
  maxWorkers: 1,
  testTimeout: 120_000,
};
