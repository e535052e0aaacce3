import { AxialError } from '../../domain/result.ts';
import type { ChartKind } from '../kind.ts';
import { categorySaturationChart } from './categorySaturation.ts';
import { chordChart } from './chord.ts';
import { cloudChart } from './cloud.ts';
import { codelineChart } from './codeline.ts';
import { crosstabChart } from './crosstab.ts';
import { documentMapChart } from './documentMap.ts';
import { frequenciesChart } from './frequencies.ts';
import { mapChart } from './map.ts';
import { matrixChart } from './matrix.ts';
import { memoMatrixChart } from './memoMatrix.ts';
import { memoNetworkChart } from './memoNetwork.ts';
import { networkChart } from './network.ts';
import { pairsChart } from './pairs.ts';
import { portraitChart } from './portrait.ts';
import { propertiesChart } from './properties.ts';
import { relationshipsChart } from './relationships.ts';
import { saturationChart } from './saturation.ts';
import { similarityChart } from './similarity.ts';
import { timelineChart } from './timeline.ts';
import { trendChart } from './trend.ts';
import { wordsChart } from './words.ts';

/** Every kind of chart that has the usual page, in the order in which the gallery shows them under their question. */
export const chartKinds: readonly ChartKind[] = [
  matrixChart,
  crosstabChart,
  portraitChart,
  codelineChart,
  trendChart,
  mapChart,
  networkChart,
  chordChart,
  pairsChart,
  similarityChart,
  documentMapChart,
  relationshipsChart,
  propertiesChart,
  memoMatrixChart,
  memoNetworkChart,
  saturationChart,
  categorySaturationChart,
  frequenciesChart,
  wordsChart,
  timelineChart,
  cloudChart,
];

const byKind = new Map(chartKinds.map((kind) => [kind.kind, kind]));

export const findChartKind = (kind: string): ChartKind | undefined => byKind.get(kind);

/** @throws AxialError `unsupported_format` where there is no such chart */
export function requireChartKind(kind: string): ChartKind {
  const found = byKind.get(kind);
  if (!found) throw new AxialError('unsupported_format', `There is no chart “${kind}”.`);
  return found;
}
