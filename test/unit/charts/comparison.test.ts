import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparisonAxis, ComparisonResult } from '#shared/analysis/results.ts';
import { layoutComparison, planComparison } from '#shared/charts/comparison.ts';
import {
  type ComparisonLayoutOptions,
  comparisonCellAt,
  comparisonCellSpan,
  comparisonRowAt,
} from '#shared/charts/comparisonGrid.ts';
import { meanShares, rowRuns, stripBins, stripCounts } from '#shared/charts/comparisonRuns.ts';
import { everyMark, findMark, type Mark, type Scene } from '#shared/charts/scene.ts';
import {
  cellName,
  cellSentence,
  comparisonOptionWords,
  comparisonSentence,
  sliceWordsOf,
} from '#shared/charts/sentences.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { comparisonSlicesTable, comparisonTable } from '#shared/charts/tables.ts';
import { expectGolden } from '../../support/golden.ts';
import { inventedComparison } from './inventedResults.ts';
import { boundsOf, boxesOf } from './markBounds.ts';

const options: ComparisonLayoutOptions = { width: 1200, mode: 'light', alone: true };
const provenance = { study: 'A study', revision: 41, date: '2025-11-22', options: ['axis sections'] };
const axes: readonly ComparisonAxis[] = ['sections', 'paragraphs', 'characters'];

const drawnWidth = (mark: Mark | undefined): number =>
  mark?.kind === 'path' ? boxesOf(mark.d).reduce((sum, box) => sum + box.width, 0) : 0;

/** METHOD.md §4: a paragraph touched by three codings of A and one of B is 3/4 A and 1/4 B. */
function workedExample(): ComparisonResult {
  const whole = inventedComparison('paragraphs', false);
  const row = {
    documentId: 'one',
    name: 'one',
    group: '',
    cellStart: Int32Array.of(0, 10),
    cellEnd: Int32Array.of(9, 20),
    cellFrom: Float64Array.of(0, 0.5),
    cellTo: Float64Array.of(0.5, 1),
    sliceCell: Int32Array.of(0, 0),
    sliceTheme: Int32Array.of(0, 1),
    sliceShare: Float64Array.of(0.75, 0.25),
    sliceCodings: Int32Array.of(3, 1),
    shares: Float64Array.of(0.75, 0.25, 0, 0, 0),
    width: 1,
  };
  return { ...whole, longest: 2, rows: [row], groups: [{ label: '', rows: [0] }] };
}

describe('the picture of the comparison', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = layoutComparison(inventedComparison(), { ...options, mode, provenance });
    expectGolden(`charts/comparison-${mode}.svg`, sceneToSvg(scene));
  });

  test.each(axes)('by %s keeps all its marks inside, each with a key of its own', (axis) => {
    for (const grouped of [true, false])
      for (const alone of [true, false]) {
        const { scene } = layoutComparison(inventedComparison(axis, grouped), {
          ...options,
          alone,
          height: 640,
          provenance,
        });
        const marks = [...everyMark(scene.marks)];
        expect(new Set(marks.map((mark) => mark.key)).size).toBe(marks.length);
        for (const mark of marks) {
          const { left, top, right, bottom } = boundsOf(mark);
          expect(left, mark.key).toBeGreaterThanOrEqual(-0.5);
          expect(top, mark.key).toBeGreaterThanOrEqual(-0.5);
          expect(right, mark.key).toBeLessThanOrEqual(scene.width + 0.5);
          expect(bottom, mark.key).toBeLessThanOrEqual(scene.height + 0.5);
        }
      }
  });

  test.each(axes)('by %s fills each coded cell with its slices and leaves the others empty', (axis) => {
    const result = inventedComparison(axis);
    for (const row of result.rows) {
      const coded = new Set(row.sliceCell);
      const expected = [...coded].reduce(
        (sum, cell) => sum + ((row.cellTo[cell] ?? 0) - (row.cellFrom[cell] ?? 0)) * row.width,
        0,
      );
      const runs = rowRuns(row);
      expect(runs.reduce((sum, run) => sum + run.to - run.from, 0)).toBeCloseTo(expected, 9);
      runs.forEach((run, index) => {
        const before = runs[index - 1];
        expect(run.from).toBeGreaterThanOrEqual((before?.to ?? 0) - 1e-9);
        if (before && Math.abs(before.to - run.from) < 1e-9) expect(run.theme).not.toBe(before.theme);
      });
    }
  });

  test('three codings of one code and one of another share a paragraph 3 to 1', () => {
    const { scene, grid } = layoutComparison(workedExample(), options);
    const cell = grid.plotWidth / 2;
    expect(drawnWidth(findMark(scene.marks, 'row:one:0'))).toBeCloseTo(cell * 0.75, 1);
    expect(drawnWidth(findMark(scene.marks, 'row:one:1'))).toBeCloseTo(cell * 0.25, 1);
    expect(findMark(scene.marks, 'row:one:2')).toBeUndefined();
  });

  test('groups stand one above the other with their names and sizes', () => {
    const { scene, grid } = layoutComparison(inventedComparison(), options);
    const words = [...everyMark(scene.marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(words).toEqual(expect.arrayContaining(['IT', 'business', 'all 12', 'share of slices']));
    expect(grid.rows.map((place) => place.row)).toEqual(Array.from({ length: 24 }, (_, index) => index));
    const gap = (grid.rows[12]?.y ?? 0) - (grid.rows[11]?.y ?? 0);
    expect(gap).toBeGreaterThan(grid.rowHeight * 3);
  });

  test('documents without a value stand under a name of their own', () => {
    const whole = inventedComparison();
    const groups = whole.groups.map((group, index) => (index === 1 ? { ...group, label: '' } : group));
    const { scene } = layoutComparison({ ...whole, groups }, options);
    const words = [...everyMark(scene.marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(words).toEqual(expect.arrayContaining(['IT', 'not given']));
  });

  test('the number of a paragraph stands in the middle of it', () => {
    const result = inventedComparison('paragraphs');
    const { scene, grid } = layoutComparison(result, options);
    const five = findMark(scene.marks, 'tick:5') ?? findMark(scene.marks, 'tick:10');
    if (five?.kind !== 'text') throw new Error('the axis has no number');
    const width = grid.plotWidth / result.longest;
    expect(five.x).toBeCloseTo(grid.plotLeft + (Number(five.text) - 0.5) * width, 6);
  });

  test.each(axes)('by %s finds each cell again under its middle', (axis) => {
    const result = inventedComparison(axis);
    const { grid } = layoutComparison(result, options);
    for (const place of grid.rows) {
      const row = result.rows[place.row];
      if (!row) throw new Error('no row');
      expect(comparisonRowAt(grid, place.y + 2)).toEqual(place);
      const cells = row.cellStart.length;
      for (const cell of [0, Math.floor(cells / 2), cells - 1]) {
        const { x, width } = comparisonCellSpan(grid, row, cell);
        expect(comparisonCellAt(grid, row, x + width / 2)).toBe(cell);
      }
      expect(comparisonCellAt(grid, row, grid.plotLeft - 1)).toBeNull();
    }
  });

  test('rows take the height that the window has, between 15 and 22 pixels', () => {
    const heights = [300, 640, 2000].map(
      (height) => layoutComparison(inventedComparison(), { ...options, alone: false, height }).grid.rowHeight,
    );
    expect(heights[0]).toBe(15);
    expect(heights[1]).toBeGreaterThan(15);
    expect(heights[2]).toBe(22);
  });
});

describe('a stretch of the comparison', () => {
  const withMemos = (axis: ComparisonAxis): ComparisonResult => {
    const whole = inventedComparison(axis);
    const memos = [{ memoId: 'm', first: 1, last: 2 }];
    return { ...whole, rows: whole.rows.map((row, index) => (index % 5 === 0 ? { ...row, memos } : row)) };
  };
  const marksOf = (scene: Scene) => new Map([...everyMark(scene.marks)].map((mark) => [mark.key, mark]));

  test.each(axes)('by %s has every mark that stands in it, as the whole picture has it', (axis) => {
    const result = withMemos(axis);
    const plan = planComparison(result, { ...options, alone: false });
    const whole = layoutComparison(result, { ...options, alone: false }).scene;
    expect(plan.sceneIn()).toEqual(whole);
    fc.assert(
      fc.property(fc.integer({ min: -300, max: whole.height + 300 }), fc.integer({ min: 0, max: 400 }), (y, height) => {
        const part = plan.sceneIn({ y, height });
        expect([part.width, part.height]).toEqual([whole.width, whole.height]);
        const drawn = marksOf(part);
        const all = marksOf(whole);
        for (const [key, mark] of drawn) expect(mark).toEqual(all.get(key));
        expect([...drawn.keys()]).toEqual([...all.keys()].filter((key) => drawn.has(key)));
        for (const [key, mark] of all) {
          const { top, bottom } = boundsOf(mark);
          if (bottom >= y && top <= y + height) expect(drawn.has(key), key).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('draws a row as the same marks again, and of many documents only those that are seen', () => {
    const one = inventedComparison();
    const rows = Array.from({ length: 3000 }, (_, index) => {
      const row = one.rows[index % one.rows.length] as (typeof one.rows)[number];
      return { ...row, documentId: `document ${index}` };
    });
    const many = { ...one, rows, groups: [{ label: '', rows: [...rows.keys()] }] };
    const plan = planComparison(many, { ...options, alone: false });
    const first = marksOf(plan.sceneIn({ y: 1000, height: 500 }));
    const next = marksOf(plan.sceneIn({ y: 1200, height: 500 }));
    expect(first.size).toBeLessThan(1000);
    const kept = [...first].filter(([key]) => next.has(key));
    expect(kept.length).toBeGreaterThan(200);
    for (const [key, mark] of kept) if (!key.startsWith('heading')) expect(next.get(key)).toBe(mark);
  });

  test('finds the marks of the memo row wherever they stand', () => {
    const result = withMemos('sections');
    const plan = planComparison(result, { ...options, alone: false });
    const keys = [...marksOf(plan.sceneIn()).keys()].filter((key) => /^memos:\d+:\d/u.test(key));
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys) expect(plan.memoMark(key)?.key).toBe(key);
    expect(plan.memoMark('memos:99:1')).toBeUndefined();
    expect(plan.memoMark('row:one')).toBeUndefined();
  });
});

describe('the strip and the shares under a group', () => {
  test('the strip counts documents, each once a place', () => {
    const result = inventedComparison();
    const rows = result.groups[0]?.rows ?? [];
    const counts = stripCounts(result, rows);
    const bins = stripBins(result);
    expect(bins).toBe(100);
    for (const [theme, bin] of [
      [0, 10],
      [1, 50],
      [2, 51],
      [4, 99],
    ] as const) {
      const expected = rows.filter((index) => {
        const row = result.rows[index];
        return row?.sliceCell.some((cell, slice) => cell === bin && row.sliceTheme[slice] === theme);
      }).length;
      expect(counts[theme * bins + bin]).toBe(expected);
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(rows.length);
  });

  test('mean shares sum to one, and documents without codings do not pull them down', () => {
    const result = inventedComparison();
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(meanShares(result, result.groups[0]?.rows ?? []))).toBeCloseTo(1, 9);
    const blank = { ...workedExample().rows[0], shares: new Float64Array(5), sliceCell: new Int32Array() };
    const withBlank = { ...workedExample(), rows: [workedExample().rows[0], blank] } as ComparisonResult;
    expect(Array.from(meanShares(withBlank, [0, 1]))).toEqual([0.75, 0.25, 0, 0, 0]);
  });
});

describe('the comparison in words and as a table', () => {
  test('the sentence states axis and slice rule', () => {
    expect(comparisonSentence(inventedComparison())).toBe(
      '24 documents, each cut into 100 equal sections. A cell with several codes is sliced by the codings that touch it. Under each group: in how many of its documents each code stands there.',
    );
    expect(
      comparisonSentence({ ...inventedComparison('paragraphs', false), slices: 'equal', withSubcodes: false }),
    ).toBe(
      '24 documents, paragraph by paragraph, all equally wide. A cell with several codes is cut into equal slices. Below: in how many documents each code stands there. Subcodes are not counted.',
    );
  });

  test('files name the options that the chart was made with', () => {
    expect(comparisonOptionWords(inventedComparison())).toEqual([
      'axis sections',
      'slices by assignments',
      'with subcodes',
      '24 documents',
      'groups IT, business',
    ]);
  });

  test('a cell says how many codings of how many codes touch it', () => {
    expect(cellName(inventedComparison(), 50)).toBe('Section 51 of 100');
    expect(cellName(workedExample(), 0)).toBe('Paragraph 1');
    expect(cellSentence(4, 2)).toBe('four codings of two codes touch it.');
    expect(cellSentence(1, 1)).toBe('one coding of one code touches it.');
    expect(cellSentence(0, 0)).toBe('nothing is coded here.');
    expect(sliceWordsOf(workedExample(), 0.75, 3, 4)).toBe('3 of 4');
    expect(sliceWordsOf({ ...workedExample(), slices: 'equal' }, 0.5, 3, 4)).toBe('50 %');
  });

  test('the table gives shares that sum to one in each coded row', () => {
    const { columns, rows } = comparisonTable(inventedComparison());
    expect(columns.slice(0, 5)).toEqual(['document', 'group', 'sections', 'coded sections', 'share of business need']);
    for (const row of rows) {
      const shares = row.slice(4).map(Number);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });

  test('the table of slices gives each slice of each cell, counted from one', () => {
    expect(comparisonSlicesTable(workedExample())).toEqual({
      columns: ['document', 'group', 'paragraph', 'code', 'share of the cell', 'codings'],
      rows: [
        ['one', '', 1, 'business need', 0.75, 3],
        ['one', '', 1, 'total business experience', 0.25, 1],
      ],
    });
  });

  test('a document without codings has no shares, and not shares of nought', () => {
    const row = workedExample().rows[0];
    const blank = {
      ...row,
      shares: new Float64Array(5),
      sliceCell: new Int32Array(),
      sliceTheme: new Int32Array(),
      sliceShare: new Float64Array(),
      sliceCodings: new Int32Array(),
    };
    const result = { ...workedExample(), rows: [blank] } as ComparisonResult;
    expect(comparisonTable(result).rows[0]).toEqual(['one', '', 2, 0, null, null, null, null, null]);
    expect(() => layoutComparison(result, options)).not.toThrow();
  });

  test('a study without documents gives an empty picture and no error', () => {
    const none = { ...workedExample(), rows: [], groups: [], longest: 0 };
    expect(layoutComparison(none, options).scene.height).toBeGreaterThan(0);
  });
});
