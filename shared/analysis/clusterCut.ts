import { type Cluster, clusterByAverage } from './similarity.ts';

/**
 * The clusters that are left when the tree of an average-linkage clustering is cut into `wanted` parts, one number a
 * leaf, counted from 0 in the order of their first leaves. Of parts that come apart at one height the earlier goes first.
 */
export function clustersOf(distances: Float64Array, count: number, wanted: number): Int32Array {
  return cutTree(clusterByAverage(distances, count), count, wanted);
}

/** {@link clustersOf} of a tree that is there already. */
export function cutTree(tree: Cluster, count: number, wanted: number): Int32Array {
  const parts: Cluster[] = [tree];
  while (parts.length < wanted) {
    const at = highest(parts);
    const whole = parts[at];
    if (!whole?.parts) break;
    parts.splice(at, 1, ...whole.parts);
  }
  const cluster = new Int32Array(count);
  parts
    .map((part) => ({ part, first: part.leaves.reduce((least, leaf) => Math.min(least, leaf), count) }))
    .sort((a, b) => a.first - b.first)
    .forEach(({ part }, number) => {
      for (const leaf of part.leaves) cluster[leaf] = number;
    });
  return cluster;
}

/** The place of the part with the greatest height that can still be parted; -1 where there is none. */
function highest(parts: readonly Cluster[]): number {
  let best = -1;
  for (const [at, part] of parts.entries()) {
    if (part.parts && (best < 0 || part.height > (parts[best] as Cluster).height)) best = at;
  }
  return best;
}
