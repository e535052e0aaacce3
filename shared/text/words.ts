import { blockAfter, blockAt, blockBefore } from './blocks.ts';
import type { TextRange } from './intervals.ts';

const wordSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * The word that holds the character at `position`, or else the one that ends there; `null` between words. UTF-16 units.
 */
export function wordAt(text: string, position: number): TextRange | null {
  const words = wordsIn(text, blockAt(text, position));
  const holding = words.find((word) => word.start <= position && position < word.end);
  return holding ?? words.find((word) => word.end === position) ?? null;
}

/** The next word that ends after `position`, over line breaks: where a selection that grows by a word ends. */
export function nextWord(text: string, position: number): TextRange | null {
  for (let block: TextRange | null = blockAt(text, position); block; block = blockAfter(text, block)) {
    const found = wordsIn(text, block).find((word) => word.end > position);
    if (found) return found;
  }
  return null;
}

/** The last word that begins before `position`, over line breaks. */
export function previousWord(text: string, position: number): TextRange | null {
  for (let block: TextRange | null = blockAt(text, position); block; block = blockBefore(text, block)) {
    const found = wordsIn(text, block).findLast((word) => word.start < position);
    if (found) return found;
  }
  return null;
}

function wordsIn(text: string, block: TextRange): TextRange[] {
  const words: TextRange[] = [];
  for (const { index, segment, isWordLike } of wordSegmenter.segment(text.slice(block.start, block.end))) {
    if (isWordLike) words.push({ start: block.start + index, end: block.start + index + segment.length });
  }
  return words;
}
