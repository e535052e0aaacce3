import type { ComparisonResult } from '../analysis/results.ts';
import { stripGap, stripHeight } from './comparisonGrid.ts';
import { memoGap, memoHeight, memoRowMarks } from './comparisonMemoMarks.ts';
import { memoRuns, memosOfGroup } from './comparisonMemos.ts';
import { box, type ComparisonContext, themePaths, words } from './comparisonParts.ts';
import { sharePieces } from './comparisonRows.ts';
import { meanShares, stripBins, stripCounts } from './comparisonRuns.ts';
import type { Mark } from './scene.ts';
import { counted, formatCount, formatShare } from './sentences.ts';

function* stripPieces({ result, grid, stripScale }: ComparisonContext, counts: Float64Array, bottom: number) {
  const bins = stripBins(result);
  const width = grid.plotWidth / bins;
  for (let bin = 0; bin < bins; bin++) {
    let y = bottom;
    for (let theme = 0; theme < result.themes.length; theme++) {
      const height = (counts[theme * bins + bin] ?? 0) * stripScale;
      if (height === 0) continue;
      y -= height;
      yield { theme, d: box(grid.plotLeft + bin * width, y, Math.max(0.4, width - 0.6), height) };
    }
  }
}

function stripMarks(context: ComparisonContext, rows: readonly number[], key: string, y: number): readonly Mark[] {
  const { result, theme, grid } = context;
  const bottom = y + stripHeight;
  const means = meanShares(result, rows);
  const base = Math.round(bottom) + 0.5;
  return [
    ...themePaths(
      context,
      `strip:${key}`,
      stripPieces(
        { ...context, stripScale: context.stripScale / Math.max(1, rows.length) },
        stripCounts(result, rows),
        bottom,
      ),
      (code) => `In how many of the ${rows.length} documents ${result.themes[code]?.name} stands at each place`,
    ),
    {
      kind: 'line',
      key: `base:${key}`,
      x1: grid.plotLeft,
      x2: grid.plotLeft + grid.plotWidth,
      y1: base,
      y2: base,
      stroke: theme.hairlineStrong,
    },
    ...themePaths(
      context,
      `mean:${key}`,
      sharePieces(context, means, bottom - 11, 11),
      (code) => `Mean share of ${result.themes[code]?.name}: ${formatShare(means[code] ?? 0)}`,
    ),
  ];
}

/** Pixels of strip for all documents of a group at once, such that the tallest pile of all groups fits. */
export function stripScaleOf(result: ComparisonResult): number {
  const bins = stripBins(result);
  let tallest = 1.6;
  for (const { rows } of result.groups) {
    const counts = stripCounts(result, rows);
    for (let bin = 0; bin < bins; bin++) {
      let pile = 0;
      for (let theme = 0; theme < result.themes.length; theme++) pile += counts[theme * bins + bin] ?? 0;
      tallest = Math.max(tallest, pile / Math.max(1, rows.length));
    }
  }
  return stripHeight / tallest;
}

/** Memos that point at one place, at most, over all groups. */
export const mostMemosOf = (result: ComparisonResult): number =>
  result.groups
    .flatMap(({ rows }) => memoRuns(result, rows))
    .reduce((most, { memoIds }) => Math.max(most, memoIds.length), 1);

/** Strip of sums and memo row of a group, with what stands beside them at the left. */
export function belowMarks(
  context: ComparisonContext,
  members: readonly number[],
  index: number,
  top: number,
): { readonly names: readonly Mark[]; readonly rows: readonly Mark[] } {
  const { result, theme, grid, below } = context;
  const label = (key: string, y: number, text: string) =>
    words(key, grid.namesLeft + 8, y, text, { fill: theme.ink3, size: 11.5 });
  const names: Mark[] = [];
  const rows: Mark[] = [];
  let y = top;
  if (below.strip) {
    names.push(label(`all:${index}`, y + stripGap + stripHeight - 6, `all ${formatCount(members.length)}`));
    rows.push(...stripMarks(context, members, String(index), y + stripGap));
    y += stripGap + stripHeight;
  }
  if (below.memos) {
    const memos = memosOfGroup(result, members).length;
    const text = memos === 0 ? 'no memos' : counted(memos, 'memo');
    names.push(label(`memos:${index}`, y + memoGap + memoHeight - 3, text));
    rows.push(...memoRowMarks(context, members, String(index), y + memoGap));
  }
  return { names, rows };
}
