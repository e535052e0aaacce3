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
 * How several threads read the columns of a large study at once: each puts the codings of the documents of a part where they
 * belong, into memory that all see.
 */
export interface ColumnsPlan {
  readonly revision: number;
  readonly rows: CodingRows;
  /** Where the codings of each document begin, in study order; one more at the end. */
  readonly codingOffset: Int32Array;
  readonly lists: Lists;
  /** Place in the lists by key. */
  readonly index: Indices;
  /** First and last key of the documents of each part: in all of them stand about as many codings. */
  readonly parts: readonly (readonly [first: number, last: number])[];
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
  return {
    revision: readRevision(study),
    rows: roomForCodings(total),
    codingOffset: offsets(lengths),
    lists,
    index,
    parts: partsOf(counts, total / mostParts),
  };
}

/** Enough for threads that begin at different times to end at the same, and few enough for each to take longer than to begin. */
const mostParts = 8;

/** Stretches of documents, ascending by key, with about `size` codings each. */
function partsOf(counts: readonly (readonly [document: number, codings: number])[], size: number): [number, number][] {
  const parts: [number, number][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const [document, codings] of counts) {
    const last = parts.at(-1);
    if (held < size && last) last[1] = document;
    else parts.push([document, document]);
    held = (held < size ? held : 0) + codings;
  }
  return parts;
}

export const partOfCodingsSql = listsOf(`(SELECT document_key, start_at, end_at, code_key, coder_key, key FROM codings
    WHERE document_key BETWEEN ? AND ? ORDER BY document_key, start_at, end_at, code_key, coder_key)`);

/** Fills a part of a plan; false = the study is not at the revision of the plan any more, and nothing was filled. */
export function fillPart(study: ReadableStudy, plan: ColumnsPlan, part: number): boolean {
  if (readRevision(study) !== plan.revision) return false;
  const { rows, codingOffset, index, parts } = plan;
  for (const lists of study[reader].tuples<CodingLists>(partOfCodingsSql, ...(parts[part] ?? [0, -1]))) {
    const place = index.documents[lists[0]] ?? -1;
    fillCodings(rows, codingOffset[place] ?? 0, lists, index);
  }
  return true;
}
