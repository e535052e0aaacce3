import type { Bounds } from './bounds.ts';
import { outlineAround } from './hulls.ts';
import { type LabelRoom, type Named, type PlacedLabel, placeLabels } from './labels.ts';
import type { ChartTheme } from './palette.ts';
import type { Mark } from './scene.ts';
import { counted } from './sentences.ts';

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What is drawn around, and what it is called. */
export interface Clustered {
  readonly circles: readonly Circle[];
  /** Number of the cluster of each circle, from 0. */
  readonly cluster: Int32Array;
  readonly count: number;
  readonly nameOf: (place: number) => string;
  /** `code`, `document`. */
  readonly noun: string;
}

/** Outlines of clusters, and the rectangles that their names take. */
export interface ClusterOutlines {
  readonly marks: readonly Mark[];
  readonly taken: readonly Bounds[];
}

/** An outline around each cluster with its number in words; nothing for a single one. */
export function clusterOutlines(clustered: Clustered, room: LabelRoom, theme: ChartTheme): ClusterOutlines {
  if (clustered.count < 2) return { marks: [], taken: [] };
  const things = clustered.circles.map((circle): Named => ({ ...circle, text: '', weight: 0 }));
  const taken: Bounds[] = [];
  const outlines: Mark[] = [];
  const tags: Mark[] = [];
  for (let number = 0; number < clustered.count; number++) {
    const places = [...things.keys()].filter((place) => clustered.cluster[place] === number);
    const members = places.map((place) => clustered.circles[place] as Circle);
    const ends = endsOf(members).map((end): Named => ({ ...end, radius: 0, text: tagOf(number), weight: 1 }));
    const label = placeLabels([...things, ...ends], { ...room, taken }).find((each) => each !== null) ?? null;
    outlines.push(outlineMark(clustered, number, places, theme));
    if (!label) continue;
    taken.push(label.box);
    tags.push(...tagMarks(number, label, theme));
  }
  return { marks: [...outlines, ...tags], taken };
}

const tagOf = (number: number): string => `cluster ${number + 1}`;

/** Beside the uppermost, lowest, leftmost and rightmost circle. */
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

/** Each cluster has its own dashes. */
const dashes = ['6 3', '2 3', '9 3 2 3', '1.5 5', '12 4'] as const;
/** More names than these are not read in a card. */
const mostNames = 12;

function outlineMark(
  { circles, nameOf, noun }: Clustered,
  number: number,
  places: readonly number[],
  theme: ChartTheme,
): Mark {
  const names = places.slice(0, mostNames).map(nameOf).join(', ');
  const more = places.length > mostNames ? ` and ${places.length - mostNames} more` : '';
  return {
    kind: 'path',
    key: `cluster:${number}`,
    d: outlineAround(
      places.map((place) => circles[place] as Circle),
      9,
    ),
    fill: theme.surface,
    stroke: theme.ink3,
    strokeWidth: 1.2,
    dash: dashes[number % dashes.length] ?? '6 3',
    name: `Cluster ${number + 1}`,
    title: `${counted(places.length, noun)}: ${names}${more}.`,
  };
}

function tagMarks(number: number, { x, y, anchor, box }: PlacedLabel, theme: ChartTheme): Mark[] {
  return [
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
