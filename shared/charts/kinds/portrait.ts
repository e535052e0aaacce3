import type { ChartResult } from '../../analysis/chartResult.ts';
import { portraitTiles } from '../../analysis/reading/portraitSize.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted, formatCount, inWords } from '../sentences.ts';
import { choiceOf, type SettingsOf } from '../settings.ts';
import type { TableCell } from '../tables.ts';
import { drawPortraits } from './portraitLayout.ts';

const settings = {
  show: choiceOf(
    'Show',
    [
      { value: 'two', label: 'two documents' },
      { value: 'one', label: 'one' },
      { value: 'all', label: 'all' },
    ],
    'two',
  ),
  document: {
    type: 'document',
    label: 'Document',
    automatic: 'the open or first coded document',
    fallback: null,
    when: ({ show }) => show !== 'all',
  },
  beside: {
    type: 'document',
    label: 'Beside',
    automatic: 'the next coded document',
    fallback: null,
    when: ({ show }) => show === 'two',
  },
  order: choiceOf(
    'Tiles',
    [
      { value: 'position', label: 'by position' },
      { value: 'colour', label: 'by colour' },
    ],
    'position',
  ),
  uncoded: { type: 'flag', label: 'With uncoded text', fallback: false },
} as const satisfies ChartKind['settings'];

/** A run of tiles; see {@link PortraitPart} for its numbers. */
export interface ShownPart {
  /** Index into the codes of the chart; -1 = text without codings. */
  readonly set: number;
  /** Paths of the codes that were given: one for a coding, none for text without codings. */
  readonly own: string | null;
  readonly codingIds: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly characters: number;
  readonly tiles: number;
}
export interface ShownPortrait {
  readonly documentId: string;
  readonly name: string;
  readonly parts: readonly ShownPart[];
}

export interface PortraitResult extends ChartResult {
  readonly settings: SettingsOf<typeof settings>;
  readonly portraits: readonly ShownPortrait[];
  /** Coded documents of the choice for which there was no room. */
  readonly leftOut: number;
}

const isCoded = ({ parts }: ShownPortrait): boolean => parts.some(({ set }) => set >= 0);

function titleOf({ portraits }: PortraitResult): string {
  if (portraits.length > 2) return `Portraits of ${inWords(portraits.length)} documents`;
  return `Portrait of ${portraits.map(({ name }) => name).join(' and ')}`;
}

function tilelessOf({ portraits, settings: { order } }: PortraitResult): string {
  const count = portraits.reduce((sum, { parts }) => sum + parts.filter(({ tiles }) => tiles === 0).length, 0);
  if (count === 0) return '';
  const what = order === 'position' ? counted(count, 'stretch', 'stretches') : counted(count, 'code');
  return ` ${what} ${count === 1 ? 'is' : 'are'} too short for a tile of ${count === 1 ? 'its' : 'their'} own; the table has all.`;
}

function sentenceOf(result: PortraitResult): string {
  const { portraits, leftOut, withSubcodes, speakers } = result;
  const { order, uncoded } = result.settings;
  const to =
    order === 'position'
      ? 'the codings in the order of the text'
      : 'the codes, all codings of a code together in the order of the tree';
  const rest = uncoded ? ', and text without codings' : '';
  const which =
    leftOut > 0
      ? ` The first ${formatCount(portraits.length)} of ${counted(portraits.length + leftOut, 'coded document')}.`
      : '';
  const subcodes = withSubcodes ? '' : ' Subcodes are not counted.';
  const heard = speakers ? ` ${speakers.charAt(0).toUpperCase()}${speakers.slice(1)}.` : '';
  return `A document is 1,200 tiles, filled row by row and dealt to ${to}${rest}, in proportion to their characters; words under several codings count for each.${tilelessOf(result)}${which}${subcodes}${heard}`;
}

function emptyReason({ portraits, codes, settings: { uncoded } }: PortraitResult): string | null {
  if (codes.length === 0) return 'There are no codes to draw a document with.';
  if (portraits.length === 0) return 'No document has codings with these codes.';
  if (portraits.some(isCoded) || (uncoded && portraits.some(({ parts }) => parts.length > 0))) return null;
  const names = portraits.map(({ name }) => name).join(' nor ');
  return `${portraits.length > 1 ? `Neither ${names}` : names} has ${portraits.length > 1 ? '' : 'no '}codings with these codes.`;
}

function* rowsOf({ portraits, codes, settings: { order } }: PortraitResult): Generator<readonly TableCell[]> {
  for (const { name, parts } of portraits) {
    for (const { set, own, codingIds, from, to, characters, tiles } of parts) {
      const code = own ?? codes[set]?.path ?? '(no coding)';
      const place = order === 'position' ? [from, to] : [];
      yield [name, code, codes[set]?.path ?? '', ...place, codingIds.length, characters, tiles];
    }
  }
}

/** The document portrait (METHOD.md §5): one document, or several side by side, as 1,200 tiles each. */
export const portraitChart = chartKind<typeof settings>()<PortraitResult>({
  kind: 'portrait',
  name: 'Portrait',
  about: 'A document as 1,200 tiles in the colours of its codings',
  question: 'who',
  codes: 'themes',
  settings,
  title: titleOf,
  sentence: sentenceOf,
  unit: () => `tiles, of ${formatCount(portraitTiles)} a document`,
  options: ({ settings: { order, uncoded } }) => [
    order === 'position' ? 'tiles by position' : 'tiles by colour',
    ...(uncoded ? ['with uncoded text'] : []),
  ],
  empty: emptyReason,
  layout: (result, picture) =>
    framed({ title: titleOf, sentence: sentenceOf }, result, picture, (room) =>
      drawPortraits(result, room, picture.small ?? false),
    ),
  table: (result) => ({
    columns: [
      'document',
      'code',
      'counted as',
      ...(result.settings.order === 'position' ? ['from', 'to'] : []),
      'codings',
      'characters',
      'tiles',
    ],
    rows: [...rowsOf(result)],
    names: [0, 1, 2],
    measures: [result.settings.order === 'position' ? 6 : 4],
  }),
  json: ({ portraits, codes }) => ({
    tiles: portraitTiles,
    documents: portraits.map(({ name, parts }) => ({
      document: name,
      parts: parts.map(({ set, own, from, to, characters, tiles }) => ({
        code: codes[set]?.path ?? null,
        given: own,
        start: from,
        end: to,
        characters,
        tiles,
      })),
    })),
  }),
});
