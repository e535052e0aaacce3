import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Along, codingsAlong } from '#shared/analysis/along.ts';
import { alongWords } from '#shared/charts/along.ts';
import { columnsOf } from '../../support/columns.ts';
import { type OracleDocument, oracleDocuments } from '../../support/oracle.ts';
import { randomStudy } from '../../support/randomStudy.ts';

const everyone = () => true;
const stretch: fc.Arbitrary<Along> = fc
  .tuple(fc.constantFrom('sections', 'paragraphs', 'characters'), fc.nat(99), fc.integer({ min: 1, max: 40 }))
  .map(([x, from, length]) => ({
    x,
    from: x === 'sections' ? from : from % 8,
    to: (x === 'sections' ? from : from % 8) + length,
  }))
  .map((along) => (along.x === 'sections' ? { ...along, to: Math.min(100, along.to) } : along));

/** The characters of a document that lie in the stretch, one by one (METHOD.md §4). */
function charactersIn({ characters, paragraphs }: OracleDocument, { x, from, to }: Along): Set<number> {
  const n = characters.length;
  const inStretch = (at: number): boolean => {
    if (x === 'characters') return from <= at && at < to;
    if (x === 'sections') {
      const first = Math.floor((from * n) / 100);
      return first <= at && at < Math.floor((to * n) / 100);
    }
    const chosen = paragraphs.slice(from, to);
    const [first, last] = [chosen[0], chosen.at(-1)].map((paragraph) => [...(paragraph ?? [])]);
    return first !== undefined && (first[0] ?? n) <= at && at <= (last?.at(-1) ?? -1);
  };
  return new Set(characters.flatMap((_, at) => (inStretch(at) ? [at] : [])));
}

describe('a stretch of the axis over all documents', () => {
  test('lets through the codings that share a character with it in their document', () => {
    fc.assert(
      fc.property(randomStudy, stretch, (study, along) => {
        const columns = columnsOf(study);
        const flags = codingsAlong(columns, along);
        const expected = oracleDocuments(study, everyone, everyone).flatMap((document) => {
          const inside = charactersIn(document, along);
          return document.codings
            .toSorted((a, b) => a.coding.start - b.coding.start || a.coding.end - b.coding.end)
            .map(({ characters }) => Number(characters.intersection(inside).size > 0));
        });
        expect([...flags]).toEqual(expected);
      }),
    );
  });

  test('is named as people number it', () => {
    expect(alongWords({ x: 'sections', from: 20, to: 35 })).toBe('sections 21 to 35');
    expect(alongWords({ x: 'paragraphs', from: 2, to: 3 })).toBe('paragraph 3');
    expect(alongWords({ x: 'characters', from: 999, to: 12_000 })).toBe('characters 1,000 to 12,000');
  });
});
