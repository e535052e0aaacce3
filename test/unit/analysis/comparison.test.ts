import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ComparisonChoice, compareDocuments } from '#shared/analysis/comparison.ts';
import { type ComparisonRow, comparisonAxes, sliceRules } from '#shared/analysis/results.ts';
import { columnsOf, type SmallCoding, type SmallStudy, setOf } from '../../support/columns.ts';
import { oracleDocuments, oracleRow } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

const coded = (document: number, code: number, start: number, end: number): SmallCoding => {
  return { document, code, coder: 0, start, end };
};
const plain: Omit<ComparisonChoice, 'names'> = {
  sets: [setOf('A', [0]), setOf('B', [1])],
  x: 'paragraphs',
  slices: 'assignments',
  withSubcodes: true,
  groups: null,
  sort: { by: 'study' },
  descending: false,
};

function compare(study: Partial<SmallStudy>, choice: Partial<ComparisonChoice> = {}) {
  const whole = { texts: ['x'.repeat(40)], codes: ['A', 'B'], coders: ['Ann'], codings: [], ...study };
  const names = whole.texts.map((_, index) => `Note ${index}`);
  return compareDocuments(columnsOf(whole), { ...plain, names, ...choice });
}

/** Shares of each cell, set by set, as the chart would draw them. */
function cellShares(row: ComparisonRow | undefined, sets: number): number[][] {
  const cells = Array.from(row?.cellStart ?? [], () => new Array<number>(sets).fill(0));
  row?.sliceCell.forEach((cell, slice) => {
    const shares = cells[cell] ?? [];
    shares[row.sliceTheme[slice] ?? -1] = row.sliceShare[slice] ?? Number.NaN;
  });
  return cells;
}

describe('cells and slices', () => {
  test('a paragraph touched by three codings of A and one of B is 3/4 A and 1/4 B', () => {
    const codings = [coded(0, 0, 0, 5), coded(0, 0, 3, 9), coded(0, 0, 20, 21), coded(0, 1, 4, 40)];
    const [row] = compare({ codings }).rows;
    expect(cellShares(row, 2)).toEqual([[0.75, 0.25]]);
    expect([...(row?.sliceCodings ?? [])]).toEqual([3, 1]);
    expect([...(row?.shares ?? [])]).toEqual([0.75, 0.25]);
  });

  test('by characters each code counts what it covers of the cell, once; equal slices are equal', () => {
    const codings = [coded(0, 0, 0, 20), coded(0, 0, 10, 30), coded(0, 1, 0, 10)];
    expect(cellShares(compare({ codings }, { slices: 'characters' }).rows[0], 2)).toEqual([[0.75, 0.25]]);
    expect(cellShares(compare({ codings }, { slices: 'equal' }).rows[0], 2)).toEqual([[0.5, 0.5]]);
  });

  test('cells without codings stay empty, and a document without codings has no shares', () => {
    const [row, other] = compare({ texts: ['one\ntwo', 'three'], codings: [coded(0, 1, 0, 2)] }).rows;
    expect(cellShares(row, 2)).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect([...(other?.shares ?? [])]).toEqual([0, 0]);
  });

  test('sections of a document of fewer than 100 characters may be empty, and are touched by nothing', () => {
    const [row] = compare({ texts: ['abc'], codings: [coded(0, 0, 0, 3)] }, { x: 'sections' }).rows;
    expect(row?.cellStart.length).toBe(100);
    expect([...(row?.sliceCell ?? [])]).toEqual([33, 66, 99]);
  });

  test('sections are cut in code points, so no character is torn', () => {
    const [row] = compare({ texts: ['😀'.repeat(150)] }, { x: 'sections' }).rows;
    expect([...(row?.cellEnd ?? [])].slice(0, 4)).toEqual([2, 6, 8, 12]);
  });

  test('by characters a row is as long as its document beside the longest, and paragraphs stand where they are', () => {
    const { rows, longest } = compare({ texts: ['😀\n\nab', 'x'.repeat(10)] }, { x: 'characters' });
    expect(longest).toBe(10);
    expect(rows.map(({ width }) => width)).toEqual([0.5, 1]);
    expect([...(rows[0]?.cellFrom ?? [])]).toEqual([0, 3 / 5]);
    expect([...(rows[0]?.cellTo ?? [])]).toEqual([1 / 5, 1]);
  });

  test('an empty document is a row without cells', () => {
    const { rows } = compare({ texts: [''] }, { x: 'characters' });
    expect([rows[0]?.cellStart.length, rows[0]?.width]).toEqual([0, 0]);
  });
});

describe('every cell and share is what the method says, counted by brute force', () => {
  test('all axes and slice rules, own codings and with subcodes, chosen coders', () => {
    const sets = fc.constantFrom(ownSets, nestedSets, themeSets);
    const rule = fc.record({ x: fc.constantFrom(...comparisonAxes), slices: fc.constantFrom(...sliceRules), sets });
    fc.assert(
      fc.property(randomStudy, rule, fc.nat(2), (study, choice, coder) => {
        const coders = Uint8Array.from([1, 1, 1]).fill(0, coder, coder + 1);
        const { rows } = compare(study, { ...choice, coders });
        const parts = oracleDocuments(
          study,
          (coding) => coding.coder !== coder,
          () => true,
        );
        const members = choice.sets.map((set) => new Set(set.members));
        for (const [index, part] of parts.entries()) {
          const wanted = oracleRow(part, members, choice.x, choice.slices);
          expect(cellShares(rows[index], members.length)).toEqual(wanted.cells);
          const shares = [...(rows[index]?.shares ?? [])];
          shares.forEach((share, set) => {
            expect(share).toBeCloseTo(wanted.shares[set] ?? Number.NaN, 10);
          });
          const sum = shares.reduce((total, share) => total + share, 0);
          if (rows[index]?.sliceCell.length) expect(sum).toBeCloseTo(1, 10);
          else expect(sum).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('order of the rows', () => {
  const texts = ['aaaa', 'bbbb', 'cccc', 'dddd'];
  const codings = [coded(0, 0, 0, 1), coded(1, 1, 0, 1), coded(2, 0, 0, 1)];
  const names = ['Note 10', 'note 2', 'Note 1', 'Zebra'];
  const order = (choice: Partial<ComparisonChoice>) =>
    compare({ texts, codings }, { names, ...choice }).rows.map((row) => row.name);

  test('study order, and names as people sort them', () => {
    expect(order({})).toEqual(names);
    expect(order({ sort: { by: 'name' } })).toEqual(['Note 1', 'note 2', 'Note 10', 'Zebra']);
    expect(order({ sort: { by: 'name' }, descending: true })).toEqual(['Zebra', 'Note 10', 'note 2', 'Note 1']);
  });

  test('by a value, documents without one last in either direction', () => {
    const sort = { by: 'value', values: ['2009-05-01', null, '2009-04-30', '2010-01-01'] } as const;
    expect(order({ sort })).toEqual(['Note 1', 'Note 10', 'Zebra', 'note 2']);
    expect(order({ sort, descending: true })).toEqual(['Zebra', 'Note 10', 'Note 1', 'note 2']);
  });

  test('by the share of a theme; ties keep study order', () => {
    expect(order({ sort: { by: 'share', set: 0 }, descending: true })).toEqual([
      'Note 10',
      'Note 1',
      'note 2',
      'Zebra',
    ]);
  });

  test('by similarity like stands beside like, and documents without codings come last', () => {
    expect(order({ sort: { by: 'similarity' } })).toEqual(['Note 10', 'Note 1', 'note 2', 'Zebra']);
  });

  test('blocks stand in the order of the choices, then by name, documents without a value last', () => {
    const result = compare(
      { texts, codings },
      { names, groups: ['IT', '', 'business', 'IT'], groupOrder: ['business'], sort: { by: 'name' } },
    );
    expect(result.groups).toEqual([
      { label: 'business', rows: [0] },
      { label: 'IT', rows: [1, 2] },
      { label: '', rows: [3] },
    ]);
    expect(result.rows.map((row) => row.name)).toEqual(['Note 1', 'Note 10', 'Zebra', 'note 2']);
  });

  test('only chosen documents are rows, and only their codings are counted', () => {
    const result = compare({ texts, codings }, { documents: Uint8Array.from([1, 1, 0, 0]) });
    expect(result.rows.map((row) => row.documentId)).toEqual(['document 0', 'document 1']);
    expect([...result.frequency]).toEqual([1, 1]);
  });
});
