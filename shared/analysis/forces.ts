import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Graph } from './communities.ts';
import { fixedNumbers } from './fixedNumbers.ts';

/** Places of a network, 0..1 in each direction. */
export interface NetworkPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** So many steps and no more: the picture is the same each time it is drawn. */
const steps = 320;
/** Room around each thing for itself and a name, in the units of the play of forces. */
const room = 30;

interface Body extends SimulationNodeDatum {
  readonly group: number;
}

/**
 * Places the things of a network by a play of forces (Fruchterman & Reingold 1991, as d3 works it out): ties pull, the
 * stronger the more, and all push each other away. It begins on a circle, group by group, and ends after a fixed number of
 * steps, so that chance has no part in it.
 */
export function placesByForces(graph: Graph, group: Int32Array): NetworkPlaces {
  const bodies = onCircle(graph.count, group);
  const greatest = Array.from(graph.value).reduce((most, value) => Math.max(most, value), 1);
  const links = Array.from(graph.first, (source, at) => ({
    source,
    target: graph.second[at] as number,
    pull:
      Math.sqrt((graph.value[at] as number) / greatest) *
      (group[source] === group[graph.second[at] as number] ? 1 : 0.35),
  }));
  forceSimulation(bodies)
    .randomSource(fixedNumbers())
    .force('push', forceManyBody().strength(-260))
    .force(
      'tie',
      forceLink(links)
        .distance(58)
        .strength(({ pull }) => pull * 0.55),
    )
    .force('room', forceCollide(room))
    .force('across', forceX(0).strength(0.045))
    .force('down', forceY(0).strength(0.085))
    .stop()
    .tick(steps);
  return {
    x: normalised(bodies.map(({ x }) => x ?? 0)),
    y: normalised(bodies.map(({ y }) => y ?? 0)),
  };
}

function onCircle(count: number, group: Int32Array): Body[] {
  const order = Array.from(group.keys()).sort((a, b) => (group[a] as number) - (group[b] as number) || a - b);
  const radius = 12 * count;
  const bodies: Body[] = Array.from({ length: count }, (_, thing) => ({ group: group[thing] as number }));
  for (const [turn, thing] of order.entries()) {
    const angle = (turn / count) * 2 * Math.PI;
    Object.assign(bodies[thing] as Body, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  }
  return bodies;
}

/** From 0 to 1; a half throughout where all are the same. */
function normalised(values: readonly number[]): Float64Array {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return Float64Array.from(values, (value) => (span > 0 ? (value - least) / span : 0.5));
}
