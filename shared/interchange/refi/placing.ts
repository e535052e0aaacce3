import { snapToCodePoint } from '../../text/offsets.ts';

/** A text as the study has it, with the way from positions as a file writes them. */
export interface PlacedText {
  /** Normalised (METHOD.md §1). */
  readonly text: string;
  /** Length in the unit of the file. */
  readonly length: number;
  /** UTF-16 units of `text` for a written position between 0 and `length`. */
  at(written: number): number;
  /** What is added to a written end: 1 where it names the last character instead of the place behind it. */
  readonly beyond: 0 | 1;
}

/** Where a selection stands; `sentence` says what was changed to place it. */
export type Placement =
  | { readonly kind: 'placed'; readonly start: number; readonly end: number; readonly sentence: string | null }
  /** It covers nothing: there is a place, but nothing to show. */
  | { readonly kind: 'empty'; readonly start: number; readonly sentence: string }
  | { readonly kind: 'nowhere'; readonly sentence: string };

const whole = /^\s*[+-]?\d+\s*$/;

/** Finds the place of a selection from its positions as written. */
export function placeSelection(placed: PlacedText, startWritten: string, endWritten: string): Placement {
  if (!whole.test(startWritten) || !whole.test(endWritten)) {
    return nowhere(`Its positions (${startWritten} to ${endWritten}) are no whole numbers.`);
  }
  const [start, end] = [Number(startWritten), Number(endWritten) + placed.beyond];
  if (start < 0 || end < 0) return nowhere(`It begins before the text (${startWritten} to ${endWritten}).`);
  if (end < start) return nowhere(`Its end lies before its start (${startWritten} to ${endWritten}).`);
  if (start > placed.length || (start === placed.length && end > start)) {
    return nowhere(`It begins behind the end of the text (${startWritten}; the text ends at ${placed.length}).`);
  }
  const from = snapToCodePoint(placed.text, placed.at(start));
  if (start === end) return { kind: 'empty', start: from, sentence: `It covers no character (at ${startWritten}).` };
  const to = snapToCodePoint(placed.text, placed.at(Math.min(end, placed.length)), 'after');
  if (to <= from) return { kind: 'empty', start: from, sentence: 'It covers only signs that the text has not here.' };
  const cut = end > placed.length ? `It reached beyond the end of the text (${endWritten}) and ends there now.` : null;
  return { kind: 'placed', start: from, end: to, sentence: cut };
}

const nowhere = (sentence: string): Placement => ({ kind: 'nowhere', sentence });
