import type { Drawing, Room } from './frame.ts';
import { groupOf } from './frame.ts';
import { barFigure, barLength, type FrequenciesResult, shownBars, useWords } from './frequencyFigures.ts';
import { greatestOf } from './numbers.ts';
import { type Shades, shades } from './palette.ts';
import { KeyLine } from './scaleKey.ts';
import type { Group, Mark, Outline } from './scene.ts';
import { counted, formatCount } from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

/** So many bars have their name above them; more have it at their left. */
const mostTall = 12;
const mostSmall = 5;

interface BarRow {
  readonly index: number;
  readonly top: number;
  readonly height: number;
}

/** Where bars and words of a row stand, in pixels. */
interface BarPlaces {
  readonly room: Room;
  readonly isTall: boolean;
  readonly textSize: number;
  /** Left edge of the bars, the length of the longest, and how thick they are. */
  readonly left: number;
  readonly width: number;
  readonly thickness: number;
  readonly greatest: number;
}

function placeBars(result: FrequenciesResult, shown: readonly number[], room: Room, rowHeight: number): BarPlaces {
  const isTall = shown.length <= mostTall;
  const textSize = isTall ? 12.5 + Math.min(1.5, Math.max(0, (rowHeight - 34) / 20)) : 12.5;
  const greatest = greatestOf(shown.map((index) => barLength(result, index)));
  if (isTall) {
    const thickness = Math.min(30, Math.max(9, Math.round(rowHeight * 0.32)));
    return { room, isTall, textSize, left: room.left, width: room.width, thickness, greatest };
  }
  const widest = (texts: readonly string[]) => greatestOf(texts.map((text) => measureText(text, textSize, 'medium')));
  const names =
    widest(shown.map((index) => result.codes[index]?.name ?? '')) + indentOf(result, greatestDepth(result)) + 14;
  const left = room.left + Math.min(names, room.width * 0.34);
  const figures = widest(shown.map((index) => barFigure(result, index))) + 10;
  const width = Math.max(20, room.left + room.width - left - figures);
  return { room, isTall, textSize, left, width, thickness: Math.max(6, Math.min(18, rowHeight - 7)), greatest };
}

const greatestDepth = ({ codes }: FrequenciesResult): number => greatestOf(codes.map(({ depth }) => depth));
const indentOf = ({ settings: { order } }: FrequenciesResult, depth: number): number =>
  order === 'tree' ? depth * 10 : 0;

interface Part {
  readonly key: string;
  readonly value: number;
  readonly style: Outline & { readonly fill: string };
  readonly words: string;
  readonly coderIds: readonly string[];
}

/** So many coders are told apart in a bar; the others are one part. */
const mostParts = 4;

/** Filled, tinted, empty, dashed: coders are told apart without colour, in their order in the study. */
function partStyle(place: number, { solid, tintStrong, tint }: Shades, paper: string): Part['style'] {
  const line = { stroke: solid, strokeWidth: 1.5 };
  const styles = [{ fill: solid }, { fill: tintStrong, ...line }, { fill: paper, ...line }];
  return styles[place] ?? { fill: tint, ...line, dash: '3 2' };
}

interface CoderGroup {
  readonly name: string;
  readonly coders: readonly number[];
}

/** The coders of the chart in the parts that a bar shows. */
function coderGroups({ coders, codes, byCoder }: FrequenciesResult): CoderGroup[] {
  const used = [...coders.keys()].filter((coder) =>
    codes.some((_, index) => (byCoder[index * coders.length + coder] ?? 0) > 0),
  );
  const own = used.length > mostParts ? used.slice(0, mostParts - 1) : used;
  const rest = used.slice(own.length);
  const groups = own.map((coder) => ({ name: coders[coder]?.name ?? '', coders: [coder] }));
  return rest.length > 0 ? [...groups, { name: `${rest.length} other coders`, coders: rest }] : groups;
}

function partsOf(result: FrequenciesResult, index: number, groups: readonly CoderGroup[], room: Room): Part[] {
  const { coders, byCoder, codes } = result;
  const colors = shades(codes[index]?.color ?? 'grey', room.theme.mode);
  return groups.flatMap((group, place) => {
    const value = group.coders.reduce((sum, coder) => sum + (byCoder[index * coders.length + coder] ?? 0), 0);
    const words = `${counted(value, 'coding')} by ${group.name}, of ${formatCount(result.codings[index] ?? 0)}.`;
    const coderIds = group.coders.map((coder) => coders[coder]?.id ?? '');
    const style = partStyle(place, colors, room.theme.paper);
    return value > 0 ? [{ key: String(place), value, style, words, coderIds }] : [];
  });
}

function barMarks(
  result: FrequenciesResult,
  row: BarRow,
  places: BarPlaces,
  groups: readonly CoderGroup[],
): readonly Mark[] {
  const { left, width, thickness, greatest, room } = places;
  const code = result.codes[row.index];
  const y = barTop(row, places);
  const scale = (value: number) => (greatest === 0 ? 0 : (value / greatest) * width);
  if (groups.length === 0) {
    const value = barLength(result, row.index);
    const fill = shades(code?.color ?? 'grey', room.theme.mode).solid;
    const length = value > 0 ? Math.max(2, scale(value)) : 0;
    return [{ kind: 'rect', key: `bar:${code?.id}`, x: left, y, width: length, height: thickness, fill }];
  }
  let x = left;
  return partsOf(result, row.index, groups, room).map((part): Group => {
    const inset = (part.style.strokeWidth ?? 0) / 2;
    const [from, length] = [x, scale(part.value)];
    x += length;
    const box = {
      x: from + inset,
      y: y + inset,
      width: Math.max(0.5, length - 1 - 2 * inset),
      height: thickness - 2 * inset,
    };
    const key = `part:${code?.id}:${part.key}`;
    return {
      kind: 'group',
      key,
      name: code?.path ?? '',
      title: part.words,
      data: { kind: 'codings', codeIds: [code?.id ?? ''], coderIds: part.coderIds },
      children: [{ kind: 'rect', key: `${key}:box`, ...box, ...part.style }],
    };
  });
}

const barTop = ({ top, height }: BarRow, { isTall, textSize, thickness }: BarPlaces): number =>
  isTall ? top + textSize + Math.max(4.5, height * 0.1) : top + (height - thickness) / 2;

function wordMarks(result: FrequenciesResult, row: BarRow, places: BarPlaces): readonly Mark[] {
  const { isTall, textSize: size, left, width, room, greatest } = places;
  const code = result.codes[row.index];
  const figure = barFigure(result, row.index);
  const y = isTall ? row.top + size - 0.5 : row.top + row.height / 2 + size * 0.35;
  const indent = indentOf(result, code?.depth ?? 0);
  const right = room.left + room.width;
  const length = greatest === 0 ? 0 : (barLength(result, row.index) / greatest) * width;
  const nameRoom = isTall ? right - room.left - measureText(figure, size) - 16 : left - room.left - 10;
  return [
    {
      kind: 'text',
      key: `name:${code?.id}`,
      x: room.left + indent,
      y,
      text: fitText(code?.name ?? '', nameRoom - indent, size, 'medium'),
      size,
      face: !isTall && (code?.depth ?? 0) === 0 ? 'medium' : 'regular',
      fill: room.theme.ink2,
      anchor: 'start',
    },
    {
      kind: 'text',
      key: `count:${code?.id}`,
      x: isTall ? right : left + length + 6,
      y,
      text: figure,
      size,
      face: 'regular',
      fill: room.theme.ink2,
      anchor: isTall ? 'end' : 'start',
    },
  ];
}

/** A bar a code: tall, with its name above, while there are few; in lines that scroll where there are many. */
export function drawBars(result: FrequenciesResult, whole: Room, small: boolean): Drawing {
  const room = small ? whole : lowered(whole);
  const shown = shownBars(result, small ? mostSmall : undefined);
  const { bars, unit, coders } = result.settings;
  const groups = bars === 'count' && unit === 'codings' && coders && !small ? coderGroups(result) : [];
  const height = rowHeight(shown.length, room, groups.length > 0 ? 30 : 0);
  const places = placeBars(result, shown, room, height);
  const rows = shown.map((index, place): Mark => {
    const row = { index, top: room.top + place * height, height };
    const code = result.codes[index];
    const children = [...wordMarks(result, row, places), ...barMarks(result, row, places, groups)];
    const key = `code:${code?.id}`;
    if (groups.length > 0) return groupOf(key, children);
    const data = { kind: 'code', codeId: code?.id ?? '' } as const;
    return { kind: 'group', key, name: code?.path ?? '', title: useWords(result, index), data, children };
  });
  const bottom = room.top + shown.length * height;
  const right = room.left + room.width;
  if (groups.length === 0) return { groups: [groupOf('bars', rows)], right, bottom };
  const key = coderKey(groups, { left: room.left, top: bottom + 14, width: room.width }, room);
  return { groups: [groupOf('bars', rows), groupOf('key', key.marks)], right, bottom: bottom + 14 + key.height };
}

/** A little air between the words above and the first bar. */
const lowered = (room: Room): Room => ({
  ...room,
  top: room.top + 10,
  ...(room.height === undefined ? {} : { height: room.height - 10 }),
});

function rowHeight(count: number, { height }: Room, below: number): number {
  if (height === undefined) return count <= mostTall ? 38 : 22;
  const across = (height - below) / Math.max(1, count);
  return count <= mostTall ? Math.min(96, Math.max(28, across)) : Math.min(34, Math.max(20, across));
}

function coderKey(groups: readonly CoderGroup[], place: { left: number; top: number; width: number }, room: Room) {
  const key = new KeyLine(place, room.theme);
  const greys = shades('grey', room.theme.mode);
  for (const [at, { name }] of groups.entries()) {
    const { fill, stroke, strokeWidth } = partStyle(at, greys, room.theme.paper);
    key
      .room(40 + measureText(name, 12))
      .box(fill, stroke === undefined ? null : { stroke, strokeWidth: strokeWidth ?? 1 });
    key.gap(5).words(name).gap(16);
  }
  return key.end();
}
