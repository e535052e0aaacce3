import type { ViewId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** Something kept under a name: its content is JSON that the contract knows how to read. Times in ms since 1970. */
export interface SavedViewRow {
  readonly key: number;
  readonly id: ViewId;
  readonly kind: string;
  readonly name: string;
  readonly content: string;
  readonly position: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

const viewSql = `SELECT key, id, kind, name, content, position, created_at AS createdAt, changed_at AS changedAt
  FROM saved_views`;

/** A study of an earlier version that was opened for reading only has no place for what is kept. */
const canKeep = (study: ReadableStudy): boolean =>
  study[reader].values("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'saved_views'").length > 0;

/** All that is kept, of one kind or of every kind, in its order. */
export function listSavedViews(study: ReadableStudy, kind: string | null = null): SavedViewRow[] {
  if (!canKeep(study)) return [];
  const order = 'ORDER BY kind, position, key';
  return kind === null
    ? study[reader].all<SavedViewRow>(`${viewSql} ${order}`)
    : study[reader].all<SavedViewRow>(`${viewSql} WHERE kind = ? ${order}`, kind);
}

export function insertSavedView(
  study: WritableStudy,
  { kind, name, content, at }: { kind: string; name: string; content: string; at: number },
): ViewId {
  const id = study.newId() as ViewId;
  study[writer].insert(
    `INSERT INTO saved_views (id, kind, name, content, position, created_at, changed_at)
     VALUES (?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM saved_views WHERE kind = ?), ?, ?)`,
    id,
    kind,
    name,
    content,
    kind,
    at,
    at,
  );
  return id;
}

export function updateSavedView(
  study: WritableStudy,
  { key, name, content, at }: { key: number; name: string; content: string; at: number },
): void {
  study[writer].run(
    'UPDATE saved_views SET name = ?, content = ?, changed_at = ? WHERE key = ?',
    name,
    content,
    at,
    key,
  );
}

export function deleteSavedView(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM saved_views WHERE key = ?', key);
}
