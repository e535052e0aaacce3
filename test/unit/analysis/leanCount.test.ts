import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCoOccurrence, pairCounts } from '#shared/analysis/coOccurrence.ts';
import { columnsOf } from '../../support/columns.ts';
import { nestedSets, randomStudy } from '../../support/randomStudy.ts';

test('what is left out for a very large matrix is unknown, never another number', () => {
  fc.assert(
    fc.property(randomStudy, (study) => {
      const columns = columnsOf(study);
      const choice = { sets: nestedSets, unit: 'pairs', withSubcodes: true } as const;
      const whole = countCoOccurrence(columns, choice);
      const pairs = pairCounts(columns, choice);
      const lean = countCoOccurrence(columns, { ...choice, pairs, coefficients: ['c'], withDocuments: false });
      const size = nestedSets.length;
      const unknown = Array.from(whole.values, (_, at) => (at % (size + 1) === 0 ? 'frequency' : Number.NaN));
      expect({ ...lean, documents: null, jaccard: null, lift: null }).toEqual({
        ...whole,
        documents: null,
        jaccard: null,
        lift: null,
      });
      expect(Array.from(lean.documents, (value, at) => (at % (size + 1) === 0 ? 'frequency' : value))).toEqual(unknown);
      expect([...lean.jaccard, ...lean.lift].every(Number.isNaN)).toBe(true);
    }),
  );
});
