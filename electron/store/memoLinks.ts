import type { CodeId, CodingId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import type { MemoLink, MemoLinkOrigin } from '#shared/domain/memo.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** A link by keys; exactly one of code, document (with or without a range) and memo is set. */
export interface LinkRow {
  readonly origin: MemoLinkOrigin;
  readonly codeKey: number | null;
  readonly documentKey: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly codingKey: number | null;
  readonly targetMemoKey: number | null;
}

export type StoredLink = LinkRow & { readonly key: number };

const linkSql = `SELECT key, origin, code_key AS codeKey, document_key AS documentKey, start_at AS start, end_at AS end,
  coding_key AS codingKey, target_memo_key AS targetMemoKey FROM memo_links`;

/** Links of one memo in the order in which they were made. */
export function listLinkRows(study: ReadableStudy, memoKey: number): StoredLink[] {
  return study[reader].all<StoredLink>(`${linkSql} WHERE memo_key = ? ORDER BY key`, memoKey);
}

/** Whether two links say the same. */
export function isSameLink(a: LinkRow, b: LinkRow): boolean {
  return (
    a.origin === b.origin &&
    a.codeKey === b.codeKey &&
    a.documentKey === b.documentKey &&
    a.start === b.start &&
    a.end === b.end &&
    a.codingKey === b.codingKey &&
    a.targetMemoKey === b.targetMemoKey
  );
}

export function insertLink(study: WritableStudy, memoKey: number, link: LinkRow): void {
  study[writer].run(
    `INSERT INTO memo_links (memo_key, origin, code_key, document_key, start_at, end_at, coding_key, target_memo_key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    memoKey,
    link.origin,
    link.codeKey,
    link.documentKey,
    link.start,
    link.end,
    link.codingKey,
    link.targetMemoKey,
  );
}

export function deleteLink(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM memo_links WHERE key = ?', key);
}

interface LinkIds {
  readonly memoKey: number;
  readonly origin: MemoLinkOrigin;
  readonly codeId: CodeId | null;
  readonly documentId: DocumentId | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly codingId: CodingId | null;
  readonly memoId: MemoId | null;
}

const linkIdsSql = `SELECT l.memo_key AS memoKey, l.origin, c.id AS codeId, d.id AS documentId, l.start_at AS start,
    l.end_at AS end, g.id AS codingId, m.id AS memoId
  FROM memo_links l LEFT JOIN codes c ON c.key = l.code_key LEFT JOIN documents d ON d.key = l.document_key
  LEFT JOIN codings g ON g.key = l.coding_key LEFT JOIN memos m ON m.key = l.target_memo_key`;

/** Links of all memos, or of one, by the key of the memo. */
export function listLinks(study: ReadableStudy, memoKey: number | null = null): Map<number, MemoLink[]> {
  const rows =
    memoKey === null
      ? study[reader].all<LinkIds>(`${linkIdsSql} ORDER BY l.key`)
      : study[reader].all<LinkIds>(`${linkIdsSql} WHERE l.memo_key = ? ORDER BY l.key`, memoKey);
  const links = new Map<number, MemoLink[]>();
  for (const row of rows) {
    const list = links.get(row.memoKey) ?? [];
    list.push({ origin: row.origin, target: targetOf(row) });
    links.set(row.memoKey, list);
  }
  return links;
}

function targetOf({ codeId, documentId, start, end, codingId, memoId }: LinkIds): MemoLink['target'] {
  if (codeId !== null) return { kind: 'code', codeId };
  if (memoId !== null) return { kind: 'memo', memoId };
  const place = documentId as DocumentId;
  if (start === null || end === null) return { kind: 'document', documentId: place };
  return { kind: 'segment', documentId: place, start, end, codingId };
}

/** Points the links to one coding at another. */
export function moveCodingLinks(study: WritableStudy, from: number, to: number): void {
  study[writer].run('UPDATE memo_links SET coding_key = ? WHERE coding_key = ?', to, from);
}

/** Points the memos that reference one code at another; a memo that references both keeps one link of each origin. */
export function moveCodeLinks(study: WritableStudy, from: number, to: number): void {
  study[writer].run(
    `DELETE FROM memo_links WHERE code_key = ? AND EXISTS (
       SELECT 1 FROM memo_links other
       WHERE other.memo_key = memo_links.memo_key AND other.origin = memo_links.origin AND other.code_key = ?)`,
    from,
    to,
  );
  study[writer].run('UPDATE memo_links SET code_key = ? WHERE code_key = ?', to, from);
}

/** What memos can be asked about: those that point at any of what is given. Positions in UTF-16 units. */
export interface LinkQuestion {
  readonly codeKey: number | null;
  readonly documentKey: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly codingKey: number | null;
  readonly memoKey: number | null;
}

/** Keys of the memos that point at a code, a document (or, with a range, a place in it), a coding or a memo. */
export function listMemosAbout(study: ReadableStudy, about: LinkQuestion): number[] {
  return study[reader].values<number>(
    `SELECT memo_key FROM memo_links WHERE code_key = ?
     UNION SELECT memo_key FROM memo_links WHERE document_key = ? AND ? IS NULL
     UNION SELECT memo_key FROM memo_links WHERE document_key = ? AND start_at < ? AND end_at > ?
     UNION SELECT memo_key FROM memo_links WHERE coding_key = ?
     UNION SELECT l.memo_key FROM memo_links l JOIN codings g ON g.key = ?
       WHERE l.document_key = g.document_key AND l.start_at = g.start_at AND l.end_at = g.end_at
     UNION SELECT memo_key FROM memo_links WHERE target_memo_key = ?`,
    about.codeKey,
    about.documentKey,
    about.start,
    about.documentKey,
    about.end,
    about.start,
    about.codingKey,
    about.codingKey,
    about.memoKey,
  );
}

/** Titles of the memos that point at places of one document, with those places. */
export function listPlacesOfMemos(
  study: ReadableStudy,
  documentKey: number,
): { title: string; start: number; end: number; codingKey: number | null }[] {
  return study[reader].all(
    `SELECT DISTINCT CASE WHEN m.title = '' THEN substr(m.text, 1, 80) ELSE m.title END AS title, l.start_at AS start,
       l.end_at AS end, l.coding_key AS codingKey
     FROM memo_links l JOIN memos m ON m.key = l.memo_key
     WHERE l.document_key = ? AND l.start_at IS NOT NULL ORDER BY m.key`,
    documentKey,
  );
}

/** Words that memos point at in any document, each place once a memo; UTF-16 units. */
export function listMemoPlaces(
  study: ReadableStudy,
): { memoId: MemoId; documentKey: number; start: number; end: number }[] {
  return study[reader].all(
    `SELECT DISTINCT m.id AS memoId, l.document_key AS documentKey, l.start_at AS start, l.end_at AS end
     FROM memo_links l JOIN memos m ON m.key = l.memo_key
     WHERE l.start_at IS NOT NULL ORDER BY l.document_key, l.start_at, l.end_at, m.key`,
  );
}

/** Links to places of one document, of all memos, in the order in which they were made. */
export function listPlaceLinks(
  study: ReadableStudy,
  documentKey: number,
): (StoredLink & { readonly memoKey: number })[] {
  return study[reader].all(
    linkSql.replace('SELECT', 'SELECT memo_key AS memoKey,') +
      ' WHERE document_key = ? AND start_at IS NOT NULL ORDER BY key',
    documentKey,
  );
}

/** Puts a link on other words of its document; without a place it leads to the document as a whole. */
export function setLinkPlace(
  study: WritableStudy,
  key: number,
  place: { readonly start: number; readonly end: number } | null,
): void {
  study[writer].run(
    `UPDATE memo_links SET start_at = ?, end_at = ?, coding_key = CASE WHEN ? IS NULL THEN NULL ELSE coding_key END
     WHERE key = ?`,
    place?.start ?? null,
    place?.end ?? null,
    place?.start ?? null,
    key,
  );
}

/**
 * The codes of the passages that memos quote, by the memo's id: of the coding that a passage was taken from, and of every
 * coding on exactly the same words. Each memo and code once.
 */
export function listPassageCodes(study: ReadableStudy): { memoId: MemoId; codeId: CodeId }[] {
  return study[reader].all(
    `SELECT m.id AS memoId, c.id AS codeId FROM memo_links l JOIN memos m ON m.key = l.memo_key
       JOIN codings g ON g.key = l.coding_key JOIN codes c ON c.key = g.code_key
     UNION SELECT m.id, c.id FROM memo_links l JOIN memos m ON m.key = l.memo_key
       JOIN codings g ON g.document_key = l.document_key AND g.start_at = l.start_at AND g.end_at = l.end_at
       JOIN codes c ON c.key = g.code_key`,
  );
}
