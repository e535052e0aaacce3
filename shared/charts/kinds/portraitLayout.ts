import { portraitColumns, portraitRows, portraitTiles } from '../../analysis/reading/portraitSize.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { shades } from '../palette.ts';
import type { Mark, MarkData, Text } from '../scene.ts';
import { counted, formatCount, formatShare } from '../sentences.ts';
import { fitText } from '../textWidths.ts';
import type { PortraitResult, ShownPart, ShownPortrait } from './portrait.ts';

const headHeight = 26;
const gap = 36;
const keyWidth = 264;
const shareWidth = 48;
const keyRow = 24;
/** Pixels of a tile and the sliver of paper after it. */
const smallest = 4;
const largest = 16;

interface Plan {
  readonly tile: number;
  /** Portraits in a row. */
  readonly across: number;
  readonly gap: number;
  readonly head: number;
  /** Room for the key at the right; 0 = none. */
  readonly key: number;
}

/** The largest tiles with which all portraits stand in the room; where even the smallest do not, the picture scrolls. */
function planOf(count: number, { width, height = 760 }: Room, small: boolean): Plan {
  if (small) return { tile: 3, across: 2, gap: 14, head: 15, key: 0 };
  const key = width >= 640 ? keyWidth + gap : 0;
  for (let tile = largest; tile >= smallest; tile--) {
    const across = Math.max(1, Math.floor((width - key + gap) / (tile * portraitColumns + gap)));
    const down = Math.ceil(count / across);
    const needed = down * (tile * portraitRows + headHeight + 20);
    const fits = tile * portraitColumns <= width - key && needed <= height;
    if (fits || tile === smallest) return { tile, across: Math.min(across, count), gap, head: headHeight, key };
  }
  return { tile: smallest, across: 1, gap, head: headHeight, key };
}

const words = (key: string, x: number, y: number, text: string, style: Partial<Text> & { fill: string }): Text => ({
  kind: 'text',
  key,
  x,
  y,
  text,
  size: 12.5,
  face: 'regular',
  anchor: 'start',
  ...style,
});

/** The tiles from `first` on as one path: a bar for each row that they stand in, a sliver of paper after each. */
function tilesPath(first: number, count: number, left: number, top: number, tile: number): string {
  const sliver = tile > 3 ? 1 : 0.5;
  const bars: string[] = [];
  for (let at = first; at < first + count; ) {
    const column = at % portraitColumns;
    const length = Math.min(portraitColumns - column, first + count - at);
    const [x, y] = [left + column * tile, top + Math.floor(at / portraitColumns) * tile];
    bars.push(`M${x} ${y}h${length * tile - sliver}v${tile - sliver}h${-(length * tile - sliver)}z`);
    at += length;
  }
  return bars.join('');
}

const evidenceOf = ({ codingIds }: ShownPart): { readonly data?: MarkData } =>
  codingIds.length === 0 ? {} : { data: { kind: 'codings', codeIds: [], codingIds } };

function titleOfPart({ codingIds, characters, tiles }: ShownPart, where: string): string {
  const share = `${formatCount(tiles)} of 1,200 tiles`;
  if (codingIds.length === 0) return `${counted(characters, 'character')} without a coding in ${where}: ${share}.`;
  const what = codingIds.length === 1 ? 'One coding' : `${formatCount(codingIds.length)} codings`;
  return `${what} with ${counted(characters, 'character')} in ${where}: ${share}.`;
}

function partMarks(result: PortraitResult, portrait: ShownPortrait, left: number, top: number, plan: Plan, room: Room) {
  let first = 0;
  return portrait.parts.flatMap((part, index): Mark[] => {
    const code = result.codes[part.set];
    const at = first;
    first += part.tiles;
    if (part.tiles === 0) return [];
    return [
      {
        kind: 'path',
        key: `part:${portrait.documentId}:${part.codingIds[0] ?? index}`,
        d: tilesPath(at, part.tiles, left, top, plan.tile),
        fill: code ? shades(code.color, room.theme.mode).solid : room.theme.hairline,
        name: part.own ?? code?.path ?? 'Text without codings',
        title: titleOfPart(part, portrait.name),
        ...evidenceOf(part),
      },
    ];
  });
}

/** Name above the tiles; an empty frame with a word in it where nothing is coded. */
function portraitMarks(
  result: PortraitResult,
  portrait: ShownPortrait,
  left: number,
  top: number,
  plan: Plan,
  room: Room,
) {
  const { theme } = room;
  const [width, height] = [plan.tile * portraitColumns, plan.tile * portraitRows];
  const tiles = partMarks(result, portrait, left, top + plan.head, plan, room);
  const small = plan.key === 0 && plan.tile === 3;
  const size = small ? 11 : 13;
  const codings = portrait.parts.reduce((sum, { codingIds }) => sum + codingIds.length, 0);
  const name = words(`name:${portrait.documentId}`, left, top + (small ? 9 : 15), '', { fill: theme.ink, size });
  const empty: Mark[] = [
    {
      kind: 'rect',
      key: `none:${portrait.documentId}`,
      x: left + 0.5,
      y: top + plan.head + 0.5,
      width: width - 2,
      height: height - 2,
      fill: 'none',
      stroke: theme.hairline,
    },
    words(
      `nothing:${portrait.documentId}`,
      left + width / 2,
      top + plan.head + height / 2,
      small ? '' : 'no codings with these codes',
      {
        fill: theme.ink3,
        anchor: 'middle',
      },
    ),
  ];
  const head: Mark = small
    ? { ...name, text: fitText(portrait.name, width, size), fill: theme.ink3 }
    : {
        ...name,
        face: 'strong',
        text: fitText(portrait.name, width, size, 'strong'),
        name: portrait.name,
        title: `${counted(codings, 'coding')} with the codes of this chart.`,
        data: { kind: 'document', documentId: portrait.documentId },
      };
  return [head, ...(tiles.length > 0 ? tiles : empty)];
}

interface KeyLine {
  readonly set: number;
  /** Tiles in each portrait. */
  readonly tiles: readonly number[];
  readonly codingIds: readonly string[];
}

/** Tiles of each code in each portrait of the picture, in the order of the tree; what has none is left out. */
function keyLines({ portraits }: PortraitResult): KeyLine[] {
  const sets = new Set(portraits.flatMap(({ parts }) => parts.map(({ set }) => set)));
  const rank = (set: number) => (set < 0 ? Number.MAX_SAFE_INTEGER : set);
  return [...sets]
    .sort((a, b) => rank(a) - rank(b))
    .map((set) => {
      const mine = portraits.map(({ parts }) => parts.filter((part) => part.set === set));
      const tiles = mine.map((parts) => parts.reduce((sum, part) => sum + part.tiles, 0));
      return { set, tiles, codingIds: mine.flat().flatMap((part) => part.codingIds) };
    });
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What stands behind a code's name: a number for each of two documents, or one for all. */
function sharesOf({ portraits }: PortraitResult, tiles: readonly number[]): readonly string[] {
  if (portraits.length <= 2) return tiles.map((count) => formatShare(count / portraitTiles));
  const drawn = portraits.filter(({ parts }) => parts.some((part) => part.tiles > 0)).length;
  return [formatShare(sum(tiles) / Math.max(1, drawn * portraitTiles))];
}

function keySentence({ portraits }: PortraitResult, { tiles, codingIds }: KeyLine): string {
  const of = codingIds.length > 0 ? counted(codingIds.length, 'coding') : 'Text without codings';
  if (portraits.length > 2) return `${of}: ${counted(sum(tiles), 'tile')} in ${counted(portraits.length, 'document')}.`;
  const each = portraits.map(({ name }, index) => `${formatCount(tiles[index] ?? 0)} of 1,200 tiles in ${name}`);
  return `${of}: ${each.join(', ')}.`;
}

function keyLine(result: PortraitResult, line: KeyLine, left: number, y: number, room: Room): Mark {
  const { theme } = room;
  const code = result.codes[line.set];
  const key = code?.id ?? 'none';
  const fill = code ? shades(code.color, theme.mode).solid : theme.hairline;
  const shares = sharesOf(result, line.tiles);
  const edge = (index: number) => left + keyWidth - (shares.length - 1 - index) * shareWidth;
  const name = fitText(code?.name ?? 'without codings', keyWidth - 28 - shares.length * shareWidth, 13);
  const { codingIds } = line;
  return {
    kind: 'group',
    key: `key:${key}`,
    name: code?.path ?? 'Text without codings',
    title: keySentence(result, line),
    ...(codingIds.length > 0 ? { data: { kind: 'codings', codeIds: [], codingIds } satisfies MarkData } : {}),
    children: [
      { kind: 'rect', key: `swatch:${key}`, x: left, y: y + 3, width: 12, height: 12, radius: 2, fill },
      words(`word:${key}`, left + 20, y + 13, name, { fill: theme.ink2, size: 13 }),
      ...shares.map((share, index) =>
        words(`share:${key}:${index}`, edge(index), y + 13, share, { fill: theme.ink3, anchor: 'end' }),
      ),
    ],
  };
}

/** Swatch, name and share of each code; as many as the room takes, the others are counted. */
function keyMarks(result: PortraitResult, left: number, top: number, bottom: number, room: Room): Mark[] {
  const { theme } = room;
  const lines = keyLines(result);
  const fitting = Math.max(1, Math.floor((bottom - top) / keyRow) - 1);
  const shown = lines.length > fitting ? lines.slice(0, fitting) : lines;
  const marks = shown.map((line, index) => keyLine(result, line, left, top + index * keyRow, room));
  const heads =
    result.portraits.length === 2
      ? ['left', 'right'].map((side, index) =>
          words(`side:${side}`, left + keyWidth - (1 - index) * shareWidth, top - 11, side, {
            fill: theme.ink3,
            size: 11.5,
            anchor: 'end',
          }),
        )
      : [];
  if (shown.length === lines.length) return [...heads, ...marks];
  const more = `and ${counted(lines.length - shown.length, 'more code')}`;
  return [...heads, ...marks, words('more', left + 20, top + shown.length * keyRow + 13, more, { fill: theme.ink3 })];
}

/** Portraits side by side, with the key of their colours at the right. */
export function drawPortraits(result: PortraitResult, room: Room, small: boolean): Drawing {
  const shown = small ? result.portraits.slice(0, 2) : result.portraits;
  const plan = planOf(shown.length, room, small);
  const [wide, high] = [
    plan.tile * portraitColumns + plan.gap,
    plan.tile * portraitRows + plan.head + (small ? 0 : 20),
  ];
  const groups = shown.map((portrait, index) => {
    const left = room.left + (index % plan.across) * wide;
    const top = room.top + Math.floor(index / plan.across) * high;
    return groupOf(`portrait:${portrait.documentId}`, portraitMarks(result, portrait, left, top, plan, room));
  });
  const right = room.left + plan.across * wide - plan.gap;
  const bottom = room.top + Math.ceil(shown.length / plan.across) * high;
  if (small) return { groups, right, bottom };
  const keyBelow = plan.key === 0;
  const keyLeft = keyBelow ? room.left : right + plan.gap;
  const keyTop = keyBelow ? bottom + 14 : room.top + plan.head;
  const lowest = keyBelow ? keyTop + 13 * keyRow : Math.max(bottom, keyTop + 8 * keyRow);
  const key = keyMarks(result, keyLeft, keyTop, lowest, room);
  const reached = keyTop + key.length * keyRow;
  return {
    groups: [...groups, groupOf('key', key)],
    right: Math.max(right, keyLeft + keyWidth),
    bottom: Math.max(bottom, reached),
  };
}
