/**
 * Orders rows by likeness: hierarchical clustering with average linkage (Sokal & Michener 1958) found along chains of
 * nearest neighbours (Murtagh 1983), then the order of its leaves in which neighbours are most alike (Bar-Joseph, Gifford &
 * Jaakkola 2001). METHOD.md §4.
 */
export interface Cluster {
  readonly leaves: readonly number[];
  readonly parts: readonly [Cluster, Cluster] | null;
  /** Mean distance between the members of its two parts, at which they were merged; 0 for a leaf. */
  readonly height: number;
}

/** Beyond so many rows the optimal order is too dear (it grows with the cube); the plain order of the tree is used. */
export const optimalOrderLimit = 300;
/** Beyond so many rows even the distances take too much memory; see {@link similarityOrder}. */
export const clusteringLimit = 3_000;

/**
 * Order of rows in which similar ones stand together. `profiles` holds `size` numbers a row (shares of themes); the
 * distance is Euclidean. Up to 300 rows the order is optimal; up to 3,000 it is that of the clustering, whose branches may
 * be turned any way; beyond, rows stand by their strongest theme and its share. The result does not depend on chance.
 */
export function similarityOrder(profiles: Float64Array, size: number): number[] {
  const count = size === 0 ? 0 : profiles.length / size;
  if (count > clusteringLimit) return orderByStrongest(profiles, size, count);
  return leafOrder(profileDistances(profiles, size, count), count);
}

/** Order of `count` things by their distances (count × count, symmetric): see {@link similarityOrder}. */
export function leafOrder(distances: Float64Array, count: number): number[] {
  if (count < 3) return Array.from({ length: count }, (_, index) => index);
  const tree = clusterByAverage(distances, count);
  const order = count > optimalOrderLimit ? [...tree.leaves] : optimalOrder(tree, distances, count);
  return (order[0] as number) <= (order.at(-1) as number) ? order : order.reverse();
}

/** Sum of the distances of neighbours: what the optimal order makes as small as the clustering allows. */
export function pathLength(order: readonly number[], distances: Float64Array, count: number): number {
  return order
    .slice(1)
    .reduce((sum, row, index) => sum + (distances[(order[index] as number) * count + row] as number), 0);
}

/** Euclidean distances between rows of `size` numbers. */
export function profileDistances(profiles: Float64Array, size: number, count: number): Float64Array {
  const distances = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      let squares = 0;
      for (let at = 0; at < size; at++) {
        squares += ((profiles[a * size + at] as number) - (profiles[b * size + at] as number)) ** 2;
      }
      distances[a * count + b] = Math.sqrt(squares);
      distances[b * count + a] = distances[a * count + b] as number;
    }
  }
  return distances;
}

/**
 * The tree of an average-linkage clustering. Two clusters that are each other's nearest are merged wherever the chain finds
 * them: average linkage gives the same tree in any such order. O(count²).
 */
export function clusterByAverage(distances: Float64Array, count: number): Cluster {
  const work = distances.slice();
  const clusters: (Cluster | null)[] = Array.from({ length: count }, (_, leaf) => ({
    leaves: [leaf],
    parts: null,
    height: 0,
  }));
  const chain: number[] = [];
  for (let merged = 0; merged < count - 1; ) {
    if (chain.length === 0) chain.push(clusters.findIndex((cluster) => cluster !== null));
    const top = chain.at(-1) as number;
    const nearest = nearestOf(work, clusters, top, chain.at(-2));
    if (nearest !== chain.at(-2)) chain.push(nearest);
    else {
      chain.length -= 2;
      merge(work, clusters, Math.min(top, nearest), Math.max(top, nearest));
      merged++;
    }
  }
  return clusters.find((cluster) => cluster !== null) ?? { leaves: [], parts: null, height: 0 };
}

/** The nearest other cluster; on a tie the one before in the chain, so that the chain ends, then the first. */
function nearestOf(
  work: Float64Array,
  clusters: readonly (Cluster | null)[],
  from: number,
  previous: number | undefined,
): number {
  const count = clusters.length;
  let nearest = previous ?? -1;
  let least = previous === undefined ? Number.POSITIVE_INFINITY : (work[from * count + previous] as number);
  for (let other = 0; other < count; other++) {
    const distance = work[from * count + other] as number;
    if (other === from || clusters[other] === null || !(distance < least)) continue;
    least = distance;
    nearest = other;
  }
  return nearest;
}

function merge(work: Float64Array, clusters: (Cluster | null)[], first: number, second: number): void {
  const [a, b] = [clusters[first] as Cluster, clusters[second] as Cluster];
  const count = clusters.length;
  const [weightA, weightB] = [a.leaves.length, b.leaves.length];
  const height = work[first * count + second] as number;
  for (let other = 0; other < count; other++) {
    const mean =
      (weightA * (work[first * count + other] as number) + weightB * (work[second * count + other] as number)) /
      (weightA + weightB);
    work[first * count + other] = mean;
    work[other * count + first] = mean;
  }
  clusters[first] = { leaves: [...a.leaves, ...b.leaves], parts: [a, b], height };
  clusters[second] = null;
}

/** Best costs found so far: `cost[i, j]` of the cluster where `i` and `j` part, ordered to begin with `i` and end with `j`. */
interface OrderCosts {
  readonly count: number;
  readonly distances: Float64Array;
  readonly cost: Float64Array;
  /** The inner ends at which the two parts meet in that order. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

function optimalOrder(tree: Cluster, distances: Float64Array, count: number): number[] {
  const costs: OrderCosts = {
    count,
    distances,
    cost: new Float64Array(count * count),
    left: new Int32Array(count * count),
    right: new Int32Array(count * count),
  };
  fillCosts(tree, costs);
  const [first, second] = tree.parts as readonly [Cluster, Cluster];
  let best = { cost: Number.POSITIVE_INFINITY, i: 0, j: 0 };
  for (const i of first.leaves) {
    for (const j of second.leaves) {
      const cost = costs.cost[i * count + j] as number;
      if (cost < best.cost) best = { cost, i, j };
    }
  }
  return orderBetween(tree, costs, best.i, best.j);
}

function fillCosts(cluster: Cluster, costs: OrderCosts): void {
  if (!cluster.parts) return;
  const [a, b] = cluster.parts;
  fillCosts(a, costs);
  fillCosts(b, costs);
  for (const i of a.leaves) {
    const joined = joinCosts(a, b, i, costs);
    for (const j of b.leaves) recordBest(b, i, j, joined, costs);
  }
}

/** For each leaf of `b` that may come first there: the cheapest way from `i` through all of `a` to it, and its last stop. */
function joinCosts(a: Cluster, b: Cluster, i: number, costs: OrderCosts): Map<number, { cost: number; from: number }> {
  const ends = oppositeLeaves(a, i);
  return new Map(
    b.leaves.map((k) => {
      let best = { cost: Number.POSITIVE_INFINITY, from: i };
      for (const m of ends) {
        const cost = (costs.cost[i * costs.count + m] as number) + (costs.distances[m * costs.count + k] as number);
        if (cost < best.cost) best = { cost, from: m };
      }
      return [k, best] as const;
    }),
  );
}

function recordBest(
  b: Cluster,
  i: number,
  j: number,
  joined: ReadonlyMap<number, { cost: number; from: number }>,
  { count, cost, left, right }: OrderCosts,
): void {
  let least = Number.POSITIVE_INFINITY;
  for (const k of oppositeLeaves(b, j)) {
    const way = joined.get(k);
    const total = (way?.cost ?? Number.POSITIVE_INFINITY) + (cost[k * count + j] as number);
    if (!way || total >= least) continue;
    least = total;
    [left[i * count + j], right[i * count + j]] = [way.from, k];
    [left[j * count + i], right[j * count + i]] = [k, way.from];
  }
  cost[i * count + j] = least;
  cost[j * count + i] = least;
}

/** The leaves that can stand at the other end of a cluster that begins with `leaf`. */
function oppositeLeaves(cluster: Cluster, leaf: number): readonly number[] {
  if (!cluster.parts) return cluster.leaves;
  const [a, b] = cluster.parts;
  return a.leaves.includes(leaf) ? b.leaves : a.leaves;
}

function orderBetween(cluster: Cluster, costs: OrderCosts, i: number, j: number): number[] {
  if (!cluster.parts) return [i];
  const [a, b] = cluster.parts;
  const [first, second] = a.leaves.includes(i) ? [a, b] : [b, a];
  const cell = i * costs.count + j;
  return [
    ...orderBetween(first, costs, i, costs.left[cell] as number),
    ...orderBetween(second, costs, costs.right[cell] as number, j),
  ];
}

function orderByStrongest(profiles: Float64Array, size: number, count: number): number[] {
  const rows = Array.from({ length: count }, (_, row) => {
    const profile = profiles.subarray(row * size, (row + 1) * size);
    const share = Math.max(...profile);
    return { row, theme: profile.indexOf(share), share };
  });
  rows.sort((a, b) => a.theme - b.theme || b.share - a.share || a.row - b.row);
  return rows.map(({ row }) => row);
}
