/** What a memo network is made of. */
export type NodeKind = 'memo' | 'code' | 'document';

export interface NetworkNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** Palette name of a code; the type of a memo; empty for a document. */
  readonly detail: string;
}

/** A memo and what it points at, each two once, by the places of the nodes. */
export interface NetworkLink {
  readonly from: number;
  readonly to: number;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
}

export const nodeKey = ({ kind, id }: Pick<NetworkNode, 'kind' | 'id'>): string => `${kind}:${id}`;

/** The places that each node is linked with, ascending. */
export function neighboursOf({ nodes, links }: Network): number[][] {
  const found = nodes.map((): number[] => []);
  for (const { from, to } of links) {
    found[from]?.push(to);
    found[to]?.push(from);
  }
  return found.map((list) => list.sort((a, b) => a - b));
}

/**
 * The part of a network that a picture can hold: nodes with at least `least` links, the `most` most linked of them, and the
 * links among these. Links are counted in the whole network.
 */
export function mostLinked(network: Network, least: number, most: number): readonly number[] {
  const counts = neighboursOf(network).map(({ length }) => length);
  const enough = network.nodes.map((_, place) => place).filter((place) => (counts[place] ?? 0) >= least);
  const ranked = enough.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  return ranked.slice(0, most).sort((a, b) => a - b);
}
