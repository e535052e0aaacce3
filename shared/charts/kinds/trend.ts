import type { ChartResult } from '../../analysis/chartResult.ts';
import type { WordTrend } from '../../text/wordTrend.ts';
import { framed, groupOf } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted, formatCount } from '../sentences.ts';
import { choiceOf, type GroupingSetting, type OneSetting, type SettingsOf, type WordsSetting } from '../settings.ts';
import { drawTrend, mostTerms, rateOf } from '../trendDrawing.ts';
import { stopSettings } from './words.ts';

const isAutomatic = ({ words }: Readonly<Record<string, unknown>>): boolean => String(words ?? '').trim() === '';

const settings = {
  words: {
    ...{ type: 'words', label: 'Words', placeholder: 'report, month end, late*', fallback: '' },
  } satisfies WordsSetting as WordsSetting,
  along: choiceOf(
    'Along',
    [
      { value: 'groups', label: 'groups' },
      { value: 'order', label: 'study order' },
      { value: 'date', label: 'date' },
    ],
    'groups',
  ),
  grouping: {
    ...{ type: 'grouping', label: 'Groups', fallback: 'group' },
    when: ({ along }) => along === 'groups',
  } satisfies GroupingSetting as GroupingSetting,
  date: {
    ...{ type: 'variable', label: 'Date', automatic: 'the first date variable', fallback: null },
    when: ({ along }) => along === 'date',
  } satisfies OneSetting as OneSetting,
  small: { ...stopSettings.small, when: isAutomatic },
  also: { ...stopSettings.also, when: isAutomatic },
} as const;

/** Words that are picked where none were named: by how groups, or the halves of a row, differ in them; or the most frequent. */
export type PickedBy = 'groups' | 'halves' | 'frequency';

/** A picked word stands so often in its group, so often in the others together, and in so many documents. */
export const automaticTerms = { uses: 5, elsewhere: 3, documents: 2 } as const;

function pickedWords({ isAutomatic: automatic, pickedBy }: TrendResult): string {
  if (!automatic) return '';
  if (pickedBy !== 'groups' && pickedBy !== 'halves') {
    return ' The most frequent words, small ones left out, since none were named.';
  }
  const sides =
    pickedBy === 'groups'
      ? 'one group differs most from the others'
      : 'the second half of the row differs most from the first';
  return ` Since no words were named: those in which ${sides} by log-likelihood (Dunning 1993), used ${automaticTerms.uses} times or more there, ${automaticTerms.elsewhere} or more elsewhere, and in ${automaticTerms.documents} documents or more; small words are left out.`;
}

function pickedOption({ isAutomatic: automatic, pickedBy }: TrendResult): string {
  if (!automatic) return '';
  return pickedBy === 'groups' || pickedBy === 'halves' ? ' (greatest log-likelihood)' : ' (the most frequent)';
}

/** Documents that are counted together. */
export interface TrendGroup {
  /** Short, for the axis. */
  readonly label: string;
  readonly name: string;
  readonly documentIds: readonly string[];
}

/** How often words stand in groups of documents, per 1,000 running words. */
export interface TrendResult extends ChartResult, WordTrend {
  readonly kind: 'trend';
  readonly settings: SettingsOf<typeof settings>;
  readonly terms: readonly string[];
  /** Nobody named words. */
  readonly isAutomatic: boolean;
  /** How the words were picked then. */
  readonly pickedBy?: PickedBy;
  readonly groups: readonly TrendGroup[];
  /** What makes the groups, in a word or two; `null` = all documents are one. */
  readonly groupedBy: string | null;
  /** Documents without a date, where these make the groups. */
  readonly notPlaced: number;
}

const whereWords = ({ groupedBy }: TrendResult): string =>
  groupedBy === null ? 'in all documents' : `by ${groupedBy}`;

function title(result: TrendResult): string {
  const { terms } = result;
  const words = terms.length <= 4 ? terms.map((term) => `“${term}”`).join(', ') : `${formatCount(terms.length)} words`;
  return `${words} ${whereWords(result)}`;
}

function sentence(result: TrendResult): string {
  const { terms, notPlaced } = result;
  const which = pickedWords(result);
  const shown =
    terms.length > mostTerms ? ` The first ${mostTerms} of ${formatCount(terms.length)}; the table has all.` : '';
  const missing =
    notPlaced > 0
      ? ` ${counted(notPlaced, 'document')} without a date ${notPlaced === 1 ? 'takes' : 'take'} no part.`
      : '';
  return `Times per 1,000 running words, nothing left out of these; one scale for all words.${which}${shown}${missing}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export const trendChart: ChartKind = chartKind<typeof settings>()<TrendResult>({
  kind: 'trend',
  name: 'Keyword trend',
  about: 'How often words are said, by group or as the study went on',
  question: 'who',
  codes: 'none',
  settings,
  title,
  sentence,
  unit: () => 'times per 1,000 words',
  options: (result) => [`words ${result.terms.join(', ')}${pickedOption(result)}`, whereWords(result)],
  empty: ({ groups, terms, settings: { along } }) => {
    if (groups.length === 0)
      return along === 'date' ? 'None of the documents has a date.' : 'There are no documents yet.';
    return terms.length === 0 ? 'There are no words to count.' : null;
  },
  layout: (result, picture) =>
    framed({ title, sentence }, result, picture, (room) => {
      const { layers, right, bottom } = drawTrend(result, room, picture.small === true);
      return { groups: layers.map(({ key, marks }) => groupOf(key, marks)), right, bottom };
    }),
  table: (result) => ({
    columns: ['group', 'documents', 'words', ...result.terms.flatMap((term) => [term, `${term} per 1,000`])],
    rows: result.groups.map(({ name, documentIds }, group) => [
      ...[name, documentIds.length, result.words[group] ?? 0],
      ...result.terms.flatMap((_, term) => [
        result.counts[term * result.groups.length + group] ?? 0,
        (result.words[group] ?? 0) > 0 ? round(rateOf(result, term, group)) : null,
      ]),
    ]),
    measures: result.terms.map((_, term) => 4 + 2 * term),
  }),
  json: (result) => ({
    ...{ terms: result.terms, groupedBy: result.groupedBy, notPlaced: result.notPlaced },
    rows: result.groups.map(({ name, documentIds }, group) => ({
      ...{ group: name, documents: documentIds.length, words: result.words[group] ?? 0 },
      counts: result.terms.map((_, term) => result.counts[term * result.groups.length + group] ?? 0),
    })),
  }),
});
