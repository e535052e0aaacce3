import type { Coefficient, CoOccurrenceResult } from '../analysis/results.ts';
import { footBlock, headingBlock } from './heading.ts';
import { type ChartTheme, chartTheme, type Mode, shades } from './palette.ts';
import type { Group, Mark, Rect, Scene, Text } from './scene.ts';
import {
  coefficientLine,
  coefficientRule,
  coOccurrenceSentence,
  coOccurrenceTitle,
  flagWords,
  formatCoefficient,
  formatCount,
  frequencySentence,
  type Provenance,
  pairSentence,
  provenanceLine,
  unitName,
} from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

export interface CoOccurrenceLayoutOptions {
  /** Room in pixels. The picture may come out wider (many codes) or narrower (few); it then scrolls or leaves room. */
  readonly width: number;
  /** Room from top to bottom, where rows shall fit into a window; without it rows have their usual height. */
  readonly height?: number;
  readonly mode: Mode;
  /** Which coefficient stands above the diagonal. */
  readonly coefficient: Coefficient;
  /** True for files: with margins, title, sentence and foot. On the screen these stand beside the picture. */
  readonly alone: boolean;
  /** In files: without title, sentence and foot, which stand in the caption. */
  readonly bare?: boolean;
  readonly provenance?: Provenance;
}

/** Where the cells stand: column `j` from `left + j · cellWidth`, row `i` from `top + i · cellHeight`. */
export interface MatrixGrid {
  readonly size: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Left edge of the names, top edge of the slanted heads, right edge of the sums. */
  readonly namesLeft: number;
  readonly headsTop: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CoOccurrenceLayout {
  readonly scene: Scene;
  readonly grid: MatrixGrid;
}

export interface MatrixCell {
  readonly row: number;
  readonly column: number;
}

const slant = 52;
const slantSine = Math.sin((slant * Math.PI) / 180);
const slantCosine = Math.cos((slant * Math.PI) / 180);
const longestHead = 148;
const indent = 10;
const textSize = 12.5;

interface Context {
  readonly result: CoOccurrenceResult;
  readonly options: CoOccurrenceLayoutOptions;
  readonly theme: ChartTheme;
  readonly grid: MatrixGrid;
  readonly greatest: number;
}

/** Greatest count off the diagonal: the end of the scale. */
export function greatestCount(result: CoOccurrenceResult): number {
  const size = result.codes.length;
  let greatest = 0;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++) greatest = Math.max(greatest, result.values[row * size + column] ?? 0);
  return greatest;
}

/** The step of the root scale, 1..6, that a count stands on; 0 for none. */
export const scaleStep = (value: number, greatest: number): number =>
  value > 0 && greatest > 0 ? Math.min(6, 1 + Math.floor(Math.sqrt(value / greatest) * 5.999)) : 0;

/** Sum of a row without its diagonal. */
export function rowSum(result: CoOccurrenceResult, row: number): number {
  const size = result.codes.length;
  let sum = 0;
  for (let column = 0; column < size; column++) if (column !== row) sum += result.values[row * size + column] ?? 0;
  return sum;
}

const nameStart = (depth: number): number => depth * indent + (depth === 0 ? 10 : 6) + 7;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

function longest(result: CoOccurrenceResult, width: (index: number) => number): number {
  return result.codes.reduce((most, _, index) => Math.max(most, width(index)), 0);
}

function makeGrid(result: CoOccurrenceResult, options: CoOccurrenceLayoutOptions, top: number): MatrixGrid {
  const size = result.codes.length;
  const margin = options.bare ? 2 : options.alone ? 24 : 0;
  const names = longest(result, (index) => {
    const code = result.codes[index];
    return code ? nameStart(code.depth) + measureText(code.name, textSize, 'strong') : 0;
  });
  const namesWidth = Math.ceil(clamp(names + 10, 96, Math.max(182, Math.min(250, options.width * 0.26))));
  const heads = longest(result, (index) => measureText(result.codes[index]?.name ?? '', textSize, 'strong'));
  const headsHeight = Math.ceil(Math.min(longestHead, heads) * slantSine + 16);
  const sums = longest(result, (index) => measureText(formatCount(rowSum(result, index)), textSize));
  const sumWidth = Math.ceil(Math.max(44, sums + 14));
  const left = margin + namesWidth;
  const room = options.width - margin * 2 - namesWidth - sumWidth;
  const cellWidth = clamp(Math.floor(room / Math.max(1, size)), 26, 72);
  const tall = options.height === undefined ? 26 : Math.floor((options.height - headsHeight - 42) / Math.max(1, size));
  const cellHeight = clamp(tall, 20, 34);
  return {
    size,
    left,
    top: top + headsHeight,
    cellWidth,
    cellHeight,
    namesLeft: margin,
    headsTop: top,
    right: left + size * cellWidth + sumWidth,
    bottom: top + headsHeight + size * cellHeight,
  };
}

/** The cell under a point of the scene; `null` outside the matrix. */
export function matrixCellAt(grid: MatrixGrid, x: number, y: number): MatrixCell | null {
  const row = Math.floor((y - grid.top) / grid.cellHeight);
  const column = Math.floor((x - grid.left) / grid.cellWidth);
  const inside = row >= 0 && column >= 0 && row < grid.size && column < grid.size;
  return inside ? { row, column } : null;
}

function cellRect({ grid }: Context, row: number, column: number): Omit<Rect, 'kind' | 'key' | 'fill'> {
  return {
    x: grid.left + column * grid.cellWidth,
    y: grid.top + row * grid.cellHeight,
    width: grid.cellWidth - 1,
    height: grid.cellHeight - 1,
    radius: 2,
  };
}

/** A count short enough for its cell: `412`, `12k`, `1.2M`. */
function shortCount(value: number, width: number, size: number): string {
  const whole = formatCount(value);
  if (measureText(whole, size) <= width) return whole;
  const thousands = value / 1000;
  if (thousands < 999.5) return `${thousands < 9.95 ? thousands.toFixed(1) : Math.round(thousands)}k`;
  return `${(thousands / 1000).toFixed(1)}M`;
}

const cellTextSize = ({ grid }: Context): number => (grid.cellWidth < 32 ? 11 : textSize);

function cellText(context: Context, row: number, column: number, text: string, style: Partial<Text>): Text {
  const { grid } = context;
  const size = cellTextSize(context);
  return {
    kind: 'text',
    key: `text:${row}:${column}`,
    x: grid.left + column * grid.cellWidth + (grid.cellWidth - 1) / 2,
    y: grid.top + row * grid.cellHeight + (grid.cellHeight - 1) / 2 + size * 0.35,
    text,
    size,
    face: 'regular',
    fill: context.theme.ink2,
    anchor: 'middle',
    ...style,
  };
}

function pairTitle({ result }: Context, row: number, column: number): string {
  const names = `${result.codes[row]?.name} × ${result.codes[column]?.name}`;
  return `${names}: ${pairSentence(result, row, column)} ${coefficientLine(result, row, column)}`.trimEnd();
}

function pairGroup(context: Context, row: number, column: number, children: readonly Mark[]): Group {
  const { codes } = context.result;
  return {
    kind: 'group',
    key: `cell:${row}:${column}`,
    title: pairTitle(context, row, column),
    data: { kind: 'pair', first: codes[row]?.id ?? '', second: codes[column]?.id ?? '' },
    children,
  };
}

function countCell(context: Context, row: number, column: number): Mark | null {
  const { result, theme, grid, greatest } = context;
  const value = result.values[row * grid.size + column] ?? 0;
  const step = theme.steps[scaleStep(value, greatest) - 1];
  if (!step) return null;
  const text = shortCount(value, grid.cellWidth - 5, cellTextSize(context));
  return pairGroup(context, row, column, [
    { kind: 'rect', key: `rect:${row}:${column}`, fill: step.fill, ...cellRect(context, row, column) },
    cellText(context, row, column, text, { fill: step.ink }),
  ]);
}

function coefficientCell(context: Context, row: number, column: number): Mark | null {
  const { result, options, theme, grid } = context;
  if (options.coefficient === 'none') return null;
  const text = formatCoefficient(result[options.coefficient][row * grid.size + column] ?? Number.NaN);
  if (text === '') return null;
  const words = cellText(context, row, column, text, {});
  const flagged = options.coefficient === 'c' && flagWords(result, row, column).short !== '';
  const x = words.x + measureText(text, words.size) / 2 + 4;
  const dot: Mark = { kind: 'dot', key: `flag:${row}:${column}`, x, y: words.y - 7, radius: 2.5, fill: theme.warn };
  return pairGroup(context, row, column, flagged ? [words, dot] : [words]);
}

function diagonalCell(context: Context, index: number): Mark {
  const { result, theme, grid } = context;
  const text = shortCount(result.frequency[index] ?? 0, grid.cellWidth - 5, cellTextSize(context));
  return {
    kind: 'group',
    key: `cell:${index}:${index}`,
    title: frequencySentence(result, index),
    data: { kind: 'code', codeId: result.codes[index]?.id ?? '' },
    children: [
      { kind: 'rect', key: `rect:${index}:${index}`, fill: theme.sunk, ...cellRect(context, index, index) },
      cellText(context, index, index, text, { face: 'italic', fill: theme.ink3 }),
    ],
  };
}

/** The empty cells as one mark, so that a hundred codes do not make five thousand. */
function emptyCells(context: Context): Mark {
  const { result, grid, options, theme } = context;
  const parts: string[] = [];
  for (let row = 0; row < grid.size; row++)
    for (let column = 0; column < grid.size; column++) {
      const below = column < row && (result.values[row * grid.size + column] ?? 0) === 0;
      if (!below && !(column > row && options.coefficient === 'none')) continue;
      const { x, y, width, height } = cellRect(context, row, column);
      parts.push(`M${x} ${y}h${width}v${height}h${-width}z`);
    }
  return { kind: 'path', key: 'empty', d: parts.join(''), fill: theme.surface };
}

function cellMarks(context: Context): readonly Mark[] {
  const marks: Mark[] = [emptyCells(context)];
  const { size } = context.grid;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (row === column) marks.push(diagonalCell(context, row));
      const mark = column < row ? countCell(context, row, column) : null;
      const coefficient = column > row ? coefficientCell(context, row, column) : null;
      if (mark) marks.push(mark);
      if (coefficient) marks.push(coefficient);
    }
    marks.push(sumMark(context, row));
  }
  return marks;
}

function sumMark(context: Context, row: number): Mark {
  const { result, grid, theme } = context;
  const text = formatCount(rowSum(result, row));
  const middle = cellText(context, row, 0, text, { size: textSize });
  return { ...middle, key: `sum:${row}`, x: grid.right - 4, anchor: 'end', fill: theme.ink3 };
}

function nameMarks(context: Context): readonly Mark[] {
  const { result, grid, theme, options } = context;
  return result.codes.flatMap((code, row): Mark[] => {
    const top = code.depth === 0;
    const middle = grid.top + row * grid.cellHeight + (grid.cellHeight - 1) / 2;
    const x = grid.namesLeft + code.depth * indent;
    const start = grid.namesLeft + nameStart(code.depth);
    return [
      {
        kind: 'rect',
        key: `swatch:${code.id}`,
        x,
        y: middle - 5,
        width: top ? 10 : 6,
        height: 10,
        radius: top ? 2 : 1.5,
        fill: shades(code.color, options.mode).solid,
      },
      {
        kind: 'text',
        key: `name:${code.id}`,
        x: start,
        y: middle + 4.4,
        text: fitText(code.name, grid.left - start - 8, textSize, 'strong'),
        size: textSize,
        face: top ? 'medium' : 'regular',
        fill: top ? theme.ink : theme.ink2,
        anchor: 'start',
        title: code.path,
        data: { kind: 'code', codeId: code.id },
      },
    ];
  });
}

function headMarks(context: Context): readonly Mark[] {
  const { result, grid, theme } = context;
  const heads = result.codes.map(
    (code, column): Mark => ({
      kind: 'text',
      key: `head:${code.id}`,
      x: grid.left + (column + 0.5) * grid.cellWidth + 3,
      y: grid.top - 7,
      text: fitText(code.name, longestHead, textSize, 'strong'),
      size: textSize,
      face: 'regular',
      fill: theme.ink2,
      anchor: 'start',
      turn: -slant,
      title: code.path,
      data: { kind: 'code', codeId: code.id },
    }),
  );
  const sum: Mark = {
    kind: 'text',
    key: 'head:sum',
    x: grid.right - 4,
    y: grid.top - 8,
    text: 'sum',
    size: textSize,
    face: 'regular',
    fill: theme.ink3,
    anchor: 'end',
  };
  return [...heads, sum];
}

/** How far the slanted heads reach to the right: the last ones lean over the edge of the matrix. */
function headsRight({ result, grid }: Context): number {
  const reach = (index: number) => {
    const width = Math.min(longestHead, measureText(result.codes[index]?.name ?? '', textSize, 'strong'));
    return grid.left + (index + 0.5) * grid.cellWidth + width * slantCosine + 14;
  };
  return longest(result, reach);
}

/** The key below: scale with its ends, what grey means, what the dot means. Wraps where the matrix is narrow. */
function keyMarks(context: Context, width: number): { readonly marks: readonly Mark[]; readonly height: number } {
  const { result, grid, theme, options, greatest } = context;
  const marks: Mark[] = [];
  let x = grid.namesLeft;
  let y = grid.bottom + 22;
  const place = (wide: number) => {
    if (x > grid.namesLeft && x + wide > grid.namesLeft + width) {
      x = grid.namesLeft;
      y += 18;
    }
  };
  const write = (key: string, text: string, face: Text['face'] = 'regular') => {
    marks.push({ kind: 'text', key, x, y, text, size: 12, face, fill: theme.ink3, anchor: 'start' });
    x += measureText(text, 12, face);
  };
  const unit = unitName(result.unit, result.near);
  if (greatest === 0) write('key:none', `${unit}: no two of these codes meet`);
  else {
    write('key:unit', `${unit}, 1`);
    x += 7;
    theme.steps.forEach(({ fill }, step) => {
      marks.push({ kind: 'rect', key: `key:step:${step}`, x, y: y - 9, width: 22, height: 9, radius: 1, fill });
      x += 23;
    });
    x += 6;
    write('key:greatest', `${formatCount(greatest)}, root scale`);
  }
  x += 18;
  place(280);
  write('key:grey', 'grey', 'italic');
  write('key:diagonal', ': the code’s own codings, no co-occurrence');
  if (options.coefficient === 'c') {
    x += 18;
    place(230);
    marks.push({ kind: 'dot', key: 'key:dot', x: x + 2.5, y: y - 4, radius: 2.5, fill: theme.warn });
    x += 10;
    write('key:flag', 'read with care: c > 1, or over 5 : 1');
  }
  return { marks, height: y - grid.bottom + 8 };
}

/**
 * The matrix (METHOD.md §3): counts in the chosen unit below the diagonal on a root scale of six steps, the coefficient
 * above it as bare figures, each code's own frequency on it, in grey and out of sums and scale.
 */
export function layoutCoOccurrence(result: CoOccurrenceResult, options: CoOccurrenceLayoutOptions): CoOccurrenceLayout {
  const theme = chartTheme(options.mode);
  const margin = options.bare ? 2 : options.alone ? 24 : 0;
  const title = coOccurrenceTitle(result);
  const sentence = [coOccurrenceSentence(result), coefficientRule(options.coefficient)].filter(Boolean).join(' ');
  const inner = options.width - margin * 2;
  const place = { left: margin, top: margin, width: inner };
  const heading =
    options.alone && !options.bare ? headingBlock({ title, sentence }, place, theme) : { marks: [], height: 0 };
  const grid = makeGrid(result, options, margin + heading.height);
  const context: Context = { result, options, theme, grid, greatest: greatestCount(result) };
  const right = Math.max(
    grid.right,
    headsRight(context),
    options.alone && !options.bare ? margin + Math.min(inner, 760) : 0,
  );
  const key = keyMarks(context, Math.max(320, right - margin));
  const provenance = options.provenance ? provenanceLine(options.provenance) : '';
  const footTop = grid.bottom + key.height + 8;
  const foot = footBlock(provenance, { left: margin, top: footTop, width: right - margin }, theme);
  const group = (name: string, children: readonly Mark[]): Mark => ({ kind: 'group', key: name, children });
  const keyRight = Math.max(320, right - margin) + margin;
  return {
    grid,
    scene: {
      width: Math.ceil(Math.max(right, keyRight) + margin),
      height: Math.ceil(footTop + foot.height + margin),
      background: theme.paper,
      title,
      description: sentence,
      provenance,
      marks: [
        group('heading', heading.marks),
        group('heads', headMarks(context)),
        group('names', nameMarks(context)),
        group('cells', cellMarks(context)),
        group('key', key.marks),
        group('foot', foot.marks),
      ],
    },
  };
}
