import type { DocumentColumns, StudyColumns } from '#shared/analysis/columns.ts';
import { readRevision } from './operations.ts';
import { type ReadableStudy, reader } from './study.ts';
import { toInts } from './texts.ts';

/**
 * Numbers that all threads see: an analysis in a worker reads the columns where they stand, and nothing is copied to it.
 * Nobody writes to them once they are made.
 */
const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));

/** The columns with the keys behind the indices: what leads back from a number in a chart to rows of the study. */
export interface KeyedColumns extends StudyColumns {
  readonly documentKeys: Int32Array;
  readonly codeKeys: Int32Array;
  readonly coderKeys: Int32Array;
  /** Key of each coding, in the order of `codings`. */
  readonly codingKeys: Int32Array;
  /** Where the codings of each document begin; one more at the end. */
  readonly codingOffset: Int32Array;
}

/** Over so many codings the columns are read in a worker. The last key tells of them without a count. */
const manyCodings = 30_000;

export function hasManyCodings(study: ReadableStudy): boolean {
  return (study[reader].value<number | null>('SELECT max(key) FROM codings') ?? 0) > manyCodings;
}

/**
 * The study as analysis sees it (DESIGN.md §5): documents in study order, codings by document, start, end. Codes and coders
 * are indices into their id lists.
 */
export function readStudyColumns(study: ReadableStudy): KeyedColumns {
  const documents = study[reader].all<DocumentShapeRow>(documentShapeSql);
  const index = readIndices(study, documents);
  return {
    revision: readRevision(study),
    documents: documentColumns(documents),
    ...index.lists,
    ...sortByDocument(readCodings(study, index), documents.length),
  };
}

/**
 * The columns after steps that changed codings of some documents only: their rows are read anew, the others are taken over.
 * Reads everything again when codes or coders went or changed their places.
 */
export function refreshStudyColumns(
  study: ReadableStudy,
  columns: KeyedColumns,
  documentKeys: ReadonlySet<number>,
): KeyedColumns {
  const { lists, ...index } = readIndices(study, null, columns);
  const grown = (before: Int32Array, now: Int32Array) => before.every((key, place) => key === now[place]);
  if (!grown(columns.codeKeys, lists.codeKeys) || !grown(columns.coderKeys, lists.coderKeys)) {
    return readStudyColumns(study);
  }
  const parts: Part[] = [];
  const lengths = Array.from(columns.documentKeys, (_, place) => lengthAt(columns.codingOffset, place));
  for (const [document, key] of columns.documentKeys.entries()) {
    const last = parts.at(-1);
    if (documentKeys.has(key)) {
      const rows = readCodings(study, index, key);
      lengths[document] = rows.codingKeys.length;
      parts.push({ rows, from: 0, to: -1 });
    } else if (last && last.rows === columns) last.to = columns.codingOffset[document + 1] ?? 0;
    else
      parts.push({
        rows: columns,
        from: columns.codingOffset[document] ?? 0,
        to: columns.codingOffset[document + 1] ?? 0,
      });
  }
  const joined = joinParts(parts);
  return {
    ...columns,
    ...lists,
    ...joined,
    revision: readRevision(study),
    codingOffset: offsets(lengths),
  };
}

const lengthAt = (offset: Int32Array, place: number): number => (offset[place + 1] ?? 0) - (offset[place] ?? 0);

export type CodingRows = {
  readonly codings: { readonly [Column in 'document' | 'code' | 'coder' | 'start' | 'end']: Int32Array };
  readonly codingKeys: Int32Array;
};
interface Part {
  readonly rows: CodingRows;
  readonly from: number;
  /** -1 = to the end. */
  to: number;
}

const codingColumnNames = ['document', 'code', 'coder', 'start', 'end'] as const;

function joinParts(parts: readonly Part[]): CodingRows {
  const pieces = (column: (rows: CodingRows) => Int32Array) =>
    concatenate(parts.map(({ rows, from, to }) => (to < 0 ? column(rows) : column(rows).subarray(from, to))));
  const codings = Object.fromEntries(
    codingColumnNames.map((name) => [name, pieces((rows) => rows.codings[name])]),
  ) as Record<(typeof codingColumnNames)[number], Int32Array>;
  return { codings, codingKeys: pieces((rows) => rows.codingKeys) };
}

interface DocumentShapeRow {
  readonly key: number;
  readonly id: string;
  readonly length: number;
  readonly paragraphs: Uint8Array;
  readonly astral: Uint8Array;
}

const inStudyOrder = `LEFT JOIN document_groups g ON g.key = d.group_key
  ORDER BY g.position IS NOT NULL, g.position, g.key, d.position, d.key`;
const documentShapeSql = `SELECT d.key, d.id, t.length, t.paragraphs, t.astral
  FROM documents d JOIN texts t ON t.hash = d.text_hash ${inStudyOrder}`;
/** The keys of the same documents in the same order. */
export const documentOrderSql = `SELECT d.key FROM documents d ${inStudyOrder}`;

/** The documents of the study, without their codings. */
export const readDocumentColumns = (study: ReadableStudy): DocumentColumns =>
  documentColumns(study[reader].all<DocumentShapeRow>(documentShapeSql));

function documentColumns(documents: readonly DocumentShapeRow[]): DocumentColumns {
  const pairs = documents.map((document) => toInts(document.paragraphs));
  const astral = documents.map((document) => toInts(document.astral));
  const paragraphs = concatenate(pairs);
  const half = (from: 0 | 1) => {
    const values = sharedInts(paragraphs.length / 2);
    for (let index = 0; index < values.length; index++) values[index] = paragraphs[2 * index + from] ?? 0;
    return values;
  };
  return {
    ids: documents.map((document) => document.id),
    length: Int32Array.from(documents, (document) => document.length),
    paragraphOffset: offsets(pairs.map((values) => values.length / 2)),
    paragraphStart: half(0),
    paragraphEnd: half(1),
    astralOffset: offsets(astral.map((values) => values.length)),
    astral: concatenate(astral),
  };
}

/** Where each document’s entries begin; one more at the end. */
export function offsets(lengths: readonly number[]): Int32Array {
  const values = sharedInts(lengths.length + 1);
  for (const [index, length] of lengths.entries()) values[index + 1] = (values[index] ?? 0) + length;
  return values;
}

function concatenate(parts: readonly Int32Array[]): Int32Array {
  const whole = sharedInts(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export interface Indices {
  readonly documents: Int32Array;
  readonly codes: Int32Array;
  readonly coders: Int32Array;
}

export function readIndices(
  study: ReadableStudy,
  documents: readonly { readonly key: number }[] | null,
  known?: KeyedColumns,
) {
  const codes = study[reader].all<{ key: number; id: string }>('SELECT key, id FROM codes ORDER BY key');
  const coders = study[reader].all<{ key: number; id: string }>('SELECT key, id FROM coders ORDER BY key');
  const keysOf = (rows: readonly { readonly key: number }[]) => Int32Array.from(rows, (row) => row.key);
  const lists = {
    documentKeys: documents ? keysOf(documents) : (known?.documentKeys ?? new Int32Array()),
    codeKeys: keysOf(codes),
    coderKeys: keysOf(coders),
    codeIds: codes.map((code) => code.id),
    coderIds: coders.map((coder) => coder.id),
  };
  return {
    lists,
    documents: indexOf(lists.documentKeys),
    codes: indexOf(lists.codeKeys),
    coders: indexOf(lists.coderKeys),
  };
}

/** Place in a list by key. Keys are small and dense, so an array holds them. */
function indexOf(keys: Int32Array): Int32Array {
  const index = new Int32Array(keys.reduce((greatest, key) => Math.max(greatest, key), 0) + 1).fill(-1);
  for (const [position, key] of keys.entries()) index[key] = position;
  return index;
}

/**
 * The codings of each document as one row of JSON lists, in the order start, end, code, coder: answered from the unique
 * index alone. A row a document costs half of a row a coding (1,000,000 codings: 0.29 s against 0.52 s of processor time).
 */
export const listsOf = (source: string) => `SELECT document_key, json_group_array(start_at), json_group_array(end_at),
    json_group_array(code_key), json_group_array(coder_key), json_group_array(key)
  FROM ${source} GROUP BY document_key`;
export const codingColumnsSql = listsOf(`(SELECT document_key, start_at, end_at, code_key, coder_key, key FROM codings
    ORDER BY document_key, start_at, end_at, code_key, coder_key)`);
export const codingColumnsOfDocumentSql = listsOf('codings WHERE document_key = ?');

export type CodingLists = readonly [document: number, ...lists: readonly string[]];

/** Room for so many codings, which all threads see. */
export function roomForCodings(count: number): CodingRows {
  const column = () => sharedInts(count);
  const codings = { document: column(), code: column(), coder: column(), start: column(), end: column() };
  return { codings, codingKeys: column() };
}

function readCodings(study: ReadableStudy, index: Indices, documentKey: number | null = null): CodingRows {
  const sql = study[reader];
  const [count, documents] =
    documentKey === null
      ? [sql.value<number>('SELECT count(*) FROM codings'), sql.tuples<CodingLists>(codingColumnsSql)]
      : [
          sql.value<number>('SELECT count(*) FROM codings WHERE document_key = ?', documentKey),
          sql.tuples<CodingLists>(codingColumnsOfDocumentSql, documentKey),
        ];
  const rows = roomForCodings(count ?? 0);
  let at = 0;
  for (const lists of documents) at += fillCodings(rows, at, lists, index);
  return rows;
}

/** Writes the codings of a document into their room, from a place on; how many they are. */
export function fillCodings(
  { codings, codingKeys }: CodingRows,
  at: number,
  [document, ...lists]: CodingLists,
  index: Indices,
): number {
  const [start, end, code, coder, key] = lists.map((list) => JSON.parse(list) as number[]);
  const size = start?.length ?? 0;
  codings.document.fill(index.documents[document] ?? -1, at, at + size);
  codings.start.set(start ?? [], at);
  codings.end.set(end ?? [], at);
  codings.code.set(
    (code ?? []).map((each) => index.codes[each] ?? -1),
    at,
  );
  codings.coder.set(
    (coder ?? []).map((each) => index.coders[each] ?? -1),
    at,
  );
  codingKeys.set(key ?? [], at);
  return size;
}

function offsetsOf(document: Int32Array, documents: number): Int32Array {
  const offset = sharedInts(documents + 1);
  for (const place of document) offset[place + 1] = (offset[place + 1] ?? 0) + 1;
  for (let place = 0; place < documents; place++) offset[place + 1] = (offset[place + 1] ?? 0) + (offset[place] ?? 0);
  return offset;
}

/** From the order of document keys to study order; the codings of one document stay as they are. */
function sortByDocument(rows: CodingRows, documents: number): CodingRows & { codingOffset: Int32Array } {
  const codingOffset = offsetsOf(rows.codings.document, documents);
  if (isAscending(rows.codings.document)) return { ...rows, codingOffset };
  const next = codingOffset.slice();
  const place = new Int32Array(rows.codingKeys.length);
  for (const [index, document] of rows.codings.document.entries()) {
    const at = next[document] ?? 0;
    place[at] = index;
    next[document] = at + 1;
  }
  const sorted = (column: Int32Array) => {
    const values = sharedInts(column.length);
    for (let at = 0; at < values.length; at++) values[at] = column[place[at] ?? 0] ?? 0;
    return values;
  };
  const { document, code, coder, start, end } = rows.codings;
  return {
    codings: {
      document: sorted(document),
      code: sorted(code),
      coder: sorted(coder),
      start: sorted(start),
      end: sorted(end),
    },
    codingKeys: sorted(rows.codingKeys),
    codingOffset,
  };
}

function isAscending(values: Int32Array): boolean {
  for (let at = 1; at < values.length; at++) if ((values[at - 1] ?? 0) > (values[at] ?? 0)) return false;
  return true;
}
