import { describe, expect, test } from 'vitest';
import type { ComparisonResult } from '#shared/analysis/results.ts';
import { layoutComparison } from '#shared/charts/comparison.ts';
import { memoRuns, memosOfCell, memosOfGroup } from '#shared/charts/comparisonMemos.ts';
import { findMark } from '#shared/charts/scene.ts';
import { comparisonSentence } from '#shared/charts/sentences.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { comparisonTable } from '#shared/charts/tables.ts';
import { brushOfCell, brushOfDrag, brushOfKey, brushSpan } from '../../../renderer/features/charts/brush.ts';
import { expectGolden } from '../../support/golden.ts';
import { inventedComparison } from './inventedResults.ts';

const sections = inventedComparison('sections');
const paragraphs = inventedComparison('paragraphs');
const gridOf = (result: ComparisonResult) =>
  layoutComparison(result, { width: 1000, mode: 'light', alone: false }).grid;

describe('the brush over the axis', () => {
  const grid = gridOf(sections);
  const at = (section: number) => grid.plotLeft + ((section + 0.5) / 100) * grid.plotWidth;

  test('holds every section that the pointer was pulled over, either way, and no others', () => {
    expect(brushOfDrag(sections, grid, at(20), at(34))).toMatchObject({ x: 'sections', from: 20, to: 35 });
    expect(brushOfDrag(sections, grid, at(34), at(20))).toMatchObject({ from: 20, to: 35 });
    expect(brushOfDrag(sections, grid, at(7), at(7))).toMatchObject({ from: 7, to: 8 });
  });

  test('ends at the edges of the plot', () => {
    expect(brushOfDrag(sections, grid, 0, 5000)).toMatchObject({ from: 0, to: 100 });
  });

  test('Shift and an arrow let it grow from the cell in hand, shrink again, and grow the other way', () => {
    const begun = brushOfCell(sections, { row: 0, cell: 50 });
    expect(begun).toMatchObject({ from: 50, to: 51 });
    const keys = (...pressed: string[]) =>
      pressed.reduce((brush, key) => brushOfKey(sections, brush, key) ?? brush, begun);
    expect(keys('ArrowRight', 'ArrowRight')).toMatchObject({ from: 50, to: 53 });
    expect(keys('ArrowRight', 'ArrowLeft')).toMatchObject({ from: 50, to: 51 });
    expect(keys('ArrowRight', 'ArrowLeft', 'ArrowLeft')).toMatchObject({ from: 49, to: 51 });
    expect(keys('ArrowLeft', 'ArrowLeft', 'ArrowRight')).toMatchObject({ from: 49, to: 51 });
    expect(brushOfKey(sections, begun, 'ArrowUp')).toBeNull();
  });

  test('stands over the same part of the plot that its units do', () => {
    const { x, width } = brushSpan(sections, grid, { x: 'sections', from: 25, to: 75 });
    expect(x).toBeCloseTo(grid.plotLeft + grid.plotWidth / 4, 6);
    expect(width).toBeCloseTo(grid.plotWidth / 2, 6);
  });

  test('a cell of a shorter document is the paragraph of that number', () => {
    for (const row of paragraphs.rows.keys())
      expect(brushOfCell(paragraphs, { row, cell: 2 })).toMatchObject({ x: 'paragraphs', from: 2, to: 3 });
  });
});

const withMemos: ComparisonResult = {
  ...sections,
  rows: sections.rows.map((row, index) => ({
    ...row,
    memos:
      index % 3 === 0
        ? [
            { memoId: `m${index}`, first: 10 + index, last: 14 + index },
            { memoId: 'shared', first: 12, last: 12 },
          ]
        : [],
  })),
};

describe('the memo row', () => {
  test.each(['light', 'dark'] as const)('stands under the strip of sums (%s)', (mode) => {
    const { scene } = layoutComparison(withMemos, { width: 1200, mode, alone: true });
    expectGolden(`charts/comparison-memos-${mode}.svg`, sceneToSvg(scene));
  });

  test('counts a memo once at each place of the axis, over all documents of the group', () => {
    for (const { rows } of withMemos.groups) {
      const runs = memoRuns(withMemos, rows);
      for (let section = 0; section < 100; section++) {
        const expected = new Set(
          rows.flatMap((member) => (withMemos.rows[member] ? memosOfCell(withMemos.rows[member], section) : [])),
        );
        const run = runs.find(({ from, to }) => from <= section && section < to);
        expect(new Set(run?.memoIds ?? [])).toEqual(expected);
      }
    }
  });

  test('every mark of it leads to the memos that it counts, and the table counts those of each document', () => {
    const { scene } = layoutComparison(withMemos, { width: 1200, mode: 'light', alone: false });
    withMemos.groups.forEach(({ rows }, group) => {
      for (const { from, memoIds } of memoRuns(withMemos, rows))
        expect(findMark(scene.marks, `memos:${group}:${from}`)?.data).toEqual({ kind: 'memos', memoIds });
      expect(memosOfGroup(withMemos, rows)).toContain('shared');
    });
    const { columns, rows } = comparisonTable(withMemos);
    expect(rows.map((row) => row[columns.indexOf('memos')]).filter((count) => count === 2).length).toBeGreaterThan(0);
  });

  test('memos and sums can be left away, and the sentence no longer speaks of them', () => {
    const scene = (result: ComparisonResult) =>
      layoutComparison(result, { width: 1200, mode: 'light', alone: false }).scene;
    const bare = { ...sections, strips: false };
    expect(comparisonSentence(bare)).not.toMatch(/each code stands there|memos/);
    expect(comparisonSentence(withMemos)).toMatch(
      /each code stands there\. A line under a row: words that memos point at\./,
    );
    expect(findMark(scene(bare).marks, 'base:0')).toBeUndefined();
    expect(scene(bare).height).toBeLessThan(scene(sections).height);
    expect(scene(sections).height).toBeLessThan(scene(withMemos).height);
  });
});
