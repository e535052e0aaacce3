import type { CodingColumns, DocumentColumns, StudyColumns } from '#shared/analysis/columns.ts';
import { readRevision } from './operations.ts';
import { type ReadableStudy, reader } from './study.ts';
import { toInts } from './texts.ts';

/**
 * The study as analysis sees it (DESIGN.md §5): documents in study order, codings by document, start, end. Codes and coders
 * are indices into their id lists.
 */
export function readStudyColumns(study: ReadableStudy): StudyColumns {
  const documents = study[reader].all<DocumentShapeRow>(documentShapeSql);
  const codes = study[reader].all<{ key: number; id: string }>('SELECT key, id FROM codes ORDER BY key');
  const coders = study[reader].all<{ key: number; id: string }>('SELECT key, id FROM coders ORDER BY key');
  return {
    revision: readRevision(study),
    documents: documentColumns(documents),
    codings: codingColumns(study, indexOf(documents), indexOf(codes), indexOf(coders)),
    codeIds: codes.map((code) => code.id),
    coderIds: coders.map((coder) => coder.id),
  };
}

interface DocumentShapeRow {
  readonly key: number;
  readonly id: string;
  readonly length: number;
  readonly paragraphs: Uint8Array;
  readonly astral: Uint8Array;
}

const documentShapeSql = `SELECT d.key, d.id, t.length, t.paragraphs, t.astral
  FROM documents d JOIN texts t ON t.hash = d.text_hash LEFT JOIN document_groups g ON g.key = d.group_key
  ORDER BY g.position IS NOT NULL, g.position, g.key, d.position, d.key`;

function documentColumns(documents: readonly DocumentShapeRow[]): DocumentColumns {
  const pairs = documents.map((document) => toInts(document.paragraphs));
  const astral = documents.map((document) => toInts(document.astral));
  const paragraphOffset = offsets(pairs.map((values) => values.length / 2));
  const astralOffset = offsets(astral.map((values) => values.length));
  const paragraphs = concatenate(pairs);
  const half = (from: 0 | 1) =>
    Int32Array.from({ length: paragraphs.length / 2 }, (_, index) => paragraphs[2 * index + from] ?? 0);
  return {
    ids: documents.map((document) => document.id),
    length: Int32Array.from(documents, (document) => document.length),
    paragraphOffset,
    paragraphStart: half(0),
    paragraphEnd: half(1),
    astralOffset,
    astral: concatenate(astral),
  };
}

/** Where each document's entries begin; one more at the end. */
function offsets(lengths: readonly number[]): Int32Array {
  const values = new Int32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) values[index + 1] = (values[index] ?? 0) + length;
  return values;
}

function concatenate(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Position in a list by key. Keys are small and dense, so an array holds them. */
function indexOf(rows: readonly { readonly key: number }[]): Int32Array {
  const index = new Int32Array(rows.reduce((greatest, row) => Math.max(greatest, row.key), 0) + 1).fill(-1);
  for (const [position, row] of rows.entries()) index[row.key] = position;
  return index;
}

function codingColumns(
  study: ReadableStudy,
  documentIndex: Int32Array,
  codeIndex: Int32Array,
  coderIndex: Int32Array,
): CodingColumns {
  const count = study[reader].value<number>('SELECT count(*) FROM codings') ?? 0;
  const rows = {
    document: new Int32Array(count),
    code: new Int32Array(count),
    coder: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
  };
  let at = 0;
  for (const [document, start, end, code, coder] of study[reader].tuples(codingColumnsSql)) {
    rows.document[at] = documentIndex[document] ?? -1;
    rows.code[at] = codeIndex[code] ?? -1;
    rows.coder[at] = coderIndex[coder] ?? -1;
    rows.start[at] = start;
    rows.end[at] = end;
    at++;
  }
  return sortByDocument(rows, documentIndex.length);
}

/** Answered from the unique index alone, in its order: by document key, start, end. */
export const codingColumnsSql = `SELECT document_key, start_at, end_at, code_key, coder_key FROM codings
  ORDER BY document_key, start_at, end_at, code_key, coder_key`;

/** From the order of document keys to study order; the codings of one document stay as they are. */
function sortByDocument(rows: { [Column in keyof CodingColumns]: Int32Array }, documents: number): CodingColumns {
  const next = new Int32Array(documents + 1);
  for (const document of rows.document) next[document + 1] = (next[document + 1] ?? 0) + 1;
  for (let document = 0; document < documents; document++) {
    next[document + 1] = (next[document + 1] ?? 0) + (next[document] ?? 0);
  }
  const place = new Int32Array(rows.document.length);
  for (const [index, document] of rows.document.entries()) {
    const at = next[document] ?? 0;
    place[at] = index;
    next[document] = at + 1;
  }
  const sorted = (column: Int32Array) => Int32Array.from(place, (index) => column[index] ?? 0);
  return {
    document: sorted(rows.document),
    code: sorted(rows.code),
    coder: sorted(rows.coder),
    start: sorted(rows.start),
    end: sorted(rows.end),
  };
}
