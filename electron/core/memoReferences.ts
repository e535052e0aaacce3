import type { CodeId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import { namesInList } from '#shared/text/nameLists.ts';
import { listPassageCodes } from '../store/memoLinks.ts';
import { listMemos, type MemoEntry } from '../store/memos.ts';
import type { ReadableStudy } from '../store/study.ts';

/** A memo with the codes that it references: linked to, mentioned, or carried by a passage that it quotes (METHOD.md §3). */
export interface ReferringMemo {
  readonly entry: MemoEntry;
  readonly codes: ReadonlySet<CodeId>;
}

/** The memos that take part in a chart, and how many of the chosen types do not. */
export interface ChosenMemos {
  readonly memos: readonly ReferringMemo[];
  /** Linked to documents, and to none of those that were chosen; `null` = no documents were chosen, all take part. */
  readonly leftOut: number | null;
}

/**
 * The memos of the named types, or all where none is named, in the order of the list. METHOD.md §3 counts over the chosen
 * documents, memos as well as codings: a memo takes part when it is linked to one of them or to a place in one, or is linked
 * to no document at all.
 */
export function memosWithCodes(
  study: ReadableStudy,
  types: string,
  documentIds: readonly DocumentId[] | null,
): ChosenMemos {
  const codes = new Map<MemoId, Set<CodeId>>();
  const add = (memo: MemoId, code: CodeId) => codes.set(memo, (codes.get(memo) ?? new Set()).add(code));
  for (const { memoId, codeId } of listPassageCodes(study)) add(memoId, codeId);
  const ofTypes = memosOfTypes(study, types);
  const entries = documentIds === null ? ofTypes : ofTypes.filter(isAbout(new Set(documentIds)));
  for (const { id, links } of entries) {
    for (const { target } of links) if (target.kind === 'code') add(id, target.codeId);
  }
  return {
    memos: entries.map((entry) => ({ entry, codes: codes.get(entry.id) ?? new Set() })),
    leftOut: documentIds === null ? null : ofTypes.length - entries.length,
  };
}

const isAbout =
  (chosen: ReadonlySet<DocumentId>) =>
  ({ links }: MemoEntry): boolean => {
    const documents = links.flatMap(({ target }) => ('documentId' in target ? [target.documentId] : []));
    return documents.length === 0 || documents.some((id) => chosen.has(id));
  };

/** Types are named side by side, with commas between them, in any case. */
export function memosOfTypes(study: ReadableStudy, types: string): MemoEntry[] {
  const wanted = new Set(namesInList(types).map((name) => name.toLowerCase()));
  const memos = listMemos(study);
  return wanted.size === 0 ? memos : memos.filter(({ type }) => wanted.has(type.toLowerCase()));
}
