import type { ChartResult } from '../../analysis/chartResult.ts';
import type { RankedTies } from '../../analysis/rankedTies.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { formatCount, unitName, unitRule } from '../sentences.ts';
import { choiceOf, type NumberSetting, type SettingsOf } from '../settings.ts';
import { relativesSetting, unitSettings } from '../tieSettings.ts';
import { flagOf } from './pairFlags.ts';
import { drawPairs, mostRows } from './pairsPicture.ts';

const settings = {
  ...unitSettings,
  order: choiceOf(
    'Order and bars',
    [
      { value: 'count', label: 'count' },
      { value: 'jaccard', label: 'Jaccard' },
      { value: 'c', label: 'c' },
      { value: 'lift', label: 'lift' },
      { value: 'name', label: 'name' },
    ],
    'count',
  ),
  least: {
    type: 'number',
    label: 'Count from',
    least: 1,
    most: 10_000_000,
    step: 1,
    fallback: 1,
  } satisfies NumberSetting as NumberSetting,
  relatives: relativesSetting,
};

/** Pairs of codes in order, with every coefficient (METHOD.md §3). */
export interface PairsResult extends ChartResult, RankedTies {
  readonly kind: 'pairs';
  readonly settings: SettingsOf<typeof settings>;
}

const coefficientRules: Readonly<Record<PairsResult['settings']['order'], string>> = {
  count: '',
  name: '',
  jaccard: ' Bars: Jaccard, characters with both codes / characters with either.',
  c: ' Bars: c = pairs / (codings of both − pairs); amber: read with care.',
  lift: ' Bars: lift, how much more often both touch a paragraph than if they had nothing to do with each other.',
};

function shownWords({ ties, allTies, settings: { least } }: PairsResult): string {
  const given = ties.first.length;
  return [
    least > 1 ? ` Pairs with a count of ${formatCount(least)} or more.` : '',
    given > mostRows ? ` The first ${formatCount(mostRows)} of ${formatCount(allTies)}` : '',
    given <= mostRows ? '' : given < allTies ? `; the table has ${formatCount(given)}.` : '; the table has all.',
  ].join('');
}

const defined = (value = Number.NaN): number | null => (Number.isNaN(value) ? null : value);

export const pairsChart: ChartKind = chartKind<typeof settings>()<PairsResult>({
  kind: 'pairs',
  name: 'Ranked ties',
  about: 'Every two codes that meet, the strongest first',
  question: 'together',
  codes: 'frequent',
  settings,
  title: ({ allTies }) => `${formatCount(allTies)} ${allTies === 1 ? 'pair' : 'pairs'} of codes`,
  sentence: (result) => {
    const { unit, near, order, relatives } = result.settings;
    const own = result.withSubcodes && !relatives ? ' Codes are not paired with their own subcodes.' : '';
    return `Count: ${unitRule(unit, near).toLowerCase()}${coefficientRules[order]}${own}${shownWords(result)}`;
  },
  unit: ({ settings: { unit, near } }) => unitName(unit, near),
  options: ({ settings: { order, least, relatives } }) => [
    `order ${order}`,
    `counts from ${least}`,
    relatives ? 'pairs with own subcodes' : 'no pairs with own subcodes',
  ],
  empty: ({ codes, ties }) => {
    if (codes.length < 2) return 'Pairs need at least two codes.';
    return ties.first.length === 0 ? 'No two of these codes have that much in common under this unit.' : null;
  },
  layout: (result, picture) => framed(pairsChart, result, picture, (room) => drawPairs(result, picture, room)),
  table: (result) => {
    const { ties, codes, settings: given } = result;
    const extra = given.unit === 'pairs' || given.unit === 'documents' ? [] : [unitName(given.unit, given.near)];
    return {
      columns: [
        'first code',
        'second code',
        ...extra,
        'pairs',
        'documents',
        'jaccard',
        'c',
        'lift',
        'read c with care',
      ],
      rows: Array.from(ties.first, (first, at) => [
        codes[first]?.path ?? '',
        codes[ties.second[at] ?? -1]?.path ?? '',
        ...extra.map(() => ties.value[at] ?? 0),
        ties.pairs[at] ?? 0,
        ties.documents[at] ?? 0,
        defined(ties.jaccard[at]),
        defined(ties.c[at]),
        defined(ties.lift[at]),
        flagOf(result, at).short,
      ]),
      eitherOrder: true,
    };
  },
  json: (result) => ({
    pairs: Array.from(result.ties.first, (first, at) => ({
      first: result.codes[first]?.path ?? '',
      second: result.codes[result.ties.second[at] ?? -1]?.path ?? '',
      value: result.ties.value[at] ?? 0,
      pairs: result.ties.pairs[at] ?? 0,
      documents: result.ties.documents[at] ?? 0,
      jaccard: defined(result.ties.jaccard[at]),
      c: defined(result.ties.c[at]),
      lift: defined(result.ties.lift[at]),
      flag: flagOf(result, at).short,
    })),
  }),
});
