import { AxialError } from '../../domain/result.ts';
import type { ChartKind } from '../kind.ts';
import { categorySaturationChart } from './categorySaturation.ts';
import { frequenciesChart } from './frequencies.ts';
import { mapChart } from './map.ts';
import { networkChart } from './network.ts';
import { saturationChart } from './saturation.ts';
import { timelineChart } from './timeline.ts';
import { trendChart } from './trend.ts';
import { wordsChart } from './words.ts';

/** Every kind of chart that has the usual page, in the order in which the gallery shows them under their question. */
export const chartKinds: readonly ChartKind[] = [
  mapChart,
  networkChart,
  saturationChart,
  categorySaturationChart,
  frequenciesChart,
  wordsChart,
  trendChart,
  timelineChart,
];

const byKind = new Map(chartKinds.map((kind) => [kind.kind, kind]));

export const findChartKind = (kind: string): ChartKind | undefined => byKind.get(kind);

/** @throws AxialError `unsupported_format` where there is no such chart */
export function requireChartKind(kind: string): ChartKind {
  const found = byKind.get(kind);
  if (!found) throw new AxialError('unsupported_format', `There is no chart “${kind}”.`);
  return found;
}
