import { compareNames } from '#shared/domain/codeTree.ts';
import type { DocumentGroup, StudyDocument } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import type { TreeRow } from '../../ui/Tree.tsx';
import { type DocumentShelf, groupRowId } from './documents.ts';

/** A document or a group as a row. */
export interface DocumentRow extends TreeRow {
  readonly rows: readonly DocumentRow[];
  readonly kind: 'document' | 'group' | 'draft';
  /** The document, or those of the group. */
  readonly ids: readonly DocumentId[];
  readonly note: string;
}

export const draftGroupRow = 'draft-group';

const draft: DocumentRow = {
  id: draftGroupRow,
  name: 'New group',
  rows: [],
  className: 'document-group',
  kind: 'draft',
  ids: [],
  note: '',
};

type Sort = (documents: readonly StudyDocument[]) => readonly StudyDocument[];

/** Rows of the shelf: groups with their documents, then those outside any group. */
export function buildRows(
  shelf: DocumentShelf,
  sort: Sort,
  filter: string,
  withDraft: boolean,
): readonly DocumentRow[] {
  const members = new Map<string | null, StudyDocument[]>();
  for (const document of shelf.documents) {
    const known = members.get(document.groupId);
    if (known) known.push(document);
    else members.set(document.groupId, [document]);
  }
  const isFiltered = filter.trim() !== '';
  const rowsOf = (key: string | null, group: string): DocumentRow[] =>
    sort(members.get(key) ?? [])
      .filter(({ name }) => !isFiltered || fuzzyMatch(filter, `${group} ${name}`) !== null)
      .map(toRow);
  const groups = shelf.groups
    .toSorted((a, b) => a.position - b.position || compareNames(a.name, b.name))
    .map((group) => toGroupRow(group, rowsOf(group.id, group.name)))
    .filter((row) => !isFiltered || row.rows.length > 0);
  return [...groups, ...(withDraft ? [draft] : []), ...rowsOf(null, '')];
}

const toRow = ({ id, name, note }: StudyDocument): DocumentRow => ({
  id,
  name,
  rows: [],
  className: 'document-leaf',
  kind: 'document',
  ids: [id],
  note,
});

const toGroupRow = ({ id, name }: DocumentGroup, rows: readonly DocumentRow[]): DocumentRow => ({
  id: groupRowId(id),
  name,
  rows,
  className: 'document-group',
  kind: 'group',
  ids: rows.flatMap((row) => row.ids),
  note: '',
});

/** All rows as they stand in the list, groups opened. */
export function* walkRows(rows: readonly DocumentRow[]): Generator<DocumentRow> {
  for (const row of rows) {
    yield row;
    yield* walkRows(row.rows);
  }
}
