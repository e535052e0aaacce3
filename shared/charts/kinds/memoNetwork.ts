import type { MemoNetworkResult } from '../../analysis/memoNetworkResult.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { drawMemoNetwork } from '../memoNetwork/draw.ts';
import { placeNodes } from '../memoNetwork/places.ts';
import { everyMark, memoNetworkSentence, memoNetworkTable } from '../memoNetwork/words.ts';
import { memoOptions, nothingLinked } from '../memosCounted.ts';
import { counted } from '../sentences.ts';
import { choiceOf } from '../settings.ts';

const settings = {
  nodes: choiceOf(
    'Memos with',
    [
      { value: 'all', label: 'codes and documents' },
      { value: 'codes', label: 'codes' },
      { value: 'documents', label: 'documents' },
      { value: 'memos', label: 'memos' },
    ],
    'all',
  ),
  types: { type: 'words', label: 'Types', placeholder: 'all types', listOf: 'memo types', fallback: '' },
  least: { type: 'number', label: 'From', unit: 'links', least: 1, most: 1000, step: 1, fallback: 1 },
} as const;

/** Memos, and the codes, documents and memos that they point at, as a network. */
export const memoNetworkChart: ChartKind = chartKind<typeof settings>()<MemoNetworkResult>({
  kind: 'memo-network',
  name: 'Memo network',
  about: 'Memos, and the codes and documents they lead to',
  question: 'ties',
  codes: 'none',
  settings,
  title: () => 'Memo network',
  sentence: memoNetworkSentence,
  unit: () => 'links',
  options: ({ settings: { nodes, types, least } }) => [
    nodes === 'all' ? 'memos with codes and documents' : `memos with ${nodes}`,
    types === '' ? 'all types of memo' : `types ${types}`,
    `from ${counted(least, 'link')}`,
  ],
  takesPart: (result) => [memoOptions(result)],
  empty: (result) => {
    const { memoCount, leftOut, settings: chosen } = result;
    if (memoCount === 0 && leftOut) return nothingLinked;
    if (memoCount === 0)
      return chosen.types === '' ? 'There are no memos yet.' : `No memo has the type “${chosen.types}”.`;
    return placeNodes(result, 1).length === 0 ? `Nothing here has ${counted(chosen.least, 'link')} or more.` : null;
  },
  layout: (result, picture) =>
    framed(memoNetworkChart as ChartKind<MemoNetworkResult>, result, picture, (room) =>
      drawMemoNetwork(result, room, picture.small === true),
    ),
  marks: everyMark,
  table: memoNetworkTable,
  json: ({ nodes, links, memoCount }) => ({
    memos: memoCount,
    nodes: nodes.map(({ kind, name, detail }) => ({ kind, name, detail })),
    links: links.map(({ from, to }) => [from, to]),
  }),
});
