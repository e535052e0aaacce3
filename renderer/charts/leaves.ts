import { type Bounds, boundsOf } from '#shared/charts/bounds.ts';
import type { Group, Line, Mark, Path } from '#shared/charts/scene.ts';
import type { View } from './SceneView.tsx';
import { manyMarks, marksWithin } from './windowing.ts';

export type Leaf = Exclude<Mark, Group>;

/** More marks than this in the window are drawn on a canvas: as elements they take longer than a frame to move. */
export const mostElements = 4000;

/** The marks that reach into the window, groups opened, in the order of drawing; of small groups all. */
export function leavesWithin(marks: readonly Mark[], seen: View | null): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const open = (mark: Mark): void => {
    if (mark.kind !== 'group') {
      leaves.push(mark);
      return;
    }
    const children = seen && mark.children.length > manyMarks ? marksWithin(mark, seen) : mark.children;
    for (const child of children) open(child);
  };
  for (const mark of marks) open(mark);
  return leaves;
}

const boxes = new WeakMap<Leaf, Bounds>();

/** Pixels that lines and letters may reach over the rectangle that is known of a mark. */
const over = 4;

/** Whether some of a mark is drawn in a view. */
export function reachesInto(leaf: Leaf, { x, y, width, height }: View): boolean {
  const box = boxes.get(leaf) ?? boundsOf(leaf);
  boxes.set(leaf, box);
  return (
    box.x - over <= x + width &&
    box.x + box.width + over >= x &&
    box.y - over <= y + height &&
    box.y + box.height + over >= y
  );
}

/** Whether a point lies on a shape that only who draws it can follow. */
export type Touches = (path: Path, x: number, y: number) => boolean;

/** Pixels beside a line that still count as the line. */
const besideLine = 2;

function touchesLine({ x1, y1, x2, y2, strokeWidth = 1 }: Line, x: number, y: number): boolean {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y) <= Math.max(strokeWidth / 2, besideLine);
}

function touches(mark: Leaf, x: number, y: number, touchesPath: Touches): boolean {
  if (mark.kind === 'line') return touchesLine(mark, x, y);
  if (mark.kind === 'dot') return Math.hypot(mark.x - x, mark.y - y) <= mark.radius;
  if (mark.kind === 'path') return touchesPath(mark, x, y);
  const box = boundsOf(mark);
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/**
 * Key of the mark at a point that has something to say, the uppermost first: what the browser would find among elements. A
 * group that speaks is touched wherever its rectangle is.
 */
export function speakingAt(marks: readonly Mark[], x: number, y: number, touchesPath: Touches): string | null {
  for (const mark of [...marks].reverse()) {
    if (mark.kind !== 'group') {
      if (mark.title && touches(mark, x, y, touchesPath)) return mark.key;
      continue;
    }
    // Those whose rectangle holds the point; their edges are known from drawing.
    const inside = speakingAt(marksWithin(mark, { x, y, width: 0, height: 0 }), x, y, touchesPath);
    if (inside !== null) return inside;
    const box = boundsOf(mark);
    const isInside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    if (isInside && mark.title) return mark.key;
  }
  return null;
}
