import type { ChartResult, Settings } from '../../analysis/chartResult.ts';
import type { CodeMap } from '../../analysis/codeMap.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted, formatCount, unitName } from '../sentences.ts';
import { choiceOf, type NumberSetting, type SettingsOf } from '../settings.ts';
import { stressWords } from '../stressWords.ts';
import { linesOfCode, tiesAsJson } from '../tieMarks.ts';
import { unitSettings } from '../tieSettings.ts';
import { drawCodeMap } from './mapPicture.ts';
import { distanceWords, extraWords, leftOutWords } from './mapWords.ts';

/** Counts are asked for where a distance or a line is made of them. */
const countsMatter = ({ distance, lines }: Settings): boolean => distance === 'count' || Number(lines) > 0;

const settings = {
  distance: choiceOf(
    'Distance',
    [
      { value: 'jaccard', label: '1 − Jaccard' },
      { value: 'count', label: 'greatest sum − count' },
    ],
    'jaccard',
  ),
  lines: {
    type: 'number',
    label: 'Lines from',
    least: 0,
    most: 1_000_000,
    step: 1,
    unit: '(0 = none)',
    fallback: 0,
  } satisfies NumberSetting as NumberSetting,
  clusters: {
    type: 'number',
    label: 'Clusters',
    least: 1,
    most: 10,
    step: 1,
    fallback: 1,
  } satisfies NumberSetting as NumberSetting,
  unit: { ...unitSettings.unit, when: countsMatter },
  near: { ...unitSettings.near, when: (given: Settings) => countsMatter(given) && given.unit === 'near' },
};

/** A map of codes (METHOD.md §5). */
export interface CodeMapResult extends ChartResult, CodeMap {
  readonly kind: 'map';
  readonly settings: SettingsOf<typeof settings>;
}

export const mapChart: ChartKind = chartKind<typeof settings>()<CodeMapResult>({
  kind: 'map',
  name: 'Code map',
  about: 'Codes that share words stand close together',
  question: 'together',
  codes: 'frequent',
  settings,
  title: ({ places }) => `Map of ${counted(places.length, 'code')}`,
  sentence: (result) =>
    `The closer, the more two codes have in common; a circle is as large as the code has codings${result.withSubcodes ? ', subcodes included' : ''}. Distance: ${distanceWords(result)}. ${stressWords(result.stress)}${extraWords(result)}${leftOutWords(result)}`,
  unit: ({ settings: { distance, unit, near } }) => (distance === 'jaccard' ? '1 − Jaccard' : unitName(unit, near)),
  options: ({ settings: { distance, unit, near, lines }, stress, clusterCount }) => [
    distance === 'jaccard' ? 'distance 1 − Jaccard' : 'distance greatest sum − count',
    'classical scaling',
    `stress-1 ${stress.toFixed(3)}`,
    ...(lines > 0 ? [`lines from ${lines} ${unitName(unit, near)}`] : []),
    ...(clusterCount > 1 ? [counted(clusterCount, 'cluster')] : []),
  ],
  empty: ({ codes, places, meet }) => {
    if (codes.length === 0) return 'There are no codes to place.';
    if (places.length < 3) {
      return `A map needs at least three codes with codings; here ${places.length === 1 ? 'is' : 'are'} ${places.length === 0 ? 'none' : formatCount(places.length)}.`;
    }
    return meet
      ? null
      : 'No two of these codes have anything in common, so all are equally far apart, and a map would place them by chance.';
  },
  layout: (result, picture) => framed(mapChart, result, picture, (room) => drawCodeMap(result, picture, room)),
  table: (result) => ({
    columns: ['code', 'codings', 'documents', 'x', 'y', 'cluster', 'lines'],
    rows: Array.from(result.places, (code, place) => [
      result.codes[code]?.path ?? '',
      result.frequency[place] ?? 0,
      result.documents[place] ?? 0,
      fourDigits(result.x[place]),
      fourDigits(result.y[place]),
      (result.cluster[place] ?? 0) + 1,
      linesOfCode(result, code)
        .map(({ name, value }) => `${name} ${formatCount(value)}`)
        .join('; '),
    ]),
  }),
  json: (result) => ({
    stress: result.stress,
    codes: Array.from(result.places, (code, place) => ({
      code: result.codes[code]?.path ?? '',
      codings: result.frequency[place] ?? 0,
      documents: result.documents[place] ?? 0,
      x: result.x[place] ?? 0,
      y: result.y[place] ?? 0,
      cluster: (result.cluster[place] ?? 0) + 1,
    })),
    lines: tiesAsJson(result),
  }),
});

const fourDigits = (value = 0): number => Math.round(value * 10_000) / 10_000 + 0;
