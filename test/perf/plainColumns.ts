import Database from 'better-sqlite3';
import type { StudyColumns } from '#shared/analysis/columns.ts';

/**
 * The codings of a study as columns, read with one plain statement and no more than the sweep needs: the first half of the
 * floor that co-occurrence is measured against (DESIGN.md §5).
 */
export function loadPlainly(path: string): StudyColumns {
  const database = new Database(path, { readonly: true });
  const number = (sql: string) => Number(database.prepare(sql).pluck().get());
  const count = number('SELECT count(*) FROM codings');
  const columns = Array.from({ length: 4 }, () => new Int32Array(count));
  const [document, code, start, end] = columns as [Int32Array, Int32Array, Int32Array, Int32Array];
  const statement = database
    .prepare('SELECT document_key, code_key, start_at, end_at FROM codings ORDER BY document_key, start_at, end_at')
    .raw();
  let row = 0;
  for (const values of statement.iterate() as IterableIterator<[number, number, number, number]>) {
    document[row] = values[0];
    code[row] = values[1] - 1;
    start[row] = values[2];
    end[row] = values[3];
    row++;
  }
  const codes = number('SELECT max(key) FROM codes');
  database.close();
  const none = new Int32Array();
  return {
    revision: 0,
    documents: {
      ids: [],
      length: none,
      paragraphOffset: none,
      paragraphStart: none,
      paragraphEnd: none,
      astralOffset: none,
      astral: none,
    },
    codings: { document, code, coder: none, start, end },
    codeIds: Array.from({ length: codes }, (_, index) => String(index)),
    coderIds: [],
  };
}
