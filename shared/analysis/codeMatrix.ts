import type { StudyColumns } from './columns.ts';
import { codePointsOf } from './frequencies.ts';
import { type CodingChoice, type Selection, selectCodings } from './selection.ts';
import { inCodePoints } from './spans.ts';

export interface CodeMatrixChoice extends CodingChoice {
  /** Column of each document; -1 = takes no part. */
  readonly columnOf: Int32Array;
  readonly columnCount: number;
  /** So many cells at most; where there would be more, the columns with the most codings are kept. */
  readonly mostCells: number;
}

/** What is counted for codes, in a column or in all: codings, documents with at least one, code points covered. */
export interface CodeCounts {
  readonly codings: Float64Array;
  readonly documents: Float64Array;
  readonly covered: Float64Array;
}

/** Codes × columns of documents (METHOD.md §5). Matrices are codes × kept columns, row by row. */
export interface CodeMatrix extends CodeCounts {
  /** The columns that are kept, ascending; all of them unless there are too many cells. */
  readonly kept: Int32Array;
  /** Each code over all columns, kept or not; one entry a code. */
  readonly ofCode: CodeCounts;
  /** Any of the codes, each coding, document and character counted once; one entry a kept column. */
  readonly ofColumn: CodeCounts;
  /** Any of the codes over all columns; one entry. */
  readonly ofAll: CodeCounts;
  /** Documents of each kept column and their code points together, coded or not. */
  readonly columnDocuments: Float64Array;
  readonly columnCharacters: Float64Array;
  /** Over all columns. */
  readonly documentTotal: number;
  readonly characterTotal: number;
}

/**
 * Counts codes in columns of documents. A coding counts in the column of its document, once for each code that it belongs
 * to; `covered` is the union of a code's ranges in each document, summed over the documents of the column, so that
 * covered / characters of the column is its coverage (METHOD.md §2). O(codings × codes they count into).
 */
export function codeMatrix(columns: StudyColumns, choice: CodeMatrixChoice): CodeMatrix {
  const selection = inCodePoints(columns.documents, selectCodings(columns, choice));
  const kept = keptColumns(selection, choice);
  const placeOf = new Int32Array(choice.columnCount).fill(-1);
  for (const [place, column] of kept.entries()) placeOf[column] = place;
  const size = choice.sets.length;
  const result: CodeMatrix = {
    ...emptyCounts(size * kept.length),
    kept,
    ofCode: emptyCounts(size),
    ofColumn: emptyCounts(kept.length),
    ofAll: emptyCounts(1),
    ...measureColumns(columns, choice, placeOf, kept.length),
  };
  const seen = new Int32Array(size).fill(-1);
  const coveredTo = new Float64Array(size);
  for (let document = 0; document < choice.columnOf.length; document++) {
    const column = choice.columnOf[document] as number;
    if (column >= 0) countDocument(result, selection, { document, column: placeOf[column] as number, seen, coveredTo });
  }
  return result;
}

const emptyCounts = (size: number): CodeCounts => ({
  codings: new Float64Array(size),
  documents: new Float64Array(size),
  covered: new Float64Array(size),
});

function keptColumns(selection: Selection, { columnOf, columnCount, mostCells, sets }: CodeMatrixChoice): Int32Array {
  const room = Math.max(1, Math.floor(mostCells / Math.max(1, sets.length)));
  const all = Int32Array.from({ length: columnCount }, (_, column) => column);
  if (columnCount <= room) return all;
  const codings = new Float64Array(columnCount);
  for (const [document, column] of columnOf.entries()) {
    if (column < 0) continue;
    const count = (selection.offset[document + 1] as number) - (selection.offset[document] as number);
    codings[column] = (codings[column] as number) + count;
  }
  all.sort((a, b) => (codings[b] as number) - (codings[a] as number) || a - b);
  return all.slice(0, room).sort();
}

function measureColumns(
  columns: StudyColumns,
  { columnOf }: CodeMatrixChoice,
  placeOf: Int32Array,
  size: number,
): Pick<CodeMatrix, 'columnDocuments' | 'columnCharacters' | 'documentTotal' | 'characterTotal'> {
  const columnDocuments = new Float64Array(size);
  const columnCharacters = new Float64Array(size);
  let [documentTotal, characterTotal] = [0, 0];
  for (const [document, column] of columnOf.entries()) {
    if (column < 0) continue;
    const characters = codePointsOf(columns, document);
    documentTotal++;
    characterTotal += characters;
    const place = placeOf[column] as number;
    if (place < 0) continue;
    add(columnDocuments, place, 1);
    add(columnCharacters, place, characters);
  }
  return { columnDocuments, columnCharacters, documentTotal, characterTotal };
}

function add(values: Float64Array, at: number, value: number): void {
  values[at] = (values[at] as number) + value;
}

interface DocumentPlace {
  readonly document: number;
  /** Place of its column among the kept ones; -1 = not kept. */
  readonly column: number;
  /** The document that each code was last seen in, and how far its ranges there reach. */
  readonly seen: Int32Array;
  readonly coveredTo: Float64Array;
}

function countDocument(result: CodeMatrix, selection: Selection, place: DocumentPlace): void {
  const { document, column, seen, coveredTo } = place;
  const columns = result.kept.length;
  let anyTo = 0;
  const last = selection.offset[document + 1] as number;
  const first = selection.offset[document] as number;
  for (let at = first; at < last; at++) {
    const [start, end] = [selection.start[at] as number, selection.end[at] as number];
    const isFirst = at === first;
    const fresh = Math.max(0, end - Math.max(start, anyTo));
    anyTo = Math.max(anyTo, end);
    count(result.ofAll, 0, isFirst, fresh);
    if (column >= 0) count(result.ofColumn, column, isFirst, fresh);
    for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) {
      const isNew = seen[set] !== document;
      const from = isNew ? start : Math.max(start, coveredTo[set] as number);
      coveredTo[set] = isNew ? end : Math.max(end, coveredTo[set] as number);
      seen[set] = document;
      count(result.ofCode, set, isNew, Math.max(0, end - from));
      if (column >= 0) count(result, set * columns + column, isNew, Math.max(0, end - from));
    }
  }
}

function count(counts: CodeCounts, at: number, isNewDocument: boolean, covered: number): void {
  add(counts.codings, at, 1);
  if (isNewDocument) add(counts.documents, at, 1);
  add(counts.covered, at, covered);
}
