import type { TextRange } from '#shared/text/intervals.ts';
import type { ReaderCoding } from '../../reader/codingSet.ts';
import { openReader } from '../../reader/current.ts';
import { growBySentence, nextSentenceRange, nextWordRange, shrinkBySentence } from '../../reader/steps.ts';
import { session } from '../../state/session.ts';

/** Walking through the open text by keys. Each does nothing when no text is open or there is nothing further. */

/** Goes to the paragraph after or before; without a current one, to the first in view. */
export function walkParagraphs(step: 1 | -1): void {
  const reader = openReader();
  if (!reader) return;
  const { paragraph } = session();
  const first = reader.paragraphAt(reader.visible().start) ?? 1;
  goToParagraph(paragraph === null ? first : paragraph + step);
}

function goToParagraph(paragraph: number): void {
  const reader = openReader();
  const range = reader?.paragraphRange(paragraph);
  if (!reader || !range) return;
  session().set({ paragraph, selection: null, codingId: null });
  reader.show(range);
}

/** Takes the coding after or before the place in hand. */
export function walkCodings(step: 1 | -1): void {
  const reader = openReader();
  if (!reader) return;
  const all = reader.codings().inOrder();
  const { codingId } = session();
  const at = all.findIndex((coding) => coding.id === codingId);
  const next = at >= 0 ? all[at + step] : nearest(all, placeInHand(), step);
  if (next) takeCoding(next);
}

function nearest(all: readonly ReaderCoding[], from: number, step: 1 | -1): ReaderCoding | undefined {
  return step === 1 ? all.find((coding) => coding.start >= from) : all.findLast((coding) => coding.start < from);
}

/** Takes a coding into the hand and shows it. */
export function takeCoding(coding: ReaderCoding): void {
  const reader = openReader();
  session().set({ codingId: coding.id, selection: null, paragraph: reader?.paragraphAt(coding.start) ?? null });
  reader?.show(coding);
}

/** Where steps begin: at the selection, the current paragraph, or the first line in view. */
function placeInHand(): number {
  const reader = openReader();
  const { selection, paragraph } = session();
  if (selection) return selection.start;
  const range = paragraph === null ? null : reader?.paragraphRange(paragraph);
  return range?.start ?? reader?.visible().start ?? 0;
}

type Step = (text: string, selection: TextRange | null, from: number) => TextRange | null;

function select(step: Step): void {
  const reader = openReader();
  if (!reader) return;
  const range = step(reader.text, session().selection, placeInHand());
  if (range) takeWords(range);
}

/** Selects words of the open text and shows them. */
export function takeWords({ start, end }: TextRange): void {
  const reader = openReader();
  if (!reader) return;
  const { documentId } = reader;
  session().set({ selection: { documentId, start, end }, codingId: null, paragraph: reader.paragraphAt(start) });
  reader.show({ start, end });
}

export const selectWord = (): void => select(nextWordRange);
export const selectSentence = (): void => select(nextSentenceRange);
export const growSelection = (): void => select(growBySentence);
export const shrinkSelection = (): void =>
  select((text, selection) => (selection ? shrinkBySentence(text, selection) : null));

/** Selects the current paragraph, or the one after it when it is selected already. */
export function selectParagraph(): void {
  const reader = openReader();
  const { selection } = session();
  const number = reader?.paragraphAt(placeInHand()) ?? 1;
  const range = reader?.paragraphRange(number);
  if (!reader || !range) return;
  const taken = selection?.start === range.start && selection.end === range.end;
  const next = taken ? reader.paragraphRange(number + 1) : range;
  if (next) takeWords(next);
}
