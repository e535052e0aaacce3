import { chord } from 'd3-chord';
import type { Bounds } from '../bounds.ts';
import { CurvePath } from '../curvePath.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import type { Picture } from '../kind.ts';
import { areaOf, bottomWith, hiddenNames } from '../namedCircles.ts';
import type { ChartTheme } from '../palette.ts';
import type { Mark } from '../scene.ts';
import { formatCount } from '../sentences.ts';
import { spread } from '../spread.ts';
import { fitText, measureText } from '../textWidths.ts';
import { bandMark, barMark, barName } from './bandMarks.ts';
import type { ChordResult } from './chord.ts';
import { codeOf, type Flow, isOneSet, shownSets } from './chordShown.ts';

/** An arc of the circle, in radians clockwise from the top. */
interface Arc {
  readonly from: number;
  readonly to: number;
}
interface CodeArc extends Arc {
  readonly code: number;
  readonly sum: number;
}

interface Circle {
  readonly x: number;
  readonly y: number;
  /** Of the bands; the bars lie around it. */
  readonly radius: number;
  readonly bar: number;
}

/** Codes around a circle, bands between them: the first set at the left, the second at the right. */
export function drawChord(result: ChordResult, picture: Picture, room: Room): Drawing {
  const small = picture.small === true;
  const whole = areaOf(room, picture);
  const size = small ? 10.5 : 12.5;
  const arcs = arcsOf(result);
  const circle = circleIn(whole, small);
  const names = namesOf(result, arcs, circle, { whole, size, theme: room.theme });
  const hidden = small ? 0 : arcs.length - names.placed;
  return {
    groups: [
      groupOf('bands', bandsOf(result, arcs, circle, room.theme)),
      groupOf(
        'bars',
        arcs.map((arc) =>
          barMark(result, `code:${codeOf(result, arc.code).id}`, arc.code, {
            d: barPath(arc, circle),
            sum: arc.sum,
            theme: room.theme,
          }),
        ),
      ),
      groupOf('names', names.marks),
      groupOf('note', hiddenNames(hidden, whole, room.theme)),
    ],
    ...bottomWith(whole, hidden),
  };
}

function circleIn({ x, y, width, height }: Bounds, small: boolean): Circle {
  const [above, aside] = small ? [8, 92] : [18, 190];
  const outer = Math.max(30, Math.min(height / 2 - above, width / 2 - Math.min(aside, width / 3.2)));
  const bar = small ? 6 : 12;
  return { x: x + width / 2, y: y + height / 2, radius: outer - bar - 1.5, bar };
}

/** The codes in the order in which they stand, clockwise from the top: the second set down the right, the first up the left. */
function orderOf(result: ChordResult): readonly number[] {
  const { first, second } = shownSets(result);
  const right = isOneSet(result) ? [] : second;
  const known = new Set(right);
  const left = first.filter((code) => !known.has(code));
  return isOneSet(result)
    ? [...new Set([...first, ...second])].sort((a, b) => a - b)
    : [...right, ...left.toReversed()];
}

/** Each tie once: in one set it stands in two cells. */
function bandFlows(result: ChordResult): readonly Flow[] {
  const seen = new Set<number>();
  return shownSets(result).flows.filter(({ tie }) => !seen.has(tie) && seen.add(tie));
}

function arcsOf(result: ChordResult): readonly CodeArc[] {
  const order = orderOf(result);
  const placeOf = new Map(order.map((code, place) => [code, place]));
  const matrix = order.map(() => new Array<number>(order.length).fill(0));
  for (const { from, to, value } of bandFlows(result)) {
    const [one, other] = [placeOf.get(from) ?? 0, placeOf.get(to) ?? 0];
    for (const [row, column] of [
      [one, other],
      [other, one],
    ] as const)
      (matrix[row] as number[])[column] = value;
  }
  const gap = Math.min(0.05, 1.6 / Math.max(1, order.length));
  return chord()
    .padAngle(gap)(matrix)
    .groups.map(({ index, startAngle, endAngle, value }) => {
      return { code: order[index] ?? 0, from: startAngle, to: endAngle, sum: value };
    });
}

/** Bands leave a bar in the order in which their other ends come, so that those of one bar never cross each other. */
function bandsOf(result: ChordResult, arcs: readonly CodeArc[], circle: Circle, theme: ChartTheme): readonly Mark[] {
  const flows = bandFlows(result);
  const placeOf = new Map(arcs.map(({ code }, place) => [code, place]));
  const ends = new Map<string, Arc>();
  for (const [place, arc] of arcs.entries()) {
    const away = (flow: Flow) => {
      const other = placeOf.get(flow.from === arc.code ? flow.to : flow.from) ?? 0;
      return (place - other + arcs.length) % arcs.length;
    };
    let from = arc.from;
    const own = flows.filter((flow) => flow.from === arc.code || flow.to === arc.code);
    for (const flow of own.sort((a, b) => away(a) - away(b))) {
      const to = from + ((arc.to - arc.from) * flow.value) / arc.sum;
      ends.set(`${flow.tie} ${arc.code}`, { from, to });
      from = to;
    }
  }
  return flows.flatMap((flow) => {
    const [one, other] = [ends.get(`${flow.tie} ${flow.from}`), ends.get(`${flow.tie} ${flow.to}`)];
    return one && other ? [bandMark(result, flow, bandPath(one, other, circle), theme)] : [];
  });
}

/** From the top clockwise, as charts count; curves count from the right. */
const turned = (angle: number): number => angle - Math.PI / 2;
const pointAt = ({ x, y }: Circle, angle: number, radius: number) =>
  [x + Math.sin(angle) * radius, y - Math.cos(angle) * radius] as const;

function bandPath(one: Arc, other: Arc, circle: Circle): string {
  const { x, y, radius } = circle;
  const path = new CurvePath();
  path.moveTo(...pointAt(circle, one.from, radius));
  path.arc(x, y, radius, turned(one.from), turned(one.to));
  path.quadraticCurveTo(x, y, ...pointAt(circle, other.from, radius));
  path.arc(x, y, radius, turned(other.from), turned(other.to));
  path.quadraticCurveTo(x, y, ...pointAt(circle, one.from, radius));
  path.closePath();
  return path.toString();
}

function barPath({ from, to }: Arc, circle: Circle): string {
  const { x, y, radius, bar } = circle;
  const [inner, outer] = [radius + 1.5, radius + 1.5 + bar];
  const path = new CurvePath();
  path.moveTo(...pointAt(circle, from, outer));
  path.arc(x, y, outer, turned(from), turned(to));
  path.lineTo(...pointAt(circle, to, inner));
  path.arc(x, y, inner, turned(to), turned(from));
  path.closePath();
  return path.toString();
}

interface NameRoom {
  readonly whole: Bounds;
  readonly size: number;
  readonly theme: ChartTheme;
}

/** Names left and right of the circle, a thin line from each to its bar; the least tied go without where there is no room. */
function namesOf(result: ChordResult, arcs: readonly CodeArc[], circle: Circle, room: NameRoom) {
  const line = room.size * 1.25;
  const most = Math.floor((room.whole.height - 4) / line);
  const sides = [1, -1].map((side) => {
    const own = arcs.filter(
      (arc) => Math.sign(Math.sin(middleOf(arc))) === side || (side === 1 && Math.sin(middleOf(arc)) === 0),
    );
    const kept = new Set([...own].sort((a, b) => b.sum - a.sum).slice(0, most));
    return sideNames(
      result,
      own.filter((arc) => kept.has(arc)),
      side,
      circle,
      room,
    );
  });
  return { marks: sides.flat().flat(), placed: sides.flat().length };
}

const middleOf = ({ from, to }: Arc): number => (from + to) / 2;

function sideNames(
  result: ChordResult,
  arcs: readonly CodeArc[],
  side: number,
  circle: Circle,
  room: NameRoom,
): Mark[][] {
  const { whole, size, theme } = room;
  const outer = circle.radius + 1.5 + circle.bar;
  const wanted = arcs.map((arc) => circle.y - Math.cos(middleOf(arc)) * (outer + 6));
  const places = spread(wanted, size * 1.25, whole.y + size * 0.7, whole.y + whole.height - size * 0.7);
  return arcs.flatMap((arc, at): Mark[][] => {
    const y = places[at] ?? 0;
    // Beside the circle at the height of the name, whole name.
    const off = Math.max(0, Math.abs(y - circle.y) - size * 0.6);
    const edge = Math.sqrt(Math.max(0, (outer + 8) ** 2 - off ** 2));
    const x = circle.x + side * Math.max(edge, 10);
    const space = side > 0 ? whole.x + whole.width - x : x - whole.x;
    const { id, name, depth } = codeOf(result, arc.code);
    const sum = `  ${formatCount(arc.sum)}`;
    const fitted = fitText(name, space - 2 - measureText(sum, size), size);
    if (fitted === '') return [];
    const text = fitted + sum;
    const [fromX, fromY] = pointAt(circle, middleOf(arc), outer + 1);
    const anchor = side > 0 ? ('start' as const) : ('end' as const);
    const line: Mark = {
      kind: 'line',
      key: `to:${id}`,
      x1: fromX,
      y1: fromY,
      x2: x - side * 2,
      y2: y,
      stroke: theme.hairlineStrong,
      strokeWidth: 1,
    };
    return [[line, barName(`${id}`, text, { x, y, anchor }, { fill: depth === 0 ? theme.ink : theme.ink2, size })]];
  });
}
