import type { ResultCode, SpeakerLimit } from './results.ts';

export type SettingValue = string | number | boolean | null | string[];
/** The options of a chart by their names. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** What every result of a chart says of itself. */
export interface ChartResult {
  readonly kind: string;
  readonly revision: number;
  readonly settings: Settings;
  readonly withSubcodes: boolean;
  /** The codes of the chart in the order of the tree. */
  readonly codes: readonly ResultCode[];
  /** How many documents and coders take part. */
  readonly documentCount: number;
  readonly coderCount: number;
  readonly speakers?: SpeakerLimit;
}
