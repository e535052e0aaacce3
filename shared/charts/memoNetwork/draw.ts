import type { MemoNetworkResult } from '../../analysis/memoNetworkResult.ts';
import { neighboursOf, nodeKey } from '../../analysis/reading/memoNetwork.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { type ChartTheme, shades } from '../palette.ts';
import { type Mark, rounded } from '../scene.ts';
import { fitText, measureText } from '../textWidths.ts';
import { mostNodes, type PlacedNode, placeNodes } from './places.ts';
import { nodeWords } from './words.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const mostSmall = 40;
const keyHeight = 30;
const nameWidth = 150;

/** Nodes and their links, fitted to the room; names where they cover nothing, the most linked first. */
export function drawMemoNetwork(result: MemoNetworkResult, room: Room, small: boolean): Drawing {
  const { left, top, width, theme } = room;
  const height = small ? 136 : Math.max(360, room.height ?? Math.min(900, width * 0.66));
  const aside = small ? 10 : 90;
  const area = {
    left: left + (small ? 10 : 24),
    right: left + width - aside,
    top: top + (small ? 8 : 18),
    bottom: top + height - (small ? 8 : keyHeight + 18),
  };
  const nodes = fitted(placeNodes(result, small ? mostSmall : mostNodes), area, small ? 0.5 : 1);
  const neighbours = neighboursOf(result);
  const at = new Map(nodes.map((node) => [node.place, node]));
  const lines = result.links.flatMap(({ from, to }): Mark[] => {
    const [one, other] = [at.get(from), at.get(to)];
    if (!one || !other) return [];
    return [
      {
        kind: 'line',
        key: `link:${from}:${to}`,
        x1: one.x,
        y1: one.y,
        x2: other.x,
        y2: other.y,
        stroke: theme.hairlineStrong,
        strokeWidth: small ? 0.6 : 1,
      },
    ];
  });
  const names = small ? new Map<number, PlacedName>() : namesOf(result, nodes, room);
  const marks = nodes.map((node) =>
    nodeMark(result, node, { neighbours: neighbours[node.place] ?? [], name: names.get(node.place), theme }),
  );
  return {
    groups: [
      groupOf('links', lines),
      groupOf('nodes', marks),
      ...(small ? [] : [groupOf('key', keyMarks(result, { left, y: top + height - 12 }, theme))]),
    ],
    right: left + width,
    bottom: top + height,
  };
}

/** The nodes stretched over the room, never enlarged more than by half. */
function fitted(nodes: readonly PlacedNode[], area: Box, size: number): PlacedNode[] {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const scale = (values: readonly number[], from: number, to: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const factor = Math.min(2.2, (to - from) / Math.max(1, most - least));
    return (value: number) => rounded((from + to) / 2 + (value - (least + most) / 2) * factor);
  };
  const [across, down] = [scale(xs, area.left, area.right), scale(ys, area.top, area.bottom)];
  return nodes.map((node) => ({ ...node, radius: rounded(node.radius * size), x: across(node.x), y: down(node.y) }));
}

const boxOf = ({ x, y, radius }: PlacedNode): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});
const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

interface PlacedName {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'end';
}

/** Names at the right or left of their nodes, as far as they cover neither a node nor another name. */
function namesOf(result: MemoNetworkResult, nodes: readonly PlacedNode[], room: Room): Map<number, PlacedName> {
  const taken = nodes.map(boxOf);
  const names = new Map<number, PlacedName>();
  for (const node of [...nodes].sort((a, b) => b.links - a.links || a.place - b.place)) {
    const text = fitText(result.nodes[node.place]?.name ?? '', nameWidth, 11.5);
    const width = measureText(text, 11.5);
    const sides = [
      { x: node.x + node.radius + 4, anchor: 'start', left: node.x + node.radius + 4 },
      { x: node.x - node.radius - 4, anchor: 'end', left: node.x - node.radius - 4 - width },
    ] as const;
    for (const { x, anchor, left } of sides) {
      const box = { left, right: left + width, top: node.y - 7, bottom: node.y + 7 };
      if (left < room.left || box.right > room.left + room.width || taken.some((other) => meet(box, other))) continue;
      names.set(node.place, { text, x, anchor });
      taken.push(box);
      break;
    }
  }
  return names;
}

interface NodeInk {
  readonly neighbours: readonly number[];
  readonly name: PlacedName | undefined;
  readonly theme: ChartTheme;
}

function nodeMark(result: MemoNetworkResult, node: PlacedNode, { neighbours, name, theme }: NodeInk): Mark {
  const { x, y, radius, place } = node;
  const own = result.nodes[place] ?? { id: '', kind: 'memo', name: '', detail: '' };
  const key = nodeKey(own);
  const shape = shapeOf(own.kind, { key: `shape:${key}`, x, y, radius }, own.detail, theme);
  const spot: Mark = {
    kind: 'rect',
    key: `spot:${key}`,
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
    fill: 'transparent',
  };
  const label: Mark[] =
    name === undefined
      ? []
      : [
          {
            kind: 'text',
            key: `name:${key}`,
            x: name.x,
            y: y + 4,
            text: name.text,
            size: 11.5,
            face: 'regular',
            fill: own.kind === 'memo' ? theme.ink : theme.ink2,
            anchor: name.anchor,
          },
        ];
  return { kind: 'group', key, ...nodeWords(result, place, neighbours), children: [spot, shape, ...label] };
}

/** Memos are rings, codes filled in their hue, documents squares: the form says it without the colour. */
function shapeOf(
  kind: 'memo' | 'code' | 'document',
  { key, x, y, radius }: { readonly key: string; readonly x: number; readonly y: number; readonly radius: number },
  detail: string,
  theme: ChartTheme,
): Mark {
  if (kind === 'code')
    return {
      kind: 'dot',
      key,
      x,
      y,
      radius,
      fill: shades(detail, theme.mode).solid,
      stroke: theme.paper,
      strokeWidth: 1,
    };
  if (kind === 'memo')
    return { kind: 'dot', key, x, y, radius, fill: theme.surface, stroke: theme.ink2, strokeWidth: 1.75 };
  const side = radius * 1.75;
  return {
    kind: 'rect',
    key,
    x: x - side / 2,
    y: y - side / 2,
    width: side,
    height: side,
    fill: theme.sunk,
    stroke: theme.ink3,
    strokeWidth: 1.25,
  };
}

function keyMarks(
  { settings, nodes }: MemoNetworkResult,
  place: { readonly left: number; readonly y: number },
  theme: ChartTheme,
): Mark[] {
  const marks: Mark[] = [];
  let x = place.left + 6;
  const color = nodes.find(({ kind }) => kind === 'code')?.detail ?? 'grey';
  for (const kind of ['memo', 'code', 'document'] as const) {
    if (kind !== 'memo' && settings.nodes !== 'all' && settings.nodes !== `${kind}s`) continue;
    marks.push(shapeOf(kind, { key: `key:${kind}`, x, y: place.y, radius: 5.5 }, color, theme));
    marks.push({
      kind: 'text',
      key: `key:words:${kind}`,
      x: x + 11,
      y: place.y + 4,
      text: kind,
      size: 11.5,
      face: 'regular',
      fill: theme.ink3,
      anchor: 'start',
    });
    x += measureText(kind, 11.5) + 38;
  }
  return marks;
}
