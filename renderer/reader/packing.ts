/** Where lanes and labels stand. Pure arithmetic in pixels: boxes in, places out. */

/** The height that a coding takes beside the text. */
export interface LaneBox {
  readonly top: number;
  readonly bottom: number;
  /** A column that it has already elsewhere, and keeps here if it can. */
  readonly column?: number | undefined;
}

/** Least distance between two lanes in one column, and how far the heads of lanes that begin on one line are apart. */
const laneGap = 3;
const headStep = 4;

/**
 * The column of each lane, 0 beside the text. Boxes come in the order in which they should stand outwards (earlier start,
 * then longer); each takes the innermost column that is free at its height.
 */
export function packLanes(boxes: readonly LaneBox[]): number[] {
  const columns: LaneBox[][] = [];
  const isFree = (box: LaneBox, column: number) =>
    (columns[column] ?? []).every((other) => other.bottom + laneGap <= box.top || box.bottom + laneGap <= other.top);
  const take = (box: LaneBox, column: number) => {
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(box);
    return column;
  };
  const places = boxes.map((box) => (box.column !== undefined && isFree(box, box.column) ? take(box, box.column) : -1));
  return boxes.map((box, at) => {
    const known = places[at] ?? -1;
    if (known >= 0) return known;
    let column = 0;
    while (!isFree(box, column)) column++;
    return take(box, column);
  });
}

/**
 * Where each lane begins: of lanes that begin on one line, each further one starts 4 px lower, so that no wire crosses a
 * lane's head. No lane gives up more than half of its height.
 */
export function laneHeads(boxes: readonly LaneBox[]): number[] {
  const begun: { top: number; count: number }[] = [];
  return boxes.map(({ top, bottom }) => {
    const line = begun.findLast((each) => Math.abs(each.top - top) < laneGap);
    const before = line?.count ?? 0;
    if (line) line.count += 1;
    else begun.push({ top, count: 1 });
    return top + Math.min(before * headStep, (bottom - top) / 2);
  });
}

interface Frame {
  readonly gap: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Places labels near where they want to stand, at least `gap` apart and between `least` and `most`, with the smallest
 * sum of squared ways. `wanted` ascends. When they cannot all stand, the last get `null`.
 */
export function placeLabels(wanted: readonly number[], { gap, least, most }: Frame): (number | null)[] {
  const room = Math.max(1, Math.floor((most - least) / gap) + 1);
  const shown = wanted.slice(0, room);
  // With the gaps taken out, labels must only not change their order: neighbours that would, share their mean.
  const groups: { sum: number; count: number }[] = [];
  shown.forEach((want, at) => {
    let group = { sum: want - at * gap, count: 1 };
    for (let last = groups.at(-1); last && meanOf(last) > meanOf(group); last = groups.at(-1)) {
      group = { sum: group.sum + last.sum, count: group.count + last.count };
      groups.pop();
    }
    groups.push(group);
  });
  const lowest = most - (shown.length - 1) * gap;
  const base = groups.flatMap((group) => Array<number>(group.count).fill(clamp(meanOf(group), least, lowest)));
  return wanted.map((_, at) => (at < shown.length ? (base[at] ?? least) + at * gap : null));
}

const meanOf = ({ sum, count }: { readonly sum: number; readonly count: number }): number => sum / count;
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** Distance between two columns: 8 px, less when so many would not fit into the margin. */
export function columnStep(columns: number, width: number): number {
  const [wide, tight] = [8, 4];
  return clamp(Math.floor(width / Math.max(1, columns)), tight, wide);
}
