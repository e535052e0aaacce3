import type { ChartResult } from '../../analysis/chartResult.ts';
import type { TypicalWords } from '../../text/typicalWords.ts';
import { framed, groupOf } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted } from '../sentences.ts';
import { choiceOf, type NumberSetting, type SettingsOf, type WordsSetting } from '../settings.ts';
import { drawWords } from '../wordsDrawing.ts';

/** Words that are left out, as every count of words asks for them. */
export const stopSettings = {
  small: choiceOf(
    'Small words',
    [
      { value: 'left', label: 'left out' },
      { value: 'counted', label: 'counted' },
    ],
    'left',
  ),
  also: {
    ...{ type: 'words', label: 'Also leave out', placeholder: 'words, parted by commas', fallback: '' },
  } satisfies WordsSetting as WordsSetting,
} as const;

const isTypical = ({ show }: Readonly<Record<string, unknown>>): boolean => show === 'typical';
const number = (label: string, most: number, fallback: number, when: NumberSetting['when']): NumberSetting => ({
  ...{ type: 'number', label, least: 1, most, step: 1, fallback, ...(when ? { when } : {}) },
});

const settings = {
  show: choiceOf(
    'Words',
    [
      { value: 'typical', label: 'typical of each code' },
      { value: 'frequent', label: 'most frequent' },
    ],
    'typical',
  ),
  measure: choiceOf(
    'By',
    [
      { value: 'likelihood', label: 'log-likelihood' },
      { value: 'ratio', label: 'times as frequent' },
    ],
    'likelihood',
    isTypical,
  ),
  each: number('For each code', 100, 10, isTypical),
  least: number('At least', 1000, 3, isTypical),
  words: number('How many', 500, 40, (given) => !isTypical(given)),
  ...stopSettings,
} as const;

/** Words of the texts, and which of them are typical of what a code covers. */
export interface WordsResult extends ChartResult, TypicalWords {
  readonly kind: 'words';
  readonly settings: SettingsOf<typeof settings>;
}

const left = ({ languages, settings: { small, also } }: WordsResult): string => {
  const lists = small === 'left' && languages.length > 0 ? `small words (${languages.join(', ')})` : '';
  const parts = [lists, also.trim() === '' ? '' : 'own words'].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' and ')} left out` : 'no words left out';
};

const measureWords = {
  likelihood: 'log-likelihood (Dunning 1993) of the word in the coded text against all other text',
  ratio: 'share of the words in the coded text / share of all words',
} as const;

const title = (result: WordsResult): string =>
  result.settings.show === 'frequent'
    ? `The ${counted(result.frequent.length, 'most frequent word')}`
    : 'Words that are typical of each code';

const sentence = (result: WordsResult): string => {
  const all = `${counted(result.total, 'word')} of ${counted(result.documentCount, 'document')}, ${left(result)}`;
  if (result.settings.show === 'frequent') return `A bar is as long as the word is frequent: ${all}.`;
  return `Length: ${measureWords[result.settings.measure]}; figure: times in the coded text, at least ${counted(result.settings.least, 'time')}. A word is coded when any of its characters is. ${all}.`;
};

const round = (value: number): number => Math.round(value * 100) / 100;

export const wordsChart: ChartKind = chartKind<typeof settings>()<WordsResult>({
  kind: 'words',
  name: 'Words',
  about: 'Words that are typical of each theme',
  question: 'enough',
  codes: 'themes',
  settings,
  title,
  sentence,
  unit: ({ settings: { show, measure } }) =>
    show === 'frequent' ? 'times' : measure === 'likelihood' ? 'log-likelihood' : 'times as frequent as in all text',
  options: (result) => [
    result.settings.show === 'frequent' ? 'most frequent words' : measureWords[result.settings.measure],
    left(result),
    'words of at least two characters',
  ],
  empty: ({ total, codes, settings: { show } }) => {
    if (total === 0) return 'There are no words to count.';
    return show === 'typical' && codes.length === 0 ? 'There are no codes that words could be typical of.' : null;
  },
  layout: (result, picture) =>
    framed({ title, sentence }, result, picture, (room) => {
      const { layers, right, bottom } = drawWords(result, room, picture.small === true);
      return { groups: layers.map(({ key, marks }) => groupOf(key, marks)), right, bottom };
    }),
  table: (result) =>
    result.settings.show === 'frequent'
      ? {
          columns: ['word', 'times', 'documents'],
          rows: result.frequent.map(({ word, count, documents }) => [word, count, documents]),
        }
      : {
          columns: [
            'code',
            'word',
            'times in coded text',
            'times in all',
            'documents',
            'log-likelihood',
            'times as frequent',
          ],
          rows: result.codes.flatMap((code, set) =>
            (result.typical[set] ?? []).map(({ word, inside, count, documents, likelihood, ratio }) => [
              ...[code.path, word, inside, count, documents],
              ...[round(likelihood), round(ratio)],
            ]),
          ),
        },
  json: ({ frequent, typical, codes, inside, total, distinct, languages }) => ({
    ...{ total, distinct, languages, frequent },
    typical: codes.map((code, set) => ({ code: code.path, words: inside[set] ?? 0, typical: typical[set] ?? [] })),
  }),
});
