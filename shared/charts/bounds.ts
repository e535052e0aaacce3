import { everyMark, type Mark } from './scene.ts';
import { measureText } from './textWidths.ts';

/** A rectangle of a scene, in its pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle that a mark stands in; of a group, that of its parts. Curves by the points that they are drawn with. */
export function boundsOf(mark: Mark): Bounds {
  const corners = [...everyMark([mark])].flatMap(cornersOf);
  if (corners.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...corners.map((corner) => corner[0]));
  const y = Math.min(...corners.map((corner) => corner[1]));
  return {
    x,
    y,
    width: Math.max(...corners.map((corner) => corner[0])) - x,
    height: Math.max(...corners.map((corner) => corner[1])) - y,
  };
}

type Corner = readonly [x: number, y: number];

function cornersOf(mark: ReturnType<typeof everyMark> extends Generator<infer Leaf> ? Leaf : never): Corner[] {
  switch (mark.kind) {
    case 'rect':
      return [
        [mark.x, mark.y],
        [mark.x + mark.width, mark.y + mark.height],
      ];
    case 'line':
      return [
        [mark.x1, mark.y1],
        [mark.x2, mark.y2],
      ];
    case 'dot':
      return [
        [mark.x - mark.radius, mark.y - mark.radius],
        [mark.x + mark.radius, mark.y + mark.radius],
      ];
    case 'text': {
      const width = measureText(mark.text, mark.size, mark.face);
      const left = mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? width / 2 : width;
      return [
        [mark.x - left, mark.y - mark.size],
        [mark.x - left + width, mark.y + mark.size * 0.25],
      ];
    }
    case 'path':
      return pathPoints(mark.d);
  }
}

/** The points of a path that is written with `M L H V C Q Z` and absolute positions. */
function pathPoints(d: string): Corner[] {
  const points: Corner[] = [];
  let [x, y] = [0, 0];
  for (const [, letter = '', numbers = ''] of d.matchAll(/([A-Z])([^A-Z]*)/gu)) {
    const values = (numbers.match(/-?\d*\.?\d+(?:e-?\d+)?/gu) ?? []).map(Number);
    const pairs =
      letter === 'H' || letter === 'V'
        ? values.map((value): Corner => (letter === 'H' ? [value, y] : [x, value]))
        : Array.from(
            { length: Math.floor(values.length / 2) },
            (_, at): Corner => [values[2 * at] ?? 0, values[2 * at + 1] ?? 0],
          );
    points.push(...pairs);
    [x, y] = pairs.at(-1) ?? [x, y];
  }
  return points;
}
