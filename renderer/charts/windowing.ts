import { boundsOf } from '#shared/charts/bounds.ts';
import type { Group, Mark } from '#shared/charts/scene.ts';
import type { View } from './SceneView.tsx';

/** Groups of so many marks are only drawn where they can be seen; fewer are drawn whole. */
export const manyMarks = 200;

/** Edges of the marks of a group, worked out once: left, top, right, bottom of each, one after the other. */
const edgesOf = new WeakMap<Group, Float64Array>();

function measured(group: Group): Float64Array {
  const known = edgesOf.get(group);
  if (known) return known;
  const edges = new Float64Array(group.children.length * 4);
  for (const [index, mark] of group.children.entries()) {
    const { x, y, width, height } = boundsOf(mark);
    edges.set([x, y, x + width, y + height], index * 4);
  }
  edgesOf.set(group, edges);
  return edges;
}

/** The marks of a large group that reach into the window, in their order. */
export function marksWithin(group: Group, { x, y, width, height }: View): readonly Mark[] {
  const edges = measured(group);
  return group.children.filter((_, index) => {
    const at = index * 4;
    return (
      (edges[at] ?? 0) <= x + width &&
      (edges[at + 2] ?? 0) >= x &&
      (edges[at + 1] ?? 0) <= y + height &&
      (edges[at + 3] ?? 0) >= y
    );
  });
}

/** Pixels that a window moves by at least, and reaches beyond what is seen: scrolling a little draws nothing anew. */
const step = 240;

/** What is seen of a sheet that scrolls, with a margin all round. */
export function windowOf(frame: HTMLElement): View {
  const x = (Math.floor(frame.scrollLeft / step) - 1) * step;
  const y = (Math.floor(frame.scrollTop / step) - 1) * step;
  const reach = (size: number) => (Math.ceil(size / step) + 3) * step;
  return { x, y, width: reach(frame.clientWidth), height: reach(frame.clientHeight) };
}

export const isSameView = (one: View | null, other: View): boolean =>
  one !== null && one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
