import type { CodeId } from '#shared/domain/ids.ts';
import type { CodeMention, DocumentMention, MemoMention } from '#shared/domain/memoBody.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import { type CodeEntry, type CodeMatch, findCodes } from '../features/codes/codeMatches.ts';
import { type MemoEntry, memoName, type NamedDocument } from './memoName.ts';

/** One row of the mention menu. */
export type MentionChoice =
  | { readonly kind: 'code'; readonly mention: CodeMention; readonly match: CodeMatch; readonly count: number }
  | {
      readonly kind: 'document' | 'memo';
      readonly mention: DocumentMention | MemoMention;
      readonly name: string;
      /** Matched letters of the name. */
      readonly letters: ReadonlySet<number>;
      /** The group of a document, the type of a memo. */
      readonly note: string;
    };

const most = 8;

/** Codes that fit what was typed after `#`, best first. */
export function codeChoices(
  entries: readonly CodeEntry[],
  typed: string,
  recent: readonly CodeId[],
  count: (id: CodeId) => number,
): MentionChoice[] {
  return findCodes(entries, typed, recent, count)
    .slice(0, most)
    .map((match) => ({
      kind: 'code',
      mention: { type: 'code-mention', codeId: match.entry.id, label: match.entry.name },
      match,
      count: count(match.entry.id),
    }));
}

interface Named {
  readonly kind: 'document' | 'memo';
  readonly mention: DocumentMention | MemoMention;
  readonly name: string;
  readonly note: string;
}

function fitting(named: readonly Named[], typed: string): MentionChoice[] {
  return named
    .flatMap((each) => {
      const match = fuzzyMatch(typed, each.name);
      return match ? [{ ...each, letters: new Set(match.positions), score: match.score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ score: _score, ...choice }) => choice);
}

const toDocument = ({ id, name, group }: NamedDocument): Named => ({
  kind: 'document',
  mention: { type: 'document-mention', documentId: id, label: name },
  name,
  note: group,
});

function toMemo(memo: MemoEntry): Named {
  const name = memoName(memo);
  return { kind: 'memo', mention: { type: 'memo-mention', memoId: memo.id, label: name }, name, note: memo.type };
}

/** Documents, then memos, that fit what was typed after `@`, best first. */
export function placeChoices(
  documents: readonly NamedDocument[],
  memos: readonly MemoEntry[],
  typed: string,
  limit = most,
): MentionChoice[] {
  const fittingDocuments = fitting(documents.map(toDocument), typed);
  const fittingMemos = fitting(memos.map(toMemo), typed);
  const documentsShown = limit - Math.min(3, fittingMemos.length);
  return [...fittingDocuments.slice(0, documentsShown), ...fittingMemos].slice(0, limit);
}

/** Cuts a name where matched letters begin or end, for setting them in bold. */
export function letterPieces(
  name: string,
  letters: ReadonlySet<number>,
): { readonly text: string; readonly start: number; readonly matched: boolean }[] {
  const pieces: { text: string; start: number; matched: boolean }[] = [];
  for (let at = 0; at < name.length; at++) {
    const matched = letters.has(at);
    const last = pieces.at(-1);
    if (last && last.matched === matched) last.text += name.charAt(at);
    else pieces.push({ text: name.charAt(at), start: at, matched });
  }
  return pieces;
}
