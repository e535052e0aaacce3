import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyOf, rankCompany } from '#shared/analysis/company.ts';
import { medianOf, typicalSegments } from '#shared/analysis/typical.ts';
import { codesOfDocument, whereabouts } from '#shared/analysis/whereabouts.ts';
import { columnsOf } from '../../support/columns.ts';
import { oracleCount, oracleDocuments, oracleRow } from '../../support/oracle.ts';
import { codeNames, nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

const everyone = () => true;
const documentsOf = (study: Parameters<typeof oracleDocuments>[0]) => oracleDocuments(study, everyone, everyone);

describe('the company that a code keeps', () => {
  test('pairs, frequency and c are those of the method, strongest first; its own branch is left out', () => {
    fc.assert(
      fc.property(
        randomStudy,
        fc.nat(codeNames.length - 1),
        fc.constantFrom(ownSets, nestedSets),
        (study, index, sets) => {
          const columns = columnsOf(study);
          const members = sets[index]?.members ?? [];
          const ranked = rankCompany(columns, companyOf(columns, members), members, sets);
          const expected = sets.flatMap((set, other) => {
            if (set.members.some((member) => members.includes(member))) return [];
            const { pairs, frequency, c } = oracleCount(documentsOf(study), new Set(members), new Set(set.members), 0);
            return pairs === 0 ? [] : [{ set: other, pairs, frequency: frequency[1], c }];
          });
          expect(ranked.toSorted((a, b) => a.set - b.set)).toEqual(expected);
          for (const [at, { pairs }] of ranked.entries())
            if (at > 0) expect(pairs).toBeLessThanOrEqual(ranked[at - 1]?.pairs ?? 0);
        },
      ),
    );
  });

  test('each segment has the codes beside it that share at least one character, but for those set aside', () => {
    fc.assert(
      fc.property(randomStudy, fc.nat(6), fc.nat(6), (study, code, aside) => {
        const columns = columnsOf(study);
        const { rows, companions } = companyOf(columns, [code], aside === code ? [] : [aside]);
        const { codings } = columns;
        expect(rows).toEqual([...codings.code.keys()].filter((row) => codings.code[row] === code));
        for (const [at, row] of rows.entries()) {
          const beside = [...codings.code.keys()].filter(
            (other) =>
              codings.code[other] !== code &&
              codings.code[other] !== aside &&
              codings.document[other] === codings.document[row] &&
              (codings.start[other] ?? 0) < (codings.end[row] ?? 0) &&
              (codings.start[row] ?? 0) < (codings.end[other] ?? 0),
          );
          const codes = new Set(beside.map((other) => codings.code[other] ?? 0));
          expect(companions[at]).toEqual([...codes].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe('typical and outlying segments', () => {
  const rows = [10, 11, 12, 13, 14];
  const order = [3, 2, 1, 0];

  test('the worked example: most of the usual company first, then the nearest to the median length', () => {
    const companions = [[1, 2], [1], [1, 2], [], [3]];
    const found = typicalSegments({ rows, companions }, [100, 90, 80, 10, 400], order, 2);
    expect(found.median).toBe(90);
    // Code 3 shares words with one segment only: that is no habit.
    expect(found.company).toEqual([
      { code: 1, segments: 3 },
      { code: 2, segments: 2 },
    ]);
    expect(found.typical.map(({ row, usual }) => [row, usual])).toEqual([
      [10, 2],
      [12, 2],
    ]);
    // 10 characters are nine times shorter than the median, 400 four and a half times longer.
    expect(found.outlying.map(({ row, usual }) => [row, usual])).toEqual([
      [13, 0],
      [14, 0],
    ]);
    expect(found.outlying[0]?.times).toBe(9);
  });

  test('of three codes that share words as often, those that come first in the tree are the usual company', () => {
    const companions = [[0, 1, 2, 3], [0, 1, 2, 3], [], [], []];
    expect(typicalSegments({ rows, companions }, [1, 1, 1, 1, 1], order, 3).company.map(({ code }) => code)).toEqual([
      3, 2, 1,
    ]);
  });

  test('no segment is both, and without any there are none', () => {
    const few = typicalSegments({ rows: [5], companions: [[]] }, [12], order, 3);
    expect(few.typical.map(({ row }) => row)).toEqual([5]);
    expect(few.outlying).toEqual([]);
    expect(typicalSegments({ rows: [], companions: [] }, [], order, 3)).toEqual({
      median: 0,
      company: [],
      typical: [],
      outlying: [],
    });
  });

  test('the order is the rule, on random codes', () => {
    const segment = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.uniqueArray(fc.nat(3)));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (list, count) => {
        const lengths = list.map(([length]) => length);
        const companions = list.map(([, codes]) => codes);
        const found = typicalSegments({ rows: list.map((_, at) => at), companions }, lengths, [0, 1, 2, 3], count);
        const usual = new Set(found.company.map(({ code }) => code));
        const score = (row: number) => (companions[row] ?? []).filter((code) => usual.has(code)).length;
        const ratio = (row: number) => Math.max((lengths[row] ?? 0) / found.median, found.median / (lengths[row] ?? 1));
        const typical = found.typical.map(({ row }) => row);
        for (const row of typical)
          for (const other of list.keys())
            if (!typical.includes(other))
              expect(score(row) > score(other) || (score(row) === score(other) && ratio(row) <= ratio(other))).toBe(
                true,
              );
        const outlying = found.outlying.map(({ row }) => row);
        for (const row of outlying)
          for (const other of list.keys())
            if (!typical.includes(other) && !outlying.includes(other))
              expect(score(row) < score(other) || (score(row) === score(other) && ratio(row) >= ratio(other))).toBe(
                true,
              );
      }),
    );
  });

  test('the median lies between the two middle ones where their number is even', () => {
    expect([[], [4], [4, 8], [9, 1, 5]].map(medianOf)).toEqual([0, 4, 6, 5]);
  });
});

describe('where a code stands', () => {
  test('sections, codings and covered characters of each document are those of the method', () => {
    fc.assert(
      fc.property(randomStudy, fc.nat(6), (study, code) => {
        const columns = columnsOf(study);
        const { rows } = companyOf(columns, [code]);
        const parts = documentsOf(study);
        const found = whereabouts(columns, rows);
        const mine = parts.map(({ codings }) => codings.filter(({ coding }) => coding.code === code));
        expect(found.map(({ document }) => document)).toEqual([...mine.keys()].filter((at) => mine[at]?.length));
        for (const { document, codings, sections, characters } of found) {
          const part = parts[document];
          if (!part) throw new Error('no such document');
          expect(codings).toBe(mine[document]?.length);
          expect(characters).toBe(new Set(mine[document]?.flatMap((each) => [...each.characters])).size);
          const { cells } = oracleRow(part, [new Set([code])], 'sections', 'equal');
          expect(Array.from(sections, (count) => Number(count > 0))).toEqual(cells.map(([share]) => share));
        }
      }),
    );
  });

  test('codings and coverage of the codes of a document, and of all of them together', () => {
    fc.assert(
      fc.property(randomStudy, fc.constantFrom(ownSets, nestedSets), (study, sets) => {
        const columns = columnsOf(study);
        for (const [document, part] of documentsOf(study).entries()) {
          const { sets: found, all } = codesOfDocument(columns, sets, document);
          const union = (list: typeof part.codings) => new Set(list.flatMap(({ characters }) => [...characters])).size;
          for (const [index, set] of sets.entries()) {
            const mine = part.codings.filter(({ coding }) => set.members.includes(coding.code));
            expect(found[index]).toEqual({
              codings: mine.length,
              characters: union(mine),
              coverage: union(mine) / part.characters.length,
            });
          }
          expect(all).toMatchObject({ codings: part.codings.length, characters: union(part.codings) });
        }
      }),
    );
  });
});
