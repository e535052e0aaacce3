import type { MemoNetworkResult } from '#shared/analysis/memoNetworkResult.ts';
import { type NetworkLink, type NetworkNode, nodeKey } from '#shared/analysis/reading/memoNetwork.ts';
import { colorOf } from '#shared/domain/codeTree.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { listDocuments } from '../../store/documents.ts';
import type { CoreContext } from '../context.ts';
import { memosWithCodes, type ReferringMemo } from '../memoReferences.ts';
import type { AskedChart, ChartMaker } from './asked.ts';

type Made = Omit<MemoNetworkResult, keyof AskedChart['base'] | 'settings'>;

/** Memos and what they point at: by a link, a mention, or a quoted passage. */
export const linkMemos: ChartMaker = async (asked): Promise<Made> => {
  const { nodes: kinds, types } = asked.settings as unknown as MemoNetworkResult['settings'];
  const { memos, leftOut } = memosWithCodes(asked.context.readable(), types, asked.request.documentIds);
  const named = namedTargets(asked, memos);
  const wanted = (node: NetworkNode) => kinds === 'all' || node.kind === 'memo' || `${node.kind}s` === kinds;
  const nodes: NetworkNode[] = memos.map(memoNode);
  const places = new Map(nodes.map((node, place) => [nodeKey(node), place]));
  const links = new Map<string, NetworkLink>();
  for (const [from, memo] of memos.entries()) {
    for (const key of targetsOf(memo)) {
      const target = named.get(key);
      if (!target || !wanted(target)) continue;
      const to = places.get(key) ?? nodes.push(target) - 1;
      places.set(key, to);
      const pair = [from, to].sort((a, b) => a - b).join(' ');
      if (from !== to && !links.has(pair)) links.set(pair, { from, to });
    }
  }
  return { nodes, links: [...links.values()], memoCount: memos.length, leftOut };
};

const memoNode = ({ entry }: ReferringMemo): NetworkNode => ({
  id: entry.id,
  kind: 'memo',
  name: entry.title || 'Untitled memo',
  detail: entry.type,
});

/** Keys of all that a memo points at. */
const targetsOf = ({ entry, codes }: ReferringMemo): string[] => [
  ...Array.from(codes, (id) => nodeKey({ kind: 'code', id })),
  ...entry.links.flatMap(({ target }) => keyOf(target) ?? []),
];

function keyOf(target: MemoLink['target']): string | null {
  switch (target.kind) {
    case 'document':
    case 'segment':
      return nodeKey({ kind: 'document', id: target.documentId });
    case 'memo':
      return nodeKey({ kind: 'memo', id: target.memoId });
    case 'code':
      return nodeKey({ kind: 'code', id: target.codeId });
  }
}

/** Everything that may be pointed at: memos of the chosen types, codes, and the chosen documents. */
function namedTargets({ context, columns, choice }: AskedChart, memos: readonly ReferringMemo[]) {
  const chosen = new Set(columns.documents.ids.filter((_, at) => choice.documents?.[at] !== 0));
  const documents = listDocuments(context.readable()).filter(({ id }) => chosen.has(id));
  const nodes: NetworkNode[] = [
    ...memos.map(memoNode),
    ...codeNodes(context),
    ...documents.map(({ id, name }): NetworkNode => ({ id, kind: 'document', name, detail: '' })),
  ];
  return new Map(nodes.map((node) => [nodeKey(node), node]));
}

function codeNodes(context: CoreContext): NetworkNode[] {
  const tree = context.codeTree();
  return Array.from(tree.byId.values(), ({ code }) => ({
    id: code.id,
    kind: 'code',
    name: code.name,
    detail: colorOf(tree, code.id),
  }));
}
