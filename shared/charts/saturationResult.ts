import type { ChartResult } from '../analysis/chartResult.ts';
import { type SaturationRuns, saturationRuns } from '../analysis/reading/saturationRuns.ts';
import type { ResultCode } from '../analysis/results.ts';
import type { SaturationCurve } from '../analysis/saturation.ts';
import { choiceOf, type NumberSetting, type OneSetting, type SettingsOf } from './settings.ts';

/** The order of the documents, as every kind of saturation asks for it. */
export const orderSettings = {
  order: choiceOf(
    'Order',
    [
      { value: 'analysed', label: 'as analysed' },
      { value: 'date', label: 'by date' },
      { value: 'shuffled', label: 'shuffled' },
    ],
    'analysed',
  ),
  date: {
    ...{ type: 'variable', label: 'Date', automatic: 'the first date variable', fallback: null },
    when: ({ order }) => order === 'date',
  } satisfies OneSetting as OneSetting,
  seed: {
    ...{ type: 'number', label: 'Seed', least: 1, most: 9999, step: 1, fallback: 1 },
    when: ({ order }) => order === 'shuffled',
  } satisfies NumberSetting as NumberSetting,
} as const;

const documents = (label: string, fallback: number): NumberSetting => ({
  ...{ type: 'number', label, least: 1, most: 1000, step: 1, unit: 'documents', fallback },
});

export const saturationSettings = {
  ...orderSettings,
  base: documents('Base', 4),
  run: documents('Run', 2),
  runs: choiceOf(
    'Runs',
    [
      { value: 'apart', label: 'one after another' },
      { value: 'overlapping', label: 'overlapping' },
    ],
    'apart',
  ),
  threshold: { type: 'number', label: 'Threshold', least: 0, most: 100, step: 0.5, unit: '%', fallback: 5 },
} as const;

/** How the band is made; the seed is fixed, so that the same study always gives the same band. */
export const shuffledOrders = { shuffles: 1000, seed: 1 } as const;

/** Documents in the order of a curve. */
export interface DocumentOrder {
  readonly documentIds: readonly string[];
  readonly documentNames: readonly string[];
  /** The date of each, where they stand by date; empty where it has none, and those stand last. */
  readonly dates: readonly string[] | null;
  /** Name of the variable that they stand by. */
  readonly dateName: string | null;
  /** Documents of the choice that hold no coding by the chosen coders: they were not analysed, and take no part. */
  readonly notAnalysed: number;
}

/** The curve over the codes of the chart (METHOD.md §5). */
export interface SaturationResult extends ChartResult, DocumentOrder, SaturationCurve {
  readonly kind: 'saturation';
  readonly settings: SettingsOf<typeof saturationSettings>;
  /** So many shuffled orders make the band. */
  readonly shuffles: number;
}

/** The runs of a result, by its own settings. */
export const runsOf = ({ fresh, settings: { base, run, threshold, runs } }: SaturationResult): SaturationRuns =>
  saturationRuns(fresh, { base, run, threshold: threshold / 100, isOverlapping: runs === 'overlapping' });

/** The codes that were new in a document, by its place. */
export const freshCodes = ({ codes, first }: SaturationResult, place: number): ResultCode[] =>
  codes.filter((_, set) => first[set] === place);
