import type { Bounds } from '../bounds.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { outlineAround } from '../hulls.ts';
import type { Picture } from '../kind.ts';
import { type LabelRoom, type Named, type PlacedLabel, placeLabels } from '../labels.ts';
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
import { counted } from '../sentences.ts';
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
  const outlines = small ? [] : clustersIn(result, circles);
  const labelRoom = labelRoomIn(whole, small);
  const tags = tagsOf(outlines, circles, labelRoom);
  const names = circles.map(
    (circle, place): Named => ({ ...circle, text: codeAt(result, place).name, weight: result.frequency[place] ?? 0 }),
  );
  const labels = placeLabels(names, { ...labelRoom, taken: tags.flatMap((tag) => tag?.box ?? []) });
  const hidden = small ? 0 : labels.filter((label) => label === null).length;
  const marks = circles.map((circle, place) => codeCircle(result, place, circle, labels[place] ?? null));
  return {
    groups: [
      groupOf('axes', axisMarks(result, whole, circles, room.theme)),
      groupOf(
        'clusters',
        outlines.flatMap((outline, at) => clusterMarks(outline, tags[at] ?? null, room.theme)),
      ),
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

interface ClusterOutline {
  readonly number: number;
  readonly d: string;
  readonly title: string;
  readonly members: readonly Circle[];
}

function clustersIn(result: CodeMapResult, circles: readonly Circle[]): readonly ClusterOutline[] {
  if (result.clusterCount < 2) return [];
  return Array.from({ length: result.clusterCount }, (_, number) => {
    const places = circles.flatMap((_circle, place) => (result.cluster[place] === number ? [place] : []));
    const members = places.map((place) => circles[place] as Circle);
    const names = places.map((place) => codeAt(result, place).name);
    return {
      number,
      d: outlineAround(members, 9),
      title: `${counted(members.length, 'code')}: ${names.join(', ')}.`,
      members,
    };
  });
}

const tagOf = (number: number): string => `cluster ${number + 1}`;

/** The number of each cluster beside its uppermost, lowest, leftmost or rightmost circle, where there is room. */
function tagsOf(
  outlines: readonly ClusterOutline[],
  circles: readonly Circle[],
  room: LabelRoom,
): readonly (PlacedLabel | null)[] {
  const things = circles.map((circle): Named => ({ ...circle, text: '', weight: 0 }));
  const taken: Bounds[] = [];
  return outlines.map(({ number, members }) => {
    const ends = endsOf(members).map((end): Named => ({ ...end, radius: 0, text: tagOf(number), weight: 1 }));
    const label = placeLabels([...things, ...ends], { ...room, taken }).find((each) => each !== null) ?? null;
    if (label) taken.push(label.box);
    return label;
  });
}

function endsOf(members: readonly Circle[]): readonly { readonly x: number; readonly y: number }[] {
  const outermost = (reach: (circle: Circle) => number) =>
    members.reduce((best, circle) => (reach(circle) > reach(best) ? circle : best));
  const [top, bottom] = [outermost(({ y, radius }) => radius - y), outermost(({ y, radius }) => radius + y)];
  const [left, right] = [outermost(({ x, radius }) => radius - x), outermost(({ x, radius }) => radius + x)];
  return [
    { x: top.x, y: top.y - top.radius - 10 },
    { x: bottom.x, y: bottom.y + bottom.radius + 10 },
    { x: left.x - left.radius - 10, y: left.y },
    { x: right.x + right.radius + 10, y: right.y },
  ];
}

/** Each cluster has its own dashes, and its number in words. */
const dashes = ['6 3', '2 3', '9 3 2 3', '1.5 5', '12 4'] as const;

function clusterMarks({ number, d, title }: ClusterOutline, label: PlacedLabel | null, theme: ChartTheme): Mark[] {
  const outline: Mark = {
    kind: 'path',
    key: `cluster:${number}`,
    d,
    fill: theme.surface,
    stroke: theme.ink3,
    strokeWidth: 1.2,
    dash: dashes[number % dashes.length] ?? '6 3',
    name: `Cluster ${number + 1}`,
    title,
  };
  if (!label) return [outline];
  const { x, y, anchor, box } = label;
  return [
    outline,
    { kind: 'rect', key: `plate:cluster:${number}`, ...box, fill: theme.paper, opacity: 0.78 },
    {
      kind: 'text',
      key: `tag:${number}`,
      x,
      y,
      text: tagOf(number),
      size: 12,
      face: 'italic',
      fill: theme.ink3,
      anchor,
    },
  ];
}
