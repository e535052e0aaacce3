import type { ComparisonRow } from '../analysis/results.ts';
import { nameSize } from './comparisonGrid.ts';
import { rowMemoMarks } from './comparisonMemoMarks.ts';
import { box, type ComparisonContext, themePaths, words } from './comparisonParts.ts';
import { rowRuns } from './comparisonRuns.ts';
import type { Mark } from './scene.ts';
import { formatShare } from './sentences.ts';
import { fitText } from './textWidths.ts';

function* runPieces({ grid, below }: ComparisonContext, row: ComparisonRow, y: number) {
  for (const { theme, from, to } of rowRuns(row)) {
    const x = grid.plotLeft + from * grid.plotWidth;
    yield { theme, d: box(x, y + 2, (to - from) * grid.plotWidth, grid.rowHeight - 4 - (below.memos ? 3 : 0)) };
  }
}

/** Shares side by side, from the left edge of their room. */
export function* sharePieces({ grid }: ComparisonContext, shares: Float64Array, y: number, height: number) {
  let x = grid.sharesLeft;
  for (const [theme, share] of shares.entries()) {
    const width = share * grid.sharesWidth;
    if (share > 0) yield { theme, d: box(x, y, Math.max(0.5, width - 0.75), height) };
    x += width;
  }
}

/** A document: its slices, the line under it, its memos, its shares. */
export function rowMarks(context: ComparisonContext, row: ComparisonRow, y: number): readonly Mark[] {
  const { result, theme, grid } = context;
  const middle = y + grid.rowHeight / 2;
  const line = Math.round(y + grid.rowHeight) - 0.5;
  const shareOf = (code: number) =>
    `${row.name}: ${formatShare(row.shares[code] ?? 0)} of its slices are ${result.themes[code]?.name}`;
  return [
    {
      kind: 'line',
      key: `line:${row.documentId}`,
      x1: grid.plotLeft,
      x2: grid.plotLeft + grid.plotWidth,
      y1: line,
      y2: line,
      stroke: theme.hairline,
    },
    ...themePaths(context, `row:${row.documentId}`, runPieces(context, row, y), shareOf),
    ...rowMemoMarks(context, row, y),
    ...themePaths(context, `share:${row.documentId}`, sharePieces(context, row.shares, middle - 4, 8), shareOf),
  ];
}

/** The name of a document beside its row. */
export function nameMark({ theme, grid }: ComparisonContext, row: ComparisonRow, y: number): Mark {
  const text = fitText(row.name, grid.plotLeft - grid.namesLeft - 20, nameSize, 'medium');
  return words(`name:${row.documentId}`, grid.namesLeft + 8, y + grid.rowHeight / 2 + 4, text, {
    fill: theme.ink2,
    title: row.name,
    data: { kind: 'document', documentId: row.documentId },
  });
}
