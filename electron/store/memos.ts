import type { MemoId } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import { countWords } from '#shared/domain/memoBody.ts';
import { listLinks } from './memoLinks.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** A memo as lists show it. */
export interface MemoEntry extends Omit<Memo, 'body' | 'text'> {
  /** The first 240 characters of its words. */
  readonly excerpt: string;
  readonly words: number;
}

const fields = `key, id, title, type, flag, author, created_at AS createdAt, changed_at AS changedAt`;
type EntryRow = Omit<MemoEntry, 'links'> & { readonly key: number };
type MemoRow = Omit<Memo, 'links'> & { readonly key: number };

const entrySql = `SELECT ${fields}, words, substr(text, 1, 240) AS excerpt FROM memos`;

/** All memos, the one changed last first. */
export function listMemos(study: ReadableStudy): MemoEntry[] {
  const links = listLinks(study);
  const rows = study[reader].all<EntryRow>(`${entrySql} ORDER BY changed_at DESC, key DESC`);
  return rows.map(({ key, ...entry }) => ({ ...entry, links: links.get(key) ?? [] }));
}

/** The memos of these keys, the one changed last first. */
export function listMemosByKey(study: ReadableStudy, keys: readonly number[]): MemoEntry[] {
  const rows = study[reader].all<EntryRow>(
    `${entrySql} WHERE key IN (SELECT value FROM json_each(?)) ORDER BY changed_at DESC, key DESC`,
    JSON.stringify(keys),
  );
  return rows.map(({ key, ...entry }) => ({ ...entry, links: listLinks(study, key).get(key) ?? [] }));
}

export function findMemoEntry(study: ReadableStudy, key: number): MemoEntry | null {
  return listMemosByKey(study, [key])[0] ?? null;
}

/** All memos with their bodies, in the order in which they were made: for exports and charts. */
export function listWholeMemos(study: ReadableStudy): Memo[] {
  const links = listLinks(study);
  const rows = study[reader].all<MemoRow>(`SELECT ${fields}, text, body FROM memos ORDER BY key`);
  return rows.map(({ key, ...memo }) => ({ ...memo, links: links.get(key) ?? [] }));
}

export function findMemo(study: ReadableStudy, id: MemoId): (Memo & { readonly key: number }) | null {
  const row = study[reader].one<MemoRow>(`SELECT ${fields}, text, body FROM memos WHERE id = ?`, id);
  return row ? { ...row, links: listLinks(study, row.key).get(row.key) ?? [] } : null;
}

export function findMemoKey(study: ReadableStudy, id: MemoId): number | undefined {
  return study[reader].value<number>('SELECT key FROM memos WHERE id = ?', id);
}

export interface NewMemo {
  readonly title: string;
  readonly type: string;
  readonly body: string;
  readonly text: string;
  readonly flag?: string | null;
  readonly author: string;
  /** ms since 1970; the time of the operation where left out. */
  readonly createdAt?: number;
}

export function insertMemo(study: WritableStudy, memo: NewMemo): { key: number; id: MemoId } {
  const id = study.newId() as MemoId;
  const createdAt = memo.createdAt ?? study.now;
  const key = study[writer].insert(
    `INSERT INTO memos (id, title, type, flag, author, created_at, changed_at, words, text, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    memo.title,
    memo.type,
    memo.flag ?? null,
    memo.author,
    createdAt,
    createdAt,
    countWords(memo.text),
    memo.text,
    memo.body,
  );
  return { key, id };
}

/** Puts what was typed in the place of what stood. */
export function writeMemo(
  study: WritableStudy,
  key: number,
  { title, body, text }: { readonly title: string; readonly body: string; readonly text: string },
): void {
  study[writer].run(
    'UPDATE memos SET title = ?, body = ?, text = ?, words = ?, changed_at = ? WHERE key = ?',
    title,
    body,
    text,
    countWords(text),
    study.now,
    key,
  );
}

/** Memos whose bodies mention any of these codes or have passages coded with them. */
export function listBodiesNaming(study: ReadableStudy, codeKeys: readonly number[]): { key: number; body: string }[] {
  return study[reader].all(
    `SELECT key, body FROM memos WHERE key IN (
       SELECT memo_key FROM memo_links WHERE origin <> 'link' AND code_key IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(codeKeys),
  );
}

/** Other ids in a body whose words stay: no writing of the person. */
export function setMemoBody(study: WritableStudy, key: number, body: string): void {
  study[writer].run('UPDATE memos SET body = ? WHERE key = ?', body, key);
}

/** Memos whose bodies quote places of a document. */
export function listBodiesQuoting(study: ReadableStudy, documentKey: number): { key: number; body: string }[] {
  return study[reader].all(
    `SELECT key, body FROM memos WHERE key IN (
       SELECT memo_key FROM memo_links WHERE origin = 'mention' AND document_key = ?) ORDER BY key`,
    documentKey,
  );
}

/** A body whose quotations follow a text that was corrected: no writing of the person. */
export function setQuotedBody(study: WritableStudy, key: number, body: string, text: string): void {
  study[writer].run('UPDATE memos SET body = ?, text = ?, words = ? WHERE key = ?', body, text, countWords(text), key);
}

export function setMemoType(study: WritableStudy, key: number, type: string): void {
  study[writer].run('UPDATE memos SET type = ?, changed_at = ? WHERE key = ?', type, study.now, key);
}

export function setMemoFlag(study: WritableStudy, key: number, flag: string | null): void {
  study[writer].run('UPDATE memos SET flag = ?, changed_at = ? WHERE key = ?', flag, study.now, key);
}

/** Deletes a memo with its links and the links to it. */
export function deleteMemo(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM memos WHERE key = ?', key);
}

export function listMemoTypes(study: ReadableStudy): string[] {
  return study[reader].values<string>('SELECT name FROM memo_types ORDER BY position, key');
}

/** Puts a list of types in the place of the one that stood; rows that stay as they are are not touched. */
export function replaceMemoTypes(study: WritableStudy, types: readonly string[]): void {
  const rows = study[reader].all<{ key: number; name: string; position: number }>(
    'SELECT key, name, position FROM memo_types ORDER BY position, key',
  );
  for (const row of rows.slice(types.length)) study[writer].run('DELETE FROM memo_types WHERE key = ?', row.key);
  for (const [position, name] of types.entries()) {
    const row = rows[position];
    if (row) study[writer].run('UPDATE memo_types SET name = ?, position = ? WHERE key = ?', name, position, row.key);
    else study[writer].run('INSERT INTO memo_types (name, position) VALUES (?, ?)', name, position);
  }
}
