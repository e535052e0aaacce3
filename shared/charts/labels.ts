import type { Bounds } from './bounds.ts';
import { type Face, fitText, measureText } from './textWidths.ts';

/** Something round with a name that wants to stand beside it. Pixels. */
export interface Named {
  readonly x: number;
  readonly y: number;
  /** Half its size; 0 where only the name is to be placed. */
  readonly radius: number;
  readonly text: string;
  /** Whose name goes first where there is little room: the greater. */
  readonly weight: number;
}

/** A name in its place. */
export interface PlacedLabel {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  readonly box: Bounds;
}

export interface LabelRoom {
  /** Names stay inside. */
  readonly inside: Bounds;
  readonly size: number;
  readonly face: Face;
  /** Longer names are cut. */
  readonly widest: number;
  /** What no name may cover beside the things themselves. */
  readonly taken?: readonly Bounds[];
}

const gap = 4;

/**
 * Places beside each thing its name so that no name covers another, or a thing: right, left, below, above, then aslant;
 * `null` where there is no room. The weightiest choose first, equals in their order.
 */
export function placeLabels(things: readonly Named[], room: LabelRoom): readonly (PlacedLabel | null)[] {
  const placed: (PlacedLabel | null)[] = things.map(() => null);
  const taken: Bounds[] = [...(room.taken ?? [])];
  const order = things.map((_, at) => at).sort((a, b) => weightOf(things, b) - weightOf(things, a) || a - b);
  for (const at of order) {
    const thing = things[at];
    if (!thing) continue;
    const text = fitText(thing.text, room.widest, room.size, room.face);
    const label = candidates(thing, text, room).find(({ box }) => isFree(box, things, at, taken, room.inside));
    if (!label || text === '') continue;
    placed[at] = label;
    taken.push(label.box);
  }
  return placed;
}

const weightOf = (things: readonly Named[], at: number): number => things[at]?.weight ?? 0;

function candidates({ x, y, radius }: Named, text: string, { size, face }: LabelRoom): PlacedLabel[] {
  const width = measureText(text, size, face);
  const [ascent, descent] = [size * 0.78, size * 0.24];
  const height = ascent + descent;
  const side = radius + gap;
  const slant = radius * 0.72 + 2;
  const middle = y - height / 2;
  const label = (anchor: PlacedLabel['anchor'], at: number, top: number): PlacedLabel => ({
    x: at,
    y: top + ascent,
    anchor,
    text,
    box: { x: at - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width), y: top, width, height },
  });
  return [
    label('start', x + side, middle),
    label('end', x - side, middle),
    label('middle', x, y + radius + 3),
    label('middle', x, y - radius - 3 - height),
    label('start', x + slant, y + slant),
    label('start', x + slant, y - slant - height),
    label('end', x - slant, y + slant),
    label('end', x - slant, y - slant - height),
  ];
}

function isFree(box: Bounds, things: readonly Named[], own: number, taken: readonly Bounds[], inside: Bounds): boolean {
  const fits =
    box.x >= inside.x &&
    box.y >= inside.y &&
    box.x + box.width <= inside.x + inside.width &&
    box.y + box.height <= inside.y + inside.height;
  return (
    fits &&
    !taken.some((other) => overlap(box, other, 2)) &&
    !things.some((thing, at) => at !== own && thing.radius > 0 && touches(box, thing))
  );
}

/** True when two rectangles come nearer than `apart`. */
export const overlap = (one: Bounds, other: Bounds, apart = 0): boolean =>
  one.x < other.x + other.width + apart &&
  other.x < one.x + one.width + apart &&
  one.y < other.y + other.height + apart &&
  other.y < one.y + one.height + apart;

/** True when a rectangle reaches into the circle of a thing. */
function touches(box: Bounds, { x, y, radius }: Named): boolean {
  const [dx, dy] = [Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height)];
  return dx * dx + dy * dy < (radius + 1) ** 2;
}
