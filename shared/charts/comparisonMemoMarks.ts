import type { ComparisonResult, ComparisonRow } from '../analysis/results.ts';
import { alongWords } from './along.ts';
import type { ComparisonGrid } from './comparisonGrid.ts';
import { memoRuns, memosOfRow } from './comparisonMemos.ts';
import { stripBins } from './comparisonRuns.ts';
import type { ChartTheme } from './palette.ts';
import { type Mark, rounded } from './scene.ts';
import { counted } from './sentences.ts';

/** What the marks of memos are drawn from. */
interface MemoContext {
  readonly result: ComparisonResult;
  readonly theme: ChartTheme;
  readonly grid: Pick<ComparisonGrid, 'plotLeft' | 'plotWidth' | 'rowHeight'>;
  /** Memos that point at one place, at most: what the height of the memo row stands for. */
  readonly mostMemos: number;
}

/** The row that counts memos, under the strip of sums. Pixels. */
export const memoGap = 6;
export const memoHeight = 14;

const box = (x: number, y: number, width: number, height: number): string =>
  `M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}z`;

/** A part of the axis, 0..1, in its own unit. */
function placeWords({ x, longest }: ComparisonResult, from: number, to: number): string {
  const units = x === 'sections' ? 100 : longest;
  return alongWords({ x, from: Math.round(from * units), to: Math.max(1, Math.round(to * units)) });
}

/** A dark line under the words of a row that memos point at. */
export function rowMemoMarks({ theme, grid }: MemoContext, row: ComparisonRow, y: number): readonly Mark[] {
  const memoIds = memosOfRow(row);
  if (memoIds.length === 0) return [];
  const pieces = (row.memos ?? []).map(({ first, last }) => {
    const x = grid.plotLeft + (row.cellFrom[first] ?? 0) * row.width * grid.plotWidth;
    const to = grid.plotLeft + (row.cellTo[last] ?? 0) * row.width * grid.plotWidth;
    return box(x, y + grid.rowHeight - 4, Math.max(2, to - x), 2);
  });
  const title = `${counted(memoIds.length, 'memo')} ${memoIds.length === 1 ? 'points' : 'point'} at words of ${row.name}.`;
  const d = [...new Set(pieces)].join('');
  return [{ kind: 'path', key: `memo:${row.documentId}`, d, fill: theme.ink, title, data: { kind: 'memos', memoIds } }];
}

/** In how many memos each place of the group's documents is pointed at: as high as there are memos, on one scale. */
export function memoRowMarks(context: MemoContext, rows: readonly number[], key: string, y: number): readonly Mark[] {
  const { result, theme, grid, mostMemos } = context;
  const bins = stripBins(result);
  const width = grid.plotWidth / bins;
  const bottom = y + memoHeight;
  const base = Math.round(bottom) + 0.5;
  const bars = memoRuns(result, rows).map(({ from, to, memoIds, documents }): Mark => {
    const height = Math.max(2, (memoIds.length / mostMemos) * memoHeight);
    const points = memoIds.length === 1 ? 'points' : 'point';
    return {
      kind: 'rect',
      key: `memos:${key}:${from}`,
      x: grid.plotLeft + from * width,
      y: bottom - height,
      width: Math.max(1.5, (to - from) * width - 0.6),
      height,
      fill: theme.ink2,
      name: placeWords(result, from / bins, to / bins),
      title: `${counted(memoIds.length, 'memo')} ${points} here, in ${counted(documents, 'document')}.`,
      data: { kind: 'memos', memoIds },
    };
  });
  return [
    ...bars,
    {
      kind: 'line',
      key: `memobase:${key}`,
      x1: grid.plotLeft,
      x2: grid.plotLeft + grid.plotWidth,
      y1: base,
      y2: base,
      stroke: theme.hairline,
    },
  ];
}
