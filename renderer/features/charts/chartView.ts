import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Along } from '#shared/analysis/along.ts';
import type { Settings, SettingValue } from '#shared/analysis/chartResult.ts';
import type { Coefficient, ComparisonAxis, CoOccurrenceUnit, SliceRule } from '#shared/analysis/results.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import { readableSettings } from '#shared/charts/settings.ts';
import type { CodeId, CoderId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';

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

export interface ChartViews {
  readonly coOccurrence: CoOccurrenceView;
  readonly comparison: ComparisonView;
  /** By kind; a kind that was never changed is not in it. */
  readonly kinds: Readonly<Record<string, KindView>>;
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
  coOccurrence: { ...choice, codes: 'frequent', unit: 'pairs', near: 1, coefficient: 'c', order: 'tree', along: null },
  comparison: {
    ...choice,
    x: 'sections',
    slices: 'assignments',
    groupBy: 'automatic',
    sort: 'study',
    descending: false,
    memos: true,
    strips: true,
  },
  kinds: {},
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
    const { coOccurrence, comparison, kinds } = isViews(remembered) ? remembered : {};
    useChartViews.setState({
      key,
      coOccurrence: coOccurrenceViewFrom(coOccurrence ?? {}),
      comparison: comparisonViewFrom(comparison ?? {}),
      kinds: readableKinds(kinds ?? {}),
    });
  }, [key, layout]);
  return key !== null && taken === key;
}

function remember(): void {
  const { key, coOccurrence, comparison, kinds } = useChartViews.getState();
  if (key !== null) void ask('app.setPreferences', { layout: { [key]: { coOccurrence, comparison, kinds } } });
}

export function setCoOccurrenceView(part: Partial<CoOccurrenceView>): void {
  useChartViews.setState(({ coOccurrence }) => ({ coOccurrence: { ...coOccurrence, ...part } }));
  remember();
}

export function setComparisonView(part: Partial<ComparisonView>): void {
  useChartViews.setState(({ comparison }) => ({ comparison: { ...comparison, ...part } }));
  remember();
}

type Kept = Readonly<Record<string, unknown>>;

/** Options that were kept, as far as this version knows them; what is not said is as at first. */
export const coOccurrenceViewFrom = (kept: Kept | Partial<CoOccurrenceView>): CoOccurrenceView => ({
  ...atFirst.coOccurrence,
  ...kept,
});
export const comparisonViewFrom = (kept: Kept | Partial<ComparisonView>): ComparisonView => ({
  ...atFirst.comparison,
  ...kept,
});
export function kindViewFrom(kind: ChartKind, kept: Kept | Partial<KindView>): KindView {
  const settings = readableSettings(kind.settings, (kept.settings ?? {}) as Settings);
  return { ...kindViewAtFirst(kind), ...kept, settings };
}

/** Takes up the options of a chart that was kept. */
export function takeView(chart: string, kept: Kept): void {
  const kind = findChartKind(chart);
  if (kind) setKindView(kind, kindViewFrom(kind, kept));
  else if (chart === 'comparison') setComparisonView(comparisonViewFrom(kept));
  else setCoOccurrenceView(coOccurrenceViewFrom(kept));
}

/** A kind of chart before anybody has chosen anything. */
export function kindViewAtFirst(kind: ChartKind): KindView {
  const withSubcodes = kind.ownCodings !== true;
  return { ...choice, codes: kind.codes === 'none' ? 'themes' : kind.codes, withSubcodes, settings: {} };
}

/** What was remembered, as far as this version knows it. */
function readableKinds(remembered: Readonly<Record<string, KindView>>): Record<string, KindView> {
  const entries = Object.entries(remembered).flatMap(([name, view]) => {
    const kind = findChartKind(name);
    return kind ? [[name, kindViewFrom(kind, view)] as const] : [];
  });
  return Object.fromEntries(entries);
}

export const kindViewOf = (views: ChartViews, kind: ChartKind): KindView =>
  views.kinds[kind.kind] ?? kindViewAtFirst(kind);

export const useKindView = (kind: ChartKind): KindView => {
  const kept = useChartViews((state) => state.kinds[kind.kind]);
  return useMemo(() => kept ?? kindViewAtFirst(kind), [kept, kind]);
};

export function setKindView(kind: ChartKind, part: Partial<KindView>): void {
  useChartViews.setState((views) => ({
    kinds: { ...views.kinds, [kind.kind]: { ...kindViewOf(views, kind), ...part } },
  }));
  remember();
}

/** Changes one of the settings of a chart; the others stay as they are. */
export function setSetting(kind: ChartKind, name: string, value: SettingValue): void {
  const { settings } = kindViewOf(useChartViews.getState(), kind);
  setKindView(kind, { settings: { ...settings, [name]: value } });
}
