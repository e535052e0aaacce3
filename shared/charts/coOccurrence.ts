import type { CoOccurrenceResult } from '../analysis/results.ts';
import type { Bounds } from './bounds.ts';
import {
  type CellRange,
  type CoOccurrenceLayoutOptions,
  type MatrixContext,
  type MatrixGrid,
  matrixCells,
  rowSum,
  textSize,
} from './coOccurrenceCells.ts';
import { footBlock, headingBlock } from './heading.ts';
import { chartTheme, shades } from './palette.ts';
import type { Mark, Scene, Text } from './scene.ts';
import {
  coefficientRule,
  coOccurrenceSentence,
  coOccurrenceTitle,
  formatCount,
  provenanceLine,
  unitName,
} from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

export interface CoOccurrenceLayout {
  readonly scene: Scene;
  readonly grid: MatrixGrid;
}

/** A matrix of which everything is drawn but its cells: of a thousand codes these are a million. */
export interface CoOccurrencePlan {
  readonly grid: MatrixGrid;
  /** The picture with the cells that stand in a view of it; with all of them when it is left out. */
  sceneIn(view?: Bounds): Scene;
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

/** Greatest count off the diagonal: the end of the scale. */
export function greatestCount(result: CoOccurrenceResult): number {
  const size = result.codes.length;
  let greatest = 0;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++) greatest = Math.max(greatest, result.values[row * size + column] ?? 0);
  return greatest;
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

function nameMarks(context: MatrixContext): readonly Mark[] {
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

function headMarks(context: MatrixContext): readonly Mark[] {
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
function headsRight({ result, grid }: MatrixContext): number {
  const reach = (index: number) => {
    const width = Math.min(longestHead, measureText(result.codes[index]?.name ?? '', textSize, 'strong'));
    return grid.left + (index + 0.5) * grid.cellWidth + width * slantCosine + 14;
  };
  return longest(result, reach);
}

/** The key below: scale with its ends, what grey means, what the dot means. Wraps where the matrix is narrow. */
function keyMarks(context: MatrixContext, width: number): { readonly marks: readonly Mark[]; readonly height: number } {
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

/** Measures the matrix without drawing its cells. See {@link layoutCoOccurrence}. */
export function planCoOccurrence(result: CoOccurrenceResult, options: CoOccurrenceLayoutOptions): CoOccurrencePlan {
  const theme = chartTheme(options.mode);
  const margin = options.bare ? 2 : options.alone ? 24 : 0;
  const title = coOccurrenceTitle(result);
  const sentence = [coOccurrenceSentence(result), coefficientRule(options.coefficient)].filter(Boolean).join(' ');
  const inner = options.width - margin * 2;
  const place = { left: margin, top: margin, width: inner };
  const heading =
    options.alone && !options.bare ? headingBlock({ title, sentence }, place, theme) : { marks: [], height: 0 };
  const grid = makeGrid(result, options, margin + heading.height);
  const context: MatrixContext = { result, options, theme, grid, greatest: greatestCount(result) };
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
  const cells = matrixCells(context);
  const about = {
    width: Math.ceil(Math.max(right, keyRight) + margin),
    height: Math.ceil(footTop + foot.height + margin),
    background: theme.paper,
    title,
    description: sentence,
    provenance,
  };
  const [headings, heads] = [group('heading', heading.marks), group('heads', headMarks(context))];
  const [names, keys] = [group('names', nameMarks(context)), group('key', key.marks)];
  const under = group('foot', foot.marks);
  return {
    grid,
    sceneIn: (view) => ({
      ...about,
      marks: [headings, heads, names, group('cells', cells(view && rangeIn(grid, view))), keys, under],
    }),
  };
}

/** The cells that stand in a view. */
function rangeIn({ left, top, cellWidth, cellHeight, size }: MatrixGrid, view: Bounds): CellRange {
  const between = (from: number, length: number, cell: number): [number, number] => [
    clamp(Math.floor(from / cell), 0, size),
    clamp(Math.ceil((from + length) / cell), 0, size),
  ];
  return {
    rows: between(view.y - top, view.height, cellHeight),
    columns: between(view.x - left, view.width, cellWidth),
  };
}

/**
 * The matrix (METHOD.md §3): counts in the chosen unit below the diagonal on a root scale of six steps, the coefficient
 * above it as bare figures, each code's own frequency on it, in grey and out of sums and scale.
 */
export function layoutCoOccurrence(result: CoOccurrenceResult, options: CoOccurrenceLayoutOptions): CoOccurrenceLayout {
  const { grid, sceneIn } = planCoOccurrence(result, options);
  return { grid, scene: sceneIn() };
}
