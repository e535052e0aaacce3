import { counted } from './sentences.ts';

/** The part of a result that says which memos take part (METHOD.md §3). */
export interface CountedMemos {
  readonly memoCount: number;
  readonly documentCount: number;
  /** Memos of the chosen types that are linked to other documents only; `null` = no documents were chosen. */
  readonly leftOut?: number | null | undefined;
}

/** Exactly which memos were counted: `42 memos, linked to one of the 5 chosen documents or to none; 3 linked only to others are left out`. */
export function memosCounted({ memoCount, documentCount, leftOut = null }: CountedMemos): string {
  const memos = counted(memoCount, 'memo');
  if (leftOut === null) return memos;
  const which = documentCount === 1 ? 'the chosen document' : `one of the ${counted(documentCount, 'chosen document')}`;
  const rest = `${counted(leftOut, 'memo')} linked only to others ${leftOut === 1 ? 'is' : 'are'} left out`;
  return `${memos}, linked to ${which} or to none${leftOut === 0 ? '' : `; ${rest}`}`;
}

/** The same for a list of options. Codings, coders and speakers do not decide about memos. */
export const memoOptions = ({ documentCount, leftOut = null }: CountedMemos): string =>
  leftOut === null
    ? 'memos of all documents and of none'
    : `memos of ${counted(documentCount, 'chosen document')} and of none`;

export const nothingLinked = 'No memo is linked to the chosen documents, and none to no document at all.';
