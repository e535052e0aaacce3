import { useEffect } from 'react';
import { create } from 'zustand';
import type { Coefficient, ComparisonAxis, CoOccurrenceUnit, SliceRule } from '#shared/analysis/results.ts';
import type { CodeId, CoderId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';

/** Which codes a chart shows. `frequent` = the themes and the concepts used most. */
export type CodeScope = 'themes' | 'frequent' | 'all' | 'active' | 'chosen';

interface ChoiceView {
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
}

export interface ComparisonView extends ChoiceView {
  readonly x: ComparisonAxis;
  readonly slices: SliceRule;
  /** `none`, `group`, `variable:ID`; `automatic` = the variable with the fewest values, where there is a fitting one. */
  readonly groupBy: string;
  /** `study`, `name`, `similarity`, `variable:ID`, `share:CODE`. */
  readonly sort: string;
  readonly descending: boolean;
}

export interface ChartViews {
  readonly coOccurrence: CoOccurrenceView;
  readonly comparison: ComparisonView;
}

const choice: ChoiceView = {
  codes: 'themes',
  chosen: [],
  documents: 'active',
  coder: null,
  withSubcodes: true,
  asTable: false,
};
const atFirst: ChartViews = {
  coOccurrence: { ...choice, codes: 'frequent', unit: 'pairs', near: 1, coefficient: 'c', order: 'tree' },
  comparison: {
    ...choice,
    x: 'sections',
    slices: 'assignments',
    groupBy: 'automatic',
    sort: 'study',
    descending: false,
  },
};

interface ChartMemory extends ChartViews {
  /** Key of the study that the views belong to; `null` until it is known. */
  readonly key: string | null;
}

/** The options of the charts as they stand: session state, remembered for each study on this machine. */
export const useChartViews = create<ChartMemory>()(() => ({ ...atFirst, key: null }));

function isViews(value: unknown): value is Partial<ChartViews> {
  return typeof value === 'object' && value !== null;
}

/**
 * Takes up the options that were used last with this study. Called where charts are shown; false until it is done, so
 * that no chart is drawn with options that it will not keep.
 */
export function useRememberedViews(): boolean {
  const studyId = useAsk('study.state', {}).data?.study?.id ?? null;
  const layout = useAsk('app.preferences', {}).data?.layout;
  const key = studyId === null ? null : `charts:${studyId}`;
  const taken = useChartViews((state) => state.key);
  useEffect(() => {
    if (key === null || layout === undefined || useChartViews.getState().key === key) return;
    const remembered = layout[key];
    const { coOccurrence, comparison } = isViews(remembered) ? remembered : {};
    useChartViews.setState({
      key,
      coOccurrence: { ...atFirst.coOccurrence, ...coOccurrence },
      comparison: { ...atFirst.comparison, ...comparison },
    });
  }, [key, layout]);
  return key !== null && taken === key;
}

function remember(): void {
  const { key, coOccurrence, comparison } = useChartViews.getState();
  if (key !== null) void ask('app.setPreferences', { layout: { [key]: { coOccurrence, comparison } } });
}

export function setCoOccurrenceView(part: Partial<CoOccurrenceView>): void {
  useChartViews.setState(({ coOccurrence }) => ({ coOccurrence: { ...coOccurrence, ...part } }));
  remember();
}

export function setComparisonView(part: Partial<ComparisonView>): void {
  useChartViews.setState(({ comparison }) => ({ comparison: { ...comparison, ...part } }));
  remember();
}
