import './charts.css';
import { useLayoutEffect, useRef } from 'react';
import type { Path } from '#shared/charts/scene.ts';
import { drawLeaves, shapeOf } from './drawLeaves.ts';
import type { Leaf } from './leaves.ts';
import type { View } from './SceneView.tsx';

interface CanvasViewProps {
  readonly leaves: readonly Leaf[];
  /** The part of the scene that is drawn, in its pixels. */
  readonly view: View;
  /** Where the element that it stands in begins in the scene. */
  readonly left: number;
  readonly top: number;
  readonly only: string | null;
  /** Pixels of the screen for one of the page. */
  readonly ratio: number;
}

/** Marks that are too many for elements, as one picture of the part that is seen. Files get them as shapes all the same. */
export function CanvasView({ leaves, view, left, top, only, ratio }: CanvasViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    const brush = element?.getContext('2d');
    if (!element || !brush) return;
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.clearRect(0, 0, view.width, view.height);
    brush.translate(-view.x, -view.y);
    drawLeaves(brush, leaves, { family: getComputedStyle(element).fontFamily, only });
  }, [leaves, view, only, ratio]);
  return (
    <div
      className="chart-canvas"
      aria-hidden="true"
      style={{ left: view.x - left, top: view.y - top, width: view.width, height: view.height }}
    >
      <canvas
        ref={canvas}
        data-marks={leaves.length}
        width={Math.ceil(view.width * ratio)}
        height={Math.ceil(view.height * ratio)}
      />
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
