/** Weighted ties between things that are counted from 0. A thing may be tied to itself: the weight inside of what it was made of. */
export interface Graph {
  readonly count: number;
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** What is said of each thing: its neighbours, the weight inside it (twice), and all the weight that ends in it. */
interface Sums {
  readonly neighbours: readonly ReadonlyMap<number, number>[];
  readonly degree: Float64Array;
  /** Sum of all degrees: twice the weight of all ties. */
  readonly total: number;
}

function sumsOf({ count, first, second, value }: Graph): Sums {
  const neighbours = Array.from({ length: count }, () => new Map<number, number>());
  const degree = new Float64Array(count);
  const add = (from: number, to: number, weight: number) => {
    neighbours[from]?.set(to, (neighbours[from]?.get(to) ?? 0) + weight);
    degree[from] = (degree[from] as number) + weight;
  };
  for (let at = 0; at < first.length; at++) {
    add(first[at] as number, second[at] as number, value[at] as number);
    add(second[at] as number, first[at] as number, value[at] as number);
  }
  return { neighbours, degree, total: degree.reduce((sum, each) => sum + each, 0) };
}

/**
 * Communities of a network, one number a thing, counted from 0 in the order of their first members: groups that have more
 * weight among themselves than chance would give, found by the steps of Blondel, Guillaume, Lambiotte & Lefebvre (2008).
 * Things are taken in their order and of equal gains the first is taken, so that the same ties give the same communities.
 */
export function communitiesOf(graph: Graph): Int32Array {
  let member = Int32Array.from({ length: graph.count }, (_, thing) => thing);
  for (let level = graph; ; ) {
    const moved = numbered(moveAll(sumsOf(level)));
    const size = new Set(moved).size;
    member = member.map((of) => moved[of] as number);
    if (size === level.count) return numbered(member);
    level = merged(level, moved, size);
  }
}

/** Moves each thing to the neighbouring community where modularity gains most, until none gains any more. */
function moveAll({ neighbours, degree, total }: Sums): Int32Array {
  const community = Int32Array.from(degree.keys());
  const weight = degree.slice();
  for (let moves = 1, round = 0; moves > 0 && round < 100; round++) {
    moves = 0;
    for (const thing of degree.keys()) {
      const from = community[thing] as number;
      const own = degree[thing] as number;
      weight[from] = (weight[from] as number) - own;
      const to = bestFor(from, linksOf(neighbours[thing], thing, community), (into) => {
        return total === 0 ? 0 : ((weight[into] as number) * own) / total;
      });
      weight[to] = (weight[to] as number) + own;
      community[thing] = to;
      if (to !== from) moves++;
    }
  }
  return community;
}

/** The weight of a thing's ties into each community. */
function linksOf(neighbours: ReadonlyMap<number, number> | undefined, thing: number, community: Int32Array) {
  const links = new Map<number, number>();
  for (const [other, weight] of neighbours ?? []) {
    const into = community[other] as number;
    if (other !== thing) links.set(into, (links.get(into) ?? 0) + weight);
  }
  return links;
}

function bestFor(from: number, links: ReadonlyMap<number, number>, expected: (into: number) => number) {
  let best = from;
  let most = (links.get(from) ?? 0) - expected(from);
  for (const [into, weight] of links) {
    const gain = weight - expected(into);
    if (gain > most + 1e-12) [best, most] = [into, gain];
  }
  return best;
}

/** The communities as the things of a smaller network. */
function merged({ first, second, value }: Graph, community: Int32Array, count: number): Graph {
  const of = (things: ArrayLike<number>) => Int32Array.from(things, (thing) => community[thing] as number);
  return { count, first: of(first), second: of(second), value };
}

/** The same groups, counted from 0 in the order of their first members. */
function numbered(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
}

/**
 * Modularity (Newman 2006): the share of weight inside communities less the share that chance would put there, −½..1; 0
 * where there are no ties.
 */
export function modularityOf(graph: Graph, community: Int32Array): number {
  const { degree, total } = sumsOf(graph);
  if (total === 0) return 0;
  let inside = 0;
  for (let at = 0; at < graph.first.length; at++) {
    const same = community[graph.first[at] as number] === community[graph.second[at] as number];
    if (same) inside += 2 * (graph.value[at] as number);
  }
  const weights = new Map<number, number>();
  for (const [thing, group] of community.entries()) {
    weights.set(group, (weights.get(group) ?? 0) + (degree[thing] as number));
  }
  return inside / total - [...weights.values()].reduce((sum, weight) => sum + (weight / total) ** 2, 0);
}
