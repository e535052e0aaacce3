import type { OffsetReading } from '../incoming.ts';
import { type OffsetProblem, TextPositions } from './positions.ts';

/** Where a selection stands in the text of a document (UTF-16 units); `sentence` says what was changed to place it. */
export type Placement =
  | { readonly kind: 'placed'; readonly start: number; readonly end: number; readonly sentence: string | null }
  /** It covers nothing: there is a place, but nothing to show. */
  | { readonly kind: 'empty'; readonly start: number; readonly sentence: string }
  | { readonly kind: 'nowhere'; readonly sentence: string };

/** A text as the study has it, with the way from positions as its file writes them. */
export interface PlacedText {
  /** Normalised (METHOD.md §1). */
  readonly text: string;
  place(start: string, end: string): Placement;
  /** `null` when it is outside the text. */
  point(position: string): number | null;
}

/** Opens the words of a file for its positions, which are read in a given way. */
export function placedText(words: string | TextPositions, reading: OffsetReading): PlacedText {
  const positions = typeof words === 'string' ? new TextPositions(words) : words;
  return {
    text: positions.text,
    place: (start, end) => placeSelection(positions, reading, start, end),
    point: (position) => positions.point(position, reading),
  };
}

function placeSelection(positions: TextPositions, reading: OffsetReading, start: string, end: string): Placement {
  const { range, problem } = positions.place(start, end, reading);
  const where = `${start} to ${end}`;
  // Where it begins is not known, so that no words of it are.
  if (problem === 'no number' || problem === 'reversed' || problem === 'before the text') {
    return { kind: 'nowhere', sentence: `${unplaced[problem]} (${where}).` };
  }
  if (range)
    return { kind: 'placed', ...range, sentence: problem === null ? null : `${put[problem] ?? ''} (${where}).` };
  if (problem === 'behind the text')
    return { kind: 'nowhere', sentence: `It begins behind the end of the text (${where}).` };
  return { kind: 'empty', start: positions.point(start, reading) ?? 0, sentence: `It covers no character (${where}).` };
}

const unplaced = {
  'no number': 'Its positions are no whole numbers',
  reversed: 'Its end lies before its start',
  'before the text': 'It begins before the text',
};

const put: Partial<Record<OffsetProblem, string>> = {
  'behind the text': 'It reached beyond the end of the text and ends there now',
  'inside a character': 'It began or ended inside a character and holds the whole of it now',
};
