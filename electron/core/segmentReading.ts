import { paragraphsOfDocument } from '#shared/analysis/documents.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import type { Stretch } from '#shared/contract/procedures/queries.ts';
import { colorOf, pathOf } from '#shared/domain/codeTree.ts';
import type { CodeId, CoderId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import { contextOf } from '#shared/text/context.ts';
import { paragraphsTouched } from '#shared/text/paragraphs.ts';
import { listCoders } from '../store/coders.ts';
import { listCodingRowsByKey } from '../store/codings.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { findDocumentNameByKey } from '../store/documents.ts';
import { listPlacesOfMemos } from '../store/memoLinks.ts';
import { readTextOf } from '../store/texts.ts';
import { overlappingRows, rowsTouching } from './codingNeighbours.ts';
import type { CoreContext } from './context.ts';

export type SegmentContextKind = 'none' | 'sentence' | 'paragraph';

/** Rows of the columns as segments: their words, what stands around them, and what leads back to them. */
export function readSegments(context: CoreContext, rows: readonly number[], extent: SegmentContextKind): Segment[] {
  const columns = context.columns();
  const tree = context.codeTree();
  const details = detailsOf(context, columns, rows);
  const documents = new Map<number, ReadDocument>();
  const coders = new Map(listCoders(context.readable()).map((coder) => [coder.id, coder.name]));
  return rows.flatMap((row) => {
    const place = columns.codings.document[row] ?? 0;
    const document = documents.get(place) ?? readDocument(context, columns, place);
    documents.set(place, document);
    const key = columns.codingKeys[row] ?? 0;
    const found = details.get(key);
    if (!found) return [];
    const codeId = columns.codeIds[columns.codings.code[row] ?? 0] as CodeId;
    const coderId = columns.coderIds[columns.codings.coder[row] ?? 0] as CoderId;
    const { id, start, end, weight, comment, createdAt, changedAt } = found;
    const touched = paragraphsTouched(document.paragraphs, start, end);
    return {
      ...{ id, documentId: document.id, codeId, coderId, start, end, weight, comment, createdAt, changedAt },
      documentName: document.name,
      codePath: pathOf(tree, codeId),
      color: colorOf(tree, codeId),
      coderName: coders.get(coderId) ?? '',
      paragraph: touched ? touched.first + 1 : 0,
      lastParagraph: touched ? touched.last + 1 : 0,
      ...wordsAround(document, { start, end }, extent),
      also: overlappingRows(columns, row).flatMap((other) => alsoOf(columns, details, other)),
      memoTitles: document.memos
        .filter((memo) => memo.codingKey === key || (memo.start === start && memo.end === end))
        .map((memo) => memo.title),
    };
  });
}

/** A place of the study; `document` is an index of the columns. */
export interface StretchPlace {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** Stretches of text as {@link readSegments} reads codings: their words, and every coding that touches them. */
export function readStretches(
  context: CoreContext,
  places: readonly StretchPlace[],
  extent: SegmentContextKind,
): Stretch[] {
  const columns = context.columns();
  const touching = places.map((place) => rowsTouching(columns, place));
  const keys = new Set(touching.flat().map((row) => columns.codingKeys[row] ?? 0));
  const details = new Map(listCodingRowsByKey(context.readable(), [...keys]).map((detail) => [detail.key, detail]));
  const documents = new Map<number, ReadDocument>();
  return places.map(({ document: place, start, end }, at) => {
    const document = documents.get(place) ?? readDocument(context, columns, place);
    documents.set(place, document);
    const touched = paragraphsTouched(document.paragraphs, start, end);
    return {
      ...{ documentId: document.id, documentName: document.name, start, end },
      paragraph: touched ? touched.first + 1 : 0,
      lastParagraph: touched ? touched.last + 1 : 0,
      ...wordsAround(document, { start, end }, extent),
      also: (touching[at] ?? []).flatMap((row) => alsoOf(columns, details, row)),
    };
  });
}

type Detail = ReturnType<typeof listCodingRowsByKey>[number];

/** The rows behind the segments and behind what overlaps them. */
function detailsOf(context: CoreContext, columns: KeyedColumns, rows: readonly number[]): Map<number, Detail> {
  const wanted = new Set(rows.flatMap((row) => [row, ...overlappingRows(columns, row)]));
  const keys = Array.from(wanted, (row) => columns.codingKeys[row] ?? 0);
  return new Map(listCodingRowsByKey(context.readable(), keys).map((detail) => [detail.key, detail]));
}

function alsoOf(columns: KeyedColumns, details: ReadonlyMap<number, Detail>, row: number): Segment['also'] {
  const detail = details.get(columns.codingKeys[row] ?? 0);
  if (!detail) return [];
  const codeId = columns.codeIds[columns.codings.code[row] ?? 0] as CodeId;
  return [{ codingId: detail.id as CodingId, codeId, start: detail.start, end: detail.end }];
}

interface ReadDocument {
  readonly id: DocumentId;
  readonly name: string;
  readonly text: string;
  readonly paragraphs: ReturnType<typeof paragraphsOfDocument>;
  readonly memos: ReturnType<typeof listPlacesOfMemos>;
}

function readDocument(context: CoreContext, columns: KeyedColumns, place: number): ReadDocument {
  const study = context.readable();
  const key = columns.documentKeys[place] ?? 0;
  return {
    id: columns.documents.ids[place] as DocumentId,
    name: findDocumentNameByKey(study, key) ?? '',
    text: readTextOf(study, key) ?? '',
    paragraphs: paragraphsOfDocument(columns.documents, place),
    memos: listPlacesOfMemos(study, key),
  };
}

function wordsAround(
  { text, paragraphs }: ReadDocument,
  range: { readonly start: number; readonly end: number },
  extent: SegmentContextKind,
): Pick<Segment, 'text' | 'before' | 'after'> {
  if (extent === 'none') return { text: text.slice(range.start, range.end), before: '', after: '' };
  const around = contextOf(text, paragraphs, range, extent === 'paragraph' ? 'paragraph' : { sentences: 1 });
  return { text: around.segment, before: around.before, after: around.after };
}
