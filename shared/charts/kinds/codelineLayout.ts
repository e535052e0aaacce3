import { ticks } from 'd3-array';
import { nameSize } from '../comparisonGrid.ts';
import { words } from '../comparisonParts.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { shades } from '../palette.ts';
import type { Mark } from '../scene.ts';
import { counted, formatCount } from '../sentences.ts';
import { fitText, measureText } from '../textWidths.ts';
import type { CodelineResult } from './codeline.ts';
import { mostRows, rowOrder } from './codelineRows.ts';

const axisHeight = 26;
const indent = 12;
const countWidth = 52;
/** Room for the buttons that stand over the lower right corner of a picture on the screen. */
const underneath = 40;

interface Grid {
  readonly order: readonly number[];
  readonly rowHeight: number;
  readonly left: number;
  readonly plotLeft: number;
  readonly plotWidth: number;
  readonly top: number;
  readonly bottom: number;
}

function gridOf(result: CodelineResult, room: Room, small: boolean): Grid {
  const all = rowOrder(result);
  if (small) {
    const order = all.filter((index) => (result.codes[index]?.depth ?? 0) === 0).slice(0, 8);
    const shown = order.length > 0 ? order : all.slice(0, 8);
    const rowHeight = Math.min(28, Math.floor((room.height ?? 140) / Math.max(1, shown.length)));
    const bottom = room.top + rowHeight * shown.length;
    return {
      order: shown,
      rowHeight,
      left: room.left,
      plotLeft: room.left,
      plotWidth: room.width,
      top: room.top,
      bottom,
    };
  }
  const order = all.slice(0, mostRows);
  const longest = order.reduce((most, index) => {
    const code = result.codes[index];
    return Math.max(most, measureText(code?.name ?? '', nameSize, 'medium') + (code?.depth ?? 0) * indent);
  }, 0);
  const names = Math.ceil(Math.min(longest + 18, Math.max(130, room.width * 0.26)));
  const top = room.top + axisHeight;
  const fitting = Math.floor(((room.height ?? 0) - axisHeight - underneath) / Math.max(1, order.length));
  const rowHeight = room.height === undefined ? 20 : Math.min(30, Math.max(18, fitting));
  return {
    order,
    rowHeight,
    left: room.left,
    plotLeft: room.left + names,
    plotWidth: Math.max(240, room.width - names - countWidth),
    top,
    bottom: top + rowHeight * order.length,
  };
}

/** Pixels from the left edge of the first paragraph to that of paragraph `index`. */
const along = ({ plotLeft, plotWidth }: Grid, { paragraphs }: CodelineResult, index: number): number =>
  plotLeft + (index / Math.max(1, paragraphs)) * plotWidth;

const ticksOf = ({ paragraphs }: CodelineResult): number[] =>
  ticks(1, paragraphs, Math.min(10, paragraphs)).filter((value) => Number.isInteger(value) && value <= paragraphs);

/** A paragraph is a stretch: its number stands above the middle of it, its guide at its left edge. */
function axisMarks(result: CodelineResult, grid: Grid, room: Room): { heads: Mark[]; guides: Mark[] } {
  const { theme } = room;
  const style = { fill: theme.ink3, size: 11.5 } as const;
  const heads: Mark[] = [words('axis', grid.plotLeft - 10, grid.top - 12, '¶', { ...style, anchor: 'end' })];
  const guides: Mark[] = [];
  for (const value of ticksOf(result)) {
    const x = along(grid, result, value - 0.5);
    heads.push(words(`tick:${value}`, x, grid.top - 12, formatCount(value), { ...style, anchor: 'middle' }));
    guides.push({
      kind: 'line',
      key: `guide:${value}`,
      x1: Math.round(x) + 0.5,
      x2: Math.round(x) + 0.5,
      y1: grid.top - 6,
      y2: grid.bottom,
      stroke: theme.hairline,
    });
  }
  heads.push(
    words('counts', grid.plotLeft + grid.plotWidth + countWidth, grid.top - 12, 'touched', { ...style, anchor: 'end' }),
  );
  return { heads, guides };
}

const paragraphsInWords = (from: number, to: number): string =>
  to - from === 1 ? `Paragraph ${formatCount(to)}` : `Paragraphs ${formatCount(from + 1)} to ${formatCount(to)}`;

function runMarks(result: CodelineResult, grid: Grid, room: Room, index: number, y: number): Mark[] {
  const code = result.codes[index];
  const documentId = result.documentId ?? '';
  if (!code) return [];
  return (result.rows[index]?.runs ?? []).map(({ from, to, start, end, codings }): Mark => {
    const x = along(grid, result, from);
    const wide = along(grid, result, to) - x;
    return {
      kind: 'rect',
      key: `run:${code.id}:${from}`,
      x,
      y: y + 3,
      width: Math.max(1, wide - (wide > 4 ? 1 : 0)),
      height: grid.rowHeight - 6,
      fill: shades(code.color, room.theme.mode).solid,
      name: code.path,
      title: `${paragraphsInWords(from, to)}: ${counted(codings, 'coding')} ${codings === 1 ? 'touches' : 'touch'} ${to - from === 1 ? 'it' : 'them'}.`,
      data: { kind: 'codings', codeIds: [code.id], within: { documentId, start, end } },
    };
  });
}

function rowMarks(result: CodelineResult, grid: Grid, room: Room, index: number, place: number) {
  const { theme } = room;
  const code = result.codes[index];
  const row = result.rows[index];
  const y = grid.top + place * grid.rowHeight;
  const middle = y + grid.rowHeight / 2 + 4;
  const line = Math.round(y + grid.rowHeight) - 0.5;
  const left = grid.left + (code?.depth ?? 0) * indent;
  const share = `${formatCount(row?.paragraphs ?? 0)} of ${counted(result.paragraphs, 'paragraph')}`;
  const within = { documentId: result.documentId ?? '', start: 0, end: Number.MAX_SAFE_INTEGER };
  const name = words(`name:${code?.id}`, left, middle, fitText(code?.name ?? '', grid.plotLeft - left - 12, nameSize), {
    fill: code?.depth === 0 ? theme.ink : theme.ink2,
    face: code?.depth === 0 ? 'medium' : 'regular',
    name: code?.path ?? '',
    title: `${counted(row?.codings ?? 0, 'coding')} in ${result.documentName}, touching ${share}.`,
    data: { kind: 'codings', codeIds: [code?.id ?? ''], within },
  });
  const marks: Mark[] = [
    {
      kind: 'line',
      key: `line:${code?.id}`,
      x1: grid.plotLeft,
      x2: grid.plotLeft + grid.plotWidth,
      y1: line,
      y2: line,
      stroke: theme.hairline,
    },
    ...runMarks(result, grid, room, index, y),
    words(`count:${code?.id}`, grid.plotLeft + grid.plotWidth + countWidth, middle, formatCount(row?.paragraphs ?? 0), {
      fill: theme.ink3,
      size: 11.5,
      anchor: 'end',
    }),
  ];
  return { name, marks };
}

/** Codes by paragraphs; names and paragraph numbers stay in view while the middle scrolls. */
export function drawCodeline(result: CodelineResult, room: Room, small: boolean): Drawing {
  const grid = gridOf(result, room, small);
  const right = grid.plotLeft + grid.plotWidth + (small ? 0 : countWidth);
  if (small) {
    const runs = grid.order.flatMap((index, place) =>
      runMarks(result, grid, room, index, grid.top + place * grid.rowHeight),
    );
    return { groups: [groupOf('rows', runs)], right, bottom: grid.bottom };
  }
  const { heads, guides } = axisMarks(result, grid, room);
  const rows = grid.order.map((index, place) => rowMarks(result, grid, room, index, place));
  return {
    groups: [
      groupOf('axis', heads),
      groupOf('guides', guides),
      groupOf(
        'names',
        rows.map(({ name }) => name),
      ),
      groupOf(
        'rows',
        rows.flatMap(({ marks }) => marks),
      ),
    ],
    right,
    bottom: grid.bottom + 2,
    cut: {
      left: grid.plotLeft,
      top: grid.top,
      bottom: grid.bottom + 2,
      heads: ['guides', 'axis'],
      names: ['names'],
      body: ['guides', 'rows'],
      foot: [],
    },
  };
}
