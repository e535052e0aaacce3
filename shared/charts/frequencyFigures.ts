import type { ChartResult, Settings } from '../analysis/chartResult.ts';
import type { CodeFrequencies } from '../analysis/codeFrequencies.ts';
import { clockOfSettings } from '../analysis/reading/clock.ts';
import { dayOf as dayOfTime } from '../analysis/reading/timeBins.ts';
import { isoDay } from './dates.ts';
import { formatPercent } from './numbers.ts';
import { counted, formatCount } from './sentences.ts';
import { choiceOf, listOf, type SettingsOf } from './settings.ts';
import { zoneSetting } from './zoneSetting.ts';

export const frequencySettings = {
  bars: choiceOf(
    'Bars',
    [
      { value: 'count', label: 'counts' },
      { value: 'share', label: 'share of documents' },
      { value: 'coverage', label: 'coverage' },
    ],
    'count',
  ),
  unit: choiceOf(
    'Count',
    [
      { value: 'codings', label: 'codings' },
      { value: 'documents', label: 'documents' },
    ],
    'codings',
    ({ bars }) => bars === 'count',
  ),
  coders: {
    type: 'flag',
    label: 'by coder',
    fallback: false,
    when: ({ bars, unit }: Settings) => bars === 'count' && unit === 'codings',
  },
  zone: zoneSetting,
  order: listOf(
    choiceOf(
      'Order',
      [
        { value: 'frequency', label: 'most first' },
        { value: 'tree', label: 'code tree' },
        { value: 'name', label: 'name' },
        { value: 'first', label: 'first used first' },
      ],
      'frequency',
    ),
  ),
} as const;

export type FrequencySettings = SettingsOf<typeof frequencySettings>;

/** Codings and documents of each code (METHOD.md §2), with first and last use. */
export interface FrequenciesResult extends ChartResult, CodeFrequencies {
  readonly kind: 'frequencies';
  readonly settings: FrequencySettings;
  /** Names of the documents of `firstDocument` and `lastDocument`; empty for codes without codings. */
  readonly firstName: readonly string[];
  readonly lastName: readonly string[];
  /** The coders of `byCoder`. */
  readonly coders: readonly { readonly id: string; readonly name: string }[];
}

/** More bars than this are no picture any more. */
export const mostBars = 300;

/** The length of a bar: codings, documents, or a share of 0..1. */
export function barLength(result: FrequenciesResult, index: number): number {
  const { bars, unit } = result.settings;
  if (bars === 'share') return shareOfDocuments(result, index);
  return bars === 'coverage' ? coverageOf(result, index) : (result[unit][index] ?? 0);
}

export const shareOfDocuments = ({ documents, documentTotal }: FrequenciesResult, index: number): number =>
  (documents[index] ?? 0) / (documentTotal || 1);
export const coverageOf = ({ covered, characterTotal }: FrequenciesResult, index: number): number =>
  (covered[index] ?? 0) / (characterTotal || 1);

export function orderOf(result: FrequenciesResult): number[] {
  const places = result.codes.map((_, index) => index);
  const name = (index: number) => result.codes[index]?.name ?? '';
  const first = (index: number) => {
    const at = result.firstAt[index] ?? Number.NaN;
    return Number.isNaN(at) ? Number.MAX_VALUE : at;
  };
  switch (result.settings.order) {
    case 'tree':
      return places;
    case 'name':
      return places.sort((a, b) => name(a).localeCompare(name(b), 'en', { numeric: true }) || a - b);
    case 'first':
      return places.sort((a, b) => first(a) - first(b) || a - b);
    case 'frequency':
      return places.sort((a, b) => barLength(result, b) - barLength(result, a) || a - b);
  }
}

/** The bars of the picture: all, or the longest. */
export function shownBars(result: FrequenciesResult, most = mostBars): number[] {
  const order = orderOf(result);
  if (order.length <= most) return order;
  const wanted = new Set(
    [...order].sort((a, b) => barLength(result, b) - barLength(result, a) || a - b).slice(0, most),
  );
  return order.filter((index) => wanted.has(index));
}

/** What stands at the end of a bar: `142 in 24`, `19 of 24`, `79 %`. */
export function barFigure(result: FrequenciesResult, index: number): string {
  const { bars, unit } = result.settings;
  const documents = formatCount(result.documents[index] ?? 0);
  const of = `${documents} of ${formatCount(result.documentTotal)}`;
  if (bars === 'share') return `${formatPercent(shareOfDocuments(result, index))}: ${of}`;
  if (bars === 'coverage') return formatPercent(coverageOf(result, index));
  return unit === 'documents' ? of : `${formatCount(result.codings[index] ?? 0)} in ${documents}`;
}

/** A day as it stands in tables and sentences, by the clock of the chart: `2025-03-09`; `null` for none. */
export const dayOf = ({ settings }: FrequenciesResult, at: number | undefined): string | null =>
  at === undefined || Number.isNaN(at) ? null : isoDay(dayOfTime(clockOfSettings(settings).shown(at)));

/** Everything that is known of a code's use, in sentences. */
export function useWords(result: FrequenciesResult, index: number): string {
  const codings = result.codings[index] ?? 0;
  if (codings === 0) return 'No codings.';
  const documents = `${formatCount(result.documents[index] ?? 0)} of ${counted(result.documentTotal, 'document')}`;
  const share = `${formatPercent(shareOfDocuments(result, index))}`;
  const [first, last] = [dayOf(result, result.firstAt[index]), dayOf(result, result.lastAt[index])];
  const uses =
    first === null || last === null
      ? ''
      : codings === 1
        ? ` Used on ${first} in “${result.firstName[index]}”.`
        : ` First used on ${first} in “${result.firstName[index]}”, last on ${last} in “${result.lastName[index]}”.`;
  return `${counted(codings, 'coding')} in ${documents} (${share}), covering ${formatPercent(coverageOf(result, index))} of all characters.${uses}`;
}
