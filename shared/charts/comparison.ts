import { ticks } from 'd3-array';
import type { ComparisonResult, ComparisonRow } from '../analysis/results.ts';
import { memoGap, memoHeight, memoRowMarks, rowMemoMarks } from './comparisonMemoMarks.ts';
import { memoRuns, memosOfGroup, showsMemos } from './comparisonMemos.ts';
import { meanShares, rowRuns, stripBins, stripCounts } from './comparisonRuns.ts';
import { footBlock, headingBlock } from './heading.ts';
import { type ChartTheme, chartTheme, type Mode, shades } from './palette.ts';
import { type Mark, rounded, type Scene, type Text } from './scene.ts';
import {
  comparisonSentence,
  comparisonTitle,
  counted,
  formatCount,
  formatShare,
  type Provenance,
  provenanceLine,
} from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

export interface ComparisonLayoutOptions {
  /** Room in pixels; under 660 the picture is wider than its room and scrolls. */
  readonly width: number;
  /** Room from top to bottom, for rows that shall fit into a window (15 to 22 pixels each). */
  readonly height?: number;
  readonly mode: Mode;
  /** True for files: with margins, title, sentence, legend and foot. On the screen these stand beside the picture. */
  readonly alone: boolean;
  /** In files: without title, sentence and foot, which stand in the caption. */
  readonly bare?: boolean;
  readonly provenance?: Provenance;
}

/** Where a document's row stands in the scene. */
export interface RowPlace {
  /** Index into the result's rows. */
  readonly row: number;
  readonly y: number;
}

/** Where things stand, for the pointer and the keyboard. */
export interface ComparisonGrid {
  readonly rows: readonly RowPlace[];
  readonly rowHeight: number;
  readonly namesLeft: number;
  readonly plotLeft: number;
  readonly plotWidth: number;
  readonly sharesLeft: number;
  readonly sharesWidth: number;
  /** Top of the axis words, bottom of the axis, bottom of the last strip. */
  readonly top: number;
  readonly axisBottom: number;
  readonly bottom: number;
}

export interface ComparisonLayout {
  readonly scene: Scene;
  readonly grid: ComparisonGrid;
}

const axisHeight = 30;
const groupHeadHeight = 21;
const stripGap = 5;
const stripHeight = 30;
const groupGap = 14;
const nameSize = 12.5;

interface Context {
  readonly result: ComparisonResult;
  readonly theme: ChartTheme;
  readonly colors: readonly string[];
  readonly grid: Omit<ComparisonGrid, 'rows' | 'bottom'>;
  /** Documents that one pixel of strip stands for. */
  readonly stripScale: number;
  readonly below: Below;
  /** Memos that point at one place, at most: what the height of the memo row stands for. */
  readonly mostMemos: number;
}

/** What stands under each group. */
interface Below {
  readonly strip: boolean;
  readonly memos: boolean;
}

const belowOf = (result: ComparisonResult): Below => ({
  strip: result.strips !== false,
  memos: showsMemos(result),
});

const heightBelow = ({ strip, memos }: Below): number =>
  (strip ? stripGap + stripHeight : 0) + (memos ? memoGap + memoHeight : 0) + groupGap;

const words = (key: string, x: number, y: number, text: string, style: Partial<Text> & { fill: string }): Text => ({
  kind: 'text',
  key,
  x,
  y,
  text,
  size: nameSize,
  face: 'regular',
  anchor: 'start',
  ...style,
});

const group = (key: string, children: readonly Mark[]): Mark => ({ kind: 'group', key, children });

/** What a block is headed by: documents without a value stand together too. Empty where nothing is grouped. */
const headOf = ({ groups }: ComparisonResult, label: string): string =>
  label === '' && groups.length > 1 ? 'not given' : label;

function rowHeightFor(result: ComparisonResult, height: number | undefined): number {
  if (height === undefined) return result.rows.length > 60 ? 15 : 19;
  const perGroup = (label: string) =>
    (headOf(result, label) === '' ? 0 : groupHeadHeight) + heightBelow(belowOf(result));
  const fixed = axisHeight + result.groups.reduce((sum, { label }) => sum + perGroup(label), 0);
  return Math.min(22, Math.max(15, Math.floor((height - fixed) / Math.max(1, result.rows.length))));
}

function makeGrid(result: ComparisonResult, options: ComparisonLayoutOptions, top: number): Context['grid'] {
  const margin = options.bare ? 2 : options.alone ? 24 : 0;
  const width = Math.max(660, options.width - margin * 2);
  const longest = result.rows.reduce((most, row) => Math.max(most, measureText(row.name, nameSize, 'medium')), 0);
  const names = Math.ceil(Math.min(Math.max(124, longest + 22), Math.max(164, width * 0.24)));
  const sharesWidth = Math.min(116, width * 0.13);
  return {
    rowHeight: rowHeightFor(result, options.height),
    namesLeft: margin,
    plotLeft: margin + names,
    plotWidth: width - names - sharesWidth - 20,
    sharesLeft: margin + width - sharesWidth,
    sharesWidth,
    top,
    axisBottom: top + axisHeight,
  };
}

/** Guides and numbers of the axis: places along the text, in the unit of the axis. */
function axisTicks(result: ComparisonResult): readonly { readonly at: number; readonly label: string }[] {
  if (result.longest <= 0) return [];
  const values = ticks(0, result.longest, 10).filter((value) => Number.isInteger(value));
  return values.map((value) => ({ at: value / result.longest, label: value === 0 ? 'start' : formatCount(value) }));
}

/** Numbers of the axis. A paragraph is a stretch, so its number stands in the middle of it and not at its end. */
function axisNumbers(result: ComparisonResult): readonly { readonly at: number; readonly label: string }[] {
  const atTicks = axisTicks(result);
  if (result.x !== 'paragraphs') return atTicks;
  const half = 0.5 / result.longest;
  return atTicks.filter(({ at }) => at > 0).map(({ at, label }) => ({ at: at - half, label }));
}

const axisNames = { sections: 'section', paragraphs: 'paragraph', characters: 'character' } as const;

function axisMarks({ result, theme, grid }: Context): readonly Mark[] {
  const baseline = grid.top + 14;
  const style = { fill: theme.ink3, size: 11.5 } as const;
  const numbers = axisNumbers(result).map(({ at, label }): Mark => {
    const anchor = at === 0 ? 'start' : at > 0.99 ? 'end' : 'middle';
    return words(`tick:${label}`, grid.plotLeft + at * grid.plotWidth, baseline, label, { ...style, anchor });
  });
  return [
    words('axis', grid.plotLeft - 10, baseline, axisNames[result.x], { ...style, anchor: 'end' }),
    ...numbers,
    words('shares', grid.sharesLeft, baseline, 'share of slices', style),
  ];
}

function guideMarks({ result, theme, grid }: Context, bottom: number): readonly Mark[] {
  return axisTicks(result).map(({ at, label }): Mark => {
    const x = Math.round(grid.plotLeft + at * grid.plotWidth) + 0.5;
    return { kind: 'line', key: `guide:${label}`, x1: x, x2: x, y1: grid.top + 20, y2: bottom, stroke: theme.hairline };
  });
}

const box = (x: number, y: number, width: number, height: number): string =>
  `M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}z`;

/** One path a code, however many stretches it has: a hundred documents stay a thousand marks. */
function themePaths(
  context: Context,
  key: string,
  pieces: Iterable<{ readonly theme: number; readonly d: string }>,
  title: (theme: number) => string,
): readonly Mark[] {
  const parts = context.result.themes.map((): string[] => []);
  for (const { theme, d } of pieces) parts[theme]?.push(d);
  return parts.flatMap((list, theme): Mark[] =>
    list.length === 0
      ? []
      : [
          {
            kind: 'path',
            key: `${key}:${theme}`,
            d: list.join(''),
            fill: context.colors[theme] ?? context.theme.ink2,
            title: title(theme),
            data: { kind: 'code', codeId: context.result.themes[theme]?.id ?? '' },
          },
        ],
  );
}

function* runPieces({ grid, below }: Context, row: ComparisonRow, y: number) {
  for (const { theme, from, to } of rowRuns(row)) {
    const x = grid.plotLeft + from * grid.plotWidth;
    yield { theme, d: box(x, y + 2, (to - from) * grid.plotWidth, grid.rowHeight - 4 - (below.memos ? 3 : 0)) };
  }
}

function* sharePieces({ grid }: Context, shares: Float64Array, y: number, height: number) {
  let x = grid.sharesLeft;
  for (const [theme, share] of shares.entries()) {
    const width = share * grid.sharesWidth;
    if (share > 0) yield { theme, d: box(x, y, Math.max(0.5, width - 0.75), height) };
    x += width;
  }
}

function rowMarks(context: Context, row: ComparisonRow, y: number): readonly Mark[] {
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

function nameMark({ theme, grid }: Context, row: ComparisonRow, y: number): Mark {
  const text = fitText(row.name, grid.plotLeft - grid.namesLeft - 20, nameSize, 'medium');
  return words(`name:${row.documentId}`, grid.namesLeft + 8, y + grid.rowHeight / 2 + 4, text, {
    fill: theme.ink2,
    title: row.name,
    data: { kind: 'document', documentId: row.documentId },
  });
}

function* stripPieces({ result, grid, stripScale }: Context, counts: Float64Array, bottom: number) {
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

function stripMarks(context: Context, rows: readonly number[], key: string, y: number): readonly Mark[] {
  const { result, theme, grid } = context;
  const bottom = y + stripHeight;
  const means = meanShares(result, rows);
  const base = Math.round(bottom) + 0.5;
  return [
    ...themePaths(
      { ...context, stripScale: context.stripScale / Math.max(1, rows.length) },
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
function stripScaleOf(result: ComparisonResult): number {
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

/** Strip of sums and memo row of a group; answers where the next group begins. */
function belowMarks(
  context: Context,
  members: readonly number[],
  index: number,
  top: number,
  { names, rows }: { readonly names: Mark[]; readonly rows: Mark[] },
): number {
  const { result, theme, grid, below } = context;
  const label = (key: string, y: number, text: string) =>
    names.push(words(key, grid.namesLeft + 8, y, text, { fill: theme.ink3, size: 11.5 }));
  let y = top;
  if (below.strip) {
    label(`all:${index}`, y + stripGap + stripHeight - 6, `all ${formatCount(members.length)}`);
    rows.push(...stripMarks(context, members, String(index), y + stripGap));
    y += stripGap + stripHeight;
  }
  if (below.memos) {
    const memos = memosOfGroup(result, members).length;
    label(`memos:${index}`, y + memoGap + memoHeight - 3, memos === 0 ? 'no memos' : counted(memos, 'memo'));
    rows.push(...memoRowMarks(context, members, String(index), y + memoGap));
    y += memoGap + memoHeight;
  }
  return y + groupGap;
}

interface Body {
  readonly names: readonly Mark[];
  readonly rows: readonly Mark[];
  readonly places: readonly RowPlace[];
  readonly bottom: number;
}

function bodyMarks(context: Context): Body {
  const { result, theme, grid } = context;
  const names: Mark[] = [];
  const rows: Mark[] = [];
  const places: RowPlace[] = [];
  let y = grid.axisBottom;
  result.groups.forEach(({ label, rows: members }, index) => {
    const head = headOf(result, label);
    if (head !== '') {
      const count = formatCount(members.length);
      const text = fitText(head, grid.plotLeft - grid.namesLeft - 20 - measureText(count, 11.5), 13, 'strong');
      names.push(
        words(`group:${index}`, grid.namesLeft, y + 13, text, {
          fill: theme.ink,
          face: 'strong',
          size: 13,
          title: head,
        }),
      );
      names.push(
        words(`count:${index}`, grid.plotLeft - 10, y + 13, count, { fill: theme.ink3, size: 11.5, anchor: 'end' }),
      );
      y += groupHeadHeight;
    }
    for (const member of members) {
      const row = result.rows[member];
      if (!row) continue;
      places.push({ row: member, y });
      names.push(nameMark(context, row, y));
      rows.push(...rowMarks(context, row, y));
      y += grid.rowHeight;
    }
    y = belowMarks(context, members, index, y, { names, rows });
  });
  return { names, rows, places, bottom: y - groupGap };
}

/** Swatch, name and frequency of each code, wrapped to the width. */
function legendMarks(
  context: Context,
  left: number,
  top: number,
  width: number,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const { result, theme, colors } = context;
  const marks: Mark[] = [];
  let x = left;
  let y = top + 14;
  result.themes.forEach((code, index) => {
    const name = fitText(code.name, 240, 13);
    const count = formatCount(result.frequency[index] ?? 0);
    const nameWidth = measureText(name, 13);
    const wide = 19 + nameWidth + 7 + measureText(count, 12);
    if (x > left && x + wide > left + width) {
      x = left;
      y += 22;
    }
    marks.push({
      kind: 'rect',
      key: `legend:${index}`,
      x,
      y: y - 11,
      width: 12,
      height: 12,
      radius: 2,
      fill: colors[index] ?? theme.ink2,
    });
    marks.push(words(`legend:name:${index}`, x + 19, y, name, { fill: theme.ink2, size: 13 }));
    marks.push(words(`legend:count:${index}`, x + 19 + nameWidth + 7, y, count, { fill: theme.ink3, size: 12 }));
    x += wide + 20;
  });
  return { marks, height: y - top + 16 };
}

/** The row under a point of the scene, anywhere from its name to its share. */
export function comparisonRowAt(grid: ComparisonGrid, y: number): RowPlace | null {
  return grid.rows.find((place) => y >= place.y && y < place.y + grid.rowHeight) ?? null;
}

/** The cell of a row under a point of the scene; `null` where the row has none. */
export function comparisonCellAt(grid: ComparisonGrid, row: ComparisonRow, x: number): number | null {
  const at = (x - grid.plotLeft) / grid.plotWidth / (row.width || 1);
  const cell = row.cellTo.findIndex((to, index) => at >= (row.cellFrom[index] ?? 0) && at < to);
  return cell < 0 ? null : cell;
}

/** Where a cell stands across the plot. */
export function comparisonCellSpan(
  grid: ComparisonGrid,
  row: ComparisonRow,
  cell: number,
): { readonly x: number; readonly width: number } {
  const from = (row.cellFrom[cell] ?? 0) * row.width;
  const to = (row.cellTo[cell] ?? 0) * row.width;
  return { x: grid.plotLeft + from * grid.plotWidth, width: (to - from) * grid.plotWidth };
}

/**
 * The comparison chart (METHOD.md §4): a row a document, groups one above the other, each cell cut into slices side by
 * side in the order of the codes, what is not coded left empty; at the right the share of each code, under each group in
 * how many of its documents each code stands at that place, and the mean share.
 */
export function layoutComparison(result: ComparisonResult, options: ComparisonLayoutOptions): ComparisonLayout {
  const theme = chartTheme(options.mode);
  const margin = options.bare ? 2 : options.alone ? 24 : 0;
  const inner = Math.max(660, options.width - margin * 2);
  const sentence = comparisonSentence(result);
  const colors = result.themes.map(({ color }) => shades(color, options.mode).solid);
  const place = { left: margin, top: margin, width: inner };
  const heading =
    options.alone && !options.bare
      ? headingBlock({ title: comparisonTitle, sentence }, place, theme)
      : { marks: [], height: 0 };
  const mostMemos = Math.max(
    1,
    ...result.groups.flatMap(({ rows }) => memoRuns(result, rows).map(({ memoIds }) => memoIds.length)),
  );
  const draft = {
    ...{ result, theme, colors, mostMemos },
    below: belowOf(result),
    stripScale: stripScaleOf(result),
    grid: makeGrid(result, options, 0),
  };
  const legendTop = margin + heading.height + 8;
  const legend = options.alone ? legendMarks(draft, margin, legendTop, inner) : { marks: [], height: 0 };
  const top = options.alone ? legendTop + legend.height : 0;
  const context: Context = { ...draft, grid: makeGrid(result, options, top) };
  const body = bodyMarks(context);
  const provenance = options.provenance ? provenanceLine(options.provenance) : '';
  const foot = footBlock(provenance, { left: margin, top: body.bottom + 18, width: inner }, theme);
  const footHeight = foot.height === 0 ? 0 : foot.height + 18;
  return {
    grid: { ...context.grid, rows: body.places, bottom: body.bottom },
    scene: {
      width: inner + margin * 2,
      height: Math.ceil(body.bottom + footHeight + Math.max(margin, 2)),
      background: theme.paper,
      title: comparisonTitle,
      description: sentence,
      provenance,
      marks: [
        group('heading', heading.marks),
        group('legend', legend.marks),
        group('axis', axisMarks(context)),
        group('guides', guideMarks(context, body.bottom)),
        group('names', body.names),
        group('rows', body.rows),
        group('foot', foot.marks),
      ],
    },
  };
}
