import type { MemoMatrixResult } from '../../analysis/memoMatrixResult.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { shades } from '../palette.ts';
import type { Mark, Text } from '../scene.ts';
import { formatCount } from '../sentences.ts';
import { fitText, measureText, wrapText } from '../textWidths.ts';
import { cellKey, cellWords, isOwn, mostColumns, shownConcepts } from './words.ts';

interface Grid {
  readonly left: number;
  readonly top: number;
  readonly names: number;
  readonly head: number;
  readonly column: number;
  readonly row: number;
  readonly turned: boolean;
  /** The greatest count that is coloured. */
  readonly most: number;
}

const totalWidth = 54;

/** Concepts down, themes across; the number of memos in each cell on the sequential scale. */
export function drawMemoMatrix(result: MemoMatrixResult, room: Room, small: boolean): Drawing {
  const rows = shownConcepts(result, small ? 8 : undefined);
  const columns = result.themes.map((_, column) => column).slice(0, small ? 6 : mostColumns);
  const grid = gridOf(result, rows, columns, room, small);
  const cut = grid.left + grid.names + (small ? 0 : totalWidth);
  const bottom = grid.top + grid.head + rows.length * grid.row;
  const right = cut + columns.length * grid.column;
  const heads = small
    ? []
    : [
        groupOf(
          'heads',
          columns.map((column, at) => headMark(result, column, at, grid, room)),
        ),
      ];
  const names = rows.flatMap((row, at) => nameMarks(result, row, at, grid, room, small));
  const cells = rows.flatMap((row, down) =>
    columns.map((column, across) => cellMark(result, row, column, { down, across, cut }, grid, room, small)),
  );
  return {
    groups: [...heads, groupOf('names', names), groupOf('cells', cells)],
    right,
    bottom,
    ...(small
      ? {}
      : {
          cut: {
            left: cut,
            top: grid.top + grid.head,
            bottom,
            heads: ['heads'],
            names: ['names'],
            body: ['cells'],
            foot: [],
          },
        }),
  };
}

function gridOf(
  result: MemoMatrixResult,
  rows: readonly number[],
  columns: readonly number[],
  room: Room,
  small: boolean,
): Grid {
  const { left, top, width, height } = room;
  const longest = Math.max(60, ...rows.map((row) => measureText(result.concepts[row]?.name ?? '', small ? 10 : 12.5)));
  const names = small ? Math.min(110, longest + 14) : Math.min(width * 0.34, longest + 30);
  const space = width - names - (small ? 0 : totalWidth);
  const turned = columns.length > 9;
  const column = turned
    ? Math.max(34, Math.min(56, space / columns.length))
    : Math.max(44, Math.min(190, space / Math.max(1, columns.length)));
  const head = small ? 0 : turned ? 120 : 58;
  const given = height === undefined ? 28 : (height - head) / Math.max(1, rows.length);
  const row = small ? Math.min(18, 132 / Math.max(1, rows.length)) : Math.max(24, Math.min(40, given));
  const size = result.themes.length;
  const coloured = rows.flatMap((each) =>
    columns.filter((at) => !isOwn(result, each, at)).map((at) => result.counts[each * size + at] ?? 0),
  );
  return { left, top, names, head, column, row, turned, most: Math.max(1, ...coloured) };
}

const words = (
  key: string,
  text: string,
  x: number,
  y: number,
  more: Partial<Text> & { readonly fill: string },
): Text => ({
  kind: 'text',
  key,
  x,
  y,
  text,
  size: 12.5,
  face: 'regular',
  anchor: 'start',
  ...more,
});

function headMark(result: MemoMatrixResult, column: number, at: number, grid: Grid, { theme }: Room): Mark {
  const code = result.themes[column];
  const left = grid.left + grid.names + totalWidth + at * grid.column;
  const middle = left + grid.column / 2;
  const base = grid.top + grid.head;
  const key = `head:${code?.id ?? ''}`;
  const name = code?.name ?? '';
  const swatch = {
    kind: 'rect',
    key: `swatch:${key}`,
    x: left + 2,
    y: base - 5,
    width: grid.column - 4,
    height: 3,
    fill: shades(code?.color ?? 'grey', theme.mode).solid,
  } as const;
  const lines = grid.turned ? [fitText(name, 104, 12)] : wrapText(name, grid.column - 8, 12.5).slice(0, 2);
  const texts = lines.map((line, index) =>
    grid.turned
      ? words(`${key}:${index}`, line, middle + 4, base - 10, { size: 12, fill: theme.ink, turn: -60 })
      : words(
          `${key}:${index}`,
          fitText(line, grid.column - 6, 12.5),
          middle,
          base - 24 - (lines.length - 1 - index) * 15,
          { anchor: 'middle', fill: theme.ink },
        ),
  );
  const count = grid.turned
    ? []
    : [
        words(`count:${key}`, formatCount(result.themeMemos[column] ?? 0), middle, base - 10, {
          size: 11,
          anchor: 'middle',
          fill: theme.ink3,
        }),
      ];
  return {
    kind: 'group',
    key: cellKey(result, -1, column),
    ...cellWords(result, -1, column),
    children: [swatch, ...texts, ...count],
  };
}

function nameMarks(
  result: MemoMatrixResult,
  row: number,
  at: number,
  grid: Grid,
  { theme }: Room,
  small: boolean,
): Mark[] {
  const code = result.concepts[row];
  const y = grid.top + grid.head + at * grid.row;
  const middle = y + grid.row / 2;
  const size = small ? 10 : 12.5;
  const key = cellKey(result, row, -1);
  const swatch = {
    kind: 'rect',
    key: `swatch:${key}`,
    x: grid.left,
    y: middle - 5,
    width: small ? 3 : 5,
    height: 10,
    radius: 1.5,
    fill: shades(code?.color ?? 'grey', theme.mode).solid,
  } as const;
  const name = words(
    `name:${key}`,
    fitText(code?.name ?? '', grid.names - 22, size),
    grid.left + (small ? 7 : 12),
    middle + 4,
    { size, fill: theme.ink },
  );
  if (small) return [swatch, name];
  const ground = {
    kind: 'rect',
    key: `row:${key}`,
    x: grid.left,
    y: y + 1,
    width: grid.names + totalWidth - 4,
    height: grid.row - 2,
    fill: 'transparent',
  } as const;
  const count = words(
    `count:${key}`,
    formatCount(result.conceptMemos[row] ?? 0),
    grid.left + grid.names + totalWidth - 14,
    middle + 4,
    { size: 11.5, anchor: 'end', fill: theme.ink3 },
  );
  return [{ kind: 'group', key, ...cellWords(result, row, -1), children: [ground, swatch, name, count] }];
}

function cellMark(
  result: MemoMatrixResult,
  row: number,
  column: number,
  { down, across, cut }: { readonly down: number; readonly across: number; readonly cut: number },
  grid: Grid,
  { theme }: Room,
  small: boolean,
): Mark {
  const count = result.counts[row * result.themes.length + column] ?? 0;
  const own = isOwn(result, row, column);
  const [x, y] = [cut + across * grid.column, grid.top + grid.head + down * grid.row];
  const key = cellKey(result, row, column);
  // A root scale, as in the co-occurrence matrix: few memos can be told from none.
  const step = theme.steps[Math.min(5, Math.max(0, Math.ceil(Math.sqrt(count / grid.most) * 6) - 1))];
  const fill = count === 0 || own ? theme.surface : (step?.fill ?? theme.surface);
  const box = {
    kind: 'rect',
    key: `box:${key}`,
    x: x + 1,
    y: y + 1,
    width: grid.column - 2,
    height: grid.row - 2,
    radius: 2,
    fill,
  } as const;
  const number = words(`number:${key}`, formatCount(count), x + grid.column / 2, y + grid.row / 2 + 4.5, {
    anchor: 'middle',
    face: own ? 'italic' : 'regular',
    fill: own ? theme.ink3 : (step?.ink ?? theme.ink),
  });
  return {
    kind: 'group',
    key,
    ...cellWords(result, row, column),
    children: small || count === 0 ? [box] : [box, number],
  };
}
