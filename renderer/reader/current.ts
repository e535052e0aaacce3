import type { DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import type { CodingSet } from './codingSet.ts';

/** What code outside the reader may ask of the text that is open. Positions in UTF-16 units. */
export interface OpenReader {
  readonly documentId: DocumentId;
  readonly text: string;
  /** Range of a paragraph numbered from 1; `null` when there is no such paragraph. */
  paragraphRange(paragraph: number): TextRange | null;
  /** Number from 1 of the paragraph at a position; `null` in a blank line. */
  paragraphAt(position: number): number | null;
  /** The codings that are shown, with changes on their way to the engine. */
  codings(): CodingSet;
  /** The part of the text that can be seen. */
  visible(): TextRange;
  /** Brings a place into view, unless it is. */
  show(range: TextRange): void;
  /** Gives the text the focus, so that the reading keys hold. */
  focus(): void;
}

let current: OpenReader | null = null;

/** Says that a text is open to be read; returns its own undoing. */
export function registerReader(reader: OpenReader): () => void {
  current = reader;
  return () => {
    if (current === reader) current = null;
  };
}

/** The text that is open, if any. */
export const openReader = (): OpenReader | null => current;
