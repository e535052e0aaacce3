import type { CodeSet, StudyColumns } from './columns.ts';
import { placesOfSets, type SaturationChoice, type SaturationCurve, type SetPlaces, saturation } from './saturation.ts';

/** The properties of one category and the dimensions of all of them, as sets. */
export interface CategoryChoice extends Omit<SaturationChoice, 'sets'> {
  readonly properties: readonly CodeSet[];
  readonly dimensions: readonly CodeSet[];
}

/** Theoretical saturation of a category (METHOD.md §5): a curve of its properties, and one of their dimensions. */
export interface CategorySaturation {
  readonly propertyCurve: SaturationCurve;
  readonly dimensionCurve: SaturationCurve;
  readonly propertyPlaces: SetPlaces;
  readonly dimensionPlaces: SetPlaces;
}

/** {@link saturation} over the properties, over the dimensions, and in which documents each of them stands. */
export function categorySaturation(columns: StudyColumns, choice: CategoryChoice): CategorySaturation {
  const { properties, dimensions, ...rest } = choice;
  const [ofProperties, ofDimensions] = [properties, dimensions].map((sets) => ({ ...rest, sets })) as [
    SaturationChoice,
    SaturationChoice,
  ];
  return {
    propertyCurve: saturation(columns, ofProperties),
    dimensionCurve: saturation(columns, ofDimensions),
    propertyPlaces: placesOfSets(columns, ofProperties),
    dimensionPlaces: placesOfSets(columns, ofDimensions),
  };
}
