/**
 * A service that follows the active release: asks the store every so often which one is active, builds the next
 * service beside the one that answers, and swaps the two in one assignment. Whoever takes the service once for a whole
 * question gets an answer from one release. While the store is away, the service there is goes on answering.
 */
import type { Service } from './service.js';

/** Where releases come from. */
export interface LiveSource {
  /** The dataVersion that is active; null where none was ever loaded. Throws where the store is away. */
  readActiveVersion(): Promise<string | null>;
  /** Reads the active release anew and makes a service over it. */
  openService(): Promise<Service>;
}

export interface LiveStatus {
  readonly dataVersion: string;
  /** Why the store could not be asked the last time; null where it answered. */
  readonly problem: unknown;
}

export interface LiveService {
  /** The service to answer one question from: take it once, and keep it until the answer is whole. */
  get(): Service;
  status(): LiveStatus;
  /** Stops asking; what was taken goes on answering. */
  close(): Promise<void>;
}

export interface LiveOptions {
  /** Milliseconds from one question to the store to the next. */
  readonly every: number;
  /** Called after each swap, with the service that answers from then on. */
  readonly onSwap?: (service: Service) => void;
  /** Called when the store cannot be asked, the first time of a row. */
  readonly onProblem?: (error: unknown) => void;
}

/** The longest wait between two questions to a store that is away, in milliseconds. */
const longestBackOff = 30_000;

/** Opens the first service, and throws what that throws; follows the store from then on. */
export async function openLiveService(
  source: LiveSource,
  { every, onSwap, onProblem }: LiveOptions,
): Promise<LiveService> {
  let service = await source.openService();
  let problem: unknown = null;
  let failures = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> = Promise.resolve();

  const follow = async (): Promise<void> => {
    const version = await source.readActiveVersion();
    if (version === null || version === service.dataset.dataVersion) return;
    const next = await source.openService();
    // A store that went away meanwhile gives what it gave last.
    if (closed || next.dataset.dataVersion === service.dataset.dataVersion) return;
    service = next;
    onSwap?.(next);
  };
  const ask = async (): Promise<void> => {
    try {
      await follow();
      [problem, failures] = [null, 0];
    } catch (error) {
      if (failures === 0) onProblem?.(error);
      [problem, failures] = [error, failures + 1];
    }
    if (!closed) schedule();
  };
  const schedule = (): void => {
    const delay = Math.max(every, Math.min(every * 2 ** failures, longestBackOff));
    timer = setTimeout(() => {
      asking = ask();
    }, delay).unref();
  };
  schedule();

  return {
    get: () => service,
    status: () => ({ dataVersion: service.dataset.dataVersion, problem }),
    async close() {
      closed = true;
      clearTimeout(timer);
      await asking;
    },
  };
}
