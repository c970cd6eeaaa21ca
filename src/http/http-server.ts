/**
 * The listening side: sockets, time-outs against those who dawdle, problems for requests that are no HTTP, and a stop
 * that lets what is being answered finish.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { TrellisError } from '../model/errors.js';
import { problemType, renderProblem } from './problems.js';

export interface RunningServer {
  /** Where it listens; with port 0 the system chose the port. */
  readonly address: string;
  /** Refuses new connections, lets what is being answered finish for at most so long, then hangs up. */
  stop(mostMs: number): Promise<void>;
}

/** In milliseconds: how long head and whole of a request may take to arrive, how long an idle connection is held. */
export interface Timeouts {
  readonly headers: number;
  readonly request: number;
  readonly keepAlive: number;
  /** How often the first two are looked at. */
  readonly check: number;
}

const usualTimeouts: Timeouts = { headers: 10_000, request: 15_000, keepAlive: 5_000, check: 1_000 };
/** While stopping, connections that have had their answer are let go at this pace, in milliseconds. */
const letGoEvery = 20;
const mostHeaderBytes = 16_384;

/** Listens. Throws `address-unavailable` where the port is taken or may not be used. */
export async function startServer(
  handler: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
  timeouts: Timeouts = usualTimeouts,
): Promise<RunningServer> {
  const server = createServer(
    {
      maxHeaderSize: mostHeaderBytes,
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      connectionsCheckingInterval: timeouts.check,
    },
    handler,
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(tellUnreadable(error.code), () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(tellTaken(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    stop: (mostMs) =>
      new Promise((resolve) => {
        const hangUp = setTimeout(() => server.closeAllConnections(), mostMs);
        const letGo = setInterval(() => server.closeIdleConnections(), letGoEvery);
        server.close(() => {
          clearTimeout(hangUp);
          clearInterval(letGo);
          resolve();
        });
      }),
  };
}

function tellTaken({ code }: NodeJS.ErrnoException, host: string, port: number): TrellisError {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} of ${host} is in use: name another with --port, or 0 for any that is free.`,
    EACCES: `Port ${port} of ${host} may not be used: name another with --port.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: name another with --host.`,
    ENOTFOUND: `${host} is no address of this machine: name another with --host.`,
  };
  return new TrellisError('address-unavailable', reasons[code ?? ''] ?? `Cannot listen on port ${port} of ${host}.`);
}

function tellUnreadable(code: string | undefined): string {
  const error =
    code === 'HPE_HEADER_OVERFLOW'
      ? new TrellisError('headers-too-large', `Address and headers are larger than ${mostHeaderBytes} bytes.`)
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new TrellisError('request-timed-out', 'The request did not arrive in time.')
        : new TrellisError('invalid-query', 'This is no HTTP request that can be read.');
  const requestId = randomUUID();
  const { status, body } = renderProblem(error, requestId);
  const headers = {
    'Content-Type': problemType,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}
