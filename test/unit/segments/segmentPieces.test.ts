import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../renderer/features/segments/segmentPieces.ts';

const segment = { start: 10, before: 'before ', text: 'the segment', after: ' after' };

describe('a segment shown in its context', () => {
  it('is context, segment and context where nothing lies over it', () => {
    expect(piecesOf(segment, []).map(({ text, inside }) => [text, inside])).toEqual([
      ['before ', false],
      ['the segment', true],
      [' after', false],
    ]);
  });

  it('is underlined where another coding shares its words, also into the context', () => {
    const pieces = piecesOf(segment, [{ start: 14, end: 24 }]);
    expect(pieces.map(({ text, inside, under }) => [text, inside, under])).toEqual([
      ['before ', false, null],
      ['the ', true, null],
      ['segment', true, 0],
      [' af', false, 0],
      ['ter', false, null],
    ]);
  });

  it('loses and doubles no character, whatever lies over it', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.array(range),
        (before, text, after, ranges) => {
          const shown = { start: before.length + 5, before, text, after };
          const others = ranges.map(([start, length]) => ({ start, end: start + length }));
          expect(
            piecesOf(shown, others)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(before + text + after);
        },
      ),
    );
  });
});
