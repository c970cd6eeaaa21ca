/**
 * The files that pages load: few, small, named after their content, and kept in memory with the smaller forms that the
 * build made, so that a first visit is light and later ones ask for none of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { TrellisError } from '../model/errors.js';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const forms = { br: '.br', gzip: '.gz' } as const;
const longCaching = 'public, max-age=31536000, immutable';

/** Sends a file of the folder, or throws `not-found`. */
export function createAssets(folder: string): (request: Request, response: Response, file: string) => void {
  const bodies = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
  return (request, response, file) => {
    const type = types[file.split('.').at(-1) ?? ''];
    const plain = bodies.get(file);
    if (!type || !plain) throw new TrellisError('not-found', 'There is no such file.');
    const wished = request.headers['accept-encoding'] === undefined ? false : request.acceptsEncodings(['br', 'gzip']);
    const small = wished === 'br' || wished === 'gzip' ? bodies.get(file + forms[wished]) : undefined;
    response.setHeader('Cache-Control', longCaching);
    response.setHeader('Content-Type', type);
    response.vary('Accept-Encoding');
    if (small && wished) response.setHeader('Content-Encoding', wished);
    const body = small ?? plain;
    response.setHeader('Content-Length', body.length);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
