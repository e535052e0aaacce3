import type { MemoNetworkResult } from '../../analysis/memoNetworkResult.ts';
import { type NetworkNode, neighboursOf, nodeKey } from '../../analysis/reading/memoNetwork.ts';
import { memosCounted } from '../memosCounted.ts';
import type { Mark } from '../scene.ts';
import { counted, formatCount } from '../sentences.ts';
import type { ChartTable } from '../tables.ts';
import { mostNodes } from './places.ts';

/** Nodes with enough links for the picture. */
const enough = (result: MemoNetworkResult): number =>
  neighboursOf(result).filter(({ length }) => length >= result.settings.least).length;

const pointedAt = {
  all: 'a code, a document or another memo',
  codes: 'a code or another memo',
  documents: 'a document or another memo',
  memos: 'another memo',
};

export function memoNetworkSentence(result: MemoNetworkResult): string {
  const { links, settings } = result;
  const many = enough(result);
  const part = many > mostNodes ? ` The ${mostNodes} most linked of ${formatCount(many)}; the table has all.` : '';
  const least = settings.least > 1 ? ` Shown from ${counted(settings.least, 'link')}.` : '';
  return `A line is a memo that points at ${pointedAt[settings.nodes]}: by a link, a mention, or a quoted passage. The more links, the larger. ${memosCounted(result)}; ${counted(links.length, 'link')}.${least}${part}`;
}

/** `5 links: 3 codes, 1 document, 1 memo.` */
function linksInWords(result: MemoNetworkResult, neighbours: readonly number[]): string {
  const ofKind = (kind: NetworkNode['kind']) => neighbours.filter((place) => result.nodes[place]?.kind === kind).length;
  const parts = (['code', 'document', 'memo'] as const).flatMap((kind) =>
    ofKind(kind) > 0 ? [counted(ofKind(kind), kind)] : [],
  );
  return `${counted(neighbours.length, 'link')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
}

/** Name, links in words, and the memos behind a node: the memo itself, or those that point at it. */
export function nodeWords(result: MemoNetworkResult, place: number, neighbours: readonly number[]) {
  const node = result.nodes[place];
  const memos = neighbours.filter((other) => result.nodes[other]?.kind === 'memo');
  const memoIds = node?.kind === 'memo' ? [node.id] : memos.map((other) => result.nodes[other]?.id ?? '');
  const what = node?.kind === 'memo' ? `${node.detail} memo` : (node?.kind ?? '');
  return {
    name: `${node?.name ?? ''}, ${what}`,
    title: linksInWords(result, neighbours),
    data: { kind: 'memos', memoIds },
  } as const;
}

/** Every node by its words alone: which of them are drawn depends on the room. */
export function everyMark(result: MemoNetworkResult): Mark[] {
  const neighbours = neighboursOf(result);
  return result.nodes.map((node, place) => ({
    kind: 'group',
    key: nodeKey(node),
    ...nodeWords(result, place, neighbours[place] ?? []),
    children: [],
  }));
}

/** A row a node, the most linked first, with the names of all that it is linked with. */
export function memoNetworkTable(result: MemoNetworkResult): ChartTable {
  const neighbours = neighboursOf(result);
  const places = result.nodes.map((_, place) => place);
  places.sort((a, b) => (neighbours[b]?.length ?? 0) - (neighbours[a]?.length ?? 0) || a - b);
  return {
    columns: ['what', 'name', 'links', 'linked with'],
    rows: places.map((place) => {
      const node = result.nodes[place];
      const names = (neighbours[place] ?? []).map((other) => result.nodes[other]?.name ?? '');
      return [node?.kind ?? '', node?.name ?? '', names.length, names.join('; ')];
    }),
  };
}
