import type { Drawing, Room } from './frame.ts';
import { groupOf } from './frame.ts';
import type { SceneCut } from './kind.ts';
import { type ChartTheme, shades } from './palette.ts';
import type { Group, Mark, MarkData } from './scene.ts';
import { fitText, measureText, wrapText } from './textWidths.ts';

/** A row or a column of a grid by its name. */
export interface GridName {
  readonly key: string;
  readonly name: string;
  /** The colour of a code; left out for what has none. */
  readonly color?: string;
  /** 0 for a theme. */
  readonly depth?: number;
}

/** What stands in a cell; a cell with nothing to say is `null`. */
export interface GridCell {
  readonly name: string;
  readonly title: string;
  readonly data?: MarkData;
  /** A box that fills the cell. */
  readonly fill?: string;
  /** A line around the box. */
  readonly stroke?: string;
  readonly strokeWidth?: number;
  /** A circle in its middle; 1 = as large as the cell allows. */
  readonly circle?: { readonly size: number; readonly fill: string };
  readonly text?: string;
  /** A second line, smaller, where there is room. */
  readonly below?: string;
  readonly ink?: string;
}

/** Figures at the right of the rows: sums, coefficients. */
export interface GridSide {
  readonly key: string;
  readonly head: string;
  readonly texts: readonly string[];
}

export interface GridSpec {
  readonly rows: readonly GridName[];
  readonly columns: readonly GridName[];
  cell(row: number, column: number): GridCell | null;
  readonly sides?: readonly GridSide[];
  /** A row of figures below: one a column, then one a side. */
  readonly foot?: { readonly name: string; readonly texts: readonly string[]; readonly sides: readonly string[] };
  readonly cellWidth: { readonly least: number; readonly most: number };
  readonly cellHeight: { readonly least: number; readonly most: number };
  /** A drawing at the right of the rows, such as a tree. */
  readonly aside?: {
    readonly width: number;
    draw(place: {
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly rowHeight: number;
    }): readonly Mark[];
  };
  /** Cells above the diagonal are no part of the grid. */
  readonly isTriangle?: boolean;
  /** What the marks mean, below the grid. */
  key?(place: { readonly left: number; readonly top: number; readonly width: number }): {
    readonly marks: readonly Mark[];
    readonly height: number;
    readonly right: number;
  };
}

/** Where everything stands; pixels. */
export interface GridPlaces {
  readonly spec: GridSpec;
  readonly theme: ChartTheme;
  readonly namesLeft: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly cellsRight: number;
  readonly cellsBottom: number;
  readonly sideWidths: readonly number[];
  readonly heads: Heads;
}

/** How the names of the columns are written: level where they fit, else slanted, else upright; too narrow = not at all. */
type Heads = 'level' | 'slanted' | 'upright' | 'none';

const textSize = 12.5;
/** Size of the second line of a cell. */
export const belowSize = 10.5;
const indent = 10;
const slant = 52;
const sine = Math.sin((slant * Math.PI) / 180);
const cosine = Math.cos((slant * Math.PI) / 180);
const longestHead = 148;
const lineHeight = 15;
const footHeight = 24;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const greatest = <Item>(items: readonly Item[], measure: (item: Item) => number): number =>
  items.reduce((most, item) => Math.max(most, measure(item)), 0);

const nameStart = ({ color, depth = 0 }: GridName): number =>
  depth * indent + (color === undefined ? 0 : (depth === 0 ? 10 : 6) + 7);

function namesWidth({ rows }: GridSpec, width: number): number {
  const widest = greatest(rows, (row) => nameStart(row) + measureText(row.name, textSize, 'strong'));
  return Math.ceil(clamp(widest + 12, 84, Math.max(182, Math.min(280, width * 0.28))));
}

function headsOf({ columns }: GridSpec, cellWidth: number): { readonly heads: Heads; readonly height: number } {
  const widest = greatest(columns, ({ name }) => measureText(name, textSize, 'strong'));
  const room = cellWidth - 10;
  const lines = greatest(columns, ({ name }) => wrapText(name, room, textSize, 'strong').length);
  const word = greatest(columns, ({ name }) =>
    greatest(name.split(' '), (each) => measureText(each, textSize, 'strong')),
  );
  if (lines <= 2 && word <= room) return { heads: 'level', height: lines * lineHeight + 10 };
  if (cellWidth >= 14) return { heads: 'slanted', height: Math.ceil(Math.min(longestHead, widest) * sine + 18) };
  if (cellWidth >= 10) return { heads: 'upright', height: Math.ceil(Math.min(longestHead, widest * 0.8) + 12) };
  return { heads: 'none', height: 24 };
}

/** How far the slanted name of the last column reaches over its cell. */
const leanOf = ({ columns }: GridSpec): number =>
  Math.min(longestHead, measureText(columns.at(-1)?.name ?? '', textSize, 'strong')) * cosine + 8;

function placeGrid(spec: GridSpec, room: Room): GridPlaces {
  const sideWidths = (spec.sides ?? []).map(({ head, texts }, at) =>
    Math.ceil(
      18 + greatest([head, ...texts, spec.foot?.sides[at] ?? ''], (text) => measureText(text, textSize, 'strong')),
    ),
  );
  const names = namesWidth(spec, room.width);
  const forCells =
    room.width - names - (spec.aside?.width ?? 0) - sideWidths.reduce((total, width) => total + width, 0);
  const widthFor = (width: number) => {
    const across = width / Math.max(1, spec.columns.length);
    return clamp(across < 20 ? across : Math.floor(across), spec.cellWidth.least, spec.cellWidth.most);
  };
  const sides = room.width - names - forCells;
  const isSlanted = headsOf(spec, widthFor(forCells)).heads === 'slanted';
  const cellWidth = widthFor(forCells - (isSlanted ? Math.max(0, leanOf(spec) - sides) : 0));
  const { heads, height } = headsOf(spec, cellWidth);
  const below = (spec.foot ? footHeight : 0) + (spec.key ? 36 : 0);
  const down =
    room.height === undefined
      ? Math.max(30, spec.cellHeight.least + 6)
      : Math.floor((room.height - height - below) / Math.max(1, spec.rows.length));
  const cellHeight = clamp(down, spec.cellHeight.least, spec.cellHeight.most);
  const left = room.left + names;
  const top = room.top + height;
  return {
    spec,
    theme: room.theme,
    namesLeft: room.left,
    left,
    top,
    cellWidth,
    cellHeight,
    cellsRight: left + cellWidth * spec.columns.length,
    cellsBottom: top + cellHeight * spec.rows.length,
    sideWidths,
    heads,
  };
}

const gapOf = ({ cellWidth }: GridPlaces): number => (cellWidth < 5 ? 0 : 1);

function boxOf(places: GridPlaces, row: number, column: number) {
  const gap = gapOf(places);
  return {
    x: places.left + column * places.cellWidth,
    y: places.top + row * places.cellHeight,
    width: Math.max(0.5, places.cellWidth - gap),
    height: Math.max(0.5, places.cellHeight - gap),
    radius: places.cellWidth < 8 ? 0 : 2,
  };
}

function cellGroup(places: GridPlaces, row: number, column: number, cell: GridCell): Group {
  const box = boxOf(places, row, column);
  const at = `${places.spec.rows[row]?.key}:${places.spec.columns[column]?.key}`;
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const size = places.cellWidth < 32 ? 11 : textSize;
  const two = cell.below !== undefined && box.height >= 30;
  const children: Mark[] = [];
  if (cell.fill !== undefined || cell.circle) {
    const inset = (cell.strokeWidth ?? 0) / 2;
    children.push({
      kind: 'rect',
      key: `box:${at}`,
      ...box,
      x: box.x + inset,
      y: box.y + inset,
      width: box.width - 2 * inset,
      height: box.height - 2 * inset,
      fill: cell.fill ?? places.theme.surface,
      ...(cell.stroke === undefined ? {} : { stroke: cell.stroke, strokeWidth: cell.strokeWidth ?? 1 }),
    });
  }
  if (cell.circle) {
    const radius = Math.max(1.5, (Math.min(box.width, box.height) / 2 - 1.5) * cell.circle.size);
    children.push({ kind: 'dot', key: `dot:${at}`, x: middleX, y: middleY, radius, fill: cell.circle.fill });
  }
  const write = (key: string, text: string, y: number, size: number, fill: string) =>
    children.push({ kind: 'text', key, x: middleX, y, text, size, face: 'regular', fill, anchor: 'middle' });
  const ink = cell.ink ?? places.theme.ink2;
  if (cell.text !== undefined && measureText(cell.text, size) <= box.width - 3 && box.height >= 13) {
    write(`text:${at}`, cell.text, middleY + size * 0.35 - (two ? 7 : 0), size, ink);
  }
  if (two && cell.below !== undefined) {
    write(`below:${at}`, fitText(cell.below, box.width - 6, belowSize), middleY + 12, belowSize, ink);
  }
  const { name, title, data } = cell;
  return { kind: 'group', key: `cell:${at}`, name, title, ...(data ? { data } : {}), children };
}

/** All cells; the empty ones as one mark, so that much nothing does not make many marks. */
function cellMarks(places: GridPlaces): readonly Mark[] {
  const { spec, theme } = places;
  const empty: string[] = [];
  const marks: Mark[] = [];
  for (let row = 0; row < spec.rows.length; row++) {
    for (let column = 0; column < (spec.isTriangle ? row + 1 : spec.columns.length); column++) {
      const cell = spec.cell(row, column);
      if (cell) marks.push(cellGroup(places, row, column, cell));
      else {
        const { x, y, width, height } = boxOf(places, row, column);
        empty.push(`M${x} ${y}h${width}v${height}h${-width}z`);
      }
    }
  }
  return [{ kind: 'path', key: 'empty', d: empty.join(''), fill: theme.surface }, ...marks];
}

function nameMarks(places: GridPlaces): readonly Mark[] {
  const { spec, theme, cellHeight } = places;
  return spec.rows.flatMap((row, index): Mark[] => {
    const middle = places.top + index * cellHeight + (cellHeight - 1) / 2;
    const isTheme = (row.depth ?? 0) === 0;
    const start = places.namesLeft + nameStart(row);
    const size = Math.min(textSize, Math.max(8, cellHeight - 1));
    const swatch: Mark[] =
      row.color === undefined
        ? []
        : [
            {
              kind: 'rect',
              key: `swatch:${row.key}`,
              x: places.namesLeft + (row.depth ?? 0) * indent,
              y: middle - Math.min(5, cellHeight / 2 - 1),
              width: isTheme ? 10 : 6,
              height: Math.min(10, cellHeight - 2),
              radius: isTheme ? 2 : 1.5,
              fill: shades(row.color, theme.mode).solid,
            },
          ];
    const name: Mark = {
      kind: 'text',
      key: `name:${row.key}`,
      x: start,
      y: middle + size * 0.35,
      text: fitText(row.name, places.left - start - 10, size, 'strong'),
      size,
      face: isTheme && row.color !== undefined ? 'medium' : 'regular',
      fill: isTheme ? theme.ink : theme.ink2,
      anchor: 'start',
    };
    return [...swatch, name];
  });
}

function headTexts(places: GridPlaces, column: GridName, index: number): readonly Mark[] {
  const { heads, theme, cellWidth, left, top } = places;
  const middle = left + index * cellWidth + (cellWidth - gapOf(places)) / 2;
  const key = `head:${column.key}`;
  const style = { kind: 'text', face: 'regular', fill: theme.ink2 } as const;
  if (heads === 'slanted') {
    const text = fitText(column.name, longestHead, textSize, 'strong');
    return [{ ...style, key, x: middle + 3, y: top - 7, text, size: textSize, anchor: 'start', turn: -slant }];
  }
  if (heads === 'upright') {
    const text = fitText(column.name, longestHead, 10, 'strong');
    return [{ ...style, key, x: middle + 3.5, y: top - 6, text, size: 10, anchor: 'start', turn: -90 }];
  }
  const lines = wrapText(column.name, cellWidth - 10, textSize, 'strong');
  return lines.map((text, line) => ({
    ...style,
    key: `${key}:${line}`,
    x: middle,
    y: top - 8 - (lines.length - 1 - line) * lineHeight,
    text,
    size: textSize,
    anchor: 'middle',
  }));
}

function headMarks(places: GridPlaces): readonly Mark[] {
  const { spec, theme, left, top } = places;
  const figure = { kind: 'text', size: textSize, face: 'regular', fill: theme.ink3 } as const;
  const sides = sideRights(places).map((x, at): Mark => {
    const { key, head } = spec.sides?.[at] ?? { key: '', head: '' };
    return { ...figure, key: `head:${key}`, x, y: top - 8, text: head, anchor: 'end' };
  });
  if (places.heads !== 'none') {
    return [...spec.columns.flatMap((column, index) => headTexts(places, column, index)), ...sides];
  }
  const note = `${spec.columns.length} columns; a cell says its name`;
  return [{ ...figure, key: 'head:note', x: left, y: top - 8, text: note, anchor: 'start' }, ...sides];
}

function sideRights({ sideWidths, cellsRight }: GridPlaces): number[] {
  let right = cellsRight;
  return sideWidths.map((width) => {
    right += width;
    return right - 4;
  });
}

function sideMarks(places: GridPlaces): readonly Mark[] {
  const { spec, theme, top, cellHeight } = places;
  return sideRights(places).flatMap((x, at) =>
    (spec.sides?.[at]?.texts ?? []).map(
      (text, row): Mark => ({
        kind: 'text',
        key: `side:${spec.sides?.[at]?.key}:${spec.rows[row]?.key}`,
        x,
        y: top + row * cellHeight + (cellHeight - 1) / 2 + textSize * 0.35,
        text,
        size: textSize,
        face: 'regular',
        fill: theme.ink3,
        anchor: 'end',
      }),
    ),
  );
}

function footMarks(places: GridPlaces): { readonly names: readonly Mark[]; readonly figures: readonly Mark[] } {
  const { spec, theme, cellsBottom, cellWidth, left } = places;
  if (!spec.foot) return { names: [], figures: [] };
  const y = cellsBottom + 16;
  const style = { kind: 'text', y, size: textSize, face: 'regular', fill: theme.ink3 } as const;
  const figures = spec.foot.texts.flatMap((text, column): Mark[] => {
    const x = left + column * cellWidth + (cellWidth - 1) / 2;
    const fits = measureText(text, textSize) <= cellWidth - 2;
    return fits ? [{ ...style, key: `foot:${spec.columns[column]?.key}`, x, text, anchor: 'middle' }] : [];
  });
  const sides = sideRights(places).map(
    (x, at): Mark => ({ ...style, key: `foot:side:${at}`, x, text: spec.foot?.sides[at] ?? '', anchor: 'end' }),
  );
  const name: Mark = { ...style, key: 'foot:name', x: left - 10, text: spec.foot.name, anchor: 'end' };
  return { names: [name], figures: [...figures, ...sides] };
}

/** How far slanted heads lean over the right edge. */
function headsRight({ spec, heads, left, cellWidth }: GridPlaces): number {
  if (heads !== 'slanted') return 0;
  return spec.columns.reduce((most, { name }, index) => {
    const width = Math.min(longestHead, measureText(name, textSize, 'strong'));
    return Math.max(most, left + (index + 0.5) * cellWidth + width * cosine + 14);
  }, 0);
}

/**
 * A grid of rows and columns with figures beside and below, whose names and heads stay in view while it scrolls. Cells are
 * as wide and high as the room allows within the bounds of `spec`.
 */
export function drawGrid(spec: GridSpec, room: Room): Drawing {
  const places = placeGrid(spec, room);
  const foot = footMarks(places);
  const bodyBottom = places.cellsBottom + (spec.foot ? footHeight : 0);
  const key = spec.key?.({ left: places.namesLeft, top: bodyBottom + 18, width: room.width });
  const asideLeft = (sideRights(places).at(-1) ?? places.cellsRight) + 4;
  const aside = spec.aside?.draw({
    left: asideLeft,
    top: places.top,
    width: spec.aside.width - 8,
    rowHeight: places.cellHeight,
  });
  const right = Math.max(asideLeft + (spec.aside?.width ?? 0) - 4, headsRight(places), key?.right ?? 0);
  const cut: SceneCut = {
    left: places.left,
    top: places.top,
    bottom: bodyBottom,
    heads: ['heads'],
    names: ['names'],
    body: ['cells', 'sides', 'aside'],
    foot: ['key'],
  };
  return {
    groups: [
      groupOf('heads', headMarks(places)),
      groupOf('names', [...nameMarks(places), ...foot.names]),
      groupOf('cells', cellMarks(places)),
      groupOf('sides', [...sideMarks(places), ...foot.figures]),
      ...(aside ? [groupOf('aside', aside)] : []),
      groupOf('key', key?.marks ?? []),
    ],
    right: right + 4,
    bottom: key ? bodyBottom + 18 + key.height : bodyBottom + 4,
    cut,
  };
}

/** The cells without their figures, for pictures too small to read them. */
const plainCells = (spec: GridSpec) => (row: number, column: number) => {
  const cell = spec.cell(row, column);
  if (!cell) return null;
  const { text: _, below: __, ...plain } = cell;
  return plain;
};

/** The grid for the gallery: swatches or a few names, and the cells in all the room there is. */
export function drawSmallGrid(spec: GridSpec, room: Room): Drawing {
  const height = room.height ?? 140;
  const named = spec.rows.some(({ color }) => color !== undefined);
  const names = named ? 18 : 0;
  const across = (room.width - names) / Math.max(1, spec.columns.length);
  const cellWidth = spec.isTriangle ? Math.min(across, height / Math.max(1, spec.rows.length)) : across;
  const places: GridPlaces = {
    spec,
    theme: room.theme,
    namesLeft: room.left,
    left: room.left + names + (spec.isTriangle ? (room.width - cellWidth * spec.columns.length) / 2 : 0),
    top: room.top,
    cellWidth,
    cellHeight: height / Math.max(1, spec.rows.length),
    cellsRight: 0,
    cellsBottom: 0,
    sideWidths: [],
    heads: 'none',
  };
  const isPlain = cellWidth < 28;
  const shown = isPlain ? { ...places, spec: { ...spec, cell: plainCells(spec) } } : places;
  const swatches = nameMarks(places).filter(({ kind }) => kind === 'rect');
  return {
    groups: [groupOf('names', named ? swatches : []), groupOf('cells', cellMarks(shown))],
    right: room.left + room.width,
    bottom: room.top + height,
  };
}
