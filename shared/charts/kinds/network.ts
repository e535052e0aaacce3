import type { ChartResult } from '../../analysis/chartResult.ts';
import type { Network } from '../../analysis/network.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted, formatCount, unitName, unitRule } from '../sentences.ts';
import type { FlagSetting, NumberSetting, SettingsOf } from '../settings.ts';
import { linesOfCode, tiesAsJson } from '../tieMarks.ts';
import { relativesSetting, unitSettings } from '../tieSettings.ts';
import { letterOf } from './communityLetters.ts';
import { drawNetwork } from './networkPicture.ts';

const settings = {
  ...unitSettings,
  least: {
    type: 'number',
    label: 'Ties from',
    least: 0,
    most: 10_000_000,
    step: 1,
    unit: '(0 = automatic)',
    fallback: 0,
  } satisfies NumberSetting as NumberSetting,
  communities: { type: 'flag', label: 'Communities', fallback: true } satisfies FlagSetting as FlagSetting,
  relatives: relativesSetting,
};

/** Co-occurrence as a network (METHOD.md §3). */
export interface NetworkResult extends ChartResult, Network {
  readonly kind: 'network';
  readonly settings: SettingsOf<typeof settings>;
}

function shownWords({ codes, places, tiedCodes, ties, allTies }: NetworkResult): string {
  const alone = codes.length - tiedCodes;
  return [
    places.length < tiedCodes ? ` The ${formatCount(places.length)} most tied of ${formatCount(tiedCodes)} codes.` : '',
    ties.first.length < allTies ? ` ${formatCount(ties.first.length)} of ${formatCount(allTies)} ties.` : '',
    alone > 0 ? ` ${counted(alone, 'code')} without such a tie ${alone === 1 ? 'is' : 'are'} left out.` : '',
  ].join('');
}

function communityWords({ settings, communityCount, modularity }: NetworkResult): string {
  if (!settings.communities) return '';
  if (communityCount < 2) return ' No communities: no codes are tied more among themselves than chance would have it.';
  return ` Letters and rings: ${counted(communityCount, 'community', 'communities')}, tied more among themselves than chance would have it (modularity ${modularity.toFixed(2)}).`;
}

const relativesWords = ({ settings, withSubcodes }: NetworkResult): string =>
  withSubcodes && !settings.relatives ? ' Codes are not tied to their own subcodes.' : '';

export const networkChart: ChartKind = chartKind<typeof settings>()<NetworkResult>({
  kind: 'network',
  name: 'Code network',
  about: 'Codes and the ties between them, the stronger the wider',
  question: 'together',
  codes: 'frequent',
  settings,
  title: ({ places }) => `Network of ${counted(places.length, 'code')}`,
  sentence: (result) => {
    const { unit, near } = result.settings;
    return `A tie is as wide as its count: ${unitRule(unit, near).toLowerCase().replace(/\.$/u, '')}; ties of ${formatCount(result.from)} or more.${communityWords(result)}${relativesWords(result)}${shownWords(result)} Tied codes attract each other; the places mean nothing else.`;
  },
  unit: ({ settings: { unit, near } }) => unitName(unit, near),
  options: ({ settings: given, from, modularity, communityCount }) => [
    `ties from ${from}`,
    ...(given.communities
      ? [`${counted(communityCount, 'community', 'communities')}, modularity ${modularity.toFixed(3)}`]
      : []),
    given.relatives ? 'ties with own subcodes' : 'no ties with own subcodes',
  ],
  empty: ({ codes, ties, settings: { least } }) => {
    if (codes.length < 2) return 'A network needs at least two codes.';
    if (ties.first.length > 0) return null;
    return least > 1
      ? 'No two of these codes have so many in common; a lower count shows ties.'
      : 'No two of these codes have anything in common under this unit.';
  },
  layout: (result, picture) => framed(networkChart, result, picture, (room) => drawNetwork(result, picture, room)),
  table: (result) => ({
    columns: [
      'code',
      'community',
      'codings',
      'documents',
      'ties',
      'sum of ties',
      `tied to (${unitName(result.settings.unit, result.settings.near)})`,
    ],
    rows: Array.from(result.places, (code, place) => {
      const lines = linesOfCode(result, code);
      return [
        result.codes[code]?.path ?? '',
        letterOf(result.community[place] ?? 0),
        result.frequency[place] ?? 0,
        result.documents[place] ?? 0,
        lines.length,
        lines.reduce((sum, { value }) => sum + value, 0),
        lines.map(({ name, value }) => `${name} ${formatCount(value)}`).join('; '),
      ];
    }),
    // Communities may get other letters when one more tie is there.
    names: [0],
    measures: [5],
  }),
  json: (result) => ({
    from: result.from,
    modularity: result.modularity,
    codes: Array.from(result.places, (code, place) => ({
      code: result.codes[code]?.path ?? '',
      codings: result.frequency[place] ?? 0,
      documents: result.documents[place] ?? 0,
      community: letterOf(result.community[place] ?? 0),
      x: result.x[place] ?? 0,
      y: result.y[place] ?? 0,
    })),
    ties: tiesAsJson(result),
  }),
});
