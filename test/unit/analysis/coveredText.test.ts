import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredText } from '#shared/analysis/coveredText.ts';
import { columnsOf } from '../../support/columns.ts';
import { nestedSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

test('what a set covers of a document is the characters of its codings, in stretches that do not touch', () => {
  fc.assert(
    fc.property(randomStudy, fc.constantFrom(nestedSets, themeSets), (study, sets) => {
      const columns = columnsOf(study);
      const covered = coveredText(columns, {}, sets);
      for (const [document, text] of study.texts.entries()) {
        const found = new Map(covered(document));
        for (const [set, { members }] of sets.entries()) {
          const own = study.codings.filter((each) => each.document === document && members.includes(each.code));
          const expected = Array.from({ length: text.length }, (_, at) => own.some((c) => c.start <= at && at < c.end));
          const ranges = found.get(set) ?? new Int32Array();
          const told = expected.map(() => false);
          for (let at = 0; at < ranges.length; at += 2) told.fill(true, ranges[at], ranges[at + 1]);
          expect(told).toEqual(expected);
          expect(found.has(set)).toBe(own.length > 0);
          expect([...ranges].every((place, at) => at === 0 || place > (ranges[at - 1] ?? 0))).toBe(true);
        }
      }
    }),
  );
});
