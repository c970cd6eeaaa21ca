/** `trellis serve` as it is run: what it prints, how it refuses, what it does when told to stop, and what it notices. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readServeConfig } from '../../src/config.js';
import { TrellisError } from '../../src/model/errors.js';
import { openStore } from '../../src/store/store.js';
import { drawRelease } from '../support/draw-release.js';
import { runCommand } from '../support/run-command.js';
import { configureStore } from '../support/store-config.js';

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly dataFolder: string;
  log(): string;
}

const running: ChildProcess[] = [];
/** Settings under which a tiny loaded release is answered from. */
async function loadTiny(): Promise<{ readonly dataFolder: string; readonly env: Record<string, string | undefined> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'trellis-serve-'));
  await loadRelease(dataFolder, 'Stage hand 2, Flyman 3', '0000000000000000');
  return { dataFolder, env: { PATH: process.env.PATH, TRELLIS_DATA: dataFolder } };
}

async function loadRelease(dataFolder: string, occupations: string, dataVersion: string): Promise<void> {
  const store = await openStore(
    configureStore({ dataFolder, seedsFolder: 'seeds', compiledSeedsFile: 'dist/seeds-release.json' }),
  );
  await store.saveRelease({ ...drawRelease(`# A\nP\n t C @1: ${occupations}`), dataVersion });
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the built command on a free port and waits until it says where. */
async function serve(...flags: readonly string[]): Promise<Running> {
  const { dataFolder, env } = await loadTiny();
  const child = spawn(process.execPath, ['dist/main.js', 'serve', '--port', '0', ...flags], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let log = '';
  child.stderr?.on('data', (part) => {
    log += part;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (part) => resolve(/http:\S+/.exec(String(part))?.[0] ?? ''));
    child.once('exit', () => reject(new Error(`It ended: ${log}`)));
  });
  return { child, address, dataFolder, log: () => log };
}

async function stop({ child }: Running): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [status] = await ended;
  return status;
}

describe('trellis serve', () => {
  it('prints its address, answers there, and ends with 0 when it is told to', async () => {
    const server = await serve();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${server.address}/v1/occupations/stage-hand`);
    expect(await response.json()).toMatchObject({ occupation: { id: 'stage-hand' } });
    expect(await (await fetch(`${server.address}/readyz`)).json()).toMatchObject({ store: { answersFrom: 'release' } });
    expect(await stop(server)).toBe(0);
    expect(server.log()).toContain('"route":"/v1/occupations/{occupation}","status":200');
    expect(server.log()).not.toContain('stage-hand');
  });

  it('lets what is being answered finish, and takes nothing new', async () => {
    const server = await serve();
    const { hostname, port } = new URL(server.address);
    const body = JSON.stringify({ role: ['stage-hand'] });
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    const head = `POST /v1/potential HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    socket.write(head + body.slice(0, 5));
    await fetch(`${server.address}/healthz`);
    const ended = once(server.child, 'exit');
    server.child.kill('SIGTERM');
    const isTaken = (): Promise<boolean> =>
      fetch(server.address).then(
        () => true,
        () => false,
      );
    while (await isTaken()) await new Promise((done) => setTimeout(done, 5));
    expect(answer).toBe('');
    socket.write(body.slice(5));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ roles: [{ id: 'stage-hand' }] });
    expect((await ended)[0]).toBe(0);
  });

  it('waits no longer than it may', async () => {
    const server = await serve('--stop-seconds', '0');
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname, () => socket.write('GET /v1/maps HTTP/1.1\r\nHos'));
    socket.on('error', () => undefined);
    await fetch(`${server.address}/healthz`);
    expect(await stop(server)).toBe(0);
  });

  it('puts a release in force that is loaded while it runs', async () => {
    const server = await serve('--reload-seconds', '1');
    await loadRelease(server.dataFolder, 'Cook 2', '1111111111111111');
    const inForce = async (): Promise<unknown> =>
      (await fetch(`${server.address}/v1/occupations`)).headers.get('trellis-data-version');
    const end = Date.now() + 4000;
    while ((await inForce()) !== '1111111111111111' && Date.now() < end)
      await new Promise((done) => setTimeout(done, 50));
    expect(await inForce()).toBe('1111111111111111');
    expect(await (await fetch(`${server.address}/metrics`)).text()).toContain('trellis_reloads_total 1');
    await stop(server);
  });

  it('says in one line that a port is in use', async () => {
    const server = await serve();
    const { port } = new URL(server.address);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js', 'serve', '--port', port], {
      env: { PATH: process.env.PATH, TRELLIS_DATA: server.dataFolder },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `trellis: Port ${port} of 127.0.0.1 is in use: name another with --port, or 0 for any that is free.\n`,
    );
    await stop(server);
  });
});

describe('settings', () => {
  it('take the flag before the variable, and the default last', () => {
    const flags = { TRELLIS_PORT: { name: '--port', text: '1' } };
    expect(readServeConfig({ TRELLIS_PORT: '2', TRELLIS_RATE_LIMIT: '3', TRELLIS_HOST: '' }, flags)).toMatchObject({
      port: 1,
      rateLimit: 3,
      host: '127.0.0.1',
      corsOrigins: [],
      logLevel: 'info',
    });
  });

  it.each<[string, Record<string, string>]>([
    ['TRELLIS_PORT', { TRELLIS_PORT: '65536' }],
    ['TRELLIS_PORT', { TRELLIS_PORT: '-1' }],
    ['TRELLIS_PORT', { TRELLIS_PORT: '3000x' }],
    ['TRELLIS_LOG_LEVEL', { TRELLIS_LOG_LEVEL: 'loud' }],
    ['TRELLIS_LOG_NAMES', { TRELLIS_LOG_NAMES: '1' }],
    ['TRELLIS_CORS_ORIGINS', { TRELLIS_CORS_ORIGINS: 'example.org' }],
    ['TRELLIS_CORS_ORIGINS', { TRELLIS_CORS_ORIGINS: 'https://a.example/path' }],
    ['TRELLIS_RATE_LIMIT', { TRELLIS_RATE_LIMIT: '1.5' }],
  ])('refuse %s where it cannot be taken: %j', (name, environment) => {
    expect(() => readServeConfig(environment)).toThrow(TrellisError);
    try {
      readServeConfig(environment);
    } catch (error) {
      expect((error as TrellisError).details.errors?.map(({ path }) => path)).toEqual([name]);
    }
  });

  it.each([
    ['serve', '--port', '0'],
    ['show', 'Stage Manager'],
  ])('refuse a variable that is not known: %s', async (...argv) => {
    const { exit, err } = await runCommand(argv, { TRELLIS_PROT: '3000' });
    expect([exit, err.split('\n')[1]?.split(':')[0]]).toEqual([2, '  TRELLIS_PROT']);
  });

  it.each([
    ['--port', 'many'],
    ['--cors-origins', 'nowhere'],
    ['--log-level', 'loud'],
    ['--nonsense', '1'],
  ])('refuse %s %s by name', async (flag, value) => {
    const { exit, err } = await runCommand(['serve', flag, value]);
    expect(exit).toBe(2);
    expect(err).toContain(flag);
  });
});
