import type { SearchHit, SearchRequest, searchPlaces } from '#shared/contract/procedures/finding.ts';
import { pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId, CodingId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import {
  type DocumentPlace,
  listCommented,
  listDocumentNotes,
  listMemoKeys,
  readMemoWords,
} from '../store/searchSources.ts';
import { readTextOf } from '../store/texts.ts';
import type { CoreContext } from './context.ts';

export type SearchPlace = (typeof searchPlaces)[number];

/** Where a text stands that is looked through. */
export type SourcePlace =
  | { readonly kind: 'document'; readonly documentKey: number; readonly documentId: DocumentId }
  | { readonly kind: 'memo'; readonly memoId: MemoId; readonly field: 'title' | 'text' }
  | { readonly kind: 'code'; readonly codeId: CodeId; readonly field: CodeField }
  | {
      readonly kind: 'comment';
      readonly codingId: CodingId;
      readonly documentKey: number;
      readonly documentId: DocumentId;
      /** Where the coding begins in its document; UTF-16 units. */
      readonly start: number;
    }
  | { readonly kind: 'note'; readonly documentId: DocumentId };
type CodeField = Extract<SearchHit['in'], { kind: 'code' }>['field'];

/** One text that is looked through, and how to read it (again, when its hits are shown). */
export interface SearchSource {
  readonly place: SourcePlace;
  /** Name of the document, title of the memo, path of the code. */
  readonly where: string;
  read(): string;
}

/** Texts that belong together: where all words must stand in one place, they may stand in any of these. */
export type SearchUnit = readonly SearchSource[];

/** Under what a text is counted. */
export const countedAs = (kind: SourcePlace['kind']): SearchPlace =>
  kind === 'document' ? 'documents' : kind === 'memo' ? 'memos' : kind === 'code' ? 'codes' : 'comments';

/**
 * Everything that a request looks through, in the order in which hits are listed; of the documents only the candidates
 * (`null` = all).
 */
export function* listUnits(
  context: CoreContext,
  request: SearchRequest,
  documents: readonly DocumentPlace[],
  candidates: ReadonlySet<number> | null,
): Generator<SearchUnit> {
  const chosen = request.documentIds && new Set(request.documentIds);
  const taking = documents.filter(({ id }) => chosen?.has(id) ?? true);
  if (request.in.includes('documents')) {
    for (const document of taking) if (candidates?.has(document.key) ?? true) yield [documentSource(context, document)];
  }
  if (request.in.includes('memos')) yield* memoUnits(context);
  if (request.in.includes('codes')) yield* codeUnits(context);
  if (request.in.includes('comments')) {
    yield* commentUnits(context, taking);
    yield* noteUnits(context, taking);
  }
}

function documentSource(context: CoreContext, { key, id, name }: DocumentPlace): SearchSource {
  const study = context.readable();
  return {
    place: { kind: 'document', documentKey: key, documentId: id },
    where: name,
    read: () => readTextOf(study, key) ?? '',
  };
}

function* memoUnits(context: CoreContext): Generator<SearchUnit> {
  const study = context.readable();
  for (const key of listMemoKeys(study)) {
    const memo = readMemoWords(study, key);
    if (!memo) continue;
    const { id: memoId, title: where } = memo;
    yield [
      { place: { kind: 'memo', memoId, field: 'title' }, where, read: () => where },
      { place: { kind: 'memo', memoId, field: 'text' }, where, read: () => readMemoWords(study, key)?.text ?? '' },
    ];
  }
}

const codeFields = ['name', 'description', 'whenToUse', 'whenNotToUse', 'example'] as const;

function* codeUnits(context: CoreContext): Generator<SearchUnit> {
  const tree = context.codeTree();
  for (const { code } of walkCodes(tree)) {
    const where = pathOf(tree, code.id);
    yield codeFields.map((field) => ({
      place: { kind: 'code', codeId: code.id, field },
      where,
      read: () => code[field],
    }));
  }
}

function* commentUnits(context: CoreContext, documents: readonly DocumentPlace[]): Generator<SearchUnit> {
  const byDocument = Map.groupBy(listCommented(context.readable()), (coding) => coding.documentKey);
  for (const { key, id, name } of documents) {
    for (const coding of byDocument.get(key) ?? []) {
      const place = {
        kind: 'comment',
        codingId: coding.id,
        documentKey: key,
        documentId: id,
        start: coding.start,
      } as const;
      yield [{ place, where: name, read: () => coding.comment }];
    }
  }
}

function* noteUnits(context: CoreContext, documents: readonly DocumentPlace[]): Generator<SearchUnit> {
  const notes = listDocumentNotes(context.readable());
  for (const { key, id, name } of documents) {
    const note = notes.get(key);
    if (note !== undefined) yield [{ place: { kind: 'note', documentId: id }, where: name, read: () => note }];
  }
}
