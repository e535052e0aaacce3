import type { SceneCut } from '#shared/charts/kind.ts';
import type { Anchor } from './HoverCard.tsx';
import type { View } from './SceneView.tsx';

/** Where a box of the scene's middle stands in the window. */
export function anchorOf(body: HTMLElement, cut: SceneCut, { x, y, width, height }: View): Anchor {
  const origin = body.getBoundingClientRect();
  const left = origin.left + x - cut.left;
  const top = origin.top + y - cut.top;
  return { left, top, right: left + width, bottom: top + height };
}

/** Scrolls the frame as little as needed for the box to be seen beside the heads and names that stay. */
export function bringIntoView(body: HTMLElement, cut: SceneCut, { x, y, width, height }: View): void {
  const frame = body.closest('.chart-frame');
  if (!frame) return;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = frame;
  const left = Math.min(x - cut.left, Math.max(scrollLeft, x + width + 8 - clientWidth));
  const top = Math.min(y - cut.top, Math.max(scrollTop, y + height + 8 - clientHeight));
  frame.scrollTo({ left: Math.max(0, left), top: Math.max(0, top) });
}
