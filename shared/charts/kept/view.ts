import type { Along } from '../../analysis/along.ts';
import type { Settings } from '../../analysis/chartResult.ts';
import type { Coefficient, ComparisonAxis, CoOccurrenceUnit, SliceRule } from '../../analysis/results.ts';
import type { CodeId, CoderId } from '../../domain/ids.ts';
import type { ChartKind } from '../kind.ts';
import { readableSettings } from '../settings.ts';

/** Which codes a chart shows. `frequent` = the themes and the concepts used most. */
export type CodeScope = 'themes' | 'frequent' | 'all' | 'active' | 'chosen';

export interface ChoiceView {
  readonly codes: CodeScope;
  /** Codes picked for this chart; used while `codes` is `chosen`. */
  readonly chosen: readonly CodeId[];
  /** `active` = the active documents, or all while none is. */
  readonly documents: 'all' | 'active';
  /** `null` = all coders alike. */
  readonly coder: CoderId | null;
  readonly withSubcodes: boolean;
  /** Numbers instead of the picture. */
  readonly asTable: boolean;
}

export interface CoOccurrenceView extends ChoiceView {
  readonly unit: CoOccurrenceUnit;
  readonly near: number;
  readonly coefficient: Coefficient;
  readonly order: 'tree' | 'name' | 'frequency' | 'similarity';
  /** Only codings that touch this stretch of their document; `null` = all. */
  readonly along: Along | null;
}

export interface ComparisonView extends ChoiceView {
  readonly x: ComparisonAxis;
  readonly slices: SliceRule;
  /** `none`, `group`, `variable:ID`; `automatic` = the variable with the fewest values, where there is a fitting one. */
  readonly groupBy: string;
  /** `study`, `name`, `similarity`, `variable:ID`, `share:CODE`. */
  readonly sort: string;
  readonly descending: boolean;
  readonly memos: boolean;
  readonly strips: boolean;
}

/** A chart of any other kind: its own settings as they were chosen, the others being as at first. */
export interface KindView extends ChoiceView {
  readonly settings: Settings;
}

const choice: ChoiceView = {
  codes: 'themes',
  chosen: [],
  documents: 'active',
  coder: null,
  withSubcodes: true,
  asTable: false,
};
const coOccurrenceAtFirst: CoOccurrenceView = {
  ...choice,
  codes: 'frequent',
  unit: 'pairs',
  near: 1,
  coefficient: 'c',
  order: 'tree',
  along: null,
};

const comparisonAtFirst: ComparisonView = {
  ...choice,
  x: 'sections',
  slices: 'assignments',
  groupBy: 'automatic',
  sort: 'study',
  descending: false,
  memos: true,
  strips: true,
};

/** Options as they were written down, perhaps by another version. */
export type Kept = Readonly<Record<string, unknown>>;

/** Options that were kept, as far as this version knows them; what is not said is as at first. */
export const coOccurrenceViewFrom = (kept: Kept | Partial<CoOccurrenceView>): CoOccurrenceView => ({
  ...coOccurrenceAtFirst,
  ...kept,
});
export const comparisonViewFrom = (kept: Kept | Partial<ComparisonView>): ComparisonView => ({
  ...comparisonAtFirst,
  ...kept,
});
export function kindViewFrom(kind: ChartKind, kept: Kept | Partial<KindView>): KindView {
  const settings = readableSettings(kind.settings, (kept.settings ?? {}) as Settings);
  return { ...kindViewAtFirst(kind), ...kept, settings };
}

/** A kind of chart before anybody has chosen anything. */
export function kindViewAtFirst(kind: ChartKind): KindView {
  const withSubcodes = kind.ownCodings !== true;
  return { ...choice, codes: kind.codes === 'none' ? 'themes' : kind.codes, withSubcodes, settings: {} };
}
