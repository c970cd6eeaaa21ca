/**
 * A Neo4j for tests, the first that is to be had: the one that NEO4J_URI names; a container where a Docker engine
 * answers; the server of tests/neo4j/pom.xml where Java and Maven are there. Undefined, said aloud, where none is.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const library = join(here, 'node_modules', '.neo4j-server');
const password = 'trellis-test';
const firstPassword = 'neo4j';
const longestStart = 90_000;

/** `{ kind, uri, username, password, stop() }`; the Maven server also `kill()` and `start()`, to take it away. */
export async function findServer() {
  if (process.env.NEO4J_URI) {
    const { NEO4J_URI, NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '' } = process.env;
    return { kind: 'given', uri: NEO4J_URI, username: NEO4J_USERNAME, password: NEO4J_PASSWORD, stop: async () => {} };
  }
  return (await findContainer()) ?? (hasMaven() ? startMavenServer() : undefined);
}

async function findContainer() {
  if (spawnSync('docker', ['info'], { stdio: 'ignore' }).status !== 0) return undefined;
  try {
    const { Neo4jContainer } = await import('@testcontainers/neo4j');
    const container = await new Neo4jContainer('neo4j:5.26-community').withPassword(password).start();
    return {
      kind: 'container',
      uri: container.getBoltUri(),
      username: 'neo4j',
      password,
      stop: () => container.stop(),
    };
  } catch (error) {
    process.stderr.write(`A Docker engine answers, but no container started (${error.message}).\n`);
    return undefined;
  }
}

/** Whether a server of its own can be started here. */
export function hasMaven() {
  return ['java', 'mvn'].every((command) => spawnSync(command, ['-version'], { stdio: 'ignore' }).status === 0);
}

/** A server of its own in a folder of its own; `quick` starts sooner and works slower. */
export async function startMavenServer({ quick = false } = {}) {
  if (!existsSync(join(library, 'done'))) {
    process.stderr.write('Fetching Neo4j from Maven (about 130 MB, once).\n');
    mkdirSync(library, { recursive: true });
    execFileSync(
      'mvn',
      ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${library}`],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    writeFileSync(join(library, 'done'), '');
  }
  const home = mkdtempSync(join(tmpdir(), 'trellis-neo4j-'));
  const port = await findPort();
  mkdirSync(join(home, 'conf'));
  writeFileSync(
    join(home, 'conf', 'neo4j.conf'),
    [
      'server.default_listen_address=127.0.0.1',
      `server.bolt.listen_address=127.0.0.1:${port}`,
      `server.bolt.advertised_address=127.0.0.1:${port}`,
      'server.http.enabled=false',
      'server.https.enabled=false',
      'dbms.usage_report.enabled=false',
      'server.memory.heap.max_size=700m',
      'server.memory.pagecache.size=128m',
    ].join('\n'),
  );
  const uri = `bolt://127.0.0.1:${port}`;
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  );
  let child;
  const start = async () => {
    child = spawn(
      'java',
      [
        '-Xmx700m',
        ...(quick ? ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] : []),
        ...opened,
        '-cp',
        join(library, '*'),
        'org.neo4j.server.CommunityEntryPoint',
        `--home-dir=${home}`,
        `--config-dir=${join(home, 'conf')}`,
      ],
      { stdio: 'ignore' },
    );
    await waitFor(uri);
  };
  const end = (signal) =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', resolve);
      child.kill(signal);
    });
  await start();
  return {
    kind: 'maven',
    uri,
    username: 'neo4j',
    password,
    start,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function findPort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Until the server answers; sets its password at the first start. */
async function waitFor(uri) {
  const { default: neo4j } = await import('neo4j-driver');
  const began = Date.now();
  for (;;) {
    for (const [known, statement] of [
      [password],
      [firstPassword, `ALTER CURRENT USER SET PASSWORD FROM '${firstPassword}' TO '${password}'`],
    ]) {
      const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', known), {
        connectionTimeout: 1_000,
        maxTransactionRetryTime: 0,
      });
      try {
        if (statement) await driver.executeQuery(statement, {}, { database: 'system' });
        else {
          await driver.executeQuery('RETURN 1', {}, { database: 'neo4j' });
          return;
        }
      } catch {
        // Not yet.
      } finally {
        await driver.close();
      }
    }
    if (Date.now() - began > longestStart)
      throw new Error(`Neo4j at ${uri} did not start within ${longestStart / 1000} s.`);
    await wait(100);
  }
}
