import type { CodeSet, CodingColumns, StudyColumns } from './columns.ts';
import { type Kinds, kindsOf } from './kinds.ts';

/** What an analysis looks at: the rows, and which documents and coders take part. */
export interface CodingChoice {
  readonly sets: readonly CodeSet[];
  /** One entry a document of `StudyColumns.documents`: not 0 = takes part. `null` or left out = all. */
  readonly documents?: Uint8Array | null;
  /** One entry a coder of `StudyColumns.coderIds`, likewise: all chosen coders count alike. */
  readonly coders?: Uint8Array | null;
  /** One entry a coding of `StudyColumns.codings`, likewise: those on the words of speakers who take part. */
  readonly codings?: Uint8Array | null;
}

/** Ranges by document, ascending by start within each: what every sweep runs over. Half-open; the unit is the maker's. */
export interface SweepRanges {
  /** Index of the document that the ranges begin with: 0, or the only document of a recount. */
  readonly firstDocument: number;
  /** The ranges of document `firstDocument + d` stand at `offset[d]` up to `offset[d + 1]`. */
  readonly offset: Int32Array;
  /** What the range counts as: see {@link Kinds}. */
  readonly kind: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Row of each range in `StudyColumns.codings`; `null` = the same row. */
  readonly row: Int32Array | null;
}

/** The chosen codings, in UTF-16 units. */
export interface Selection extends SweepRanges {
  readonly kinds: Kinds;
}

/**
 * The codings that take part. When that is all of them, nothing is copied: the columns of the study are swept as they are.
 */
export function selectCodings(columns: StudyColumns, choice: CodingChoice): Selection {
  const kinds = kindsOf(columns.codeIds.length, choice.sets);
  const offset = documentOffsets(columns.codings.document, columns.documents.ids.length);
  const isWhole = !choice.documents && !choice.coders && !choice.codings && !kinds.ofCode.includes(-1);
  if (!isWhole) return { kinds, ...compact(columns.codings, offset, kinds, choice) };
  const isSame = kinds.ofCode.every((kind, code) => kind === code);
  const kind = isSame ? columns.codings.code : mapped(columns.codings.code, kinds.ofCode);
  return { kinds, firstDocument: 0, offset, kind, start: columns.codings.start, end: columns.codings.end, row: null };
}

/** The chosen codings of one document, as a selection with that document alone. O(its codings + log of all). */
export function selectInDocument(
  columns: StudyColumns,
  kinds: Kinds,
  choice: Omit<CodingChoice, 'sets'>,
  document: number,
): Selection {
  const from = firstRowFrom(columns.codings.document, document);
  const offset = Int32Array.of(from, firstRowFrom(columns.codings.document, document + 1));
  const takesPart = choice.documents?.[document] !== 0;
  const part = compact(
    columns.codings,
    offset,
    kinds,
    takesPart ? { coders: choice.coders ?? null, codings: choice.codings ?? null } : nobody,
  );
  return { ...part, kinds, firstDocument: document };
}

const nobody = { documents: Uint8Array.of(0) };

/** Where the codings of each document begin: one entry a document and one for the end. */
export function documentOffsets(document: Int32Array, documentCount: number): Int32Array {
  return Int32Array.from({ length: documentCount + 1 }, (_, index) => firstRowFrom(document, index));
}

/** The number of flags that are set, or all when there are none. */
export function chosenCount(flags: Uint8Array | null | undefined, all: number): number {
  return flags ? flags.reduce((sum, flag) => sum + (flag ? 1 : 0), 0) : all;
}

function firstRowFrom(document: Int32Array, wanted: number): number {
  let low = 0;
  let high = document.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((document[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mapped(codes: Int32Array, kindOfCode: Int32Array): Int32Array {
  const kind = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) kind[row] = kindOfCode[codes[row] as number] as number;
  return kind;
}

/** Copies the rows that take part. Entry `d` of `offset` and of `choice.documents` speak of the same document. */
function compact(
  codings: CodingColumns,
  offset: Int32Array,
  kinds: Kinds,
  choice: Omit<CodingChoice, 'sets'>,
): SweepRanges {
  const row = rowsTakingPart(codings, offset, kinds, choice);
  const take = (column: Int32Array) => row.rows.map((each) => column[each] as number);
  return {
    firstDocument: 0,
    offset: row.offset,
    kind: mapped(take(codings.code), kinds.ofCode),
    start: take(codings.start),
    end: take(codings.end),
    row: row.rows,
  };
}

function rowsTakingPart(
  codings: CodingColumns,
  offset: Int32Array,
  kinds: Kinds,
  { documents, coders, codings: heard }: Omit<CodingChoice, 'sets'>,
): { rows: Int32Array; offset: Int32Array } {
  const first = offset[0] as number;
  const rows = new Int32Array((offset[offset.length - 1] as number) - first);
  const newOffset = new Int32Array(offset.length);
  let count = 0;
  for (let document = 0; document + 1 < offset.length; document++) {
    newOffset[document] = count;
    if (documents && documents[document] === 0) continue;
    for (let row = offset[document] as number; row < (offset[document + 1] as number); row++) {
      if (coders && coders[codings.coder[row] as number] === 0) continue;
      if (heard && heard[row] === 0) continue;
      if ((kinds.ofCode[codings.code[row] as number] as number) >= 0) rows[count++] = row;
    }
  }
  newOffset[offset.length - 1] = count;
  return { rows: rows.subarray(0, count), offset: newOffset };
}
