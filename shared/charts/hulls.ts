import { rounded } from './scene.ts';

type Point = readonly [x: number, y: number];

/** The outermost points, in turn (Andrew 1979, monotone chain). */
export function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (along: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of along) {
      while (chain.length > 1 && turn(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Points around a circle, enough for a hull to look round. */
const around: readonly Point[] = Array.from({ length: 16 }, (_, at) => {
  const angle = (at * Math.PI) / 8;
  return [Math.cos(angle), Math.sin(angle)];
});

/** The outline around circles, at a distance from them, as a path; empty without circles. */
export function outlineAround(
  circles: readonly { readonly x: number; readonly y: number; readonly radius: number }[],
  apart: number,
): string {
  const points = circles.flatMap(({ x, y, radius }) =>
    around.map(([dx, dy]): Point => [x + dx * (radius + apart), y + dy * (radius + apart)]),
  );
  const hull = convexHull(points);
  return hull.length === 0 ? '' : `M${hull.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`;
}
