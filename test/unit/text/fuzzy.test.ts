import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';

const codes = [
  'total business experience/technical infrastructure',
  'total business experience/service support',
  'total business experience/leadership',
  'change/technical change',
  'business need',
  'Études/été',
];
const ranked = (query: string): string[] =>
  codes
    .flatMap((path) => {
      const match = fuzzyMatch(query, path, path.lastIndexOf('/') + 1);
      return match ? [{ path, score: match.score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ path }) => path);

describe('finding a code by typing', () => {
  test('the code’s own name counts more than the path above it', () => {
    expect(ranked('bus')[0]).toBe('business need');
    expect(ranked('chan')[0]).toBe('change/technical change');
  });

  test('beginnings of words find it: “ti” is technical infrastructure', () => {
    expect(ranked('ti')[0]).toBe('total business experience/technical infrastructure');
    expect(ranked('ss')[0]).toBe('total business experience/service support');
  });

  test('words may come in any order, without case and accents', () => {
    expect(ranked('LEAD exp')).toEqual(['total business experience/leadership']);
    expect(ranked('ete')[0]).toBe('Études/été');
    expect([fuzzyMatch('하', '한국'), fuzzyMatch('국', '한국')?.positions]).toEqual([null, [1]]);
  });

  test('letters that are not there find nothing, and no letters find everything', () => {
    expect(fuzzyMatch('xyz', 'business need')).toBe(null);
    expect(fuzzyMatch('', 'business need')).toEqual({ score: 0, positions: [] });
  });

  test('every letter of the query is found, in order, exactly when it is a subsequence', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/'), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (query, text) => {
        let at = 0;
        const fits = [...query].every((letter) => {
          at = text.indexOf(letter, at) + 1;
          return at > 0;
        });
        const match = fuzzyMatch(query, text, text.lastIndexOf('/') + 1);
        expect(match !== null).toBe(fits);
        if (match) expect(match.positions.map((position) => text[position]).join('')).toBe(query);
      }),
    );
  });
});
