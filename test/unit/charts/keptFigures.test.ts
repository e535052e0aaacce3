import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableDigest } from '#shared/charts/digest.ts';
import { figureChanges } from '#shared/charts/kept/changes.ts';
import { allChangeWords } from '#shared/charts/kept/changeWords.ts';
import { type KeptFigures, keptFigures } from '#shared/charts/kept/figures.ts';
import { changesSince } from '#shared/charts/kept/state.ts';
import type { ChartTable } from '#shared/charts/tables.ts';

const study = { codings: 398, documents: 24, memos: 9 };
const codes = [
  { id: 'n', path: 'business need' },
  { id: 'c', path: 'change' },
  { id: 'a', path: 'alignment' },
  { id: 't', path: 'business need/timely figures' },
];
const columns = ['first code', 'second code', 'pairs', 'jaccard'];
const kept = (table: ChartTable, given = codes, size = study): KeptFigures =>
  keptFigures(table, given, size) as KeptFigures;
const renamed = (id: string, path: string) => codes.map((code) => (code.id === id ? { id, path } : code));

describe('what has changed in a kept chart', () => {
  const then = kept({
    columns,
    eitherOrder: true,
    rows: [
      ['business need', 'change', 12, 0.5],
      ['business need', 'alignment', 40, 0.25],
      ['business need/timely figures', 'alignment', 7, 0.75],
    ],
  });

  test('is said in words and numbers: the study, the names, and the biggest change in the unit of the chart', () => {
    const now = kept(
      {
        columns,
        eitherOrder: true,
        rows: [
          ['need of the business', 'change', 17, 0.5],
          ['need of the business', 'alignment', 41, 0.9],
          ['need of the business/timely numbers', 'alignment', 7, 0.75],
        ],
      },
      [
        { id: 'n', path: 'need of the business' },
        { id: 'c', path: 'change' },
        { id: 'a', path: 'alignment' },
        { id: 't', path: 'need of the business/timely numbers' },
      ],
      { ...study, codings: 412 },
    );
    expect(allChangeWords('12 Nov', figureChanges(then, now))).toBe(
      'Since 12 Nov: 14 codings more, 2 codes renamed; 3 of 6 figures are different; biggest change: need of the business × change, pairs 12 → 17.',
    );
  });

  test('a theme that gets another name renames itself, and not the codes below it', () => {
    const now = kept(
      {
        ...then.table,
        rows: then.table.rows.map((row) =>
          row.map((cell) => (typeof cell === 'string' ? cell.replace('business need', 'need') : cell)),
        ),
      },
      [...renamed('n', 'need').slice(0, 3), { id: 't', path: 'need/timely figures' }],
    );
    expect(figureChanges(then, now).renamed).toEqual([{ was: 'business need', is: 'need' }]);
    expect(figureChanges(then, now).newRows).toEqual([]);
  });

  test('two codes that exchange their names exchange their figures', () => {
    const exchanged = [
      ['alignment', 'change', 12, 0.5],
      ['alignment', 'business need', 40, 0.25],
      ['business need/timely figures', 'business need', 7, 0.75],
    ];
    const now = kept({ ...then.table, rows: exchanged }, [
      { id: 'n', path: 'alignment' },
      { id: 'a', path: 'business need' },
      ...codes.slice(1, 2),
      ...codes.slice(3),
    ]);
    expect(figureChanges(then, now)).toMatchObject({ changed: [], compared: 6, newRows: [], goneRows: [] });
  });

  test('a pair is the same in either order, but only where the chart says so', () => {
    const turned = then.table.rows.map(([one = null, other = null, ...figures]) => [other, one, ...figures]);
    expect(figureChanges(then, kept({ ...then.table, rows: turned })).newRows).toEqual([]);
    const { eitherOrder: _, ...ordered } = then.table;
    expect(figureChanges(kept(ordered), kept({ ...ordered, rows: turned })).newRows).toHaveLength(3);
  });

  test('sums are compared as little as names are, and a measure may be any column', () => {
    const table = { columns: ['code', 'one', 'two', 'sum'], measures: [1, 2], withSums: true } as const;
    const before = kept({
      ...table,
      rows: [
        ['need', 1, 2, 3],
        ['sum', 1, 2, 3],
      ],
    });
    const after = kept({
      ...table,
      rows: [
        ['need', 1, 9, 10],
        ['sum', 1, 9, 10],
      ],
    });
    expect(figureChanges(before, after)).toMatchObject({
      compared: 3,
      greatest: { row: ['need'], column: 'two', was: 2, is: 9 },
    });
  });

  test('what came and what went is told apart from what changed', () => {
    const now = kept({
      columns: [...columns, 'lift'],
      rows: [
        ['business need', 'change', 12, 0.5, 1],
        ['change', 'alignment', 2, 0, 1],
      ],
    });
    const changes = figureChanges(then, now);
    expect(changes).toMatchObject({
      changed: [],
      compared: 2,
      newRows: [['change', 'alignment']],
      newColumns: ['lift'],
    });
    expect(changes.goneRows).toHaveLength(2);
    expect(allChangeWords('12 Nov', changes)).toBe('Since 12 Nov: 1 row new, 2 rows gone, 1 column new.');
  });
});

test('every figure that differs is found, and no other: compared cell by cell with the lists themselves', () => {
  const figures = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.tuple(fc.nat(4), fc.nat(4)));
  fc.assert(
    fc.property(figures, figures, (one, other) => {
      const table = (from: typeof one): ChartTable => ({
        columns: ['code', 'codings', 'documents'],
        rows: Object.entries(from).map(([name, pair]) => [name, ...pair]),
      });
      const { changed, compared, newRows, goneRows, greatest } = figureChanges(kept(table(one)), kept(table(other)));
      const both = Object.keys(one).filter((name) => name in other);
      const pairs = both.flatMap((name) =>
        [0, 1].map((at) => ({ name, at, was: one[name]?.[at] ?? 0, is: other[name]?.[at] ?? 0 })),
      );
      const expected = pairs.filter(({ was, is }) => was !== is);
      expect(changed.map(({ row, column, was, is }) => `${row} ${column} ${was} ${is}`).toSorted()).toEqual(
        expected.map(({ name, at, was, is }) => `${name} ${['codings', 'documents'][at]} ${was} ${is}`).toSorted(),
      );
      expect(compared).toBe(pairs.length);
      expect(newRows.flat().toSorted()).toEqual(
        Object.keys(other)
          .filter((name) => !(name in one))
          .toSorted(),
      );
      expect(goneRows.flat().toSorted()).toEqual(
        Object.keys(one)
          .filter((name) => !(name in other))
          .toSorted(),
      );
      const sizes = expected.filter(({ at }) => at === 0).map(({ was, is }) => Math.abs(was - is));
      expect(greatest ? Math.abs(Number(greatest.was) - Number(greatest.is)) : 0).toBe(Math.max(0, ...sizes));
    }),
  );
});

describe('what a kept chart says of itself', () => {
  const table: ChartTable = { columns: ['code', 'codings'], rows: [['change', 3]] };
  const now = { numbers: table, figures: kept(table) };

  test('every number is as it was, though the study has grown', () => {
    const then = { digest: tableDigest(table), figures: kept(table, codes, { ...study, codings: 390 }) };
    expect(changesSince(then, now, '3 Oct')).toMatchObject({
      isChanged: false,
      sentence: 'Since 3 Oct: every number of this chart is as it was, though the study has 8 codings more.',
    });
  });

  test('the numbers are others and were not kept: it does not make them up', () => {
    expect(changesSince({ digest: 'another', figures: null }, now, '3 Oct')).toMatchObject({
      isChanged: true,
      changes: null,
      sentence: expect.stringContaining('is not known'),
    });
  });

  test('figures that are too many stay out of the study', () => {
    const rows = Array.from({ length: 3001 }, (_, index) => [`${index}`, index]);
    expect(keptFigures({ columns: ['code', 'codings'], rows }, codes, study)).toBeNull();
    expect(keptFigures({ columns: ['code', 'codings'], rows: rows.slice(1) }, codes, study)).not.toBeNull();
    expect(keptFigures({ columns: ['code', 'codings'], rows: [['x'.repeat(200_001), 1]] }, codes, study)).toBeNull();
  });
});
