import type { ChartResult } from '../../analysis/chartResult.ts';
import type { CodeFrequencies } from '../../analysis/codeFrequencies.ts';
import { framed, groupOf } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { shades } from '../palette.ts';
import type { Mark } from '../scene.ts';
import { counted, formatCount, inWords } from '../sentences.ts';
import { choiceOf, type SettingsOf } from '../settings.ts';
import { fitText } from '../textWidths.ts';

const settings = {
  unit: choiceOf(
    'Length',
    [
      { value: 'codings', label: 'codings' },
      { value: 'documents', label: 'documents' },
    ],
    'codings',
  ),
  order: choiceOf(
    'Order',
    [
      { value: 'frequency', label: 'most first' },
      { value: 'tree', label: 'code tree' },
      { value: 'name', label: 'name' },
    ],
    'frequency',
  ),
} as const;

export type FrequencySettings = SettingsOf<typeof settings>;

/** Codings and documents of each code (METHOD.md §2). */
export interface FrequenciesResult extends ChartResult, CodeFrequencies {
  readonly kind: 'frequencies';
  readonly settings: FrequencySettings;
}

const rowHeight = 34;

function orderOf({ settings: { order, unit }, ...result }: FrequenciesResult): number[] {
  const places = result.codes.map((_, index) => index);
  if (order === 'name') {
    return places.sort((a, b) => (result.codes[a]?.name ?? '').localeCompare(result.codes[b]?.name ?? '', 'en'));
  }
  return order === 'tree' ? places : places.sort((a, b) => (result[unit][b] ?? 0) - (result[unit][a] ?? 0));
}

const both = (result: FrequenciesResult, index: number): string =>
  `${counted(result.codings[index] ?? 0, 'coding')} in ${counted(result.documents[index] ?? 0, 'document')}`;

export const frequenciesChart: ChartKind = chartKind<typeof settings>()<FrequenciesResult>({
  kind: 'frequencies',
  name: 'Frequencies',
  about: 'Codings of each code, and in how many documents',
  question: 'enough',
  codes: 'themes',
  settings,
  title: ({ codes }) => `Frequencies of ${inWords(codes.length)} codes`,
  sentence: ({ settings: { unit }, withSubcodes }) =>
    `A bar is as long as the code has ${unit}${withSubcodes ? ', subcodes included' : ', its own alone'}.`,
  unit: ({ settings: { unit } }) => unit,
  options: ({ settings: { order } }) => [`order ${order}`],
  empty: ({ codes }) => (codes.length === 0 ? 'There are no codes to count.' : null),
  layout: (result, picture) =>
    framed(frequenciesChart, result, picture, ({ left, top, width, theme }) => {
      const order = orderOf(result).slice(0, picture.small ? 7 : undefined);
      const lengths = result[result.settings.unit];
      const greatest = Math.max(1, ...lengths);
      const marks = order.flatMap((index, place): Mark[] => {
        const code = result.codes[index];
        if (!code) return [];
        const y = top + place * rowHeight;
        const title = `${both(result, index)}.`;
        return [
          {
            kind: 'group',
            key: `code:${code.id}`,
            name: code.path,
            title,
            data: { kind: 'code', codeId: code.id },
            children: [
              {
                kind: 'text',
                key: `name:${code.id}`,
                x: left,
                y: y + 12,
                text: fitText(code.name, width * 0.6, 12.5),
                size: 12.5,
                face: 'regular',
                fill: theme.ink2,
                anchor: 'start',
              },
              {
                kind: 'text',
                key: `count:${code.id}`,
                x: left + width,
                y: y + 12,
                text: `${formatCount(result.codings[index] ?? 0)} in ${formatCount(result.documents[index] ?? 0)}`,
                size: 12.5,
                face: 'regular',
                fill: theme.ink2,
                anchor: 'end',
              },
              {
                kind: 'rect',
                key: `bar:${code.id}`,
                x: left,
                y: y + 17,
                width: Math.max((lengths[index] ?? 0) > 0 ? 2 : 0, ((lengths[index] ?? 0) / greatest) * width),
                height: 9,
                fill: shades(code.color, theme.mode).solid,
              },
            ],
          },
        ];
      });
      return { groups: [groupOf('bars', marks)], right: left + width, bottom: top + order.length * rowHeight };
    }),
  table: (result) => ({
    columns: ['code', 'codings', 'documents'],
    rows: orderOf(result).map((index) => [
      result.codes[index]?.path ?? '',
      result.codings[index] ?? 0,
      result.documents[index] ?? 0,
    ]),
  }),
  json: (result) => ({
    rows: result.codes.map((code, index) => ({
      code: code.path,
      codings: result.codings[index] ?? 0,
      documents: result.documents[index] ?? 0,
    })),
  }),
});
