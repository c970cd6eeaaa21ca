/**
 * One writer at a time in a data folder, without a file lock of the system.
 * A writer announces itself by a file of its own and then looks for others: of two at once at least one sees the
 * other and steps back, so that two never hold the lock. What a dead writer left is passed over and removed.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TrellisError } from '../model/errors.js';

export interface WriterLock {
  /** Names the files of this writer: nobody else has used it or will. */
  readonly token: string;
  /** Whether the writer with this token may still be at work, this one included. */
  isAtWork(token: string): boolean;
  /** Removes what dead writers announced. */
  removeStale(): void;
  release(): void;
}

/** Age in milliseconds at which no writer is still at work; a save takes seconds. */
const staleAge = 600_000;
/** How often a writer steps back and tries again before it gives up, and how long it waits at most, in milliseconds. */
const attempts = 4;
const longestWait = 25;

const lockName = /^writer-((\d+)-([0-9a-f]{8})-[0-9a-f]{8})\.lock$/;

/**
 * Takes the lock of a folder that exists. Throws `store-unavailable` where another writer is at work, and node's own
 * error where the folder cannot be written to.
 */
export async function takeWriterLock(folder: string): Promise<WriterLock> {
  const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  for (let attempt = 1; ; attempt++) {
    const token = `${process.pid}-${host}-${randomBytes(4).toString('hex')}`;
    const file = join(folder, `writer-${token}.lock`);
    const release = (): void => rmSync(file, { force: true });
    closeSync(openSync(file, 'wx'));
    let rival: string | undefined;
    try {
      rival = readdirSync(folder).find((name) => name !== `writer-${token}.lock` && isLive(folder, name, host));
    } catch (error) {
      release();
      throw error;
    }
    if (rival === undefined) {
      return {
        token,
        isAtWork: (other) => isLive(folder, `writer-${other}.lock`, host),
        removeStale() {
          for (const name of readdirSync(folder)) {
            if (lockName.test(name) && !isLive(folder, name, host)) rmSync(join(folder, name), { force: true });
          }
        },
        release,
      };
    }
    release();
    if (attempt === attempts) throw refuse(folder, rival);
    await wait(1 + Math.random() * longestWait);
  }
}

function refuse(folder: string, rival: string): TrellisError {
  const pid = lockName.exec(rival)?.[2];
  return new TrellisError(
    'store-unavailable',
    `Another process (${pid}) is writing to the data folder "${folder}". Try again when it is done, ` +
      `or remove "${join(folder, rival)}" if it is no longer running.`,
  );
}

/**
 * A writer of another host cannot be asked whether it lives, so that only age tells. One with our own pid is of this
 * process, or left by an earlier one with the same pid, as containers have.
 */
function isLive(folder: string, name: string, host: string): boolean {
  const [, , pid, itsHost] = lockName.exec(name) ?? [];
  if (pid === undefined) return false;
  const since = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs;
  if (since === undefined || Date.now() - since > staleAge) return false;
  if (itsHost !== host) return true;
  return Number(pid) === process.pid ? since > Date.now() - process.uptime() * 1000 : isRunning(Number(pid));
}

/** Whether a process of this machine lives. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
