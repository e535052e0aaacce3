import { useMemo } from 'react';
import type { Settings } from '#shared/analysis/chartResult.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { useSession } from '../../state/session.ts';
import { useCodeCounts, useCodeTree } from '../codes/tree.ts';
import { useCodingsOf } from '../documents/documents.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import {
  type ChoiceView,
  type CodeScope,
  type ComparisonView,
  type CoOccurrenceView,
  type KindView,
  useChartViews,
  useKindView,
} from './chartView.ts';
import {
  type ComparisonInput,
  codesOfScope,
  groupingOf,
  shownGrouping,
  shownSort,
  sortOf,
  type VariableTable,
} from './scopes.ts';

export type CoOccurrenceInput = InputOf<'charts.coOccurrence'>;

function useCodesOf(scope: CodeScope, chosen: readonly CodeId[]): CodeId[] | null {
  const tree = useCodeTree();
  const countOf = useCodeCounts();
  const active = useSession((state) => state.activeCodes);
  return codesOfScope(scope, { tree, countOf, active, chosen });
}

function useDocumentsOf(scope: 'all' | 'active'): DocumentId[] | null {
  const active = useSession((state) => state.activeDocuments);
  return scope === 'active' && active.size > 0 ? [...active] : null;
}

/** Keeps the same object while the question is the same, so that it is asked once. */
export function useSame<Value>(value: Value): Value {
  const written = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the written form is the identity
  return useMemo(() => value, [written]);
}

function useCommon(view: ChoiceView) {
  const documentIds = useDocumentsOf(view.documents);
  const codeIds = useCodesOf(view.codes, view.chosen);
  const coderIds = view.coder === null ? null : [view.coder];
  const { choice: speakers } = useSpeakerScope();
  return { documentIds, codeIds, coderIds, withSubcodes: view.withSubcodes, ...(speakers ? { speakers } : {}) };
}

/** The question behind the matrix as its options stand. */
export const useCoOccurrenceInput = (): CoOccurrenceInput =>
  useCoOccurrenceInputOf(useChartViews((state) => state.coOccurrence));

export function useCoOccurrenceInputOf(view: CoOccurrenceView): CoOccurrenceInput {
  const { unit, near, coefficient, order, along } = view;
  return useSame({ ...useCommon(view), unit, near, coefficient, order, ...(along ? { along } : {}) });
}

const noVariables: VariableTable = { variables: [], values: [] };

/** The variables of the study and their values; empty until they are known. */
export const useVariables = (): VariableTable => useAsk('variables.list', {}).data ?? noVariables;

/** The question behind the comparison chart as its options stand. */
export const useComparisonInput = (): ComparisonInput =>
  useComparisonInputOf(useChartViews((state) => state.comparison));

export function useComparisonInputOf(view: ComparisonView): ComparisonInput {
  const table = useVariables();
  const tree = useCodeTree();
  const groupBy = groupingOf(shownGrouping(view.groupBy, table));
  const sort = sortOf(shownSort(view.sort, table, tree));
  const { x, slices, descending, memos, strips } = view;
  return useSame({ ...useCommon(view), x, slices, groupBy, sort, descending, memos, strips });
}

/** How far the clock of this machine is ahead of UTC: where a day ends, here as in the calendar of History. */
const minutesEast = -new Date().getTimezoneOffset();

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
  const clock = 'minutesEast' in kind.settings ? { minutesEast } : {};
  const settings = { ...view.settings, ...useOpenDocument(kind, view.settings), ...clock };
  return useSame({ kind: kind.kind, ...useCommon(view), settings });
}
