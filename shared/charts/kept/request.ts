import type { CodeId, DocumentId } from '../../domain/ids.ts';
import {
  codesOfScope,
  groupingOf,
  type ScopeSource,
  shownGrouping,
  shownSort,
  sortOf,
  type VariableTable,
} from './scopes.ts';
import type { ChoiceView, ComparisonView, CoOccurrenceView, KindView } from './view.ts';

/** What the options of a chart are read against: the study, and what is active in the window. */
export interface ViewSource extends Omit<ScopeSource, 'chosen'> {
  readonly activeDocuments: ReadonlySet<DocumentId>;
}

/** Who and what takes part in a chart, as its options stand. */
export function choiceOfView(view: ChoiceView, source: ViewSource) {
  const { activeDocuments } = source;
  const documentIds = view.documents === 'active' && activeDocuments.size > 0 ? [...activeDocuments] : null;
  const codeIds: CodeId[] | null = codesOfScope(view.codes, { ...source, chosen: view.chosen });
  return {
    documentIds,
    codeIds,
    coderIds: view.coder === null ? null : [view.coder],
    withSubcodes: view.withSubcodes,
  };
}

/** The question behind a matrix of co-occurrence. */
export function coOccurrenceOfView(view: CoOccurrenceView, source: ViewSource) {
  const { unit, near, coefficient, order, along } = view;
  return { ...choiceOfView(view, source), unit, near, coefficient, order, ...(along ? { along } : {}) };
}

/** The question behind a comparison of documents. */
export function comparisonOfView(view: ComparisonView, source: ViewSource, table: VariableTable) {
  const groupBy = groupingOf(shownGrouping(view.groupBy, table));
  const sort = sortOf(shownSort(view.sort, table, source.tree));
  const { x, slices, descending, memos, strips } = view;
  return { ...choiceOfView(view, source), x, slices, groupBy, sort, descending, memos, strips };
}

/** The question behind a chart of any other kind. */
export const kindOfView = (kind: string, view: KindView, source: ViewSource) => ({
  kind,
  ...choiceOfView(view, source),
  settings: { ...view.settings },
});
