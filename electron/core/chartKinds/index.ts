import type { ChartResult } from '#shared/analysis/chartResult.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { ChartRequest } from '#shared/contract/procedures/charts.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { CoreContext } from '../context.ts';
import { askedChart, type ChartMaker } from './asked.ts';
import { countCategorySaturation } from './categorySaturation.ts';
import { tieTwoSets } from './chord.ts';
import { countCloud } from './cloud.ts';
import { makeCodeline } from './codeline.ts';
import { countCrosstab } from './crosstab.ts';
import { placeDocuments } from './documentMap.ts';
import { countFrequencies } from './frequencies.ts';
import { placeCodes } from './map.ts';
import { countMatrix } from './matrix.ts';
import { countMemoMatrix } from './memoMatrix.ts';
import { linkMemos } from './memoNetwork.ts';
import { tieCodes } from './network.ts';
import { rankPairsOfCodes } from './pairs.ts';
import { makePortraits } from './portrait.ts';
import { mapProperties } from './properties.ts';
import { countTies } from './relationships.ts';
import { countSaturation } from './saturation.ts';
import { compareDocuments } from './similarity.ts';
import { countTimeline } from './timeline.ts';
import { followWords } from './trend.ts';
import { countWords } from './words.ts';

/** The engine's part of each kind of `shared/charts/kinds`. */
const makers: Readonly<Record<string, ChartMaker>> = {
  frequencies: countFrequencies,
  map: placeCodes,
  network: tieCodes,
  crosstab: countCrosstab,
  matrix: countMatrix,
  codeline: makeCodeline,
  portrait: makePortraits,
  saturation: countSaturation,
  'category-saturation': countCategorySaturation,
  timeline: countTimeline,
  words: countWords,
  trend: followWords,
  relationships: countTies,
  'document-map': placeDocuments,
  pairs: rankPairsOfCodes,
  chord: tieTwoSets,
  cloud: countCloud,
  similarity: compareDocuments,
  'memo-matrix': countMemoMatrix,
  'memo-network': linkMemos,
  properties: mapProperties,
};

/** The numbers of a chart. @throws AxialError where the kind is not known, or what it names is gone */
export async function readChart(context: CoreContext, request: ChartRequest): Promise<ChartResult> {
  const kind = requireChartKind(request.kind);
  const maker = makers[kind.kind];
  if (!maker) throw new AxialError('internal', `Nothing counts for the chart “${kind.name}”.`);
  const asked = askedChart(context, kind, request);
  return { ...asked.base, settings: asked.settings, ...(await maker(asked)) };
}
