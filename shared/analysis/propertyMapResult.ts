import type { CodeRole } from '../domain/code.ts';
import type { ChartResult } from './chartResult.ts';
import type { ResultCode } from './results.ts';

/** A code of the property map with how often it occurs. */
export interface CountedCode extends ResultCode {
  readonly role: CodeRole | null;
  readonly codings: number;
  readonly documents: number;
}

export interface MappedProperty extends CountedCode {
  /** Dimensions, indicators, and other codes directly below it, in the order of the tree. */
  readonly parts: readonly CountedCode[];
  /** Weights of its codings that have one, ascending. */
  readonly weights: readonly number[];
}

/** One theme with its properties, their dimensions and indicators (METHOD.md §5). */
export interface PropertyMapResult extends ChartResult {
  readonly kind: 'properties';
  readonly settings: {
    readonly middle: string | null;
    readonly order: 'codings' | 'tree';
    readonly layout: 'layers' | 'radial';
  };
  /** `null` where the study has no code. */
  readonly theme: CountedCode | null;
  /** Codings of the theme itself, without what is below it. */
  readonly ownCodings: number;
  /** True: properties are the codes with that role; false: the codes directly below the theme. */
  readonly byRole: boolean;
  readonly properties: readonly MappedProperty[];
  /** Indicators that stand below the theme, and below none of its properties. */
  readonly indicators: readonly CountedCode[];
}
