import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCoOccurrence } from '#shared/analysis/coOccurrence.ts';
import { passagesBehind } from '#shared/analysis/passages.ts';
import { coOccurrenceUnits } from '#shared/analysis/results.ts';
import { columnsOf, setOf } from '../../support/columns.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

const cell = fc.record({
  sets: fc.constantFrom(ownSets, nestedSets),
  a: fc.nat(6),
  b: fc.nat(6),
  near: fc.nat(2),
  unit: fc.constantFrom(...coOccurrenceUnits),
});

describe('the segments behind a cell', () => {
  test('there are as many pairs as the cell counts, and none behind an empty cell in any unit', () => {
    fc.assert(
      fc.property(randomStudy, cell, (study, { sets, a, b, near, unit }) => {
        fc.pre(a !== b);
        const columns = columnsOf(study);
        const { values } = countCoOccurrence(columns, { sets, unit, near, withSubcodes: false });
        const [first, second] = [sets[a] ?? setOf('none', []), sets[b] ?? setOf('none', [])];
        const { total, passages } = passagesBehind(columns, { first, second, unit, near, limit: 1_000 });
        const counted = values[a * sets.length + b];
        if (unit === 'pairs' || unit === 'near') expect(total).toBe(counted);
        else expect(total > 0).toBe((counted ?? 0) > 0);
        expect(passages.length).toBe(total);
        for (const passage of passages) {
          expect(first.members).toContain(columns.codings.code[passage.first]);
          expect(second.members).toContain(columns.codings.code[passage.second]);
          expect(columns.codings.document[passage.first]).toBe(passage.document);
          const text = study.texts[passage.document] ?? '';
          expect([...text.slice(passage.sharedStart, passage.sharedEnd)].length).toBe(passage.shared);
          if (unit === 'pairs') expect(passage.shared).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('all are counted, so many as asked are listed, in the order of the text', () => {
    const codings = [10, 0, 5].flatMap((start) =>
      [0, 1].map((code) => ({ document: 0, code, coder: 0, start, end: start + 3 })),
    );
    const columns = columnsOf({ texts: ['x'.repeat(20)], codes: ['A', 'B'], coders: ['Ann'], codings });
    const [first, second] = [setOf('A', [0]), setOf('B', [1])];
    const { total, passages } = passagesBehind(columns, { first, second, unit: 'pairs', limit: 2 });
    expect(total).toBe(3);
    expect(passages.map(({ start, end, shared }) => [start, end, shared])).toEqual([
      [0, 3, 3],
      [5, 8, 3],
    ]);
  });
});
