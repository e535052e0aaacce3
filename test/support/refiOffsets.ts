import fc from 'fast-check';
import type { OffsetReading } from '#shared/interchange/incoming.ts';
import { offsetReadings } from '#shared/interchange/refi/offsets.ts';

/** Text as another program may have stored it: emoji, CRLF and single CR, control characters, combining marks, CJK. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,6}$/) },
  { weight: 3, arbitrary: fc.constantFrom(' ', ', ', '. ', '\n', '\r\n', '\r\n\r\n', '\r') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '🤯',
      '👩‍👩‍👧‍👦',
      '🇺🇦',
      'e\u0301',
      '𠀀𠀁',
      'שלום',
      '中文',
      '\u000C',
      '\u0000',
      'ï\uFEFFx',
      '𝒳',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
);
export const foreignText = fc
  .array(piece, { minLength: 1, maxLength: 60 })
  .map((pieces) => pieces.join('').replace(/^\uFEFF+/, ''))
  .filter((text) => text.length > 0);

/** The characters that a program counts: code points, with CR LF in one piece. */
export const charactersOf = (raw: string): string[] => raw.match(/\r\n|[\s\S]/gu) ?? [];

/** Widths of characters in a way of counting, one by one: slow and plain, to compare with. */
const widthOf = (character: string, { unit, lineEnd }: OffsetReading): number => {
  if (character === '\r\n') return lineEnd;
  return unit === 'code points' ? 1 : character.length;
};

/** How a program that counts in a certain way writes the characters from `first` up to `last`, that one not included. */
export function writtenPositions(
  characters: readonly string[],
  first: number,
  last: number,
  reading: OffsetReading,
): { start: string; end: string } {
  const sum = (upTo: number) => characters.slice(0, upTo).reduce((total, each) => total + widthOf(each, reading), 0);
  const end = sum(last) - (reading.end === 'inclusive' ? 1 : 0);
  return { start: String(sum(first)), end: String(end) };
}

export const anyReading: fc.Arbitrary<OffsetReading> = fc.constantFrom(...offsetReadings);

/** Characters from a place on, at least one. */
export const anySpan = (characters: readonly string[]): fc.Arbitrary<{ first: number; last: number }> =>
  fc
    .tuple(fc.nat(characters.length - 1), fc.nat(characters.length - 1))
    .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) + 1 }));
