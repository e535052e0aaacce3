import { propertyKey, type RelationshipsResult, tieKey } from '../../analysis/reading/relationshipResult.ts';
import { formatCount } from '../sentences.ts';
import { fitText, measureText } from '../textWidths.ts';
import {
  type Box,
  boxAround,
  type Circle,
  type Curve,
  curveBetween,
  distance,
  distanceToBox,
  grown,
  meet,
  meetsCircle,
  outside,
  type Point,
  pointAt,
  runsThrough,
} from './geometry.ts';
import { type DiagramFrame, placed } from './places.ts';
import type { SharedProperty } from './rule.ts';
import type { PlacedTheme } from './themes.ts';
import type { PlacedNumber, PlacedTie } from './ties.ts';

/** A property in its box, with the threads that lead to its themes where it does not sit on their tie. */
export interface PlacedBox {
  readonly shared: SharedProperty;
  readonly key: string;
  readonly byHand: boolean;
  readonly box: Box;
  readonly name: string;
  readonly count: string;
  readonly threads: readonly Curve[];
  readonly style: BoxStyle;
}

/** How large boxes and their words are. Pixels. */
export interface BoxStyle {
  readonly height: number;
  readonly size: number;
  readonly countSize: number;
  readonly nameWidth: number;
  /** Swatch, gaps and edges beside the words. */
  readonly beside: number;
  /** What stays free around a box. */
  readonly apart: number;
}

export const roomyBoxes: BoxStyle = { height: 25, size: 12.5, countSize: 11.5, nameWidth: 150, beside: 36, apart: 3 };
/** Where the picture has too little room for the others. */
export const closeBoxes: BoxStyle = { height: 19, size: 11, countSize: 10.5, nameWidth: 128, beside: 33, apart: 2 };

/** Where the property stands when somebody has put it there. */
function boxByHand(
  result: RelationshipsResult,
  shared: SharedProperty,
  { frame, style }: Pick<Surroundings, 'frame' | 'style'>,
): Box | null {
  const place = result.arrangement.places[propertyKey(shared.property.id)];
  return place ? boxAround(placed(place, frame), widthOf(result, shared, style), style.height) : null;
}

/** The room of all boxes that were moved by hand. */
export const boxesByHand = (
  result: RelationshipsResult,
  shared: readonly SharedProperty[],
  around: Pick<Surroundings, 'frame' | 'style'>,
): Box[] => shared.flatMap((each) => boxByHand(result, each, around) ?? []);

const wordsOf = (result: RelationshipsResult, { property, index }: SharedProperty, style: BoxStyle) => ({
  name: fitText(property.name, style.nameWidth, style.size),
  count: formatCount(result.propertyCodings[index] ?? 0),
});

function widthOf(result: RelationshipsResult, shared: SharedProperty, style: BoxStyle): number {
  const { name, count } = wordsOf(result, shared, style);
  return measureText(name, style.size) + measureText(count, style.countSize) + style.beside;
}

/** The words of a box, and how wide it is, wherever it will stand. Pixels. */
export const boxFor = (result: RelationshipsResult, shared: SharedProperty, style: BoxStyle) => ({
  ...{ shared, key: propertyKey(shared.property.id), style },
  ...wordsOf(result, shared, style),
  width: widthOf(result, shared, style),
});

/** What stands where boxes are placed. Pixels. */
export interface Surroundings {
  readonly themes: readonly PlacedTheme[];
  readonly ties: readonly PlacedTie[];
  readonly frame: DiagramFrame;
  readonly style: BoxStyle;
  /** What no box may cover, growing with every box. */
  readonly taken: Box[];
}

/** The boxes that stand somewhere. */
export interface PlacedBoxes {
  readonly boxes: readonly PlacedBox[];
  /** Without room, strongest first. */
  readonly without: readonly SharedProperty[];
}

/**
 * Boxes of the shared properties; what finds no room is not placed, and named by the caller. Where a tie has not enough
 * room its weakest make way, so that no box stands where a stronger one does not.
 */
export function placeBoxes(
  result: RelationshipsResult,
  shared: readonly SharedProperty[],
  around: Omit<Surroundings, 'taken'>,
  numbers: readonly PlacedNumber[],
): PlacedBoxes {
  const labels = around.themes.flatMap(({ label }) => (label ? [label] : []));
  const taken = [...labels, ...numbers.map(({ box }) => grown(box, 2))];
  const rooms = new Map<string, number>();
  const stretches = new Map(around.ties.map((tie) => [tie.key, stretchOf(tie, numbers, around.style)]));
  for (;;) {
    const slots = slotsOf(result, shared, stretches, rooms);
    const placed = placeInTurn(result, shared, slots, { ...around, taken: [...taken] });
    const crowded = placed.without.filter(({ index }) => slots.has(index)).map((each) => pairKey(result, each));
    if (crowded.length === 0) return placed;
    for (const key of new Set(crowded)) rooms.set(key, slotsOnTie(result, shared, slots, key) - 1);
  }
}

const slotsOnTie = (
  result: RelationshipsResult,
  shared: readonly SharedProperty[],
  slots: ReadonlyMap<number, Slot>,
  key: string,
): number => shared.filter((each) => slots.has(each.index) && pairKey(result, each) === key).length;

/** What somebody has put in its place stands there; the others make way for it, those on ties first. */
function placeInTurn(
  result: RelationshipsResult,
  shared: readonly SharedProperty[],
  slots: ReadonlyMap<number, Slot>,
  around: Surroundings,
): PlacedBoxes {
  const isByHand = ({ property }: SharedProperty) => propertyKey(property.id) in result.arrangement.places;
  const others = shared.filter((each) => !isByHand(each));
  const onTies = others.filter(({ index }) => slots.has(index));
  onTies.sort((a, b) => (slots.get(a.index)?.turn ?? 0) - (slots.get(b.index)?.turn ?? 0));
  const amid = others.filter((each) => each.others.length > 1);
  const boxes: PlacedBox[] = [];
  for (const each of [...shared.filter(isByHand), ...onTies, ...amid]) {
    const found = placeBox(result, each, slots.get(each.index), around);
    if (!found) continue;
    boxes.push(found);
    around.taken.push(grown(found.box, around.style.apart));
  }
  const there = new Set(boxes.map((each) => each.shared.index));
  return { boxes, without: shared.filter(({ index }) => !there.has(index)) };
}

/** Where a box would like to sit: a part of its tie, and on it or hanging on one side of it. */
interface Slot {
  readonly part: number;
  readonly side: -1 | 0 | 1;
  /** Boxes are placed in this order: along one tie after the other. */
  readonly turn: number;
}

/**
 * Spread evenly along the tie, those of one theme at its end; side by side where there are more than it has room for, and
 * the strongest alone where there are more than twice as many.
 */
function slotsOf(
  result: RelationshipsResult,
  shared: readonly SharedProperty[],
  stretches: ReadonlyMap<string, Stretch>,
  rooms: ReadonlyMap<string, number>,
): ReadonlyMap<number, Slot> {
  const slots = new Map<number, Slot>();
  const isByHand = ({ property }: SharedProperty) => propertyKey(property.id) in result.arrangement.places;
  const alone = shared.filter((each) => each.others.length === 1 && !isByHand(each));
  for (const [key, list] of Map.groupBy(alone, (each) => pairKey(result, each))) {
    const { from, to, lines } = stretches.get(key) ?? { from: 0, to: 1, lines: list.length };
    const room = Math.min(lines * 2, rooms.get(key) ?? Number.POSITIVE_INFINITY);
    const kept = list.slice(0, room).sort((a, b) => a.property.owner - b.property.owner);
    const abreast = kept.length > lines ? 2 : 1;
    const used = Math.ceil(kept.length / abreast);
    for (const [at, each] of kept.entries()) {
      const side = abreast === 1 ? 0 : at % 2 === 0 ? -1 : 1;
      const part = from + ((Math.floor(at / abreast) + 0.5) / used) * (to - from);
      slots.set(each.index, { part, side, turn: slots.size });
    }
  }
  return slots;
}

/** The part of a tie that its number leaves to boxes, and how many fit there one after the other. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly lines: number;
}

function stretchOf({ key, curve }: PlacedTie, numbers: readonly PlacedNumber[], style: BoxStyle): Stretch {
  const length = distance(curve.from, curve.to) || 1;
  const fall = Math.abs(curve.to.y - curve.from.y);
  const isFlat = fall < 0.2 * length;
  const [whole, line, number] = isFlat ? [length, 170, 30] : [fall, style.height + style.apart + 1, 11];
  const part = numbers.find((each) => each.key === key)?.part ?? 0;
  const from = part < 0.3 ? part + number / whole : 0.04;
  const to = part > 0.7 ? part - number / whole : 0.96;
  return { from, to, lines: Math.max(1, Math.floor(((to - from) * whole) / line)) };
}

export const pairKey = (result: RelationshipsResult, { property, others }: SharedProperty): string =>
  tieKey(result.themes[property.owner]?.id ?? '', result.themes[others[0] ?? 0]?.id ?? '');

function placeBox(
  result: RelationshipsResult,
  shared: SharedProperty,
  slot: Slot | undefined,
  around: Surroundings,
): PlacedBox | null {
  const { property, others } = shared;
  const { style } = around;
  const size = { width: widthOf(result, shared, style), height: style.height };
  const mine = [property.owner, ...others].flatMap((theme) => around.themes[theme] ?? []);
  const tie = others.length === 1 ? around.ties.find((each) => each.key === pairKey(result, shared)) : undefined;
  const byHand = boxByHand(result, shared, around);
  const base = { ...boxFor(result, shared, style), byHand: byHand !== null };
  if (byHand) return { ...base, box: byHand, threads: threadsOf(byHand, mine, tie) };
  const candidates = tie && slot ? besideTie(tie, slot, size) : amongThemes(mine, size);
  const box = bestOf(candidates, tie, around);
  return box && { ...base, box, threads: threadsOf(box, mine, tie) };
}

interface BoxSize {
  readonly width: number;
  readonly height: number;
}

interface Candidate {
  readonly box: Box;
  /** Pixels from where it would like to be. */
  readonly cost: number;
}

const onTieParts = Array.from({ length: 45 }, (_, step) => 0.06 + step * 0.02);
/** Pixels between a tie's middle line and the edge of a box that hangs on it: nothing, where the tie is broad. */
const hang = 4;

/** On the tie, shifted along it; where that is full, hanging on it by an edge. */
function besideTie({ curve }: PlacedTie, { part: ideal, side }: Slot, { width, height }: BoxSize): Candidate[] {
  const length = distance(curve.from, curve.to);
  const isFlat = Math.abs(curve.to.y - curve.from.y) < 0.2 * length;
  const aside = isFlat ? { x: 0, y: height / 2 + hang } : { x: width / 2 + hang, y: 0 };
  return onTieParts.flatMap((part) => {
    const at = pointAt(curve, part);
    const away = Math.abs(part - ideal) * length;
    const candidate = (x: number, y: number, more: number): Candidate => ({
      box: boxAround({ x: at.x + x, y: at.y + y }, width, height),
      cost: away + more,
    });
    return ([-1, 0, 1] as const).map((each) =>
      candidate(each * aside.x, each * aside.y, each === side ? 0 : 30 + 15 * Math.abs(each - side)),
    );
  });
}

/** Around the middle of its themes: inside their triangle, or half-way where the two have no tie. */
function amongThemes(themes: readonly PlacedTheme[], { width, height }: BoxSize): Candidate[] {
  const x = themes.reduce((sum, theme) => sum + theme.x, 0) / themes.length;
  const y = themes.reduce((sum, theme) => sum + theme.y, 0) / themes.length;
  const candidates: Candidate[] = [];
  for (let across = -10; across <= 10; across++) {
    for (let down = -10; down <= 10; down++) {
      const [dx, dy] = [across * 16, down * 13];
      candidates.push({ box: boxAround({ x: x + dx, y: y + dy }, width, height), cost: Math.hypot(dx, dy) });
    }
  }
  return candidates;
}

/** Whether a box covers no other, no circle and no name, and lies in the picture. */
export const isFreeIn =
  ({ themes, taken, frame }: Surroundings) =>
  (box: Box): boolean =>
    box.left > frame.left - 100 &&
    box.right < frame.right + 100 &&
    box.top > frame.top - 80 &&
    box.bottom < frame.bottom + 80 &&
    !taken.some((other) => meet(box, other)) &&
    !themes.some((theme) => meetsCircle(box, { ...theme, radius: theme.radius + 6 }));

/** The nearest candidate that covers no box, circle or name; ties of others are kept free where that costs little. */
function bestOf(candidates: readonly Candidate[], own: PlacedTie | undefined, around: Surroundings): Box | null {
  const { ties } = around;
  const isFree = isFreeIn(around);
  let best: Box | null = null;
  let least = Number.POSITIVE_INFINITY;
  // Nearest first: what is farther away than the best so far need not be looked at.
  for (const { box, cost } of candidates.toSorted((one, other) => one.cost - other.cost)) {
    if (cost >= least) break;
    if (!isFree(box)) continue;
    const crossed = ties.filter((tie) => tie !== own && runsThrough(tie.points, grown(box, 2))).length;
    if (cost + crossed * 70 < least) [best, least] = [box, cost + crossed * 70];
  }
  return best;
}

const middleOfBox = ({ left, top, right, bottom }: Box): Point => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** None for a box that sits on its tie; one to the tie from a row beside it; else one to each theme. */
function threadsOf(box: Box, themes: readonly PlacedTheme[], tie: PlacedTie | undefined): Curve[] {
  if (tie?.points.some((point) => distanceToBox(point, box) <= hang + 4)) return [];
  const from = middleOfBox(box);
  if (tie) return [curveBetween(from, nearest(tie.points, from))];
  return themes.flatMap((theme) => {
    const circle: Circle = { ...theme, radius: theme.radius + 4 };
    return outside(curveBetween(from, theme), { ...from, radius: 1 }, circle) ?? [];
  });
}

const nearest = (points: readonly Point[], to: Point): Point =>
  points.reduce((best, point) => (distance(point, to) < distance(best, to) ? point : best));
