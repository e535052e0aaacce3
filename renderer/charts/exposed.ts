import type { View } from './SceneView.tsx';

/**
 * What a view shows beyond the one before, as bands that do not overlap: the rest of the picture only has to be moved. `null`
 * where the two have nothing in common.
 */
export function exposedBands(view: View, before: View): readonly View[] | null {
  const [left, top] = [Math.max(view.x, before.x), Math.max(view.y, before.y)];
  const right = Math.min(view.x + view.width, before.x + before.width);
  const bottom = Math.min(view.y + view.height, before.y + before.height);
  if (left >= right || top >= bottom) return null;
  const bands: View[] = [
    { x: view.x, y: view.y, width: view.width, height: top - view.y },
    { x: view.x, y: bottom, width: view.width, height: view.y + view.height - bottom },
    { x: view.x, y: top, width: left - view.x, height: bottom - top },
    { x: right, y: top, width: view.x + view.width - right, height: bottom - top },
  ];
  return bands.filter(({ width, height }) => width > 0 && height > 0);
}
