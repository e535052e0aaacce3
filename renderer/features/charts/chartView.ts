import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { SettingValue } from '#shared/analysis/chartResult.ts';
import {
  type ComparisonView,
  type CoOccurrenceView,
  comparisonViewFrom,
  coOccurrenceViewFrom,
  type Kept,
  type KindView,
  kindViewAtFirst,
  kindViewFrom,
} from '#shared/charts/kept/view.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';

export interface ChartViews {
  readonly coOccurrence: CoOccurrenceView;
  readonly comparison: ComparisonView;
  /** By kind; a kind that was never changed is not in it. */
  readonly kinds: Readonly<Record<string, KindView>>;
}

const atFirst: ChartViews = { coOccurrence: coOccurrenceViewFrom({}), comparison: comparisonViewFrom({}), kinds: {} };

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

/** Takes up the options of a chart that was kept. */
export function takeView(chart: string, kept: Kept): void {
  const kind = findChartKind(chart);
  if (kind) setKindView(kind, kindViewFrom(kind, kept));
  else if (chart === 'comparison') setComparisonView(comparisonViewFrom(kept));
  else setCoOccurrenceView(coOccurrenceViewFrom(kept));
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
