import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  astralPositions,
  codePointLength,
  codePointsBetween,
  snapToCodePoint,
  snapToGraphemes,
  toCodePoints,
  toUtf16,
} from '#shared/text/offsets.ts';

const clusters = [
  'a',
  ' ',
  '\n',
  'é',
  'e\u0301',
  '😀',
  '👩‍👩‍👧',
  '🇬🇧',
  '🇳🇱',
  'क्षि',
  '\u0600b',
  '한',
  '中',
  '\u0301',
  'ё',
  '\u0600😀',
];
const text = fc.array(fc.constantFrom(...clusters), { maxLength: 30 }).map((parts) => parts.join(''));

describe('positions in code points', () => {
  test('a character beyond the basic plane counts once', () => {
    const astral = astralPositions('a😀b');
    expect([0, 1, 3, 4].map((position) => toCodePoints(astral, position))).toEqual([0, 1, 2, 3]);
    expect(codePointLength('a😀b')).toBe(3);
    expect(codePointsBetween(astral, 1, 4)).toBe(2);
  });

  test('there and back again is the same place, and agrees with counting', () => {
    fc.assert(
      fc.property(text, (value) => {
        const astral = astralPositions(value);
        let utf16 = 0;
        let codePoints = 0;
        for (const character of value) {
          expect(toCodePoints(astral, utf16)).toBe(codePoints);
          expect(toUtf16(astral, codePoints)).toBe(utf16);
          utf16 += character.length;
          codePoints += 1;
        }
        expect(toUtf16(astral, codePoints)).toBe(utf16);
        expect(codePointLength(value)).toBe(codePoints);
      }),
    );
  });
});

describe('snapping a selection', () => {
  test('never splits a surrogate pair', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (value, position) => {
        const at = Math.min(position, value.length);
        const [before, after] = [snapToCodePoint(value, at), snapToCodePoint(value, at, 'after')];
        expect(value.slice(0, before).isWellFormed() && value.slice(after).isWellFormed()).toBe(true);
        expect(before <= at && at <= after && after - before <= 2).toBe(true);
      }),
    );
  });

  test('takes whole grapheme clusters, as segmenting the whole text does', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(20), (value, from, length) => {
        const start = Math.min(from, value.length);
        const end = Math.min(start + length, value.length);
        const bounds = [...segmenter.segment(value)].map((cluster) => cluster.index).concat(value.length);
        const first = bounds.findLast((bound) => bound <= start);
        const last = end > start ? bounds.find((bound) => bound >= end) : first;
        expect(snapToGraphemes(value, start, end)).toEqual({ start: first, end: last });
      }),
      { numRuns: 500 },
    );
  });

  test('a family emoji is taken whole', () => {
    expect(snapToGraphemes('x👩‍👩‍👧y', 3, 4)).toEqual({ start: 1, end: 9 });
  });

  test('looks only around the ends, even in a text of 3,000,000 characters without a blank', () => {
    const long = `${'\u0915\u094D'.repeat(1_500_000)}`;
    // Looking at the whole text each time would run into the time limit of the test.
    for (let step = 0; step < 50; step++) {
      const { start, end } = snapToGraphemes(long, 1_000_001, 2_000_001);
      expect([start <= 1_000_001, end >= 2_000_001]).toEqual([true, true]);
    }
  });
});
