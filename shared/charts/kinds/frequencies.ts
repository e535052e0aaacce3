import { clockOfSettings } from '../../analysis/reading/clock.ts';
import { framed } from '../frame.ts';
import { drawBars } from '../frequencyBars.ts';
import {
  coverageOf,
  dayOf,
  type FrequenciesResult,
  frequencySettings,
  mostBars,
  orderOf,
  shareOfDocuments,
} from '../frequencyFigures.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted, inWords } from '../sentences.ts';
import type { ChartTable, TableCell } from '../tables.ts';

function sentenceOf(result: FrequenciesResult): string {
  const { bars, unit, coders } = result.settings;
  const rules = {
    count: `A bar is as long as the code has ${unit}`,
    share: `A bar is as long as the share of the ${counted(result.documentTotal, 'document')} that have the code`,
    coverage: 'A bar is as long as the share of all characters that codings of the code cover',
  };
  const isParted = bars === 'count' && unit === 'codings' && coders;
  return [
    `${rules[bars]}${result.withSubcodes ? ', subcodes included' : ', its own alone'}.`,
    ...(bars === 'count' && unit === 'codings' && !isParted ? ['At its end: codings, and in how many documents.'] : []),
    ...(isParted ? ['Its parts are the coders.'] : []),
    ...(result.settings.order === 'first' ? ['First used first, by the time at which codings were made.'] : []),
    ...(result.codes.length > mostBars
      ? [`Drawn: the ${mostBars} longest of ${counted(result.codes.length, 'bar')}; the table has all.`]
      : []),
  ].join(' ');
}

const usedCoders = ({ coders, codes, byCoder }: FrequenciesResult): number[] =>
  [...coders.keys()].filter((coder) => codes.some((_, index) => (byCoder[index * coders.length + coder] ?? 0) > 0));

/** Codings of a code by a coder. */
const codingsBy = ({ byCoder, coders }: FrequenciesResult, index: number, coder: number): number =>
  byCoder[index * coders.length + coder] ?? 0;

function tableOf(result: FrequenciesResult): ChartTable {
  const coders = usedCoders(result);
  const columns = ['code', 'codings', 'documents', 'share of documents', 'coverage'];
  const uses = ['first coded', 'first in', 'last coded', 'last in'];
  return {
    columns: [
      ...columns,
      ...uses,
      ...(coders.length > 1 ? coders.map((at) => `codings by ${coderName(result, at)}`) : []),
    ],
    rows: orderOf(result).map((index): TableCell[] => [
      result.codes[index]?.path ?? '',
      result.codings[index] ?? 0,
      result.documents[index] ?? 0,
      shareOfDocuments(result, index),
      coverageOf(result, index),
      dayOf(result, result.firstAt[index]),
      result.firstName[index] || null,
      dayOf(result, result.lastAt[index]),
      result.lastName[index] || null,
      ...(coders.length > 1 ? coders.map((coder) => codingsBy(result, index, coder)) : []),
    ]),
  };
}

/** Two coders may have one name; their columns may not. */
function coderName({ coders }: FrequenciesResult, at: number): string {
  const name = coders[at]?.name ?? '';
  const before = coders.slice(0, at).filter((coder) => coder.name === name).length;
  return before === 0 ? name : `${name} (${before + 1})`;
}

export const frequenciesChart: ChartKind = chartKind<typeof frequencySettings>()<FrequenciesResult>({
  kind: 'frequencies',
  name: 'Frequencies',
  about: 'Codings of each code, and in how many documents',
  question: 'enough',
  codes: 'themes',
  settings: frequencySettings,
  title: ({ codes }) =>
    codes.length === 1 ? 'Frequency of one code' : `Frequencies of ${inWords(codes.length)} codes`,
  sentence: sentenceOf,
  unit: ({ settings: { bars, unit } }) =>
    bars === 'count' ? unit : bars === 'share' ? 'share of documents' : 'coverage',
  options: ({ settings: { bars, unit, coders, order, zone } }) => [
    bars === 'count' ? `unit ${unit}` : `unit ${bars === 'share' ? 'share of documents' : 'coverage'}`,
    ...(bars === 'count' && unit === 'codings' && coders ? ['parts by coder'] : []),
    `order ${order}`,
    ...(zone ? [`days by the ${clockOfSettings({ zone }).words}`] : []),
  ],
  empty: ({ codes }) => (codes.length === 0 ? 'There are no codes to count.' : null),
  layout: (result, picture) =>
    framed(frequenciesChart, result, picture, (room) => drawBars(result, room, picture.small ?? false)),
  table: tableOf,
  json: (result) => ({
    rows: result.codes.map((code, index) => ({
      code: code.path,
      codings: result.codings[index] ?? 0,
      documents: result.documents[index] ?? 0,
      shareOfDocuments: shareOfDocuments(result, index),
      coverage: coverageOf(result, index),
      first: useOf(result.firstAt[index], result.firstName[index]),
      last: useOf(result.lastAt[index], result.lastName[index]),
      byCoder: Object.fromEntries(
        usedCoders(result).map((at) => [coderName(result, at), codingsBy(result, index, at)]),
      ),
    })),
  }),
});

const useOf = (at: number | undefined, document: string | undefined) =>
  at === undefined || Number.isNaN(at) ? null : { at: new Date(at).toISOString(), document: document ?? '' };
