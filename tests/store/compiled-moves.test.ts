/** The derived moves in a file: read back for their release, and never when damaged, of another one or missing. */
import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findCompiledMoves, saveCompiledMoves } from '../../src/store/store.js';
import { flip } from '../support/damage.js';

const ground = mkdtempSync(join(tmpdir(), 'trellis-moves-'));
afterAll(() => rmSync(ground, { recursive: true, force: true }));

const moves = Uint8Array.from({ length: 600 }, (_, place) => (place * 7) % 256);

describe('compiled moves', () => {
  it('come back byte for byte for their own release, and for no other', () => {
    const file = join(ground, 'whole.bin');
    saveCompiledMoves(file, 'one', moves);
    expect(new Uint8Array(findCompiledMoves(file, 'one') ?? [])).toEqual(moves);
    expect(findCompiledMoves(file, 'two')).toBeUndefined();
  });

  it('do not count where there are none', () => {
    expect(findCompiledMoves(join(ground, 'nowhere.bin'), 'one')).toBeUndefined();
  });

  it.each([
    ['one byte is another', (file: string) => flip(file, 300)],
    ['the end is missing', (file: string) => truncateSync(file, 500)],
  ])('do not count where %s', (_, damage) => {
    const file = join(ground, 'damaged.bin');
    saveCompiledMoves(file, 'one', moves);
    damage(file);
    expect(findCompiledMoves(file, 'one')).toBeUndefined();
  });
});
