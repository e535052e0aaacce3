import './charts.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Path } from '#shared/charts/scene.ts';
import { drawLeaves, shapeOf } from './drawLeaves.ts';
import { exposedBands } from './exposed.ts';
import { type Leaf, reachesInto } from './leaves.ts';
import type { View } from './SceneView.tsx';

interface CanvasViewProps {
  readonly leaves: readonly Leaf[];
  /** What the leaves are of: while it is the same, a mark at a place of the scene looks the same. */
  readonly picture: object;
  /** The part of the scene that is drawn, in its pixels. */
  readonly view: View;
  /** Where the element that it stands in begins in the scene. */
  readonly left: number;
  readonly top: number;
  readonly only: string | null;
  /** Pixels of the screen for one of the page. */
  readonly ratio: number;
}

interface Painted extends Pick<CanvasViewProps, 'picture' | 'view' | 'only' | 'ratio'> {
  readonly fonts: number;
}

/** Counts up when faces of the font have come: a canvas does not draw itself anew for them, as elements do. */
function useFonts(): number {
  const [loaded, setLoaded] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    document.fonts.addEventListener('loadingdone', () => setLoaded((before) => before + 1), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return loaded;
}

/** The bands that have to be drawn when the rest of what stands on the canvas is moved; `null` = nothing of it holds. */
function bandsToDraw(now: Painted, before: Painted | null): readonly View[] | null {
  if (!before || before.picture !== now.picture || before.only !== now.only) return null;
  if (before.ratio !== now.ratio || before.fonts !== now.fonts) return null;
  const moves = [before.view.x - now.view.x, before.view.y - now.view.y];
  // A picture that moves by a part of a pixel would blur.
  if (moves.some((move) => !Number.isInteger(move * now.ratio))) return null;
  return exposedBands(now.view, before.view);
}

/** Moves what stands on a canvas, which may get another size, to where it stands in the new view. */
function moveOver(element: HTMLCanvasElement, size: readonly [number, number], dx: number, dy: number): void {
  const brush = element.getContext('2d');
  if (!brush) return;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  const [width, height] = size;
  if (element.width === width && element.height === height) {
    brush.globalCompositeOperation = 'copy';
    brush.drawImage(element, dx, dy);
    brush.globalCompositeOperation = 'source-over';
    return;
  }
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [element.width, element.height];
  copy.getContext('2d')?.drawImage(element, 0, 0);
  [element.width, element.height] = size;
  brush.drawImage(copy, dx, dy);
}

/**
 * Marks that are too many for elements, as one picture of the part that is seen; while it scrolls only what comes into view is
 * drawn. Files get them as shapes all the same.
 */
export function CanvasView({ leaves, picture, view, left, top, only, ratio }: CanvasViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<Painted | null>(null);
  const fonts = useFonts();
  useLayoutEffect(() => {
    const element = canvas.current;
    const brush = element?.getContext('2d');
    if (!element || !brush) return;
    const [before, now] = [painted.current, { picture, view, only, ratio, fonts }];
    const bands = bandsToDraw(now, before);
    const size = [Math.ceil(view.width * ratio), Math.ceil(view.height * ratio)] as const;
    if (before && bands) moveOver(element, size, (before.view.x - view.x) * ratio, (before.view.y - view.y) * ratio);
    else [element.width, element.height] = size;
    brush.setTransform(ratio, 0, 0, ratio, -view.x * ratio, -view.y * ratio);
    const options = { family: getComputedStyle(element).fontFamily, only };
    for (const { x, y, width, height } of bands ?? [view]) {
      // A pixel more on each side: what stood at the edge was cut there.
      const band = { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
      brush.save();
      brush.beginPath();
      brush.rect(band.x, band.y, band.width, band.height);
      brush.clip();
      brush.clearRect(band.x, band.y, band.width, band.height);
      drawLeaves(brush, bands ? leaves.filter((leaf) => reachesInto(leaf, band)) : leaves, options);
      brush.restore();
    }
    painted.current = now;
  }, [leaves, picture, view, only, ratio, fonts]);
  return (
    <div
      className="chart-canvas"
      aria-hidden="true"
      style={{ left: view.x - left, top: view.y - top, width: view.width, height: view.height }}
    >
      <canvas ref={canvas} data-marks={leaves.length} />
    </div>
  );
}

let tester: CanvasRenderingContext2D | null = null;

/** Whether a point of the scene lies on a path: in it where it is filled, on its line where it has one. */
export function touchesPath(path: Path, x: number, y: number): boolean {
  tester ??= document.createElement('canvas').getContext('2d');
  if (!tester) return false;
  const shape = shapeOf(path);
  tester.lineWidth = Math.max(4, path.strokeWidth ?? 1);
  if (path.fill !== 'none' && tester.isPointInPath(shape, x, y)) return true;
  return path.stroke !== undefined && tester.isPointInStroke(shape, x, y);
}
