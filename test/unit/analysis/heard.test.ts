import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparisonChoice, compareDocuments } from '#shared/analysis/comparison.ts';
import { countCoOccurrence, pairCounts } from '#shared/analysis/coOccurrence.ts';
import { heardCodings, heardRanges, isHeard } from '#shared/analysis/heard.ts';
import { pairsOfTally, recountPairs, tallyPairs } from '#shared/analysis/pairCache.ts';
import type { FormatMark } from '#shared/domain/document.ts';
import { stretchesOf } from '#shared/text/turns.ts';
import { countInWorker } from '../../../electron/jobs/charts.ts';
import { columnsOf, type SmallStudy, setOf } from '../../support/columns.ts';
import { oracleCount, oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

const names = ['INT', 'Anna', 'Break'] as const;
/** INT is left out, Break is nobody. */
const withoutInterviewer = { speaker: (name: string) => (name === 'Break' ? null : name !== 'INT'), nobody: true };
const onlyAnna = { speaker: (name: string) => (name === 'Break' ? null : name === 'Anna'), nobody: false };

/** Marks at some characters of each text. */
const marked = fc
  .tuple(randomStudy, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...names)), { maxLength: 6 }))
  .map(([study, drafts]) => {
    const marks = study.texts.map((text): FormatMark[] => {
      const places = new Map(drafts.map(([at, name]) => [at % text.length, name]));
      return [...places].map(([start, value]) => ({ kind: 'speaker', start, end: start + 1, value }));
    });
    return { study, marks };
  });

/** Character by character: a character is heard as the last name before it is, unless that is nobody. */
function heardCharacter(marks: readonly FormatMark[], at: number, hearing: typeof onlyAnna): boolean {
  const before = marks.filter((mark) => mark.start <= at).sort((a, b) => b.start - a.start);
  for (const mark of before) {
    const heard = hearing.speaker(mark.value ?? '');
    if (heard !== null) return heard;
  }
  return hearing.nobody;
}

const rangesOf = ({ texts }: SmallStudy, marks: readonly FormatMark[][], hearing: typeof onlyAnna) =>
  texts.map((text, index) => heardRanges(stretchesOf(text, marks[index] ?? []), hearing));

describe('leaving out the words of somebody', () => {
  for (const [what, hearing] of Object.entries({ withoutInterviewer, onlyAnna })) {
    it(`keeps the codings that hold a character of others (${what})`, () => {
      fc.assert(
        fc.property(marked, ({ study, marks }) => {
          const ranges = rangesOf(study, marks, hearing);
          for (const { document, start, end } of study.codings) {
            const text = study.texts[document] ?? '';
            const places = Array.from({ length: end - start }, (_, index) => start + index);
            const words = places.filter(
              (at) => !/\s/u.test(text[at] ?? '') || marks[document]?.some((mark) => mark.start === at),
            );
            if (words.length === 0) continue;
            const expected = words.some((at) => heardCharacter(marks[document] ?? [], at, hearing));
            expect(isHeard(ranges[document] ?? new Int32Array(), start, end)).toBe(expected);
          }
        }),
        { numRuns: 500 },
      );
    });
  }

  it('gives every chart the numbers of a study without the codings that are left out', () => {
    fc.assert(
      fc.property(marked, fc.constantFrom(ownSets, nestedSets, themeSets), ({ study, marks }, sets) => {
        const ranges = rangesOf(study, marks, withoutInterviewer);
        const takesPart = ({ document, start, end }: SmallStudy['codings'][number]) =>
          isHeard(ranges[document] ?? new Int32Array(), start, end);
        const columns = columnsOf(study);
        const codings = heardCodings(columns, (document) => ranges[document] ?? null);
        const fewer = columnsOf({ ...study, codings: study.codings.filter(takesPart) });
        const choice = { sets, unit: 'pairs', withSubcodes: true } as const;
        expect(countCoOccurrence(columns, { ...choice, codings })).toEqual(countCoOccurrence(fewer, choice));
        const comparison: ComparisonChoice = {
          sets,
          x: 'paragraphs',
          slices: 'characters',
          withSubcodes: true,
          names: study.texts,
          groups: null,
          sort: { by: 'study' },
          descending: false,
        };
        expect(compareDocuments(columns, { ...comparison, codings })).toEqual(compareDocuments(fewer, comparison));
        const documents = oracleDocuments(study, takesPart, () => true);
        const [a, b] = [new Set(sets[0]?.members), new Set(sets[1]?.members)];
        expect(pairCounts(columns, { sets, codings })[1]).toBe(oracleCount(documents, a, b, 0).pairs);
      }),
      { numRuns: 200 },
    );
  });

  it('and hearing them again recounts only what is heard otherwise, to the same pairs', () => {
    fc.assert(
      fc.property(marked, ({ study, marks }) => {
        const columns = columnsOf(study);
        const heard = (hearing: typeof onlyAnna) => {
          const ranges = rangesOf(study, marks, hearing);
          return { sets: ownSets, codings: heardCodings(columns, (document) => ranges[document] ?? null) };
        };
        const [one, other, all] = [heard(withoutInterviewer), heard(onlyAnna), { sets: ownSets }];
        let tally = tallyPairs(columns, all);
        for (const choice of [one, other, all, other]) {
          tally = recountPairs(tally, columns, choice, []);
          expect(pairsOfTally(tally)).toEqual(pairCounts(columns, choice));
        }
      }),
    );
  });
});

it('a chart that goes to a worker takes the choice of speakers along', async () => {
  const text = 'a'.repeat(20);
  const at = (code: number, start: number) => ({ document: 0, code, coder: 0, start, end: start + 4 });
  const study = {
    texts: [text],
    codes: ['A', 'B'],
    coders: ['Ann'],
    codings: [at(0, 0), at(1, 2), at(0, 10), at(1, 12)],
  };
  const sets = [setOf('A', [0]), setOf('B', [1])];
  const choice = { sets, unit: 'pairs', withSubcodes: true, codings: Uint8Array.of(1, 1, 1, 0) } as const;
  const sent = structuredClone({ columns: columnsOf(study), choice });
  expect((await countInWorker(sent)).values[1]).toBe(1);
  expect([...(await countInWorker(sent)).frequency]).toEqual([2, 1]);
});
