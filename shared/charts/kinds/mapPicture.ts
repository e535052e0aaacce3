import type { Bounds } from '../bounds.ts';
import { clusterOutlines } from '../clusterOutlines.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import type { Picture } from '../kind.ts';
import { type Named, type PlacedLabel, placeLabels } from '../labels.ts';
import {
  areaOf,
  bottomWith,
  circleMarks,
  hiddenNames,
  labelRoomIn,
  type NamedCircle,
  radiusOf,
} from '../namedCircles.ts';
import type { ChartTheme } from '../palette.ts';
import { planeIn } from '../plane.ts';
import type { Mark } from '../scene.ts';
import { tieLines, tieMarks } from '../tieMarks.ts';
import type { CodeMapResult } from './map.ts';
import { codeAt, placeSentence } from './mapWords.ts';

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Circles on a plane, lines and outlines under them, names beside them. */
export function drawCodeMap(result: CodeMapResult, picture: Picture, room: Room): Drawing {
  const small = picture.small === true;
  const whole = areaOf(room, picture);
  const circles = circlesOf(result, whole, small);
  const labelRoom = labelRoomIn(whole, small);
  const nameOf = (place: number) => codeAt(result, place).name;
  const clustered = { circles, cluster: result.cluster, count: small ? 1 : result.clusterCount, nameOf, noun: 'code' };
  const clusters = clusterOutlines(clustered, labelRoom, room.theme);
  const names = circles.map(
    (circle, place): Named => ({ ...circle, text: nameOf(place), weight: result.frequency[place] ?? 0 }),
  );
  const labels = placeLabels(names, { ...labelRoom, taken: clusters.taken });
  const hidden = small ? 0 : labels.filter((label) => label === null).length;
  const marks = circles.map((circle, place) => codeCircle(result, place, circle, labels[place] ?? null));
  return {
    groups: [
      groupOf('axes', axisMarks(result, whole, circles, room.theme)),
      groupOf('clusters', clusters.marks),
      groupOf(
        'lines',
        tieMarks(
          tieLines(result, (code) => circles[result.places.indexOf(code)], 6),
          room.theme,
          small,
        ),
      ),
      groupOf('codes', circleMarks(marks, room.theme, labelRoom.size)),
      groupOf('note', hiddenNames(hidden, whole, room.theme)),
    ],
    ...bottomWith(whole, hidden),
  };
}

function circlesOf(result: CodeMapResult, whole: Bounds, small: boolean): readonly Circle[] {
  const sizes = small
    ? { least: 3.5, most: 12 }
    : { least: 5, most: Math.max(14, Math.min(whole.width, whole.height) / 20) };
  // Names stand beside the outermost circles too.
  const [aside, above] = small ? [46, 16] : [110, sizes.most + 22];
  const inside = {
    x: whole.x + aside,
    y: whole.y + above,
    width: whole.width - 2 * aside,
    height: whole.height - 2 * above,
  };
  const { toX, toY } = planeIn(inside, result.x, result.y);
  const greatest = Math.max(...result.frequency);
  return Array.from(result.places, (_, place) => ({
    x: toX(result.x[place] ?? 0),
    y: toY(result.y[place] ?? 0),
    radius: radiusOf(result.frequency[place] ?? 0, greatest, sizes),
  }));
}

function codeCircle(result: CodeMapResult, place: number, circle: Circle, label: PlacedLabel | null): NamedCircle {
  const { id, color, path, depth } = codeAt(result, place);
  return {
    ...circle,
    key: `code:${id}`,
    color,
    name: path,
    title: placeSentence(result, place),
    data: { kind: 'code', codeId: id },
    label,
    strong: depth === 0,
  };
}

/** Two hairlines through the middle of the map: where a code would stand that is like all others alike. */
function axisMarks(
  result: CodeMapResult,
  whole: Bounds,
  circles: readonly Circle[],
  theme: ChartTheme,
): readonly Mark[] {
  const middle = (of: 'x' | 'y') =>
    circles.reduce((sum, circle) => sum + circle[of], 0) / Math.max(1, result.places.length);
  const [x, y] = [middle('x'), middle('y')];
  const line = (key: string, x1: number, y1: number, x2: number, y2: number): Mark => ({
    kind: 'line',
    key,
    x1,
    y1,
    x2,
    y2,
    stroke: theme.hairline,
    strokeWidth: 1,
  });
  return [line('axis:x', whole.x, y, whole.x + whole.width, y), line('axis:y', x, whole.y, x, whole.y + whole.height)];
}
