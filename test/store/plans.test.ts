import { expect, test } from 'vitest';
import { inDocumentSql, samePlaceSql } from '../../electron/store/codings.ts';
import { codingColumnsOfDocumentSql, codingColumnsSql } from '../../electron/store/columns.ts';
import { codingsOfDocumentsSql, partOfCodingsSql } from '../../electron/store/columnsParts.ts';
import { reader } from '../../electron/store/study.ts';
import { startStudy } from '../support/engine.ts';

/** Statements that run at every coding, at every opening of a document, or over all codings, and how they must be answered. */
const hot: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'the same coding is found by its place',
    samePlaceSql,
    ['SEARCH codings USING INDEX sqlite_autoindex_codings_2 (document_key=? AND start_at=?'],
    ['SCAN'],
  ],
  [
    'codings of a document',
    inDocumentSql,
    ['SEARCH g USING INDEX sqlite_autoindex_codings_2 (document_key=?)'],
    ['SCAN'],
  ],
  [
    'all codings as columns',
    codingColumnsSql,
    ['SCAN codings USING COVERING INDEX sqlite_autoindex_codings_2'],
    ['TEMP B-TREE'],
  ],
  [
    'part of the codings as columns',
    partOfCodingsSql,
    ['SEARCH codings USING COVERING INDEX sqlite_autoindex_codings_2 (document_key'],
    ['SCAN codings', 'TEMP B-TREE'],
  ],
  [
    'how many codings the documents hold',
    codingsOfDocumentsSql,
    ['SCAN codings USING COVERING INDEX sqlite_autoindex_codings_2'],
    ['TEMP B-TREE'],
  ],
  [
    'columns of one document',
    codingColumnsOfDocumentSql,
    ['SEARCH codings USING COVERING INDEX sqlite_autoindex_codings_2'],
    ['SCAN', 'TEMP B-TREE'],
  ],
  [
    'counts by code and document',
    'SELECT code_key, document_key, count(*) FROM codings GROUP BY code_key, document_key',
    ['USING COVERING INDEX codings_by_code'],
    ['TEMP B-TREE'],
  ],
  [
    'what undo takes back',
    "SELECT number, label FROM operations WHERE kind = 'do' AND undone_by IS NULL ORDER BY number DESC LIMIT 1",
    ['USING INDEX operations_standing'],
    ['TEMP B-TREE'],
  ],
  [
    'the changes of a step',
    'SELECT table_name FROM changes WHERE key BETWEEN 5 AND 9 ORDER BY key',
    ['USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
    ['SCAN', 'TEMP B-TREE'],
  ],
  [
    'the texts that a document has had',
    "SELECT key FROM changes WHERE table_name = 'documents' AND row_key = ? ORDER BY key DESC",
    ['INDEX changes_of_documents (row_key=?)'],
    ['SCAN'],
  ],
  [
    'a document by its id',
    'SELECT key FROM documents WHERE id = ?',
    ['USING COVERING INDEX sqlite_autoindex_documents_1 (id=?)'],
    ['SCAN'],
  ],
  [
    'a code among its siblings',
    'SELECT key FROM codes WHERE parent_key IS ? AND name = ?',
    ['codes_by_parent (parent_key=? AND name=?)'],
    ['SCAN'],
  ],
  [
    'memos about a code',
    'SELECT memo_key FROM memo_links WHERE code_key = ?',
    ['USING INDEX memo_links_by_code (code_key=?)'],
    ['SCAN'],
  ],
  [
    'memos at a coding',
    'SELECT key FROM memo_links WHERE coding_key = ?',
    ['memo_links_by_coding (coding_key=?)'],
    ['SCAN'],
  ],
  [
    'deleting a code finds its codings',
    'SELECT key FROM codings WHERE code_key = ?',
    ['codings_by_code (code_key=?)'],
    ['SCAN'],
  ],
];

test.each(hot)('%s is answered without looking at everything', async (_what, sql, uses, never) => {
  await using engine = await startStudy();
  const plan = engine.core
    .context()
    .readable()
    [reader].all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)
    .map((row) => row.detail)
    .join('\n');
  for (const words of uses) expect(plan).toContain(words);
  for (const words of never) expect(plan).not.toContain(words);
});
