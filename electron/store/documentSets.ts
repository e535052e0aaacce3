import type { DocumentFilter } from '#shared/domain/documentSet.ts';
import type { DocumentId, DocumentSetId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

export interface DocumentSetRow {
  readonly key: number;
  readonly id: DocumentSetId;
  readonly name: string;
  readonly filter: DocumentFilter | null;
  readonly position: number;
}

type RawRow = Omit<DocumentSetRow, 'filter'> & { readonly filter: string | null };

const setSql = 'SELECT key, id, name, filter, position FROM document_sets';
const toRow = (row: RawRow): DocumentSetRow => ({
  ...row,
  filter: row.filter === null ? null : (JSON.parse(row.filter) as DocumentFilter),
});

/** All sets in their order; `position` counts 0, 1, 2 … */
export function listDocumentSets(study: ReadableStudy): DocumentSetRow[] {
  const rows = study[reader].all<RawRow>(`${setSql} ORDER BY position, key`);
  return rows.map((row, position) => ({ ...toRow(row), position }));
}

export function findDocumentSet(study: ReadableStudy, id: DocumentSetId): DocumentSetRow | null {
  const row = study[reader].one<RawRow>(`${setSql} WHERE id = ?`, id);
  return row ? toRow(row) : null;
}

/** The documents of every fixed list, by the key of the list; in no order. */
export function listSetMembers(study: ReadableStudy): Map<number, Set<DocumentId>> {
  const rows = study[reader].all<{ setKey: number; id: DocumentId }>(
    'SELECT m.set_key AS setKey, d.id FROM document_set_members m JOIN documents d ON d.key = m.document_key',
  );
  const members = new Map<number, Set<DocumentId>>();
  for (const { setKey, id } of rows) members.set(setKey, (members.get(setKey) ?? new Set()).add(id));
  return members;
}

const filterJson = (filter: DocumentFilter | null): string | null => (filter ? JSON.stringify(filter) : null);

export function insertDocumentSet(study: WritableStudy, name: string, filter: DocumentFilter | null): DocumentSetId {
  const id = study.newId() as DocumentSetId;
  study[writer].insert(
    `INSERT INTO document_sets (id, name, filter, position)
     VALUES (?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM document_sets))`,
    id,
    name,
    filterJson(filter),
  );
  return id;
}

export function updateDocumentSet(
  study: WritableStudy,
  { key, name, filter }: Pick<DocumentSetRow, 'key' | 'name' | 'filter'>,
): void {
  study[writer].run('UPDATE document_sets SET name = ?, filter = ? WHERE key = ?', name, filterJson(filter), key);
}

/** Makes a list hold exactly these documents. */
export function putSetMembers(study: WritableStudy, key: number, documentKeys: readonly number[]): void {
  const before = study[reader].values<number>('SELECT document_key FROM document_set_members WHERE set_key = ?', key);
  const wanted = new Set(documentKeys);
  for (const gone of before.filter((each) => !wanted.has(each))) {
    study[writer].run('DELETE FROM document_set_members WHERE set_key = ? AND document_key = ?', key, gone);
  }
  const had = new Set(before);
  for (const added of wanted) {
    if (had.has(added)) continue;
    study[writer].run('INSERT INTO document_set_members (set_key, document_key) VALUES (?, ?)', key, added);
  }
}

/** Deletes a set; its documents stay. */
export function deleteDocumentSet(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM document_sets WHERE key = ?', key);
}
