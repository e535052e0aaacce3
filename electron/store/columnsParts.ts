import {
  type CodingLists,
  type CodingRows,
  documentOrderSql,
  fillCodings,
  type Indices,
  type KeyedColumns,
  listsOf,
  offsets,
  readIndices,
  roomForCodings,
} from './columns.ts';
import { readRevision } from './operations.ts';
import { type ReadableStudy, reader } from './study.ts';

/**
 * How two threads read the columns of a large study at once: each puts the codings of its documents where they belong, into
 * memory that both see.
 */
export interface ColumnsPlan {
  readonly revision: number;
  readonly rows: CodingRows;
  /** Where the codings of each document begin, in study order; one more at the end. */
  readonly codingOffset: Int32Array;
  readonly lists: Lists;
  /** Place in the lists by key. */
  readonly index: Indices;
  /** Key of the first document of the second half: there are about as many codings before it as after. */
  readonly parting: number;
}
type Lists = Pick<KeyedColumns, 'documentKeys' | 'codeKeys' | 'coderKeys' | 'codeIds' | 'coderIds'>;

export const codingsOfDocumentsSql = 'SELECT document_key, count(*) FROM codings GROUP BY document_key';

export function planColumns(study: ReadableStudy): ColumnsPlan {
  const sql = study[reader];
  const { lists, ...index } = readIndices(study, sql.all<{ key: number }>(documentOrderSql));
  const counts = [...sql.tuples<readonly [document: number, codings: number]>(codingsOfDocumentsSql)];
  const lengths = Array.from(lists.documentKeys, () => 0);
  for (const [document, codings] of counts) lengths[index.documents[document] ?? -1] = codings;
  const total = counts.reduce((sum, [, codings]) => sum + codings, 0);
  let before = 0;
  const middle = counts.find(([, codings]) => {
    before += codings;
    return before > total / 2;
  });
  return {
    revision: readRevision(study),
    rows: roomForCodings(total),
    codingOffset: offsets(lengths),
    lists,
    index,
    parting: middle?.[0] ?? 0,
  };
}

const halfOf = (condition: string) =>
  listsOf(`(SELECT document_key, start_at, end_at, code_key, coder_key, key FROM codings WHERE ${condition}
    ORDER BY document_key, start_at, end_at, code_key, coder_key)`);
export const firstHalfSql = halfOf('document_key < ?');
export const secondHalfSql = halfOf('document_key >= ?');

/**
 * Fills a half of a plan; false = the study is not at the revision of the plan any more, and nothing was filled.
 */
export function fillHalf(study: ReadableStudy, plan: ColumnsPlan, half: 'first' | 'second'): boolean {
  if (readRevision(study) !== plan.revision) return false;
  const { rows, codingOffset, index, parting } = plan;
  const sql = half === 'first' ? firstHalfSql : secondHalfSql;
  for (const lists of study[reader].tuples<CodingLists>(sql, parting)) {
    const place = index.documents[lists[0]] ?? -1;
    fillCodings(rows, codingOffset[place] ?? 0, lists, index);
  }
  return true;
}
