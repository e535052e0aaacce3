import type { CoOccurrenceUnit } from '#shared/analysis/results.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import type { AskedChart } from './asked.ts';

/** What ties are counted over: the settings that all charts of ties share. */
export interface TieChoice extends CodingChoice {
  readonly unit: CoOccurrenceUnit;
  readonly near: number;
  readonly withSubcodes: boolean;
  readonly pairs: Float64Array;
}

/** The choice of a chart of ties. Pairs that are known already are not counted again (DESIGN.md §5). */
export function tieChoice({ context, choice, request, settings }: AskedChart, sets = choice.sets): TieChoice {
  return {
    ...choice,
    sets,
    unit: settings.unit as CoOccurrenceUnit,
    near: Number(settings.near),
    withSubcodes: request.withSubcodes,
    pairs: context.pairs({ ...choice, sets }).pairs,
  };
}
