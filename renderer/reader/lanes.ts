import type { CodeId, CodingId } from '#shared/domain/ids.ts';
import { hueOf } from '../ui/hues.ts';
import type { ReaderCoding } from './codingSet.ts';
import { columnStep, laneHeads, packLanes, placeLabels } from './packing.ts';
import type { Sheet, SheetSection } from './sheet.ts';

/** What the reader needs to know of a code to draw it. */
export interface CodeLook {
  readonly name: string;
  readonly color: string;
}
export type CodeLooks = (codeId: CodeId) => CodeLook;

/** A lane ready to be drawn; pixels from the top left corner of its section. */
interface Lane {
  readonly coding: ReaderCoding;
  readonly look: CodeLook;
  readonly top: number;
  readonly bottom: number;
  /** True when the coding begins in this section: only then it has a label and a head. */
  readonly begins: boolean;
}

/** Where a section's text and margin stand; pixels from its left edge. */
interface Margin {
  readonly textLeft: number;
  readonly lanesWidth: number;
  readonly height: number;
  readonly originTop: number;
}

const distanceToText = 14;
const labelGap = 17;
const labelHeight = 17;

/** Heights of places in a section, measured once until its layout changes. Pixels from its top. */
export class LineHeights {
  #heads = new Map<number, number>();
  #feet = new Map<number, number>();

  forget(): void {
    this.#heads.clear();
    this.#feet.clear();
  }

  /** Top of the line in which `[start, end)` begins. */
  head(sheet: Sheet, start: number, end: number, originTop: number): number {
    const known = this.#heads.get(start);
    if (known !== undefined) return known;
    const rect = lineRects(sheet, start, Math.min(end, start + 2)).at(0);
    const top = rect ? rect.top - originTop + 2 : 0;
    this.#heads.set(start, top);
    return top;
  }

  /** Bottom of the line in which `[start, end)` ends. */
  foot(sheet: Sheet, start: number, end: number, originTop: number): number {
    const known = this.#feet.get(end);
    if (known !== undefined) return known;
    const rect = lineRects(sheet, Math.max(start, end - 2), end).at(-1);
    const bottom = rect ? rect.bottom - originTop - 2 : 0;
    this.#feet.set(end, bottom);
    return bottom;
  }
}

/** Boxes of the lines of a range, without the empty ones that a soft break leaves behind. */
export function lineRects(sheet: Sheet, start: number, end: number): DOMRect[] {
  const rects = [...(sheet.rangeOf(start, end)?.getClientRects() ?? [])].filter((rect) => rect.height > 0);
  const wide = rects.filter((rect) => rect.width > 0);
  return wide.length > 0 ? wide : rects;
}

export interface LaneState {
  readonly selected: CodingId | null;
  readonly hovered: CodingId | null;
  /** Whether a coding is another person's: its lane is hollow. */
  readonly isOthers: (coding: ReaderCoding) => boolean;
  /** Columns of codings that go through several sections: the same in each of them. */
  readonly columns: Map<CodingId, number>;
}

/**
 * Measures where the lanes, labels, wires and grips of a section stand, from the layout that the browser made of its text.
 * What is returned draws them: measuring several sections before drawing any of them spares the browser a layout each.
 */
export function planLanes(
  sheet: Sheet,
  section: SheetSection,
  codings: readonly ReaderCoding[],
  looks: CodeLooks,
  heights: LineHeights,
  state: LaneState,
): () => void {
  const margin = measureMargin(sheet, section);
  const lanes = codings.map((coding) => measureLane(sheet, section, coding, looks, heights, margin));
  const columns = packLanes(lanes.map((lane) => ({ ...lane, column: state.columns.get(lane.coding.id) })));
  lanes.forEach(({ coding }, at) => {
    const through = coding.start < section.start || coding.end > section.end;
    if (through) state.columns.set(coding.id, columns[at] ?? 0);
  });
  const step = columnStep(Math.max(0, ...columns) + 1, margin.lanesWidth - distanceToText);
  const heads = laneHeads(lanes);
  const farthest = margin.textLeft - margin.lanesWidth + 4;
  const labels = labelTops(lanes, margin);
  const places = lanes.map((lane, at) => ({
    lane,
    left: Math.max(farthest, margin.textLeft - distanceToText - (columns[at] ?? 0) * step),
    head: lane.begins ? (heads[at] ?? lane.top) : lane.top,
    label: labels.get(lane) ?? null,
  }));
  const grips = lanes.flatMap((lane) =>
    lane.coding.id === state.selected ? drawGrips(sheet, section, lane, margin) : [],
  );
  return () =>
    section.layer.replaceChildren(
      drawWires(places, margin, state),
      ...places.map((place) => drawLane(place, state)),
      ...drawLabels(places, state),
      ...grips,
    );
}

function measureMargin(sheet: Sheet, section: SheetSection): Margin {
  const own = section.element.getBoundingClientRect();
  const style = getComputedStyle(section.element);
  const text = sheet.elementOf(section.first);
  return {
    textLeft: (text?.getBoundingClientRect().left ?? own.left) - own.left,
    lanesWidth: Number.parseFloat(style.getPropertyValue('--lanes')) || 72,
    height: own.height,
    originTop: own.top,
  };
}

function measureLane(
  sheet: Sheet,
  section: SheetSection,
  coding: ReaderCoding,
  looks: CodeLooks,
  heights: LineHeights,
  { height, originTop }: Margin,
): Lane {
  const begins = coding.start >= section.start;
  const top = begins ? heights.head(sheet, coding.start, coding.end, originTop) : 0;
  const ends = coding.end <= section.end;
  const bottom = ends ? heights.foot(sheet, Math.max(coding.start, section.start), coding.end, originTop) : height;
  return { coding, look: looks(coding.codeId), top, bottom: Math.max(bottom, top + 6), begins };
}

interface PlacedLane {
  readonly lane: Lane;
  readonly left: number;
  readonly head: number;
  /** Top of its label; `null` where it has none. */
  readonly label: number | null;
}

function drawLane({ lane, left, head }: PlacedLane, state: LaneState): HTMLElement {
  const button = codingButton(lane, 'reader-lane', state);
  button.style.cssText = `left:${left - 4}px;top:${head}px;height:${Math.max(6, lane.bottom - head)}px`;
  return button;
}

function codingButton({ coding, look }: Lane, className: string, state: LaneState): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.className = className;
  button.classList.toggle('others', state.isOthers(coding));
  button.classList.toggle('selected', coding.id === state.selected);
  button.classList.toggle('hovered', coding.id === state.hovered);
  button.dataset.coding = coding.id;
  Object.assign(button.dataset, { hue: hueOf(look.color)['data-hue'] });
  button.setAttribute('aria-label', `Coding: ${look.name}`);
  button.title = look.name;
  return button;
}

/** Tops of the labels: each as near to its lane's head as the labels around it allow. */
function labelTops(lanes: readonly Lane[], { height }: Margin): ReadonlyMap<Lane, number | null> {
  const labelled = lanes.filter(({ begins }) => begins);
  const tops = placeLabels(
    labelled.map(({ top }) => top - 1),
    { gap: labelGap, least: 0, most: Math.max(0, height - labelHeight) },
  );
  return new Map(labelled.map((lane, at) => [lane, tops[at] ?? null]));
}

/** The words of a label are no part of the text: neither found, nor selected, nor read out twice. */
function drawLabels(places: readonly PlacedLane[], state: LaneState): HTMLElement[] {
  return places.flatMap(({ lane, label }) => {
    if (label === null) return [];
    const button = codingButton(lane, 'reader-label', state);
    button.dataset.name = lane.look.name;
    button.style.top = `${label}px`;
    button.setAttribute('aria-hidden', 'true');
    return [button];
  });
}

const svg = 'http://www.w3.org/2000/svg';

function drawWires(places: readonly PlacedLane[], margin: Margin, state: LaneState): Element {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('class', 'reader-wires');
  picture.setAttribute('aria-hidden', 'true');
  const start = margin.textLeft - margin.lanesWidth - 3;
  const innermost = Math.min(...places.map(({ left }) => left));
  for (const place of places) {
    if (place.label === null) continue;
    const wire = document.createElementNS(svg, 'path');
    wire.setAttribute('d', wirePath(start, place.label + labelHeight / 2 + 0.5, place, innermost));
    wire.setAttribute('data-hue', hueOf(place.lane.look.color)['data-hue']);
    wire.classList.toggle('selected', place.lane.coding.id === state.selected);
    picture.append(wire);
  }
  return picture;
}

/** From the label's edge in a curve to the height of the lane's head, then straight to the lane. */
function wirePath(start: number, labelMiddle: number, { left, head }: PlacedLane, innermost: number): string {
  const at = head + 1.5;
  const bend = Math.max(start + 10, Math.min(innermost - 4, left - 3));
  return `M${start},${labelMiddle} C${start + 8},${labelMiddle} ${bend - 8},${at} ${bend},${at} L${left - 1},${at}`;
}

/** Two round grips at the ends of the coding in hand. */
function drawGrips(sheet: Sheet, section: SheetSection, lane: Lane, margin: Margin): HTMLElement[] {
  const { start, end } = lane.coding;
  const own = section.element.getBoundingClientRect();
  const grips: HTMLElement[] = [];
  const add = (side: 'start' | 'end', x: number, y: number) => {
    const grip = document.createElement('span');
    grip.className = 'reader-grip';
    grip.dataset.grip = side;
    grip.dataset.hue = hueOf(lane.look.color)['data-hue'];
    grip.style.cssText = `left:${x - own.left - 4.5}px;top:${y - margin.originTop - 4.5}px`;
    grips.push(grip);
  };
  const head = start >= section.start ? lineRects(sheet, start, Math.min(end, start + 2)).at(0) : undefined;
  const foot = end <= section.end ? lineRects(sheet, Math.max(start, end - 2), end).at(-1) : undefined;
  const rightToLeft = (offset: number) => isRightToLeft(sheet, section, offset);
  if (head) add('start', rightToLeft(start) ? head.right : head.left, head.top);
  if (foot) add('end', rightToLeft(end - 1) ? foot.left : foot.right, foot.bottom);
  return grips;
}

function isRightToLeft(sheet: Sheet, section: SheetSection, offset: number): boolean {
  for (let place = section.first; place < section.last; place++) {
    const element = sheet.elementOf(place);
    if (element && (sheet.blocks[place]?.end ?? 0) > offset) return getComputedStyle(element).direction === 'rtl';
  }
  return false;
}
