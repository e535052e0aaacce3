import type { Bounds } from './bounds.ts';
import type { Drawing, Room } from './frame.ts';
import { shapeMark } from './groupShapes.ts';
import type { Picture } from './kind.ts';
import type { LabelRoom, PlacedLabel } from './labels.ts';
import { type ChartTheme, shades } from './palette.ts';
import type { Group, Mark, MarkData, Text } from './scene.ts';
import { counted } from './sentences.ts';

/** A circle that stands for a code or a document, with its name where there is room for it. Pixels. */
export interface NamedCircle {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
  readonly name: string;
  readonly title: string;
  readonly data: MarkData;
  readonly label: PlacedLabel | null;
  /** Bold names stand out: those of themes. */
  readonly strong?: boolean;
  /** A letter inside, and how its ring is dashed. */
  readonly letter?: string;
  readonly dash?: string;
  /** Number of its shape; a circle where it is left out. */
  readonly shape?: number;
}

/** The rectangle that a picture of circles has, and whether it is one of the gallery's. */
export function areaOf({ left, top, width, height }: Room, picture: Picture): Bounds {
  const high = Math.min(width * 0.62, 720);
  return { x: left, y: top, width, height: picture.small ? (height ?? 140) : Math.max(320, height ?? high) };
}

/** What the names of a picture may take. */
export const labelRoomIn = (inside: Bounds, small: boolean): LabelRoom =>
  small ? { inside, size: 10.5, face: 'regular', widest: 96 } : { inside, size: 12.5, face: 'regular', widest: 180 };

/** Radius of a circle whose area is in proportion to `value`; what is there is always seen. */
export const radiusOf = (value: number, greatest: number, { least, most }: { least: number; most: number }): number =>
  Math.max(least, Math.sqrt(value / Math.max(1, greatest)) * most);

/** Circles with their names, the large ones below. */
export const circleMarks = (circles: readonly NamedCircle[], theme: ChartTheme, size: number): readonly Group[] =>
  [...circles].sort((a, b) => b.radius - a.radius).map((circle) => circleMark(circle, theme, size));

function circleMark(circle: NamedCircle, theme: ChartTheme, size: number): Group {
  const { key, x, y, radius, color, name, title, data, label, letter, dash } = circle;
  const { tint, solid, onTint } = shades(color, theme.mode);
  const outline = { fill: tint, stroke: solid, strokeWidth: 1.75, ...(dash ? { dash } : {}) };
  const ring = shapeMark(`circle:${key}`, circle.shape ?? 0, { x, y, radius }, outline);
  return {
    kind: 'group',
    key,
    name,
    title,
    data,
    children: [
      // First, so that only circle and name answer the pointer, and not the rectangle around both.
      plateOf(circle, theme),
      ring,
      ...(letter ? [centred(`letter:${key}`, letter, { x, y }, onTint)] : []),
      ...(label ? [nameMark(circle, label, theme, size)] : []),
    ],
  };
}

/** A veil under the name, so that lines do not run through it. */
function plateOf({ key, label, x, y }: NamedCircle, theme: ChartTheme): Mark {
  const box = label?.box ?? { x, y, width: 0, height: 0 };
  const more = label ? 1.5 : 0;
  return {
    kind: 'rect',
    key: `plate:${key}`,
    x: box.x - more,
    y: box.y,
    width: box.width + 2 * more,
    height: box.height,
    fill: theme.paper,
    opacity: 0.78,
  };
}

function nameMark(
  { key, strong }: NamedCircle,
  { x, y, anchor, text }: PlacedLabel,
  theme: ChartTheme,
  size: number,
): Text {
  const fill = strong ? theme.ink : theme.ink2;
  return { kind: 'text', key: `name:${key}`, x, y, text, size, face: 'regular', fill, anchor };
}

/** One letter or figure in the middle of a circle. */
const centred = (key: string, text: string, at: { readonly x: number; readonly y: number }, fill: string): Text => ({
  kind: 'text',
  key,
  x: at.x,
  y: at.y + 3.6,
  text,
  size: 10.5,
  face: 'strong',
  fill,
  anchor: 'middle',
});

/** Says at the foot of a picture how many names found no room; nothing where all did. */
export function hiddenNames(hidden: number, area: Bounds, theme: ChartTheme): readonly Mark[] {
  if (hidden === 0) return [];
  return [
    {
      kind: 'text',
      key: 'hidden',
      x: area.x,
      y: area.y + area.height + 14,
      text: `${counted(hidden, 'name')} found no room here: enlarge the picture, or read the table.`,
      size: 12,
      face: 'regular',
      fill: theme.ink3,
      anchor: 'start',
    },
  ];
}

/** How far a picture with that note reaches. */
export const bottomWith = (area: Bounds, hidden: number): Pick<Drawing, 'right' | 'bottom'> => ({
  right: area.x + area.width,
  bottom: area.y + area.height + (hidden > 0 ? 20 : 0),
});
