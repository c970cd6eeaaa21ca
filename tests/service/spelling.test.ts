import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countEdits } from '../../src/service/spelling.js';
import { isEnglishWord } from '../../src/service/word-lists.js';

/** The same by its definition, tried in full. */
function countNaively(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return countNaively(restA, restB);
  const swapped = a[0] === b[1] && a[1] === b[0] && a.length > 1 ? countNaively(a.slice(2), b.slice(2)) : 99;
  return 1 + Math.min(countNaively(restA, restB), countNaively(restA, b), countNaively(a, restB), swapped);
}

describe('countEdits', () => {
  it('counts a swap of neighbours as one', () => {
    expect(countEdits('desinger', 'designer', 2)).toBe(1);
    expect(countEdits('manger', 'manager', 1)).toBe(1);
    expect(countEdits('sailor', 'tailor', 0)).toBeUndefined();
    expect(countEdits('vet', 'veterinary', 2)).toBeUndefined();
  });

  it('equals its definition, up to the most that is asked for', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        const edits = countNaively(a, b);
        expect(countEdits(a, b, most)).toBe(edits <= most ? edits : undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('isEnglishWord', () => {
  it('finds the first and last words of the list and of a letter, and no parts of words', () => {
    for (const word of ['aa', 'zzzs', 'sailor', 'manliness', 'manlihood', 'sharrowed', 'byzants', 'cab', 'yu']) {
      expect([word, isEnglishWord(word)]).toEqual([word, true]);
    }
    for (const word of ['', 'sailo', 'carpentr', 'qa', 'Sailor', 'a b', 'é']) {
      expect([word, isEnglishWord(word)]).toEqual([word, false]);
    }
  });
});
