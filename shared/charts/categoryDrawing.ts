import type { SaturationCurve } from '../analysis/saturation.ts';
import { type CategoryPart, type CategoryResult, partsOf } from './categoryResult.ts';
import {
  bandMark,
  type CurveLayout,
  type CurvePoint,
  curveAxis,
  curveMarks,
  middleOf,
  placeNumbers,
} from './curvePlot.ts';
import type { Room } from './frame.ts';
import { type ChartTheme, type Shades, shades } from './palette.ts';
import { heightFor, heightOf, textMark } from './parts.ts';
import { lastFresh } from './saturationWords.ts';
import type { Mark } from './scene.ts';
import { counted, formatCount } from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

interface Layer {
  readonly key: string;
  readonly marks: readonly Mark[];
}

const gap = 36;
const endNames = 104;
/** Under this width the strips stand below the curves. */
const sideBySide = 720;

/** The curves at the left, each on a scale of its own; at the right each property with the documents that it was heard in. */
export function drawCategory(
  result: CategoryResult,
  room: Room,
  small: boolean,
): { layers: readonly Layer[]; right: number; bottom: number } {
  const hue = shades(result.category?.color ?? 'grey', room.theme.mode);
  const parts = partsOf(result);
  if (small) return drawSmall(result, room, hue);
  const isWide = room.width >= sideBySide;
  const height = heightFor(room, 430);
  const curves = drawCurves(
    result,
    { ...room, width: isWide ? room.width * 0.54 : room.width, height: isWide ? height : 300 },
    hue,
  );
  const place = isWide
    ? { ...room, left: room.left + room.width * 0.54 + gap, width: room.width * 0.46 - gap, height }
    : { ...room, top: room.top + 330, height: parts.length * 22 + 40 };
  const strips = drawStrips(result, parts, place, hue);
  return {
    layers: [...curves, { key: 'parts', marks: strips.marks }],
    right: room.left + room.width,
    bottom: isWide ? Math.max(room.top + height, strips.bottom) : strips.bottom,
  };
}

interface CurvePart {
  readonly key: string;
  readonly one: string;
  readonly many: string;
  readonly curve: SaturationCurve;
  readonly codes: CategoryResult['properties'];
}

const curvesOf = ({ propertyCurve, dimensionCurve, properties, dimensions }: CategoryResult): CurvePart[] => [
  { key: 'properties', one: 'property', many: 'properties', curve: propertyCurve, codes: properties },
  ...(dimensions.length > 0
    ? [{ key: 'dimensions', one: 'dimension', many: 'dimensions', curve: dimensionCurve, codes: dimensions }]
    : []),
];

function drawCurves(result: CategoryResult, room: Room & { readonly height: number }, hue: Shades): Layer[] {
  const parts = curvesOf(result);
  const each = (room.height - 24) / parts.length;
  return parts.flatMap((part, at): Layer[] => {
    const layout = curveLayout(result, part, { ...room, top: room.top + at * each + 22, height: each - 40 }, hue);
    return [
      { key: `${part.key}:axis`, marks: [...curveAxis(layout, room.theme), ...ceiling(part, layout, room)] },
      { key: `${part.key}:band`, marks: [bandMark(layout)] },
      { key: `${part.key}:curve`, marks: curveMarks(layout) },
      { key: `${part.key}:end`, marks: endWords(part, layout, room) },
      ...(at === parts.length - 1
        ? [
            {
              key: 'documents',
              marks: documentAxis(layout, room.theme),
            },
          ]
        : []),
    ];
  });
}

/** Numbers of the documents under the lower curve, and at their end what they count. */
function documentAxis({ columns, scale }: CurveLayout, theme: ChartTheme): Mark[] {
  const y = scale.bottom + 16;
  const style = { size: 11.5, fill: theme.ink3 } as const;
  return [
    ...placeNumbers('document', columns, y, theme),
    textMark('document:what', 'documents', columns.right + 10, y, style),
  ];
}

const mostPoints = 400;

function curveLayout(
  result: CategoryResult,
  { key, one, many, curve, codes }: CurvePart,
  { left, top, width, height }: Room & { readonly height: number },
  hue: Shades,
): CurveLayout {
  // The same for both curves, so that their documents stand under each other.
  const widest = measureText(formatCount(Math.max(result.properties.length, result.dimensions.length)), 11.5);
  const columns = { left: left + widest + 14, right: left + width - endNames, count: curve.seen.length };
  const points = Array.from(curve.seen.keys())
    .filter((place) => curve.seen.length <= mostPoints || (curve.fresh[place] ?? 0) > 0)
    .map((place): CurvePoint => {
      const fresh = codes.filter((_, set) => curve.first[set] === place);
      const documentId = result.documentIds[place] ?? '';
      const names = fresh.map(({ name }) => name).join(', ');
      const data =
        fresh.length > 0
          ? ({ kind: 'firsts', places: fresh.map(({ id }) => ({ codeId: id, documentId })) } as const)
          : ({ kind: 'codings', codeIds: codes.map(({ id }) => id), documentIds: [documentId] } as const);
      return {
        ...{ key: `${key}:${place}`, place, isDot: fresh.length > 0, data },
        name: `${formatCount(place + 1)} · ${result.documentNames[place] ?? ''}`,
        title: `${counted(curve.seen[place] ?? 0, one, many)} heard so far${fresh.length > 0 ? `; new here: ${names}` : ', none new here'}.`,
      };
    });
  return {
    ...{ key, columns, points },
    ...{ seen: curve.seen, low: curve.low, high: curve.high },
    scale: { most: codes.length, top, bottom: top + height, left: columns.left, right: columns.right },
    colors: { line: hue.solid, band: hue.tintStrong },
  };
}

/** How many there are in the codebook, where not all of them were heard. */
function ceiling({ key, codes, curve, many }: CurvePart, { scale }: CurveLayout, { theme }: Room): Mark[] {
  if ((curve.seen.at(-1) ?? 0) >= codes.length) return [];
  const y = heightOf(scale, codes.length);
  const dash = { stroke: theme.warn, strokeWidth: 1.5, dash: '4 3' };
  return [
    { kind: 'line', key: `${key}:ceiling`, x1: scale.left, x2: scale.right, y1: y, y2: y, ...dash },
    textMark(`${key}:ceiling:words`, `${formatCount(codes.length)} ${many}`, scale.right + 10, y + 4, {
      fill: theme.warn,
    }),
  ];
}

function endWords({ key, one, many, curve, codes }: CurvePart, layout: CurveLayout, { theme }: Room): Mark[] {
  const seen = curve.seen.at(-1) ?? 0;
  const last = lastFresh(curve.fresh);
  // Clear of the words at the ceiling, however little is missing.
  const lowest = seen < codes.length ? layout.scale.top + 22 : layout.scale.top;
  const y = Math.max(lowest, heightOf(layout.scale, seen)) + 4;
  const x = layout.scale.right + 10;
  const since = last === curve.seen.length - 1 ? 'still rising' : `since document ${formatCount(last + 1)}`;
  return [
    textMark(`${key}:end:count`, counted(seen, one, many), x, y, { face: 'strong', fill: theme.ink }),
    ...(last < 0 ? [] : [textMark(`${key}:end:since`, since, x, y + 16, { size: 11.5, fill: theme.ink3 })]),
  ];
}

const mostRows = 60;

function drawStrips(
  result: CategoryResult,
  all: readonly CategoryPart[],
  room: Room & { readonly height: number },
  hue: Shades,
) {
  const { left, top, width, height, theme } = room;
  const rows = all.length > mostRows ? all.filter(({ isDimension }) => !isDimension).slice(0, mostRows) : all;
  const rowHeight = Math.min(24, Math.max(16, (height - 44) / Math.max(1, rows.length)));
  const namesWidth = Math.min(
    width * 0.42,
    Math.max(...rows.map(({ code, isDimension }) => measureText(code.name, 12.5) + (isDimension ? 12 : 0))) + 10,
  );
  const columns = { left: left + namesWidth + 6, right: left + width - 52, count: result.documentIds.length };
  const rowsTop = top + 22;
  const missing = all.length - rows.length;
  const bottom = rowsTop + rows.length * rowHeight;
  return {
    bottom: bottom + (missing > 0 ? 36 : 22),
    marks: [
      textMark('parts:head', 'heard in', columns.left, top + 11, { size: 11.5, fill: theme.ink3 }),
      textMark('parts:count', 'documents', columns.right + 52, top + 11, {
        size: 11.5,
        fill: theme.ink3,
        anchor: 'end',
      }),
      ...rows.map((part, at) =>
        stripRow(result, part, {
          ...{ at, y: rowsTop + at * rowHeight, rowHeight, columns, namesWidth, left },
          hue,
          room,
        }),
      ),
      ...placeNumbers('strip', columns, bottom + 14, theme),
      ...(missing > 0
        ? [
            textMark('parts:more', `and ${formatCount(missing)} more, in the table`, left, bottom + 30, {
              fill: theme.ink3,
            }),
          ]
        : []),
    ] satisfies Mark[],
  };
}

interface StripPlace {
  readonly at: number;
  readonly y: number;
  readonly rowHeight: number;
  readonly columns: { readonly left: number; readonly right: number; readonly count: number };
  readonly namesWidth: number;
  readonly left: number;
  readonly hue: Shades;
  readonly room: Room;
}

function stripRow(result: CategoryResult, part: CategoryPart, place: StripPlace): Mark {
  const { code, isDimension, places } = part;
  const { y, rowHeight, columns, namesWidth, left, hue, room } = place;
  const key = `part:${code.id}`;
  const first = places[0];
  const count = counted(places.length, 'document');
  const heard =
    first === undefined
      ? 'In no document yet.'
      : `Heard in ${count} of ${formatCount(columns.count)}, first in document ${formatCount(first + 1)}, ${result.documentNames[first] ?? ''}.`;
  const inset = isDimension ? rowHeight * 0.3 : 2.5;
  const box = { top: y + inset, bottom: y + rowHeight - inset };
  const name = fitText(code.name, namesWidth - (isDimension ? 12 : 0), isDimension ? 11.5 : 12.5);
  return {
    ...{ kind: 'group', key, name: code.path, title: heard },
    ...(first === undefined ? {} : { data: { kind: 'codings', codeIds: [code.id] } as const }),
    children: [
      {
        kind: 'rect',
        key: `${key}:row`,
        x: left,
        y,
        width: columns.right + 52 - left,
        height: rowHeight,
        fill: room.theme.paper,
        opacity: 0,
      },
      textMark(`${key}:name`, name, left + namesWidth, y + rowHeight / 2 + 4, {
        ...{ size: isDimension ? 11.5 : 12.5, fill: isDimension ? room.theme.ink3 : room.theme.ink2, anchor: 'end' },
      }),
      ...stripCells(key, places, columns, box, { hue, room }),
      textMark(`${key}:count`, formatCount(places.length), columns.right + 52, y + rowHeight / 2 + 4, {
        ...{ size: 11.5, fill: places.length > 1 ? room.theme.ink3 : room.theme.warn, anchor: 'end' },
      }),
    ],
  };
}

function stripCells(
  key: string,
  places: Int32Array,
  columns: StripPlace['columns'],
  { top, bottom }: { readonly top: number; readonly bottom: number },
  { hue, room }: { readonly hue: Shades; readonly room: Room },
): Mark[] {
  const first = places[0];
  const dashed = { fill: 'none', stroke: room.theme.warn, strokeWidth: 1, dash: '3 2' };
  if (first === undefined) {
    const width = columns.right - columns.left;
    return [
      { kind: 'rect', key: `${key}:none`, x: columns.left, y: top, width, height: bottom - top, radius: 2, ...dashed },
    ];
  }
  const step = (columns.right - columns.left) / columns.count;
  const half = Math.max(0.5, step / 2 - (step > 5 ? 1 : 0));
  const span = (place: number): Span => {
    const middle = middleOf(columns, place);
    return { from: Math.round((middle - half) * 100) / 100, to: Math.round((middle + half) * 100) / 100 };
  };
  const cell = ({ from, to }: Span) => `M${from} ${top}H${to}V${bottom}H${from}Z`;
  return [
    {
      kind: 'path',
      key: `${key}:cells`,
      d:
        joined(Array.from(places.subarray(1), span))
          .map(cell)
          .join('') || `M${columns.left} ${top}Z`,
      fill: hue.tintStrong,
    },
    { kind: 'path', key: `${key}:first`, d: cell(span(first)), fill: hue.solid },
  ];
}

/** A stretch from left to right, in pixels. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Ascending stretches, those that overlap as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = found.at(-1);
    if (last && from < last.to) last.to = to;
    else found.push({ from, to });
  }
  return found;
}

function drawSmall(result: CategoryResult, { left, top, width, height = 140, theme }: Room, hue: Shades) {
  const [part] = curvesOf(result);
  if (!part) return { layers: [], right: left + width, bottom: top + height };
  const layout = curveLayout(
    result,
    part,
    { ...{ left, top: top + 10, width: width + endNames, height: height - 14 }, theme },
    hue,
  );
  const across = { left, right: left + width, count: layout.columns.count };
  const curve = { ...layout, columns: across, scale: { ...layout.scale, left, right: left + width } };
  const words = counted(part.curve.seen.at(-1) ?? 0, part.one, part.many);
  const layers: Layer[] = [
    { key: 'ceiling', marks: ceiling(part, curve, { left, top, width, theme }).slice(0, 1) },
    { key: 'band', marks: [bandMark(curve)] },
    {
      key: 'curve',
      marks: curveMarks({
        ...curve,
        points: curve.points.filter(({ isDot }) => isDot).map(({ data: _, ...point }) => point),
      }),
    },
    {
      key: 'words',
      marks: [
        textMark('properties', words, left + width - 4, top + height - 10, {
          size: 12,
          fill: theme.ink2,
          anchor: 'end',
        }),
      ],
    },
  ];
  return { layers, right: left + width, bottom: top + height };
}
