import type { ChartResult } from '../../analysis/chartResult.ts';
import type { TwoSets } from '../../analysis/twoSets.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted, formatCount, unitName, unitRule } from '../sentences.ts';
import { choiceOf, type ManySetting, type NumberSetting, type SettingsOf } from '../settings.ts';
import { tiesAsJson } from '../tieMarks.ts';
import { relativesSetting, unitSettings } from '../tieSettings.ts';
import { drawChord } from './chordPicture.ts';
import { isOneSet, mostShown, shownSets } from './chordShown.ts';
import { drawFlows } from './flowPicture.ts';

const setOf = (label: string, automatic: string): ManySetting => ({ type: 'codes', label, automatic, fallback: null });

const settings = {
  form: choiceOf(
    'Form',
    [
      { value: 'chord', label: 'circle' },
      { value: 'sankey', label: 'streams' },
    ],
    'chord',
  ),
  first: setOf('From', 'automatic'),
  second: setOf('To', 'automatic'),
  ...unitSettings,
  least: {
    type: 'number',
    label: 'Ties from',
    least: 1,
    most: 10_000_000,
    step: 1,
    fallback: 1,
  } satisfies NumberSetting as NumberSetting,
  relatives: relativesSetting,
};

/** Ties between two sets of codes (METHOD.md §3). */
export interface ChordResult extends ChartResult, TwoSets {
  readonly kind: 'chord';
  readonly settings: SettingsOf<typeof settings>;
  /** What the sets are called; empty where they were picked code by code. */
  readonly names: readonly [string, string];
}

const nameOf = ({ names, first, second }: ChordResult, side: 0 | 1): string =>
  names[side] || counted((side === 0 ? first : second).length, 'chosen code');

const setsWords = (result: ChordResult): string =>
  isOneSet(result) ? `${nameOf(result, 0)} among each other` : `${nameOf(result, 0)} × ${nameOf(result, 1)}`;

function placeWords(result: ChordResult): string {
  const { form, unit, near } = result.settings;
  const rule = unitRule(unit, near).toLowerCase().replace(/\.$/u, '');
  const where =
    form === 'sankey'
      ? ` Left: ${nameOf(result, 0)}; right: ${nameOf(result, 1)}.`
      : isOneSet(result)
        ? ''
        : ` Clockwise from the top: ${nameOf(result, 1)}, then ${nameOf(result, 0)}.`;
  return `A band is as wide as two codes have in common: ${rule}. The bar of a code is the sum of its bands.${where}`;
}

function leftOutWords(result: ChordResult): string {
  const { first, second, tied } = shownSets(result);
  const { least } = result.settings;
  const most = Math.max(...tied);
  const without = isOneSet(result)
    ? result.first.length - tied[0]
    : result.first.length + result.second.length - tied[0] - tied[1];
  return [
    least > 1 ? ` Ties of ${formatCount(least)} or more.` : '',
    most > mostShown && (first.length < tied[0] || second.length < tied[1])
      ? ` The ${mostShown} most tied of ${formatCount(most)} codes; the table has all.`
      : '',
    result.ties.first.length < result.allTies
      ? ` The ${formatCount(result.ties.first.length)} strongest of ${formatCount(result.allTies)} ties.`
      : '',
    without > 0 ? ` ${counted(without, 'code')} without a tie ${without === 1 ? 'is' : 'are'} left out.` : '',
    result.withSubcodes && !result.settings.relatives ? ' Codes are not tied to their own subcodes.' : '',
  ].join('');
}

export const chordChart: ChartKind = chartKind<typeof settings>()<ChordResult>({
  kind: 'chord',
  name: 'Ties between two sets',
  about: 'What the codes of one set share with those of another',
  question: 'together',
  codes: 'none',
  settings,
  title: (result) => `Ties: ${setsWords(result)}`,
  sentence: (result) => placeWords(result) + leftOutWords(result),
  unit: ({ settings: { unit, near } }) => unitName(unit, near),
  options: (result) => [
    result.settings.form === 'sankey' ? 'streams' : 'circle',
    setsWords(result),
    `ties from ${result.settings.least}`,
    result.settings.relatives ? 'ties with own subcodes' : 'no ties with own subcodes',
  ],
  empty: ({ codes, ties }) => {
    if (codes.length < 2) return 'Ties need at least two codes.';
    return ties.first.length === 0 ? 'No code of the one set has that much in common with one of the other.' : null;
  },
  layout: (result, picture) =>
    framed(chordChart, result, picture, (room) =>
      (result.settings.form === 'sankey' ? drawFlows : drawChord)(result, picture, room),
    ),
  table: (result) => {
    const { unit, near } = result.settings;
    const inFirst = new Set(result.first);
    return {
      columns: ['first code', 'second code', unitName(unit, near), ...(unit === 'documents' ? [] : ['documents'])],
      rows: Array.from(result.ties.first, (one, at) => {
        const other = result.ties.second[at] ?? -1;
        const [from, to] = inFirst.has(one) && result.second.includes(other) ? [one, other] : [other, one];
        return [
          result.codes[from]?.path ?? '',
          result.codes[to]?.path ?? '',
          result.ties.value[at] ?? 0,
          ...(unit === 'documents' ? [] : [result.ties.documents[at] ?? 0]),
        ];
      }),
    };
  },
  json: (result) => ({
    first: Array.from(result.first, (code) => result.codes[code]?.path ?? ''),
    second: Array.from(result.second, (code) => result.codes[code]?.path ?? ''),
    ties: tiesAsJson(result),
  }),
});
