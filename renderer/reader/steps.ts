import type { TextRange } from '#shared/text/intervals.ts';
import { isWhiteSpace } from '#shared/text/paragraphs.ts';
import { nextSentence, previousSentence, sentenceAt } from '#shared/text/sentences.ts';
import { nextWord, previousWord } from '#shared/text/words.ts';

/** Steps of a selection through a text, for the keyboard. Positions are UTF-16 units; `null` = there is nothing further. */

/** The word after the selection; without one, the first word from `from` on. */
export const nextWordRange = (text: string, selection: TextRange | null, from: number): TextRange | null =>
  nextWord(text, selection ? selection.end : from);

/** The sentence after the selection; without one, the one at `from`. */
export function nextSentenceRange(text: string, selection: TextRange | null, from: number): TextRange | null {
  return selection ? nextSentence(text, selection.end) : (sentenceAt(text, from) ?? nextSentence(text, from));
}

/** The selection and the sentence after it; without one, the sentence at `from`. */
export function growBySentence(text: string, selection: TextRange | null, from: number): TextRange | null {
  const next = nextSentenceRange(text, selection, from);
  return next && selection ? { start: selection.start, end: next.end } : next;
}

/** The selection without its last sentence; a selection of one sentence stays. */
export function shrinkBySentence(text: string, selection: TextRange): TextRange {
  const last = previousSentence(text, selection.end);
  if (!last || last.start <= selection.start) return selection;
  return { start: selection.start, end: withoutTrailingBlanks(text, selection.start, last.start) };
}

export type RangeEnd = 'start' | 'end';

/** A range with one end moved by a word, outwards or inwards; `null` when nothing would be left or there is no word. */
export function moveEndByWord(text: string, range: TextRange, end: RangeEnd, way: 'left' | 'right'): TextRange | null {
  const moved =
    end === 'start'
      ? { ...range, start: movedStart(text, range.start, way) }
      : { ...range, end: movedEnd(text, range.end, way) };
  const changed = moved.start !== range.start || moved.end !== range.end;
  return changed && moved.start < moved.end ? moved : null;
}

/** A start stands before a word: leftwards before the word before, rightwards before the word after the one it opens. */
function movedStart(text: string, start: number, way: 'left' | 'right'): number {
  if (way === 'left') return previousWord(text, start)?.start ?? start;
  const here = nextWord(text, start);
  return here ? (nextWord(text, here.end)?.start ?? start) : start;
}

/** An end stands after a word. */
function movedEnd(text: string, end: number, way: 'left' | 'right'): number {
  if (way === 'right') return nextWord(text, end)?.end ?? end;
  const here = previousWord(text, end);
  return here ? (previousWord(text, here.start)?.end ?? end) : end;
}

/** A range without the blanks and line breaks at its edges; `null` when nothing else is in it. */
export function withoutBlankEdges(text: string, { start, end }: TextRange): TextRange | null {
  let first = start;
  while (first < end && isWhiteSpace(text.charCodeAt(first))) first++;
  const last = withoutTrailingBlanks(text, first, end);
  return first < last ? { start: first, end: last } : null;
}

function withoutTrailingBlanks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isWhiteSpace(text.charCodeAt(last - 1))) last--;
  return last;
}
