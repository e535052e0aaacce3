import type { CategorySaturation } from '../analysis/categorySaturation.ts';
import type { ChartResult } from '../analysis/chartResult.ts';
import type { ResultCode } from '../analysis/results.ts';
import type { SetPlaces } from '../analysis/saturation.ts';
import { type DocumentOrder, orderSettings } from './saturationResult.ts';
import type { OneSetting, SettingsOf } from './settings.ts';

export const categorySettings = {
  category: {
    ...{ type: 'code', label: 'Category', automatic: 'the theme with the most codings', fallback: null },
  } satisfies OneSetting as OneSetting,
  ...orderSettings,
} as const;

/** Theoretical saturation of one category (METHOD.md §5). */
export interface CategoryResult extends ChartResult, DocumentOrder, CategorySaturation {
  readonly kind: 'category-saturation';
  readonly settings: SettingsOf<typeof categorySettings>;
  /** `null` where the study has no codes. */
  readonly category: ResultCode | null;
  /** The codes directly below the category, in the order of the tree. */
  readonly properties: readonly ResultCode[];
  /** All codes below these, and to which of them each belongs. */
  readonly dimensions: readonly ResultCode[];
  readonly propertyOf: readonly number[];
  readonly shuffles: number;
}

/** The places of one set. */
export const placesOf = ({ placeOffset, place }: SetPlaces, set: number): Int32Array =>
  place.subarray(placeOffset[set] ?? 0, placeOffset[set + 1] ?? 0);

/** A property or a dimension, with where it was heard. */
export interface CategoryPart {
  readonly code: ResultCode;
  readonly isDimension: boolean;
  readonly places: Int32Array;
}

/** Each property and after it its dimensions, as the tree has them. */
export function partsOf(result: CategoryResult): CategoryPart[] {
  return result.properties.flatMap((code, property) => [
    { code, isDimension: false, places: placesOf(result.propertyPlaces, property) },
    ...result.dimensions.flatMap((dimension, set) =>
      result.propertyOf[set] === property
        ? [{ code: dimension, isDimension: true, places: placesOf(result.dimensionPlaces, set) }]
        : [],
    ),
  ]);
}
