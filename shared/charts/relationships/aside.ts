import type { RelationshipsResult } from '../../analysis/reading/relationshipResult.ts';
import { type BoxStyle, boxFor, isFreeIn, type PlacedBox, pairKey, type Surroundings } from './boxes.ts';
import {
  alongCurve,
  type Box,
  boxAround,
  curveBetween,
  grown,
  meet,
  meetsCircle,
  type Point,
  pointAt,
  runsThrough,
} from './geometry.ts';
import type { DiagramFrame } from './places.ts';
import type { SharedProperty } from './rule.ts';
import type { PlacedTie } from './ties.ts';

/** A place beside a tie: the box, its middle, and where on the tie its thread begins. */
interface Aside {
  readonly box: Box;
  readonly middle: Point;
  readonly at: Point;
  /** Pixels of thread between the tie and the edge of the box. */
  readonly reach: number;
}

/** Parts of a tie where a thread may begin. */
const anchors = Array.from({ length: 46 }, (_, step) => 0.05 + step * 0.02);
const reaches = Array.from({ length: 18 }, (_, step) => 8 + step * 7);
const directions = [
  { x: 1, y: 0 },
  { x: -1, y: 0 },
  { x: 0, y: 1 },
  { x: 0, y: -1 },
] as const;

/** What a place costs, in pixels of thread. */
const costs = {
  /** For a tie of others that its box covers. */
  covered: 60,
  /** For a line that its thread crosses. */
  crossed: 70,
  /** For a box of the same tie that its thread runs behind. */
  behind: 6,
  /** Less, where another thread begins at the same point: they hang on one string. */
  shared: 30,
};

/**
 * Boxes for properties that found no room on their tie: beside it, each on a level or upright thread that runs behind none
 * but boxes of the same tie, as beads on a string, and crosses as little as can be. What finds no room there is left.
 */
export function placeAside(
  result: RelationshipsResult,
  without: readonly SharedProperty[],
  there: readonly PlacedBox[],
  around: Surroundings,
): PlacedBox[] {
  const lines = there.flatMap(({ threads }) => threads.map((thread) => lineOf(alongCurve(thread))));
  const found: Found = { ...around, lines, own: [], begun: [] };
  const boxes = [...there];
  for (const shared of without) {
    const tie = around.ties.find(({ key }) => shared.others.length === 1 && key === pairKey(result, shared));
    if (!tie) continue;
    const own = boxes.filter((each) => each.shared.others.length === 1 && pairKey(result, each.shared) === tie.key);
    const made = boxFor(result, shared, around.style);
    const place = bestAside(tie, made.width, { ...found, own: own.map(({ box }) => box) });
    if (!place) continue;
    boxes.push({ ...made, byHand: false, box: place.box, threads: [curveBetween(place.middle, place.at)] });
    found.taken.push(grown(place.box, around.style.apart));
    found.lines.push(lineOf([place.middle, place.at]));
    found.begun.push(place.at);
  }
  return boxes.slice(there.length);
}

/** Points along a line, and the room that they span: most lines are far from most places. */
interface Line {
  readonly points: readonly Point[];
  readonly room: Box;
}

interface Found extends Surroundings {
  /** Threads that are there. */
  readonly lines: Line[];
  /** Where threads beside ties begin. */
  readonly begun: Point[];
  /** Boxes of the same tie. */
  readonly own: readonly Box[];
}

function bestAside(tie: PlacedTie, width: number, found: Found): Aside | null {
  const strange = found.taken.filter((box) => !found.own.some((each) => meet(box, each)));
  const others = found.ties.filter((each) => each !== tie).map(({ points }) => lineOf(points));
  const isFree = isFreeIn(found);
  const isClear = ({ box, middle, at }: Aside): boolean => {
    const thread = boxOf(middle, at);
    return (
      isInside(box, found.frame) &&
      isFree(box) &&
      !strange.some((other) => meet(thread, other)) &&
      !found.themes.some((theme) => meetsCircle(thread, { ...theme, radius: theme.radius + 4 })) &&
      !found.lines.some((line) => passes(line, grown(box, 2)))
    );
  };
  const costOf = ({ box, middle, at, reach }: Aside): number => {
    const [near, thread] = [grown(box, 3), boxOf(middle, at)];
    const crossed = (line: Line) => meet(line.room, thread) && crosses(middle, at, line.points);
    return (
      reach +
      others.filter((line) => passes(line, near)).length * costs.covered +
      [...others, ...found.lines].filter(crossed).length * costs.crossed +
      found.own.filter((each) => meet(each, thread)).length * costs.behind -
      (found.begun.some(({ x, y }) => x === at.x && y === at.y) ? costs.shared : 0)
    );
  };
  let best: Aside | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of placesBeside(tie, width, found.style)) {
    if (place.reach - costs.shared >= least) break;
    if (!isClear(place)) continue;
    const cost = costOf(place);
    if (cost < least) [best, least] = [place, cost];
  }
  return best;
}

/** Places beside a tie, on a level with it, above and below; the nearest first. */
function placesBeside({ curve, width: tieWidth }: PlacedTie, width: number, { height }: BoxStyle): Aside[] {
  const starts = anchors.map((part) => pointAt(curve, part));
  return reaches.flatMap((reach) =>
    starts.flatMap((at) =>
      directions.map(({ x, y }): Aside => {
        const far = tieWidth / 2 + reach + (x === 0 ? height : width) / 2;
        const middle = { x: at.x + x * far, y: at.y + y * far };
        return { box: boxAround(middle, width, height), middle, at, reach };
      }),
    ),
  );
}

const isInside = (box: Box, { left, top, right, bottom, largest }: DiagramFrame): boolean =>
  box.left >= left - largest && box.right <= right + largest && box.top >= top - 20 && box.bottom <= bottom + 20;

/** The room of a level or upright thread. */
const boxOf = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x) - 1,
  right: Math.max(a.x, b.x) + 1,
  top: Math.min(a.y, b.y) - 1,
  bottom: Math.max(a.y, b.y) + 1,
});

const lineOf = (points: readonly Point[]): Line => {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - 1, Math.min(...ys) - 1];
  return { points, room: { left, top, right: Math.max(...xs) + 1, bottom: Math.max(...ys) + 1 } };
};

/** Whether a line passes through a box; one of two points is level or upright, and fills its room. */
const passes = ({ points, room }: Line, box: Box): boolean =>
  meet(room, box) && (points.length === 2 || runsThrough(points, box));

/** Which side of the line from `a` to `b` a point lies on. */
const sideOf = ({ x, y }: Point, a: Point, b: Point): number =>
  Math.sign((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x));

/** Whether a straight thread crosses a line of points. */
const crosses = (from: Point, to: Point, line: readonly Point[]): boolean =>
  line.some((point, at) => {
    const next = line[at + 1];
    return (
      next !== undefined &&
      sideOf(point, from, to) !== sideOf(next, from, to) &&
      sideOf(from, point, next) !== sideOf(to, point, next)
    );
  });
