import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { CodeId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { ask } from '../../client/client.ts';
import { runCommand } from '../../commands/registry.ts';
import type { ReaderCoding } from '../../reader/codingSet.ts';
import { openReader } from '../../reader/current.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { quotedNames, themeIdOf } from './codesNow.ts';
import { sendPainted } from './drafts.ts';

/** Words to be coded, UTF-16 units. */
export interface WordsInHand {
  readonly documentId: DocumentId;
  readonly ranges: readonly TextRange[];
}

/** What the coding keys act on: the selected words, else the current paragraph, else nothing. */
export function wordsInHand(): WordsInHand | null {
  const { selection, paragraph } = session();
  if (selection) return { documentId: selection.documentId, ranges: [{ start: selection.start, end: selection.end }] };
  const reader = openReader();
  const range = reader && paragraph !== null ? reader.paragraphRange(paragraph) : null;
  return reader && range ? { documentId: reader.documentId, ranges: [range] } : null;
}

/** As {@link wordsInHand}; says what to do when there is nothing in hand. */
export function demandWords(): WordsInHand | null {
  const words = wordsInHand();
  if (!words) showToast({ message: 'Select some words first, or go to a paragraph with J and K.' });
  return words;
}

/** Shows the newest step of the history by its name, with a way back. */
export async function announceStep(): Promise<void> {
  const state = await ask('operations.state', {});
  const label = state.ok ? state.value.undo?.label : undefined;
  if (label)
    showToast({ message: label, about: 'step', action: { label: 'Undo', run: () => runCommand('edit.undo') } });
}

/**
 * Codes what is in hand (the selected words, else the current paragraph) with all the codes given, in one step. What is
 * coded so already is left as it is, and said.
 */
export async function applyCodesToSelection(codeIds: readonly CodeId[]): Promise<void> {
  const words = codeIds.length > 0 ? demandWords() : null;
  if (words) await applyCodes(words, codeIds);
}

let drafts = 0;

function paintedCodings(words: WordsInHand, codeIds: readonly CodeId[]): ReaderCoding[] {
  return words.ranges.flatMap(({ start, end }) =>
    codeIds.map((codeId) => {
      drafts += 1;
      const id = `draft-${drafts}` as CodingId;
      return { id, codeId, coderId: null, start, end, weight: null, commented: false };
    }),
  );
}

/** Codes words with codes, in one step, painted at once. `undefined` when the engine refused (it has been said). */
export async function applyCodes(
  words: WordsInHand,
  codeIds: readonly CodeId[],
): Promise<OutputOf<'codings.apply'> | undefined> {
  const answer = await apply({ ...input(words), codeIds: [...codeIds] }, paintedCodings(words, codeIds));
  if (answer) remember(codeIds);
  return answer;
}

/** Makes a code and codes words with it, in one step. */
export async function applyNewCode(
  words: WordsInHand,
  name: string,
  parentId: CodeId | null,
): Promise<OutputOf<'codings.apply'> | undefined> {
  const answer = await apply({ ...input(words), newCode: { name, parentId } }, []);
  if (answer?.newCode) {
    const themeId = parentId === null ? answer.newCode.id : (themeIdOf(parentId) ?? parentId);
    session().set({ lastCodeIds: [answer.newCode.id], lastThemeId: themeId });
  }
  return answer;
}

const input = ({ documentId, ranges }: WordsInHand) => ({ documentId, ranges: ranges.map((range) => ({ ...range })) });

async function apply(
  request: InputOf<'codings.apply'>,
  painted: readonly ReaderCoding[],
): Promise<OutputOf<'codings.apply'> | undefined> {
  const answer = await sendPainted('codings.apply', request, request.documentId, { kind: 'add', codings: painted });
  if (!answer) return undefined;
  const inHand = answer.added.at(-1) ?? answer.existing.at(-1);
  if (inHand && session().documentId === request.documentId) session().set({ codingId: inHand });
  if (answer.added.length > 0) void announceStep();
  else
    showToast({
      message: `These words are coded ${quotedNames(request.codeIds ?? [])} already; nothing was changed.`,
      about: 'step',
    });
  return answer;
}

function remember(codeIds: readonly CodeId[]): void {
  const last = codeIds.at(-1);
  session().set({ lastCodeIds: codeIds, lastThemeId: last ? themeIdOf(last) : null });
}

/** The same codes as last time, on what is in hand now. */
export async function applyCodesAgain(): Promise<void> {
  const { lastCodeIds } = session();
  if (lastCodeIds.length > 0) await applyCodesToSelection(lastCodeIds);
  else showToast({ message: 'Nothing has been coded yet in this sitting: press C to find a code.' });
}
