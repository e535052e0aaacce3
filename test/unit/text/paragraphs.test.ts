import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphAt, paragraphColumns, paragraphsOf, paragraphsTouched } from '#shared/text/paragraphs.ts';

/** Straight from METHOD.md §1, by way of a regular expression instead of a scan. */
function paragraphsByPattern(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\n]+/g)]
    .filter(([line]) => /\P{White_Space}/u.test(line))
    .map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
}

const awkwardText = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\n\n', ' ', '\t', '\u00A0', '\u0085', '\u2028', '\u3000', '\uFEFF', '😀'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

describe('paragraphs', () => {
  test('blank lines have no number and the line break belongs to nobody', () => {
    expect(paragraphsOf('one\n\n  \ntwo ')).toEqual([
      { start: 0, end: 3 },
      { start: 8, end: 12 },
    ]);
  });

  test('a text of nothing but blanks has no paragraph', () => {
    expect(paragraphsOf('')).toEqual([]);
    expect(paragraphsOf('\n \t\n\u0085\u00A0\u3000')).toEqual([]);
  });

  test('a zero-width no-break space is not blank, a next-line character is', () => {
    expect(paragraphsOf('\uFEFF\n\u0085')).toEqual([{ start: 0, end: 1 }]);
  });

  test('every text is cut as the method says', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        expect(paragraphsOf(text)).toEqual(paragraphsByPattern(text));
      }),
    );
  });

  test('a range touches exactly the paragraphs it shares a character with', () => {
    fc.assert(
      fc.property(awkwardText, fc.nat(40), fc.nat(40), (text, start, length) => {
        const touching = paragraphsOf(text).flatMap((paragraph, number) =>
          paragraph.start < start + length && start < paragraph.end && length > 0 ? [number] : [],
        );
        const touched = paragraphsTouched(paragraphColumns(text), start, start + length);
        const [first, last] = [touching[0], touching.at(-1)];
        expect(touched).toEqual(first === undefined ? null : { first, last });
        const one = paragraphsOf(text).findIndex((paragraph) => paragraph.start <= start && start < paragraph.end);
        expect(paragraphAt(paragraphColumns(text), start)).toBe(one < 0 ? null : one);
      }),
    );
  });
});
