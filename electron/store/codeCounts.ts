import { type ReadableStudy, reader } from './study.ts';

/** What goes when codes are deleted: their codings, the documents with any, the memo links to them. */
export function countWithCodes(
  study: ReadableStudy,
  keys: readonly number[],
): { codings: number; documents: number; memoLinks: number } {
  const list = JSON.stringify(keys);
  const codings = study[reader].one<{ codings: number; documents: number }>(
    `SELECT count(*) AS codings, count(DISTINCT document_key) AS documents FROM codings
     WHERE code_key IN (SELECT value FROM json_each(?))`,
    list,
  );
  const memoLinks = study[reader].value<number>(
    'SELECT count(*) FROM memo_links WHERE code_key IN (SELECT value FROM json_each(?))',
    list,
  );
  return { codings: codings?.codings ?? 0, documents: codings?.documents ?? 0, memoLinks: memoLinks ?? 0 };
}
