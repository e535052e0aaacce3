import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairCounts } from '#shared/analysis/coOccurrence.ts';
import { addCodingToPairs, pairsOfTally, recountPairs, tallyPairs } from '#shared/analysis/pairCache.ts';
import { columnsOf, type SmallStudy } from '../../support/columns.ts';
import { nestedSets, ownSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

const chosen = fc.record({
  sets: fc.constantFrom(ownSets, nestedSets, themeSets),
  coders: fc.option(fc.constantFrom(Uint8Array.of(1, 0, 1), Uint8Array.of(0, 1, 1))),
});

describe('counting again after a change', () => {
  test('codings that come and go: recounting their documents gives what counting all gives', () => {
    const near = fc.option(fc.nat(2));
    fc.assert(
      fc.property(randomStudy, fc.array(fc.nat(), { maxLength: 4 }), chosen, near, (study, taken, choice, distance) => {
        const some = { ...study, codings: study.codings.filter((_, index) => !taken.includes(index)) };
        const changed = study.codings.filter((_, index) => taken.includes(index)).map(({ document }) => document);
        const [less, all] = [columnsOf(some), columnsOf(study, 2)];
        const ids = changed.map((document) => `document ${document}`);
        const grown = recountPairs(tallyPairs(less, choice, distance), all, choice, ids);
        expect(pairsOfTally(grown)).toEqual(pairCounts(all, choice, distance));
        expect(pairsOfTally(recountPairs(grown, less, choice, ids))).toEqual(pairCounts(less, choice, distance));
      }),
      { numRuns: 200 },
    );
  });

  test('documents that come, go or are chosen otherwise are noticed without being named', () => {
    fc.assert(
      fc.property(randomStudy, chosen, fc.nat(2), fc.nat(2), (study, choice, gone, hidden) => {
        const whole = columnsOf(study);
        const part = columnsOf(withoutDocument(study, gone), 2);
        const documents = Uint8Array.from(part.documents.ids, (_, index) => (index === hidden ? 0 : 1));
        const renamed = { ...part, documents: { ...part.documents, ids: idsWithout(study, gone) } };
        const tally = recountPairs(tallyPairs(whole, choice), renamed, { ...choice, documents }, []);
        expect(pairsOfTally(tally)).toEqual(pairCounts(renamed, { ...choice, documents }));
      }),
    );
  });

  test('one new coding is added by a look at its document alone', () => {
    fc.assert(
      fc.property(randomStudy, fc.nat(), chosen, (study, which, choice) => {
        fc.pre(study.codings.length > 0);
        const added = study.codings[which % study.codings.length];
        const before = columnsOf({ ...study, codings: study.codings.filter((coding) => coding !== added) });
        const after = columnsOf(study, 2);
        const tally = tallyPairs(before, choice);
        addCodingToPairs(tally.counts, after, tally.kinds, choice, rowOf(study, added));
        expect(pairsOfTally(tally)).toEqual(pairCounts(after, choice));
      }),
    );
  });

  test('when a code has come, all is counted again', () => {
    fc.assert(
      fc.property(randomStudy, (study) => {
        const fewer = {
          ...study,
          codes: study.codes.slice(0, 6),
          codings: study.codings.filter(({ code }) => code < 6),
        };
        const all = columnsOf(study, 2);
        const tally = tallyPairs(columnsOf(fewer), { sets: ownSets.slice(0, 6) });
        expect(pairsOfTally(recountPairs(tally, all, { sets: ownSets }, []))).toEqual(
          pairCounts(all, { sets: ownSets }),
        );
      }),
    );
  });
});

function rowOf(study: SmallStudy, coding: SmallStudy['codings'][number] | undefined): number {
  const sorted = study.codings.toSorted((a, b) => a.document - b.document || a.start - b.start || a.end - b.end);
  return coding ? sorted.indexOf(coding) : -1;
}

function withoutDocument(study: SmallStudy, gone: number): SmallStudy {
  const codings = study.codings.filter(({ document }) => document !== gone);
  return {
    ...study,
    texts: study.texts.filter((_, index) => index !== gone),
    codings: codings.map((coding) => ({ ...coding, document: coding.document - (coding.document > gone ? 1 : 0) })),
  };
}

function idsWithout(study: SmallStudy, gone: number): string[] {
  return study.texts.map((_, index) => `document ${index}`).filter((_, index) => index !== gone);
}
