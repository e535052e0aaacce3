import type { CodeId, MemoId } from '#shared/domain/ids.ts';
import { listPassageCodes } from '../store/memoLinks.ts';
import { listMemos, type MemoEntry } from '../store/memos.ts';
import type { ReadableStudy } from '../store/study.ts';

/** A memo with the codes that it references: linked to, mentioned, or carried by a passage that it quotes (METHOD.md §3). */
export interface ReferringMemo {
  readonly entry: MemoEntry;
  readonly codes: ReadonlySet<CodeId>;
}

/** The memos of the named types, or all where none is named, in the order of the list. */
export function memosWithCodes(study: ReadableStudy, types: string): ReferringMemo[] {
  const codes = new Map<MemoId, Set<CodeId>>();
  const add = (memo: MemoId, code: CodeId) => codes.set(memo, (codes.get(memo) ?? new Set()).add(code));
  for (const { memoId, codeId } of listPassageCodes(study)) add(memoId, codeId);
  const memos = memosOfTypes(study, types);
  for (const { id, links } of memos) {
    for (const { target } of links) if (target.kind === 'code') add(id, target.codeId);
  }
  return memos.map((entry) => ({ entry, codes: codes.get(entry.id) ?? new Set() }));
}

/** Types are named side by side, with commas between them, in any case. */
export function memosOfTypes(study: ReadableStudy, types: string): MemoEntry[] {
  const wanted = new Set(namesOf(types));
  const memos = listMemos(study);
  return wanted.size === 0 ? memos : memos.filter(({ type }) => wanted.has(type.toLowerCase()));
}

const namesOf = (types: string): string[] =>
  types
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
