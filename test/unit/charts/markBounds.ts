import type { Group, Mark } from '#shared/charts/scene.ts';
import { measureText } from '#shared/charts/textWidths.ts';

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const around = (points: readonly (readonly [x: number, y: number])[]): Bounds => ({
  left: Math.min(...points.map(([x]) => x)),
  top: Math.min(...points.map(([, y]) => y)),
  right: Math.max(...points.map(([x]) => x)),
  bottom: Math.max(...points.map(([, y]) => y)),
});

/** Boxes of a path made of `M x y h width v height h -width z`. */
export function boxesOf(
  d: string,
): readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[] {
  return Array.from(d.matchAll(/M(\S+) (\S+?)h([\d.-]+)v([\d.-]+)h[\d.-]+z/gu), ([, x, y, width, height]) => ({
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  }));
}

/** The room that a mark takes; words by the width table. */
export function boundsOf(mark: Exclude<Mark, Group>): Bounds {
  switch (mark.kind) {
    case 'rect':
      return around([
        [mark.x, mark.y],
        [mark.x + mark.width, mark.y + mark.height],
      ]);
    case 'line':
      return around([
        [mark.x1, mark.y1],
        [mark.x2, mark.y2],
      ]);
    case 'dot':
      return around([
        [mark.x - mark.radius, mark.y - mark.radius],
        [mark.x + mark.radius, mark.y + mark.radius],
      ]);
    case 'path':
      return mark.d === ''
        ? around([[0, 0]])
        : around(
            boxesOf(mark.d).flatMap(
              ({ x, y, width, height }) =>
                [
                  [x, y],
                  [x + width, y + height],
                ] as const,
            ),
          );
    case 'text': {
      const width = measureText(mark.text, mark.size, mark.face);
      const from = mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? -width / 2 : -width;
      const turn = ((mark.turn ?? 0) * Math.PI) / 180;
      const at = (x: number, y: number) =>
        [mark.x + x * Math.cos(turn) - y * Math.sin(turn), mark.y + x * Math.sin(turn) + y * Math.cos(turn)] as const;
      return around([
        at(from, -mark.size * 0.75),
        at(from + width, -mark.size * 0.75),
        at(from, mark.size * 0.2),
        at(from + width, mark.size * 0.2),
      ]);
    }
  }
}
