import { useMemo } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { compareNames } from '#shared/domain/codeTree.ts';
import type { DocumentGroup, StudyDocument } from '#shared/domain/document.ts';
import type { CodeId, DocumentId, GroupId, VariableId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';

/** The documents of the study: groups in their order, and each with its documents. */
export interface DocumentShelf {
  readonly groups: readonly DocumentGroup[];
  readonly documents: readonly StudyDocument[];
  readonly byId: ReadonlyMap<DocumentId, StudyDocument>;
}

const empty: DocumentShelf = { groups: [], documents: [], byId: new Map() };
const shelves = new WeakMap<OutputOf<'documents.list'>, DocumentShelf>();

function toShelf(answer: OutputOf<'documents.list'>): DocumentShelf {
  const known = shelves.get(answer);
  if (known) return known;
  const byId = new Map(answer.documents.map((document) => [document.id, document]));
  const shelf = { groups: answer.groups, documents: answer.documents, byId };
  shelves.set(answer, shelf);
  return shelf;
}

/** The documents and their groups; `undefined` until they are known. */
export function useDocuments(): DocumentShelf | undefined {
  const { data } = useAsk('documents.list', {});
  return data && toShelf(data);
}

/** The documents, empty until they are known. */
export const useShelf = (): DocumentShelf => useDocuments() ?? empty;

/** Codings of a document (or of several together), in all and by theme. */
export interface DocumentCounts {
  readonly codings: number;
  readonly byTheme: readonly { readonly themeId: CodeId; readonly codings: number }[];
}

type CountColumns = OutputOf<'documents.counts'>;
const counted = new WeakMap<CountColumns, ReadonlyMap<DocumentId, DocumentCounts>>();

function countsByDocument(columns: CountColumns): ReadonlyMap<DocumentId, DocumentCounts> {
  const known = counted.get(columns);
  if (known) return known;
  const { documentIds, codings, themeIds, byTheme } = columns;
  const counts = new Map(
    documentIds.map((id, at) => [
      id,
      {
        codings: codings[at] ?? 0,
        byTheme: themeIds.map((themeId, theme) => ({
          themeId: themeId as CodeId,
          codings: byTheme[at * themeIds.length + theme] ?? 0,
        })),
      },
    ]),
  );
  counted.set(columns, counts);
  return counts;
}

const add = (sum: DocumentCounts, counts: DocumentCounts): DocumentCounts => ({
  codings: sum.codings + counts.codings,
  byTheme: counts.byTheme.map(({ themeId, codings }, at) => ({
    themeId,
    codings: codings + (sum.byTheme[at]?.codings ?? 0),
  })),
});

/** Counts of documents taken together. */
export function useDocumentCounts(ids: readonly DocumentId[]): DocumentCounts {
  const { data } = useAsk('documents.counts', {});
  const counts = data && countsByDocument(data);
  return useMemo(
    () =>
      ids.reduce<DocumentCounts>(
        (sum, id) => {
          const each = counts?.get(id);
          return each ? add(sum, each) : sum;
        },
        { codings: 0, byTheme: [] },
      ),
    [ids, counts],
  );
}

/** Values of variables by document. */
export interface VariableTable {
  readonly variables: OutputOf<'variables.list'>['variables'];
  readonly valueFor: (document: DocumentId, variable: VariableId) => string | undefined;
}
const tables = new WeakMap<OutputOf<'variables.list'>, VariableTable>();
const noVariables: VariableTable = { variables: [], valueFor: () => undefined };

function toTable(answer: OutputOf<'variables.list'>): VariableTable {
  const known = tables.get(answer);
  if (known) return known;
  const values = new Map(
    answer.values.map(({ documentId, variableId, value }) => [`${documentId} ${variableId}`, value]),
  );
  const table: VariableTable = {
    variables: answer.variables.toSorted((a, b) => a.position - b.position),
    valueFor: (document, variable) => values.get(`${document} ${variable}`),
  };
  tables.set(answer, table);
  return table;
}

/** The variables of the study and what each document has for them. */
export function useVariables(): VariableTable {
  const { data } = useAsk('variables.list', {});
  return data ? toTable(data) : noVariables;
}

/** How the list is looked at. Study order is the one that charts and exports use; the others change only the list. */
export type DocumentSort = 'study' | 'name' | 'codings' | 'added' | `variable:${string}`;

/** Puts documents in the order asked for; those without a value stand last. */
export function sortDocuments(
  documents: readonly StudyDocument[],
  sort: DocumentSort,
  codingsOf: (id: DocumentId) => number,
  table: VariableTable,
): readonly StudyDocument[] {
  if (sort === 'study') return documents.toSorted((a, b) => a.position - b.position || compareNames(a.name, b.name));
  if (sort === 'name') return documents.toSorted((a, b) => compareNames(a.name, b.name));
  if (sort === 'added') return documents.toSorted((a, b) => b.createdAt - a.createdAt);
  if (sort === 'codings') return documents.toSorted((a, b) => codingsOf(b.id) - codingsOf(a.id));
  const variable = sort.slice('variable:'.length) as VariableId;
  const keyOf = (document: StudyDocument) => table.valueFor(document.id, variable) ?? '\u{10ffff}';
  return documents.toSorted((a, b) => compareNames(keyOf(a), keyOf(b)) || a.position - b.position);
}

/** Codings by document, for sorting. */
export function useCodingsOf(): (id: DocumentId) => number {
  const { data } = useAsk('documents.counts', {});
  const counts = data && countsByDocument(data);
  return useMemo(() => (id: DocumentId) => counts?.get(id)?.codings ?? 0, [counts]);
}

/** A group's row in the tree, and back. */
export const groupRowId = (id: GroupId): string => `group:${id}`;
export const groupIdOf = (row: string): GroupId | null =>
  row.startsWith('group:') ? (row.slice('group:'.length) as GroupId) : null;
