import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { MemoNetworkResult } from '../../analysis/memoNetworkResult.ts';
import { mostLinked, neighboursOf } from '../../analysis/reading/memoNetwork.ts';

/** More nodes than this make a picture that nobody reads; the table has all. */
export const mostNodes = 150;

export interface PlacedNode {
  /** Its place in `result.nodes`. */
  readonly place: number;
  readonly links: number;
  readonly radius: number;
  /** In a room of its own; to be fitted to the picture's. */
  readonly x: number;
  readonly y: number;
}

const ticks = 320;
const known = new WeakMap<MemoNetworkResult, ReadonlyMap<number, readonly PlacedNode[]>>();

/** Larger with the root of the links, so that the area grows with them. Pixels. */
export const radiusOf = (links: number): number => 3.5 + 1.7 * Math.sqrt(links);

/**
 * Where the most linked nodes stand: forces that draw linked ones together and push all apart, from a fixed start and for
 * a fixed number of steps, so that the same network always looks the same. Worked out once for a result.
 */
export function placeNodes(result: MemoNetworkResult, most: number): readonly PlacedNode[] {
  const before = known.get(result);
  const found = before?.get(most) ?? simulate(result, most);
  known.set(result, new Map([...(before ?? []), [most, found]]));
  return found;
}

function simulate(result: MemoNetworkResult, most: number): PlacedNode[] {
  const counts = neighboursOf(result).map(({ length }) => length);
  const shown = mostLinked(result, result.settings.least, most);
  const at = new Map(shown.map((place, index) => [place, index]));
  const nodes = shown.map((place) => ({
    place,
    links: counts[place] ?? 0,
    radius: radiusOf(counts[place] ?? 0),
    x: Number.NaN,
    y: Number.NaN,
  }));
  const links = result.links.flatMap(({ from, to }) => {
    const [source, target] = [at.get(from), at.get(to)];
    return source === undefined || target === undefined ? [] : [{ source, target }];
  });
  forceSimulation(nodes)
    .force('link', forceLink(links).distance(62).strength(0.35))
    .force('apart', forceManyBody().strength(-150).distanceMax(420))
    .force(
      'room',
      forceCollide<(typeof nodes)[number]>((node) => node.radius + 9),
    )
    // A picture is broader than high.
    .force('across', forceX(0).strength(0.045))
    .force('down', forceY(0).strength(0.09))
    .stop()
    .tick(ticks);
  return nodes;
}
