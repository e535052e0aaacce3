import { useMemo } from 'react';
import type { Settings } from '#shared/analysis/chartResult.ts';
import { comparisonOfView, coOccurrenceOfView, kindOfView, type ViewSource } from '#shared/charts/kept/request.ts';
import type { VariableTable } from '#shared/charts/kept/scopes.ts';
import type { ComparisonView, CoOccurrenceView, KindView } from '#shared/charts/kept/view.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { useSession } from '../../state/session.ts';
import { useCodeCounts, useCodeTree } from '../codes/tree.ts';
import { useCodingsOf } from '../documents/documents.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import { useChartViews, useKindView } from './chartView.ts';

export type CoOccurrenceInput = InputOf<'charts.coOccurrence'>;
export type ComparisonInput = InputOf<'charts.comparison'>;

/** The study as options are read against it, and what is active here. */
function useSource(): ViewSource {
  const tree = useCodeTree();
  const countOf = useCodeCounts();
  const active = useSession((state) => state.activeCodes);
  const activeDocuments = useSession((state) => state.activeDocuments);
  return { tree, countOf, active, activeDocuments };
}

/** Keeps the same object while the question is the same, so that it is asked once. */
export function useSame<Value>(value: Value): Value {
  const written = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the written form is the identity
  return useMemo(() => value, [written]);
}

/** Whose words count, as it was chosen for the whole window. */
function useSpeakers() {
  const { choice: speakers } = useSpeakerScope();
  return speakers ? { speakers } : {};
}

/** The question behind the matrix as its options stand. */
export const useCoOccurrenceInput = (): CoOccurrenceInput =>
  useCoOccurrenceInputOf(useChartViews((state) => state.coOccurrence));

export const useCoOccurrenceInputOf = (view: CoOccurrenceView): CoOccurrenceInput =>
  useSame({ ...coOccurrenceOfView(view, useSource()), ...useSpeakers() });

const noVariables: VariableTable = { variables: [], values: [] };

/** The variables of the study and their values; empty until they are known. */
export const useVariables = (): VariableTable => useAsk('variables.list', {}).data ?? noVariables;

/** The question behind the comparison chart as its options stand. */
export const useComparisonInput = (): ComparisonInput =>
  useComparisonInputOf(useChartViews((state) => state.comparison));

export const useComparisonInputOf = (view: ComparisonView): ComparisonInput =>
  useSame({ ...comparisonOfView(view, useSource(), useVariables()), ...useSpeakers() });

/** Whose clock tells where a day ends: that of this machine, with its summer time. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export type ChartInput = InputOf<'charts.read'>;

/**
 * A chart of one document shows the one that is open in the reader, as long as none was chosen for it; an open document
 * without codings has nothing to show, and the engine takes the first that has.
 */
function useOpenDocument(kind: ChartKind, { document }: Settings): Settings {
  const open = useSession((state) => state.documentId);
  const codingsOf = useCodingsOf();
  const isAutomatic = kind.settings.document?.type === 'document' && (document ?? null) === null;
  return isAutomatic && open !== null && codingsOf(open) > 0 ? { document: open } : {};
}

/** The question behind a chart of any other kind, as its options stand. */
export const useChartInput = (kind: ChartKind): ChartInput => useChartInputOf(kind, useKindView(kind));

export function useChartInputOf(kind: ChartKind, view: KindView): ChartInput {
  const clock = 'zone' in kind.settings ? { zone } : {};
  const asked = kindOfView(kind.kind, view, useSource());
  const settings = { ...asked.settings, ...useOpenDocument(kind, view.settings), ...clock };
  return useSame({ ...asked, ...useSpeakers(), settings });
}
