import { area, curveBumpX } from 'd3-shape';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import type { Picture } from '../kind.ts';
import { areaOf } from '../namedCircles.ts';
import type { ChartTheme } from '../palette.ts';
import type { Mark } from '../scene.ts';
import { formatCount } from '../sentences.ts';
import { fitText } from '../textWidths.ts';
import { bandMark, barMark, barName } from './bandMarks.ts';
import type { ChordResult } from './chord.ts';
import { codeOf, type Flow, shownSets, sumsOf } from './chordShown.ts';

/** A code on one side, from `top` down. Pixels. */
interface Bar {
  readonly code: number;
  readonly sum: number;
  readonly top: number;
  readonly height: number;
}

const barWidth = 12;
/** Room between bars, and the least that a bar takes with its name. */
const between = 5;
const leastSlot = (small: boolean) => (small ? 2 : 14);

/** Two columns of codes and streams from the one to the other. */
export function drawFlows(result: ChordResult, picture: Picture, room: Room): Drawing {
  const small = picture.small === true;
  const whole = areaOf(room, picture);
  const { first, second, flows } = shownSets(result);
  const [left, right] = inGoodOrder(first, second, flows);
  const slots = Math.max(left.length, right.length) * (leastSlot(small) + between);
  const height = small ? whole.height : Math.max(whole.height, slots + 160);
  const [from, to] = [sumsOf(flows, 'from'), sumsOf(flows, 'to')];
  const slot = leastSlot(small);
  const scale = scaleFor(
    [left.map((code) => from.get(code) ?? 0), right.map((code) => to.get(code) ?? 0)],
    height,
    slot,
  );
  const place = { top: whole.y, height, scale, slot };
  const columns = [barsOf(left, from, place), barsOf(right, to, place)] as const;
  const aside = Math.min(small ? 84 : 230, whole.width * 0.32);
  const x = { left: whole.x + aside, right: whole.x + whole.width - aside - barWidth };
  const frame: Frame = { result, theme: room.theme, size: small ? 10.5 : 12.5, aside, small };
  return {
    groups: [
      groupOf('bands', streams(frame, flows, columns, x)),
      groupOf(
        'from',
        columns[0].flatMap((bar) => barMarks(frame, bar, 'from', x.left)),
      ),
      groupOf(
        'to',
        columns[1].flatMap((bar) => barMarks(frame, bar, 'to', x.right)),
      ),
    ],
    right: whole.x + whole.width,
    bottom: whole.y + height,
  };
}

interface Frame {
  readonly result: ChordResult;
  readonly theme: ChartTheme;
  readonly size: number;
  /** Room for the names on each side. */
  readonly aside: number;
  readonly small: boolean;
}

/** Each side in turn stands by the weighted middle of what it is tied to (Sugiyama, Tagawa & Toda 1981): fewer crossings. */
export function inGoodOrder(
  first: readonly number[],
  second: readonly number[],
  flows: readonly Flow[],
): readonly [readonly number[], readonly number[]] {
  let [left, right] = [first, second];
  for (let round = 0; round < 6; round++) {
    right = byMiddle(right, left, flows, 'to');
    left = byMiddle(left, right, flows, 'from');
  }
  return [left, right];
}

function byMiddle(codes: readonly number[], across: readonly number[], flows: readonly Flow[], side: 'from' | 'to') {
  const placeOf = new Map(across.map((code, place) => [code, place]));
  const other = side === 'from' ? 'to' : 'from';
  const middle = new Map(
    codes.map((code, place) => {
      const own = flows.filter((flow) => flow[side] === code);
      const weight = own.reduce((sum, { value }) => sum + value, 0);
      const sum = own.reduce((all, flow) => all + flow.value * (placeOf.get(flow[other]) ?? 0), 0);
      return [code, weight > 0 ? sum / weight : place];
    }),
  );
  return [...codes].sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
}

/** Pixels for one of the unit: the most with which all bars of both sides, each with room for its name, fill the height. */
function scaleFor(sides: readonly (readonly number[])[], height: number, slot: number): number {
  const heightOf = (sums: readonly number[], scale: number) =>
    sums.reduce((all, sum) => all + Math.max(sum * scale, slot) + between, -between);
  let [least, most] = [0, height / Math.max(1, ...sides.map((sums) => sums.reduce((all, sum) => all + sum, 0)))];
  for (let round = 0; round < 40; round++) {
    const middle = (least + most) / 2;
    if (sides.every((sums) => heightOf(sums, middle) <= height)) least = middle;
    else most = middle;
  }
  return least;
}

/** Bars in proportion to their sums, each in a slot where its name has room; the shorter side stands in the middle. */
function barsOf(
  codes: readonly number[],
  sums: ReadonlyMap<number, number>,
  {
    top,
    height,
    scale,
    slot,
  }: { readonly top: number; readonly height: number; readonly scale: number; readonly slot: number },
): readonly Bar[] {
  const heights = codes.map((code) => (sums.get(code) ?? 0) * scale);
  const all = heights.reduce((sum, own) => sum + Math.max(own, slot) + between, -between);
  let y = top + (height - all) / 2;
  return codes.map((code, at) => {
    const own = heights[at] ?? 0;
    const bar = { code, sum: sums.get(code) ?? 0, top: y + Math.max(0, slot - own) / 2, height: own };
    y += Math.max(own, slot) + between;
    return bar;
  });
}

/** Streams leave a bar in the order in which the bars stand across, so that those of one bar never cross each other. */
function streams(
  { result, theme }: Frame,
  flows: readonly Flow[],
  [left, right]: readonly [readonly Bar[], readonly Bar[]],
  x: { readonly left: number; readonly right: number },
): readonly Mark[] {
  const [from, to] = [endsOf(left, right, flows, 'from'), endsOf(right, left, flows, 'to')];
  return flows.flatMap((flow) => {
    const [start, end] = [from.get(flow), to.get(flow)];
    return start && end
      ? [bandMark(result, flow, streamPath(start, end, { left: x.left + barWidth + 1, right: x.right - 1 }), theme)]
      : [];
  });
}

interface Span {
  readonly top: number;
  readonly bottom: number;
}

function endsOf(
  bars: readonly Bar[],
  across: readonly Bar[],
  flows: readonly Flow[],
  side: 'from' | 'to',
): Map<Flow, Span> {
  const placeOf = new Map(across.map(({ code }, place) => [code, place]));
  const other = side === 'from' ? 'to' : 'from';
  const ends = new Map<Flow, Span>();
  for (const { code, sum, top, height } of bars) {
    let y = top;
    const own = flows.filter((flow) => flow[side] === code);
    for (const flow of own.sort((a, b) => (placeOf.get(a[other]) ?? 0) - (placeOf.get(b[other]) ?? 0))) {
      const bottom = y + (height * flow.value) / sum;
      ends.set(flow, { top: y, bottom });
      y = bottom;
    }
  }
  return ends;
}

/** An end of a stream: where it stands, and what it spans. */
interface StreamEnd extends Span {
  readonly x: number;
}

const stream = area<StreamEnd>()
  .x(({ x }) => x)
  .y0(({ top }) => top)
  .y1(({ bottom }) => bottom)
  .curve(curveBumpX)
  .digits(2);

const streamPath = (
  start: Span,
  end: Span,
  { left, right }: { readonly left: number; readonly right: number },
): string =>
  stream([
    { ...start, x: left },
    { ...end, x: right },
  ]) ?? '';

/** A bar with its name and sum outside of it. */
function barMarks({ result, theme, size, aside, small }: Frame, bar: Bar, side: 'from' | 'to', x: number): Mark[] {
  const { id, name, depth } = codeOf(result, bar.code);
  const key = `${side}:${id}`;
  const height = Math.max(1, bar.height);
  const d = `M${x} ${bar.top}H${x + barWidth}V${bar.top + height}H${x}Z`;
  const sum = small ? '' : `  ${formatCount(bar.sum)}`;
  const text = fitText(name, aside - 10 - (small ? 0 : 40), size);
  const place = { x: side === 'from' ? x - 6 : x + barWidth + 6, y: bar.top + bar.height / 2 };
  const words = barName(
    key,
    `${text}${sum}`,
    { ...place, anchor: side === 'from' ? 'end' : 'start' },
    { fill: depth === 0 ? theme.ink : theme.ink2, size },
  );
  const drawn = barMark(result, key, bar.code, { d, sum: bar.sum, theme });
  return small && bar.height < 9 ? [drawn] : [drawn, words];
}
