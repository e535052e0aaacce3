import { compareNames } from '../domain/codeTree.ts';
import type { TextRange } from '../text/intervals.ts';
import { paragraphsTouched } from '../text/paragraphs.ts';
import { type Cells, cellsOf } from './cells.ts';
import type { StudyColumns } from './columns.ts';
import { toResultCode } from './coOccurrence.ts';
import { astralOfDocument } from './documents.ts';
import { frequencies } from './frequencies.ts';
import { kindsOf } from './kinds.ts';
import type { ComparisonAxis, ComparisonResult, ComparisonRow, RowMemo, SliceRule } from './results.ts';
import { type CodingChoice, selectInDocument } from './selection.ts';
import { similarityOrder } from './similarity.ts';
import { slicesOf } from './slices.ts';

/** A value to sort by; `null` = the document has none, and stands last whichever way the sort runs. */
export type SortValue = number | string | null;

/** Order of the rows within their block. Ties keep study order. */
export type ComparisonSort =
  | { readonly by: 'study' | 'name' | 'similarity' }
  /** A date or a variable, as values that compare as they should: one a document of the study. */
  | { readonly by: 'value'; readonly values: readonly SortValue[] }
  /** The share of one set (an index into `sets`). */
  | { readonly by: 'share'; readonly set: number };

/** What to compare and how to show it (METHOD.md §4). `sets` stand in the order of the code tree. */
export interface ComparisonChoice extends CodingChoice {
  readonly x: ComparisonAxis;
  readonly slices: SliceRule;
  /** What the sets were made with; it is printed beside the numbers. */
  readonly withSubcodes: boolean;
  /** One a document of the study. */
  readonly names: readonly string[];
  /** Label of the block of each document of the study; `null` = one block without a label. */
  readonly groups: readonly string[] | null;
  /** Labels in the order of their blocks; others follow by name, documents without a label last. */
  readonly groupOrder?: readonly string[];
  readonly sort: ComparisonSort;
  readonly descending: boolean;
  /** Words that memos point at; left out = the chart shows no memos. UTF-16 units. */
  readonly memos?: readonly MemoPlace[];
}

/** Words that a memo points at. */
export interface MemoPlace extends TextRange {
  readonly memoId: string;
  /** Index of the document. */
  readonly document: number;
}

/** The document comparison chart: a row for each chosen document, cut into cells and slices (METHOD.md §4). */
export function compareDocuments(columns: StudyColumns, choice: ComparisonChoice): ComparisonResult {
  const chosen = Array.from(columns.documents.ids.keys()).filter((document) => choice.documents?.[document] !== 0);
  const cells = new Map(chosen.map((document) => [document, cellsOf(columns, document, choice.x)]));
  const longest = Math.max(0, ...Array.from(cells.values(), ({ length }) => length));
  const rows = rowsOf(columns, choice, cells, longest);
  const blocks = blocksOf(choice, chosen).map(({ label, documents }) => ({
    label,
    rows: sortRows(
      choice,
      documents.map((document) => ({ document, row: rows.get(document) as ComparisonRow })),
    ),
  }));
  let drawn = 0;
  return {
    kind: 'comparison',
    revision: columns.revision,
    x: choice.x,
    slices: choice.slices,
    withSubcodes: choice.withSubcodes,
    themes: choice.sets.map(toResultCode),
    frequency: frequencies(columns, choice).codings,
    groups: blocks.map(({ label, rows: list }) => ({ label, rows: list.map(() => drawn++) })),
    rows: blocks.flatMap(({ rows: list }) => list.map(({ row }) => row)),
    longest,
  };
}

function rowsOf(
  columns: StudyColumns,
  choice: ComparisonChoice,
  cellsOfDocument: ReadonlyMap<number, Cells>,
  longest: number,
): Map<number, ComparisonRow> {
  const kinds = kindsOf(columns.codeIds.length, choice.sets);
  const places = choice.memos && Map.groupBy(choice.memos, ({ document }) => document);
  const toRow = (document: number, cells: Cells): ComparisonRow => ({
    documentId: columns.documents.ids[document] ?? '',
    name: choice.names[document] ?? '',
    group: choice.groups?.[document] ?? '',
    cellStart: cells.start,
    cellEnd: cells.end,
    cellFrom: cells.from,
    cellTo: cells.to,
    ...slicesOf(
      selectInDocument(columns, kinds, choice, document),
      cells,
      astralOfDocument(columns.documents, document),
      choice.slices,
    ),
    width: longest > 0 ? cells.length / longest : 0,
    ...(places ? { memos: memosIn(places.get(document) ?? [], cells) } : {}),
  });
  return new Map(Array.from(cellsOfDocument, ([document, cells]) => [document, toRow(document, cells)]));
}

/** Words between the cells (blank lines) are in none: a memo that points at nothing else is not drawn. */
function memosIn(places: readonly MemoPlace[], cells: Cells): RowMemo[] {
  return places.flatMap(({ memoId, ...range }) => {
    const touched = paragraphsTouched(cells, range.start, range.end);
    return touched ? [{ memoId, ...touched }] : [];
  });
}

interface PlacedRow {
  readonly document: number;
  readonly row: ComparisonRow;
}

function blocksOf(choice: ComparisonChoice, chosen: readonly number[]): { label: string; documents: number[] }[] {
  const blocks = Map.groupBy(chosen, (document) => choice.groups?.[document] ?? '');
  const rank = (label: string) => {
    const place = choice.groupOrder?.indexOf(label) ?? -1;
    if (place >= 0) return place;
    return label === '' ? Number.MAX_SAFE_INTEGER : (choice.groupOrder?.length ?? 0);
  };
  return [...blocks]
    .map(([label, documents]) => ({ label, documents }))
    .sort((a, b) => rank(a.label) - rank(b.label) || compareNames(a.label, b.label));
}

function sortRows(choice: ComparisonChoice, rows: PlacedRow[]): PlacedRow[] {
  const { sort, descending } = choice;
  switch (sort.by) {
    case 'study':
      return descending ? rows.reverse() : rows;
    case 'similarity':
      return bySimilarity(rows, descending);
    case 'name':
      return byValue(rows, ({ row }) => row.name, descending);
    case 'share':
      return byValue(rows, ({ row }) => row.shares[sort.set] ?? 0, descending);
    case 'value':
      return byValue(rows, ({ document }) => sort.values[document] ?? null, descending);
  }
}

function byValue(rows: PlacedRow[], sortValue: (row: PlacedRow) => SortValue, descending: boolean): PlacedRow[] {
  const direction = descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [first, second] = [sortValue(a), sortValue(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return direction * compareValues(first, second);
  });
}

function compareValues(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareNames(String(a), String(b));
}

/** Rows without codings have no profile to be similar by: they stand last. */
function bySimilarity(rows: readonly PlacedRow[], descending: boolean): PlacedRow[] {
  const coded = rows.filter(({ row }) => row.sliceCell.length > 0);
  const size = coded[0]?.row.shares.length ?? 0;
  const profiles = Float64Array.from(coded.flatMap(({ row }) => [...row.shares]));
  const ordered = similarityOrder(profiles, size).flatMap((place) => coded[place] ?? []);
  return [...(descending ? ordered.reverse() : ordered), ...rows.filter(({ row }) => row.sliceCell.length === 0)];
}
