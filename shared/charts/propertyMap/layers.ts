import type { MappedProperty, PropertyMapResult } from '../../analysis/propertyMapResult.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { type ChartTheme, shades } from '../palette.ts';
import { type Mark, rounded } from '../scene.ts';
import { counted, formatCount, inWords } from '../sentences.ts';
import { fitText, measureText } from '../textWidths.ts';
import { propertyWords } from './everyMark.ts';
import { chipMark, chipRow, chipWidth, themeMarks, weightMarks, words } from './parts.ts';
import { hasWeights, ownWords, shownProperties, themeOf } from './words.ts';

/** Where the columns of the picture stand. Pixels. */
interface Columns {
  readonly circle: { readonly x: number; readonly y: number; readonly radius: number };
  readonly names: number;
  readonly nameWidth: number;
  /** `null` = nothing hangs on any property. */
  readonly parts: { readonly x: number; readonly width: number } | null;
  /** `null` = no coding has a weight. */
  readonly weights: { readonly x: number; readonly width: number } | null;
  readonly top: number;
  readonly row: number;
  readonly bottom: number;
}

const broadest = 14;
const headHeight = 52;
const footHeight = 44;

/** The theme at the left, its properties as branches, a row each, with what hangs on them and their weights. */
export function drawLayers(result: PropertyMapResult, room: Room, small: boolean): Drawing {
  const shown = shownProperties(result, small ? 7 : undefined);
  const columns = columnsOf(result, shown, room, small);
  const { theme } = room;
  const branches = shown.map((property, at) => branchMark(property, at, shown, columns, theme));
  const rows = shown.flatMap((property, at) => rowMarks(property, at, columns, theme, small));
  const themeMark = themeMarks(themeOf(result), columns.circle, theme, small);
  const extra = small
    ? []
    : [
        groupOf('heads', headMarks(result, columns, room)),
        groupOf('indicators', indicatorMarks(result, columns, theme)),
      ];
  const foot = small ? [] : [groupOf('key', footMarks(result, shown, columns, room))];
  return {
    groups: [
      groupOf('branches', branches),
      ...extra,
      groupOf('properties', rows),
      groupOf('theme', [themeMark]),
      ...foot,
    ],
    right: room.left + room.width,
    bottom: columns.bottom,
  };
}

function columnsOf(result: PropertyMapResult, shown: readonly MappedProperty[], room: Room, small: boolean): Columns {
  const { left, top, width, height } = room;
  const head = small ? 4 : headHeight;
  const foot = small ? 4 : footHeight;
  const count = Math.max(1, shown.length);
  const wanted = small ? 130 / count : 52;
  const given = height === undefined ? wanted : (height - head - foot) / count;
  const row = small ? Math.min(20, wanted) : Math.max(40, Math.min(76, given));
  const radius = small ? 24 : Math.max(48, Math.min(64, width * 0.07));
  const tall = Math.max(row * count, small ? 2 * radius : 2 * radius + 150);
  const names = left + (small ? 110 : Math.max(2 * radius + 110, width * 0.24));
  const rest = left + width - names;
  const hasParts = !small && shown.some(({ parts }) => parts.length > 0);
  const weighed = !small && hasWeights(result);
  const nameWidth = hasParts || weighed ? Math.min(230, rest * 0.34) : rest - 20;
  const weightWidth = weighed ? Math.min(320, rest * (hasParts ? 0.33 : 0.5)) : 0;
  const partsWidth = rest - nameWidth - (weighed ? weightWidth + 70 : 0) - 24;
  return {
    circle: { x: left + radius + (small ? 6 : 26), y: top + head + tall / 2, radius },
    names,
    nameWidth,
    parts: hasParts ? { x: names + nameWidth + 12, width: partsWidth } : null,
    weights: weighed ? { x: left + width - weightWidth - 40, width: weightWidth } : null,
    top: top + head + (tall - row * count) / 2,
    row,
    bottom: top + head + tall + foot,
  };
}

const rowY = (at: number, { top, row }: Columns): number => top + (at + 0.5) * row;

/** From the circle's right side, where branches leave one under the other as wide as they are, to the property's row. */
function branchMark(
  property: MappedProperty,
  at: number,
  shown: readonly MappedProperty[],
  columns: Columns,
  theme: ChartTheme,
): Mark {
  const most = Math.max(1, ...shown.map(({ codings }) => codings));
  const { circle, names } = columns;
  const scale = Math.min(
    broadest,
    (circle.radius * 1.5) /
      Math.max(
        1,
        shown.reduce((sum, { codings }) => sum + codings / most, 0),
      ),
  );
  const width = (index: number) => Math.max(0.75, ((shown[index]?.codings ?? 0) / most) * scale);
  const total = shown.reduce((sum, _, index) => sum + width(index), 0);
  const before = shown.slice(0, at).reduce((sum, _, index) => sum + width(index), 0);
  const from = circle.y - total / 2 + before + width(at) / 2;
  const rise = Math.min(circle.radius * 0.98, Math.abs(from - circle.y));
  const x = circle.x + Math.sqrt(circle.radius ** 2 - rise ** 2);
  const [to, y] = [names - 14, rowY(at, columns)];
  const middle = (x + to) / 2;
  const d = `M${[x, from].map(rounded).join(' ')}C${[middle, from, middle, y, to, y].map(rounded).join(' ')}`;
  const colors = shades(property.color, theme.mode);
  return {
    kind: 'path',
    key: `branch:${property.id}`,
    d,
    fill: 'none',
    stroke: colors.solid,
    strokeWidth: width(at),
    opacity: 0.55,
  };
}

function rowMarks(property: MappedProperty, at: number, columns: Columns, theme: ChartTheme, small: boolean): Mark[] {
  const { names, nameWidth, parts, weights, row } = columns;
  const y = rowY(at, columns);
  const key = `property:${property.id}`;
  const swatch: Mark = {
    kind: 'rect',
    key: `swatch:${key}`,
    x: names,
    y: y - (small ? 4 : 14),
    width: small ? 3 : 5,
    height: small ? 8 : 11,
    radius: 1.5,
    fill: shades(property.color, theme.mode).solid,
  };
  const size = small ? 10 : 13.5;
  const name = words(
    `name:${key}`,
    fitText(property.name, nameWidth - 20, size, small ? 'regular' : 'strong'),
    { x: names + (small ? 7 : 14), y: y + (small ? 3.5 : -4) },
    {
      size,
      face: small ? 'regular' : 'strong',
      fill: theme.ink,
    },
  );
  const facts = words(
    `facts:${key}`,
    fitText(
      `${counted(property.codings, 'coding')} · ${counted(property.documents, 'document')}`,
      nameWidth - 14,
      11.5,
    ),
    { x: names + 14, y: y + 12 },
    { fill: theme.ink3 },
  );
  const ground: Mark = {
    kind: 'rect',
    key: `row:${key}`,
    x: names - 6,
    y: y - row / 2 + 2,
    width: nameWidth,
    height: row - 4,
    radius: 5,
    fill: 'transparent',
  };
  return [
    {
      ...propertyWords(property),
      children: [ground, swatch, name, ...(small ? [] : [facts])],
    },
    ...(parts ? chipRow(property.parts, { ...parts, y, lines: row >= 50 ? 2 : 1 }, theme) : []),
    ...(weights
      ? [
          weightMarks(property, { ...weights, y }, theme),
          words(
            `n:${key}`,
            formatCount(property.weights.length),
            { x: weights.x + weights.width + 38, y: y + 4 },
            { anchor: 'end', fill: theme.ink3 },
          ),
        ]
      : []),
  ];
}

function headMarks(result: PropertyMapResult, { names, parts, weights }: Columns, { top, theme }: Room): Mark[] {
  const { properties } = result;
  const head = (key: string, text: string, x: number) =>
    words(key, text, { x, y: top + 19 }, { size: 13, face: 'strong', fill: theme.ink });
  const sub = (key: string, text: string, x: number, anchor: 'start' | 'end' = 'start') =>
    words(key, text, { x, y: top + 38 }, { anchor, fill: theme.ink3 });
  const many = `${inWords(properties.length)} ${properties.length === 1 ? 'property' : 'properties'}`;
  return [
    head('head:properties', many, names),
    sub('sub:properties', 'codings, documents', names + 14),
    ...(parts
      ? [
          head('head:parts', result.byRole ? 'dimensions and indicators' : 'codes below', parts.x),
          sub('sub:parts', 'codings', parts.x),
        ]
      : []),
    ...(weights
      ? [
          head('head:weights', 'weight', weights.x),
          sub('sub:least', '0', weights.x),
          sub('sub:most', '100', weights.x + weights.width, 'end'),
          sub('sub:n', 'n', weights.x + weights.width + 38, 'end'),
        ]
      : []),
  ];
}

/** Indicators that belong to no property, above and below the theme, each on a dashed stroke. */
function indicatorMarks({ indicators }: PropertyMapResult, { circle }: Columns, theme: ChartTheme): Mark[] {
  return indicators.slice(0, 4).flatMap((indicator, at) => {
    const side = at % 2 === 0 ? -1 : 1;
    const step = Math.floor(at / 2);
    const y = circle.y + side * (circle.radius + 44 + step * 30);
    const width = chipWidth(indicator, 2 * circle.radius + 40);
    const stroke = shades(indicator.color, theme.mode).solid;
    const from = circle.y + side * (circle.radius + 3);
    const line: Mark = {
      kind: 'line',
      key: `dash:${indicator.id}`,
      x1: circle.x,
      x2: circle.x,
      y1: from,
      y2: y - side * 11,
      stroke,
      strokeWidth: 1.5,
      dash: '4 3',
    };
    const chip = chipMark(indicator, { x: circle.x - width / 2, y, width }, theme);
    return step === 0 ? [line, chip] : [chip];
  });
}

function footMarks(
  result: PropertyMapResult,
  shown: readonly MappedProperty[],
  { bottom }: Columns,
  { left, width, theme }: Room,
): Mark[] {
  const marks: Mark[] = [];
  let x = left;
  const y = bottom - 12;
  const say = (text: string) => {
    if (text === '') return;
    marks.push(words(`key:${marks.length}`, fitText(text, left + width - x, 11.5), { x, y }, { fill: theme.ink3 }));
    x += measureText(text, 11.5) + 24;
  };
  if ([...result.indicators, ...shown.flatMap(({ parts }) => parts)].some(({ role }) => role === 'indicator')) {
    const stroke = shades(result.theme?.color ?? 'grey', theme.mode).solid;
    marks.push({
      kind: 'line',
      key: 'key:dash',
      x1: x,
      x2: x + 22,
      y1: y - 4,
      y2: y - 4,
      stroke,
      strokeWidth: 1.5,
      dash: '4 3',
    });
    x += 28;
    say('indicator: seen from outside');
  }
  say(ownWords(result));
  if (result.indicators.length > 4) say(`${inWords(result.indicators.length - 4)} more indicators in the table`);
  return marks;
}
