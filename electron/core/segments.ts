import { astralOfDocument } from '#shared/analysis/documents.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { Segment, SegmentChoice } from '#shared/contract/procedures/codings.ts';
import { descendantsOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { type TextRange, unionOf } from '#shared/text/intervals.ts';
import { codePointsBetween } from '#shared/text/offsets.ts';
import { codingFacts } from '../store/codingFacts.ts';
import { findCodingRow } from '../store/codings.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { codingsWithin } from './codingLimits.ts';
import { overlappingRows } from './codingNeighbours.ts';
import type { CoreContext, Handlers } from './context.ts';
import { rememberLast } from './remembering.ts';
import { readSegments, type SegmentContextKind } from './segmentReading.ts';

export const segmentHandlers: Handlers<'segments.query'> = { 'segments.query': querySegments };

type SegmentQuery = ParsedInputOf<'segments.query'>;

/** A page of the segments that a choice lets through, in the order asked for, with totals over all of them. */
function querySegments(context: CoreContext, query: SegmentQuery): OutputOf<'segments.query'> {
  const { rows, documents, characters } = chosenSegments(context, query);
  return {
    total: rows.length,
    documents,
    characters,
    segments: readSegments(context, rows.slice(query.offset, query.offset + query.limit), query.context),
  };
}

interface ChosenSegments {
  /** In the order asked for. */
  readonly rows: readonly number[];
  readonly documents: number;
  readonly characters: number;
}

const remembered = rememberLast<ChosenSegments>(3);

/** The rows of a choice with their totals: found once, however many pages are read of them. */
function chosenSegments(context: CoreContext, { choice, order, descending, grouping }: SegmentQuery): ChosenSegments {
  const question = { choice, order, descending, grouping };
  return remembered(context.columns(), JSON.stringify([context.study().revision(), question]), () => {
    const rows = findSegments(context, question);
    const columns = context.columns();
    const documents = new Set(rows.map((row) => columns.codings.document[row])).size;
    return { rows, documents, characters: countCharacters(columns, rows) };
  });
}

/** Segments of a choice in reading order, with their words and context: for charts that open what is behind a mark. */
export function segmentsOf(context: CoreContext, choice: SegmentChoice, extent: SegmentContextKind): Segment[] {
  return readSegments(context, filterRows(context, choice), extent);
}

/** Rows of the columns that a choice lets through, in the order asked for. */
export function findSegments(
  context: CoreContext,
  query: Pick<SegmentQuery, 'choice' | 'order' | 'descending' | 'grouping'>,
): number[] {
  return orderRows(context, filterRows(context, query.choice), query);
}

/** Rows that ascend, in the order asked for. */
export function orderRows(
  context: CoreContext,
  rows: number[],
  query: Pick<SegmentQuery, 'order' | 'descending' | 'grouping'>,
): number[] {
  if (isReadingOrder(query)) return rows;
  const columns = context.columns();
  const value = orderValue(context, query.order);
  const direction = query.descending ? -1 : 1;
  const group = groupValue(context, columns, query.grouping);
  // Rows stand by document, start and end, which settles ties.
  return rows.toSorted((a, b) => group(a) - group(b) || direction * (value(a) - value(b)) || a - b);
}

/** Rows stand in the order of the study already. */
export const isReadingOrder = ({
  order,
  descending,
  grouping,
}: Pick<SegmentQuery, 'order' | 'descending' | 'grouping'>) => order === 'place' && !descending && grouping !== 'code';

type RowValue = (row: number) => number;

function groupValue(context: CoreContext, columns: KeyedColumns, grouping: SegmentQuery['grouping']): RowValue {
  if (grouping === 'document') return (row) => columns.codings.document[row] ?? 0;
  return grouping === 'code' ? codeOrder(context, columns) : () => 0;
}

function codeOrder(context: CoreContext, columns: KeyedColumns): RowValue {
  const place = new Map<string, number>([...walkCodes(context.codeTree())].map((node, index) => [node.code.id, index]));
  const order = columns.codeIds.map((id) => place.get(id) ?? 0);
  return (row) => order[columns.codings.code[row] ?? 0] ?? 0;
}

function orderValue(context: CoreContext, order: SegmentQuery['order']): RowValue {
  const columns = context.columns();
  switch (order) {
    case 'place':
      return (row) => row;
    case 'code':
      return codeOrder(context, columns);
    case 'length':
      return (row) => (columns.codings.end[row] ?? 0) - (columns.codings.start[row] ?? 0);
    case 'created':
    case 'weight': {
      const { madeAt, weight } = codingFacts(context.readable(), columns);
      const value = order === 'created' ? madeAt : weight;
      return (row) => orElse(value[row], -1);
    }
  }
}

const orElse = (value: number | undefined, otherwise: number): number =>
  value === undefined || Number.isNaN(value) ? otherwise : value;

/** Rows that meet every condition, in reading order. */
export function filterRows(context: CoreContext, choice: SegmentChoice): number[] {
  const columns = context.columns();
  const { codings } = columns;
  const codes = flagsOf(columns.codeIds, choice.codeIds && expand(context, choice.codeIds, choice.withSubcodes));
  const documents = flagsOf(columns.documents.ids, choice.documentIds);
  const coders = flagsOf(columns.coderIds, choice.coderIds);
  const wanted = choice.codingIds && new Set(choice.codingIds.map((id) => findCodingRow(context.readable(), id)?.key));
  const partner = choice.overlapping && flagsOf(columns.codeIds, expand(context, choice.overlapping, true));
  const heard = codingsWithin(context.readable(), columns, choice);
  const place = choice.within;
  const within = place && columns.documents.ids.indexOf(place.documentId);
  const rows: number[] = [];
  for (let row = 0; row < columns.codingKeys.length; row++) {
    const document = codings.document[row] ?? 0;
    if (!codes[codings.code[row] ?? 0] || !documents[document] || !coders[codings.coder[row] ?? 0]) continue;
    if (wanted && !wanted.has(columns.codingKeys[row])) continue;
    if (heard && heard[row] === 0) continue;
    if (place && (document !== within || !touches(columns, row, place))) continue;
    if (partner && !meets(columns, row, partner)) continue;
    rows.push(row);
  }
  return rows;
}

/** 1 for each entry that is chosen; `null` chooses all. */
function flagsOf(ids: readonly string[], chosen: readonly string[] | null): Uint8Array {
  if (chosen === null) return new Uint8Array(ids.length).fill(1);
  const wanted = new Set(chosen);
  return Uint8Array.from(ids, (id) => Number(wanted.has(id)));
}

function expand(context: CoreContext, ids: readonly CodeId[], withSubcodes: boolean): CodeId[] {
  if (!withSubcodes) return [...ids];
  const tree = context.codeTree();
  return ids.flatMap((id) => [id, ...descendantsOf(tree, id).map((node) => node.code.id)]);
}

function touches({ codings }: KeyedColumns, row: number, { start, end }: TextRange): boolean {
  return (codings.start[row] ?? 0) < end && start < (codings.end[row] ?? 0);
}

/** Whether a segment shares a character with another coding of the codes that are flagged. */
function meets(columns: KeyedColumns, row: number, codes: Uint8Array): boolean {
  return overlappingRows(columns, row).some((other) => codes[columns.codings.code[other] ?? 0] === 1);
}

/** Code points that at least one of the segments covers. */
function countCharacters(columns: KeyedColumns, rows: readonly number[]): number {
  const byDocument = Map.groupBy(rows, (row) => columns.codings.document[row] ?? 0);
  let characters = 0;
  for (const [document, list] of byDocument) {
    const ranges = list.map((row) => ({ start: columns.codings.start[row] ?? 0, end: columns.codings.end[row] ?? 0 }));
    characters += charactersOf(columns, document, ranges);
  }
  return characters;
}

/** Code points of a document that at least one of the ranges covers. */
export function charactersOf(columns: KeyedColumns, document: number, ranges: readonly TextRange[]): number {
  const astral = astralOfDocument(columns.documents, document);
  return unionOf(ranges).reduce((sum, { start, end }) => sum + codePointsBetween(astral, start, end), 0);
}
