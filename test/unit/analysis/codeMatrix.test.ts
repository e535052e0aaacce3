import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CodeMatrix, codeMatrix } from '#shared/analysis/codeMatrix.ts';
import type { CodeSet } from '#shared/analysis/columns.ts';
import {
  likenessOrder,
  type MatrixView,
  matrixTotals,
  matrixValues,
  turned,
} from '#shared/analysis/reading/matrixValues.ts';
import { pathLength } from '#shared/analysis/similarity.ts';
import { columnsOf, type SmallStudy, setOf } from '../../support/columns.ts';
import { type OracleDocument, oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

const everything = 1_000_000;
const partings = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 3, maxLength: 3 });

/** The documents of each column, looked at one by one. */
function columnsByHand(study: SmallStudy, columnOf: readonly number[], count: number): OracleDocument[][] {
  return Array.from({ length: count }, (_, column) =>
    oracleDocuments(
      study,
      () => true,
      (document) => columnOf[document] === column,
    ),
  );
}

const mine = (document: OracleDocument, sets: readonly CodeSet[]) =>
  document.codings.filter(({ coding }) => sets.some(({ members }) => members.includes(coding.code)));
const covered = (document: OracleDocument, sets: readonly CodeSet[]) =>
  new Set(mine(document, sets).flatMap(({ characters }) => [...characters])).size;
const total = <Item>(items: readonly Item[], count: (item: Item) => number) =>
  items.reduce((sum, item) => sum + count(item), 0);

const countByHand = (documents: readonly OracleDocument[], sets: readonly CodeSet[]) => ({
  codings: total(documents, (document) => mine(document, sets).length),
  documents: documents.filter((document) => mine(document, sets).length > 0).length,
  covered: total(documents, (document) => covered(document, sets)),
});
const countOf = (counts: Pick<CodeMatrix, 'codings' | 'documents' | 'covered'>, at: number) => ({
  codings: counts.codings[at],
  documents: counts.documents[at],
  covered: counts.covered[at],
});

describe('codes in columns of documents', () => {
  test('cells, rows, columns and the whole are what looking at each document gives', () => {
    fc.assert(
      fc.property(randomStudy, partings, fc.constantFrom(ownSets, nestedSets), (study, parting, sets) => {
        const columnOf = parting.slice(0, study.texts.length);
        const columns = columnsByHand(study, columnOf, 3);
        const matrix = codeMatrix(columnsOf(study), {
          sets,
          columnOf: Int32Array.from(columnOf),
          columnCount: 3,
          mostCells: everything,
        });
        expect([...matrix.kept]).toEqual([0, 1, 2]);
        for (const [row, set] of sets.entries()) {
          expect(countOf(matrix.ofCode, row)).toEqual(countByHand(columns.flat(), [set]));
          for (const [column, documents] of columns.entries()) {
            expect(countOf(matrix, row * 3 + column)).toEqual(countByHand(documents, [set]));
          }
        }
        for (const [column, documents] of columns.entries()) {
          expect(countOf(matrix.ofColumn, column)).toEqual(countByHand(documents, sets));
          expect(matrix.columnDocuments[column]).toBe(documents.length);
          expect(matrix.columnCharacters[column]).toBe(total(documents, ({ characters }) => characters.length));
        }
        expect(countOf(matrix.ofAll, 0)).toEqual(countByHand(columns.flat(), sets));
        expect(matrix.documentTotal).toBe(columns.flat().length);
      }),
    );
  });

  test('where there are too many cells, the columns with the most codings are kept, and codes still count all', () => {
    const text = 'abcdefghij';
    const codings = [0, 1, 1, 2, 2, 2].map((document, at) => ({ document, code: 0, coder: 0, start: at, end: at + 1 }));
    const study = { texts: [text, text, text], codes: ['A'], coders: ['Ann'], codings };
    const choice = { sets: [setOf('A', [0])], columnOf: Int32Array.of(0, 1, 2), columnCount: 3, mostCells: 2 };
    const matrix = codeMatrix(columnsOf(study), choice);
    expect([...matrix.kept]).toEqual([1, 2]);
    expect([...matrix.codings]).toEqual([2, 3]);
    expect([...matrix.ofCode.codings]).toEqual([6]);
    expect(matrix.characterTotal).toBe(30);
  });
});

const text = 'x'.repeat(100);
/** Two groups, of two documents and of one; B stands in one document of each, A in the first group alone. */
const worked = codeMatrix(
  columnsOf({
    texts: [text, text, text],
    codes: ['A', 'B'],
    coders: ['Ann'],
    codings: [
      { document: 0, code: 0, coder: 0, start: 0, end: 30 },
      { document: 0, code: 0, coder: 0, start: 10, end: 40 },
      { document: 1, code: 0, coder: 0, start: 0, end: 10 },
      { document: 1, code: 1, coder: 0, start: 0, end: 20 },
      { document: 2, code: 1, coder: 0, start: 50, end: 100 },
    ],
  }),
  { sets: [setOf('A', [0]), setOf('B', [1])], columnOf: Int32Array.of(0, 0, 1), columnCount: 2, mostCells: everything },
);
const view = (part: Partial<MatrixView>): MatrixView => ({ value: 'codings', share: 'none', binary: false, ...part });

describe('what the matrix shows', () => {
  test.each([
    [{}, [3, 0, 1, 1]],
    [{ share: 'row' }, [1, 0, 0.5, 0.5]],
    [{ share: 'column' }, [0.75, 0, 0.25, 1]],
    [{ share: 'all' }, [0.6, 0, 0.2, 0.2]],
    [{ value: 'documents' }, [2, 0, 1, 1]],
    [{ value: 'documents', share: 'row' }, [1, 0, 0.5, 0.5]],
    [{ value: 'documents', share: 'column' }, [1, 0, 0.5, 1]],
    [{ value: 'documents', share: 'all' }, [2 / 3, 0, 1 / 3, 1 / 3]],
    [{ value: 'coverage' }, [0.25, 0, 0.1, 0.5]],
    [{ value: 'coverage', share: 'row' }, [1, 0, 2 / 7, 5 / 7]],
    [{ value: 'coverage', share: 'column' }, [5 / 7, 0, 2 / 7, 1]],
    [{ value: 'coverage', share: 'all' }, [50 / 120, 0, 20 / 120, 50 / 120]],
    [{ binary: true }, [1, 0, 1, 1]],
  ] as const)('%o', (part, values) => {
    expect([...matrixValues(worked, view(part))]).toEqual(values);
  });

  test('totals: sums of codings, documents once, coverage of all text together', () => {
    expect(matrixTotals(worked, view({}))).toEqual({
      rows: Float64Array.of(3, 2),
      columns: Float64Array.of(4, 1),
      all: 5,
    });
    expect(matrixTotals(worked, view({ value: 'documents' }))).toEqual({
      rows: Float64Array.of(2, 2),
      columns: Float64Array.of(2, 1),
      all: 3,
    });
    // A covers 40 and 10 of 300, B 20 and 50; in the first group A and B together cover 40 and 20 of 200.
    expect(matrixTotals(worked, view({ value: 'coverage' }))).toEqual({
      rows: Float64Array.of(50 / 300, 70 / 300),
      columns: Float64Array.of(60 / 200, 0.5),
      all: 110 / 300,
    });
    expect(matrixTotals(worked, view({ binary: true }))).toEqual({
      rows: Float64Array.of(1, 2),
      columns: Float64Array.of(2, 1),
      all: 3,
    });
  });

  test('lines with a like pattern stand together, whatever their sums', () => {
    const values = Float64Array.of(1, 0, 0, 1, 10, 0, 0, 10, 5, 5);
    const order = likenessOrder(values, 2);
    const distances = Float64Array.from({ length: 25 }, (_, at) => {
      const share = (row: number) => (values[row * 2] ?? 0) / ((values[row * 2] ?? 0) + (values[row * 2 + 1] ?? 0));
      return Math.abs(share(Math.floor(at / 5)) - share(at % 5));
    });
    expect(pathLength(order, distances, 5)).toBeCloseTo(1);
    expect([...turned(Float64Array.of(1, 2, 3, 4, 5, 6), 3)]).toEqual([1, 4, 2, 5, 3, 6]);
    expect(likenessOrder(new Float64Array(), 0)).toEqual([]);
  });
});
