import type { ChartResult } from '../../analysis/chartResult.ts';
import type { CodelineRow } from '../../analysis/codeline.ts';
import { framed } from '../frame.ts';
import { chartKind } from '../kind.ts';
import { counted, formatCount } from '../sentences.ts';
import { choiceOf, type SettingsOf } from '../settings.ts';
import { drawCodeline } from './codelineLayout.ts';
import { mostRows, rowOrder } from './codelineRows.ts';

const settings = {
  document: {
    type: 'document',
    label: 'Document',
    automatic: 'the open or first coded document',
    fallback: null,
  },
  rows: choiceOf(
    'Rows',
    [
      { value: 'used', label: 'codes of this document' },
      { value: 'all', label: 'all chosen codes' },
    ],
    'used',
  ),
  order: choiceOf(
    'Order',
    [
      { value: 'tree', label: 'code tree' },
      { value: 'first', label: 'first use' },
      { value: 'most', label: 'most paragraphs' },
    ],
    'tree',
  ),
} as const;

export interface CodelineResult extends ChartResult {
  readonly settings: SettingsOf<typeof settings>;
  readonly documentId: string | null;
  readonly documentName: string;
  readonly paragraphs: number;
  /** One entry a code of the chart. */
  readonly rows: readonly CodelineRow[];
}

const titleOf = ({ documentName }: CodelineResult): string => `Codeline of ${documentName}`;

function sentenceOf(result: CodelineResult): string {
  const { paragraphs, rows, codes, withSubcodes, speakers } = result;
  const used = rows.filter(({ runs }) => runs.length > 0).length;
  const order = rowOrder(result).length;
  const cut =
    order > mostRows ? ` The first ${formatCount(mostRows)} of ${formatCount(order)} rows; the table has all.` : '';
  const heard = speakers ? ` ${speakers.charAt(0).toUpperCase()}${speakers.slice(1)}.` : '';
  return `A column for each of ${counted(paragraphs, 'paragraph')}, a row a code${withSubcodes ? ' with its subcodes' : ', its own codings alone'}; filled where a coding touches the paragraph. ${formatCount(used)} of ${counted(codes.length, 'code')} stand in it.${cut}${heard}`;
}

/** One document as codes by paragraphs (METHOD.md §5). */
export const codelineChart = chartKind<typeof settings>()<CodelineResult>({
  kind: 'codeline',
  name: 'Codeline',
  about: 'Where each code stands along a document',
  question: 'who',
  codes: 'all',
  settings,
  title: titleOf,
  sentence: sentenceOf,
  unit: () => 'paragraphs touched',
  options: ({ documentName, settings: { order } }) => [documentName, `order ${order}`],
  empty: (result) => {
    if (result.codes.length === 0) return 'There are no codes to draw.';
    if (result.documentId === null) return 'No document has codings with these codes.';
    if (result.paragraphs === 0) return `${result.documentName} has no paragraphs.`;
    return rowOrder(result).length === 0 ? `${result.documentName} has no codings with these codes.` : null;
  },
  layout: (result, picture) =>
    framed({ title: titleOf, sentence: sentenceOf }, result, picture, (room) =>
      drawCodeline(result, room, picture.small ?? false),
    ),
  table: (result) => ({
    columns: ['code', 'codings', 'paragraphs touched', 'of all paragraphs', 'stretches', 'first', 'last', 'which'],
    rows: rowOrder(result).map((index) => {
      const { codings, paragraphs, runs } = result.rows[index] ?? { codings: 0, paragraphs: 0, runs: [] };
      const share = result.paragraphs > 0 ? paragraphs / result.paragraphs : null;
      const which = runs.map(({ from, to }) => (to - from === 1 ? `${to}` : `${from + 1}–${to}`)).join(', ');
      const ends = [runs[0] ? runs[0].from + 1 : null, runs.at(-1)?.to ?? null];
      return [result.codes[index]?.path ?? '', codings, paragraphs, share, runs.length, ...ends, which];
    }),
  }),
  json: (result) => ({
    document: result.documentName,
    paragraphs: result.paragraphs,
    rows: rowOrder(result).map((index) => ({
      code: result.codes[index]?.path ?? '',
      codings: result.rows[index]?.codings ?? 0,
      runs: (result.rows[index]?.runs ?? []).map(({ from, to, codings }) => ({ first: from + 1, last: to, codings })),
    })),
  }),
});
