import type { ResultCode } from '../../analysis/results.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import type { Picture } from '../kind.ts';
import { type ChartTheme, shades } from '../palette.ts';
import type { Group, Mark, Text } from '../scene.ts';
import { coefficientsInWords, formatCoefficient, formatCount, unitName } from '../sentences.ts';
import { fitText } from '../textWidths.ts';
import { tieTitle } from '../tieMarks.ts';
import { flagOf } from './pairFlags.ts';
import type { PairsResult } from './pairs.ts';

/** More rows than these are read as a table. */
export const mostRows = 200;

const textSize = 12.5;

/** Where the columns of the list stand. Pixels; numbers end at their edge. */
interface Columns {
  readonly left: number;
  readonly name: number;
  readonly nameWidth: number;
  readonly bar: number;
  readonly barWidth: number;
  /** Right edges: count, Jaccard, c, lift; `flag` begins after them. */
  readonly numbers: readonly number[];
  readonly flag: number;
  readonly right: number;
}

/** A row for each pair: two swatches, names, a bar, the count and the coefficients, and a flag where c misleads. */
export function drawPairs(result: PairsResult, picture: Picture, room: Room): Drawing {
  const small = picture.small === true;
  const count = Math.min(result.ties.first.length, small ? 6 : mostRows);
  const columns = small ? smallColumns(room) : columnsIn(room);
  const [rowHeight, head] = small ? [23, 0] : [26, 24];
  const greatest = greatestBar(result, count);
  const rows = Array.from({ length: count }, (_, at) =>
    pairRow(result, at, {
      columns,
      y: room.top + head + at * rowHeight,
      rowHeight,
      greatest,
      theme: room.theme,
      small,
    }),
  );
  const bottom = room.top + head + count * rowHeight;
  return {
    groups: [...(small ? [] : [groupOf('heads', headMarks(result, columns, room))]), groupOf('rows', rows)],
    right: columns.right,
    bottom,
    ...(picture.alone || small
      ? {}
      : { cut: { left: 0, top: room.top + head, bottom, heads: ['heads'], names: [], body: ['rows'], foot: [] } }),
  };
}

function columnsIn({ left, width }: Room): Columns {
  const wide = Math.max(560, width);
  const right = left + wide;
  const flag = right - 56;
  const numbers = [flag - 186, flag - 124, flag - 66, flag - 14];
  const name = left + 30;
  const bar = name + Math.min(330, wide * 0.36) + 14;
  return {
    left,
    name,
    nameWidth: bar - name - 14,
    bar,
    barWidth: Math.max(40, (numbers[0] ?? 0) - 58 - bar),
    numbers,
    flag,
    right,
  };
}

function smallColumns({ left, width }: Room): Columns {
  const bar = left + width * 0.62;
  return {
    left,
    name: left + 26,
    nameWidth: bar - left - 34,
    bar,
    barWidth: left + width - bar,
    numbers: [],
    flag: 0,
    right: left + width,
  };
}

/** What the bar of a pair shows: what the list is ordered by. */
function barValue({ ties, settings: { order } }: PairsResult, at: number): number {
  const values = order === 'count' || order === 'name' ? ties.value : ties[order];
  return values[at] ?? Number.NaN;
}

function greatestBar(result: PairsResult, count: number): number {
  let greatest = 0;
  for (let at = 0; at < count; at++) {
    const value = barValue(result, at);
    if (Number.isFinite(value)) greatest = Math.max(greatest, value);
  }
  return greatest;
}

interface RowPlace {
  readonly columns: Columns;
  readonly y: number;
  readonly rowHeight: number;
  readonly greatest: number;
  readonly theme: ChartTheme;
  readonly small: boolean;
}

function pairRow(result: PairsResult, at: number, place: RowPlace): Group {
  const [first, second] = [result.codes[result.ties.first[at] ?? -1], result.codes[result.ties.second[at] ?? -1]] as [
    ResultCode,
    ResultCode,
  ];
  const { columns, y, rowHeight, theme, small } = place;
  const key = `${first.id}:${second.id}`;
  const base = y + rowHeight / 2 + 4;
  const size = small ? 10.5 : textSize;
  const name = fitText(`${first.name} × ${second.name}`, columns.nameWidth, size);
  return {
    kind: 'group',
    key: `tie:${key}`,
    name: `${first.path} × ${second.path}`,
    title: rowSentence(result, at),
    data: { kind: 'pair', first: first.id, second: second.id },
    children: [
      // The whole row answers the pointer.
      {
        kind: 'rect',
        key: `row:${key}`,
        x: columns.left,
        y,
        width: columns.right - columns.left,
        height: rowHeight,
        fill: theme.paper,
      },
      ...[first, second].map(
        ({ color }, side): Mark => ({
          kind: 'rect',
          key: `swatch:${side}:${key}`,
          x: columns.left + 2 + side * 11,
          y: y + rowHeight / 2 - 5,
          width: 9,
          height: 10,
          radius: 2,
          fill: shades(color, theme.mode).solid,
        }),
      ),
      words(`name:${key}`, name, columns.name, base, { size, fill: theme.ink2 }),
      barOf(result, at, key, place),
      ...(small ? [] : numbersOf(result, at, key, place, base)),
    ],
  };
}

function barOf(
  result: PairsResult,
  at: number,
  key: string,
  { columns, y, rowHeight, greatest, theme }: RowPlace,
): Mark {
  const value = barValue(result, at);
  // More pairs than codings allow: as long as a bar can be, and flagged.
  const beyond =
    result.settings.order === 'c' && ((result.ties.flags[at] ?? 0) & 1) === 1 && !(value > 0 && Number.isFinite(value));
  const share = beyond ? 1 : greatest > 0 && value > 0 ? Math.min(1, value / greatest) : 0;
  return {
    kind: 'rect',
    key: `bar:${key}`,
    x: columns.bar,
    y: y + rowHeight / 2 - 5,
    width: share > 0 ? Math.max(2, share * columns.barWidth) : 0,
    height: 10,
    radius: 1.5,
    fill: (theme.steps[3] ?? theme.steps[0])?.fill ?? theme.ink3,
  };
}

function numbersOf(result: PairsResult, at: number, key: string, { columns, theme }: RowPlace, base: number): Mark[] {
  const { ties } = result;
  const coefficient = (values: Float64Array) => formatCoefficient(values[at] ?? Number.NaN) || '–';
  const texts = [
    formatCount(ties.value[at] ?? 0),
    coefficient(ties.jaccard),
    coefficient(ties.c),
    coefficient(ties.lift),
  ];
  const flag = flagOf(result, at).short;
  return [
    ...texts.map((text, column) =>
      words(`number:${column}:${key}`, text, columns.numbers[column] ?? 0, base, {
        size: textSize,
        fill: column === 0 ? theme.ink : theme.ink2,
        anchor: 'end',
      }),
    ),
    ...(flag === '' ? [] : [words(`flag:${key}`, flag, columns.flag, base, { size: 11.5, fill: theme.warn })]),
  ];
}

function headMarks({ settings: { unit, near } }: PairsResult, columns: Columns, { top, theme }: Room): Mark[] {
  const head = (key: string, text: string, x: number, anchor: Text['anchor']) =>
    words(`head:${key}`, text, x, top + 14, { size: 12, fill: theme.ink3, anchor });
  return [
    head('pair', 'pair', columns.left, 'start'),
    ...[unitName(unit, near), 'Jaccard', 'c', 'lift'].map((text, column) =>
      head(text, text, columns.numbers[column] ?? 0, 'end'),
    ),
  ];
}

/** The count in a sentence, then the coefficients, then why c misleads. */
function rowSentence(result: PairsResult, at: number): string {
  const { ties } = result;
  const of = (values: Float64Array) => values[at] ?? Number.NaN;
  const coefficients = coefficientsInWords({ jaccard: of(ties.jaccard), c: of(ties.c), lift: of(ties.lift) });
  return [tieTitle(result, at), coefficients === '' ? '' : `${coefficients}.`, flagOf(result, at).long]
    .filter(Boolean)
    .join(' ');
}

function words(
  key: string,
  text: string,
  x: number,
  y: number,
  { size, fill, anchor = 'start' }: { readonly size: number; readonly fill: string; readonly anchor?: Text['anchor'] },
): Text {
  return { kind: 'text', key, x, y, text, size, face: 'regular', fill, anchor };
}
