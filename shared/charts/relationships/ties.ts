import { type RelationshipsResult, tieKey } from '../../analysis/reading/relationshipResult.ts';
import { formatCount } from '../sentences.ts';
import { fitText, measureText } from '../textWidths.ts';
import {
  alongCurve,
  type Box,
  boxAround,
  type Circle,
  type Curve,
  curveBetween,
  distance,
  grown,
  meet,
  meetsCircle,
  outside,
  type Point,
  pointAt,
  runsThrough,
} from './geometry.ts';
import type { DiagramFrame } from './places.ts';
import type { Tie } from './rule.ts';
import type { PlacedTheme } from './themes.ts';

export interface PlacedTie {
  readonly tie: Tie;
  readonly key: string;
  /** As far as it lies between the two circles. */
  readonly curve: Curve;
  readonly points: readonly Point[];
  /** Linear in the unit; at least a hairline. */
  readonly width: number;
}

const widest = 16;
const gap = 5;

/** Ties between circles, straight where nothing stands in the way, else bent around it. */
export function placeTies(
  result: RelationshipsResult,
  ties: readonly Tie[],
  themes: readonly PlacedTheme[],
  frame: DiagramFrame,
  small: boolean,
): PlacedTie[] {
  const most = Math.max(1, ...ties.map(({ value }) => value));
  const scale = small ? 6 : widest;
  return ties.flatMap((tie): PlacedTie[] => {
    const [one, other] = [themes[tie.first], themes[tie.second]];
    if (!tie.drawn || !one || !other) return [];
    const curve = clearCurve(one, other, themes, frame);
    const seen = outside(curve, { ...one, radius: one.radius + gap }, { ...other, radius: other.radius + gap });
    if (!seen) return [];
    const key = tieKey(result.themes[tie.first]?.id ?? '', result.themes[tie.second]?.id ?? '');
    const width = Math.max(0.75, (tie.value / most) * scale);
    return [{ tie, key, curve: seen, points: alongCurve(seen), width }];
  });
}

/** Where none of the usual bends is clear, finer and farther ones are tried. */
const finer = Array.from({ length: 27 }, (_, step) => (step + 1) * 0.03).flatMap((bend) => [bend, -bend]);
const detours = [0, 0.09, -0.09, 0.115, -0.115, 0.14, -0.14, 0.22, -0.22, 0.3, -0.3, 0.4, -0.4, 0.5, -0.5, ...finer];

/** The least bent curve that stays in the picture, runs through no other circle and over no name, or does so least. */
function clearCurve(one: PlacedTheme, other: PlacedTheme, themes: readonly PlacedTheme[], frame: DiagramFrame): Curve {
  const others = themes.filter((theme) => theme !== one && theme !== other);
  const labels = themes.flatMap(({ label }) => (label ? [label] : []));
  const length = distance(one, other);
  const room = grown(frame, frame.largest + 8);
  const isOut = ({ x, y }: Point) => x < room.left || x > room.right || y < room.top || y > room.bottom;
  const faults = (curve: Curve): number => {
    const points = alongCurve(curve);
    const through = others.filter((theme) => points.some((point) => distance(point, theme) < theme.radius + 14));
    const beyond = points.some(isOut) ? 0.5 : 0;
    return beyond + through.length * 4 + labels.filter((label) => runsThrough(points, grown(label, 3))).length;
  };
  let best = curveBetween(one, other);
  let least = faults(best);
  for (const detour of detours) {
    if (least === 0) break;
    const curve = curveBetween(one, other, detour * length);
    const count = faults(curve);
    if (count < least) [best, least] = [curve, count];
  }
  return best;
}

/** The number on a tie, and what is written beside it. */
export interface PlacedNumber {
  readonly key: string;
  readonly text: string;
  readonly box: Box;
  /** Where on the curve its middle is, 0..1. */
  readonly part: number;
  readonly labelled: boolean;
}

const isWithin = (box: Box, edges: Box): boolean =>
  box.left >= edges.left && box.top >= edges.top && box.right <= edges.right && box.bottom <= edges.bottom;

const fromMiddle = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.19, 0.81, 0.13, 0.87, 0.09, 0.91];
/** Where boxes want the middle of a tie, its number stands near an end. */
const fromEnds = [0.12, 0.88, 0.17, 0.83, 0.22, 0.78, 0.27, 0.73, 0.33, 0.67, 0.4, 0.6, 0.5];

/**
 * A number on each tie, inside the picture, where it covers nothing and no other tie runs under it. `carriers` = ties that
 * carry boxes.
 */
export function placeNumbers(
  result: RelationshipsResult,
  ties: readonly PlacedTie[],
  taken: readonly Box[],
  circles: readonly Circle[],
  carriers: ReadonlySet<string>,
  edges: Box,
): PlacedNumber[] {
  const boxes: Box[] = [...taken];
  return ties.map((each) => {
    const label = result.arrangement.labels[each.key] ?? '';
    const count = formatCount(each.tie.value);
    const text = label === '' ? count : `${fitText(label, 180, 11.5)} · ${count}`;
    const width = measureText(text, 11.5, label === '' ? 'regular' : 'strong') + (label === '' ? 10 : 16);
    const faults = (box: Box, turn: number) =>
      (isWithin(box, edges) ? 0 : 1000) +
      boxes.filter((other) => meet(grown(box, 2), other)).length * 100 +
      circles.filter((circle) => meetsCircle(box, { ...circle, radius: circle.radius + 2 })).length * 100 +
      ties.filter((other) => other !== each && runsThrough(other.points, grown(box, 3))).length * 10 +
      turn;
    const order = carriers.has(each.key) ? fromEnds : fromMiddle;
    const candidates = order.map((part) => boxAround(pointAt(each.curve, part), width, label === '' ? 16 : 20));
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [turn, box] of candidates.entries()) {
      const count = faults(box, turn);
      if (count < least) [best, least] = [turn, count];
    }
    const box = candidates[best] as Box;
    boxes.push(box);
    return { key: each.key, text, box, part: order[best] ?? 0.5, labelled: label !== '' };
  });
}
