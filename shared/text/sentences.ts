import { blockAfter, blockAt, blockBefore } from './blocks.ts';
import type { TextRange } from './intervals.ts';
import { isWhiteSpace } from './paragraphs.ts';

const sentenceSegmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
/** Forms of address whose full stop ends no sentence; Unicode's rules do not know them. */
const openAbbreviation = /(?:^|[\s(“"‘'])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Sgt|Capt|No|vs|e\.g|i\.e|cf)\.\s*$/u;

/**
 * The sentences of one paragraph, without the blanks around them; UTF-16 units counted from the beginning of `paragraph`.
 */
export function sentencesOf(paragraph: string): TextRange[] {
  const sentences: TextRange[] = [];
  let start = 0;
  for (const { index, segment } of sentenceSegmenter.segment(paragraph)) {
    const end = index + segment.length;
    if (end < paragraph.length && openAbbreviation.test(segment)) continue;
    const sentence = withoutBlanks(paragraph, start, end);
    if (sentence) sentences.push(sentence);
    start = end;
  }
  return sentences;
}

/**
 * The sentence at a position, within its line: the one that holds it, or the one before where it stands in the blank
 * between two. `null` in a blank line. UTF-16 units.
 */
export function sentenceAt(text: string, position: number): TextRange | null {
  const sentences = sentencesIn(text, blockAt(text, position));
  return sentences.findLast((sentence) => sentence.start <= position) ?? sentences[0] ?? null;
}

/** The next sentence that ends after `position`, over line breaks: where a selection that grows by a sentence ends. */
export function nextSentence(text: string, position: number): TextRange | null {
  for (let block: TextRange | null = blockAt(text, position); block; block = blockAfter(text, block)) {
    const found = sentencesIn(text, block).find((sentence) => sentence.end > position);
    if (found) return found;
  }
  return null;
}

/** The last sentence that begins before `position`, over line breaks. */
export function previousSentence(text: string, position: number): TextRange | null {
  for (let block: TextRange | null = blockAt(text, position); block; block = blockBefore(text, block)) {
    const found = sentencesIn(text, block).findLast((sentence) => sentence.start < position);
    if (found) return found;
  }
  return null;
}

function sentencesIn(text: string, block: TextRange): TextRange[] {
  return sentencesOf(text.slice(block.start, block.end)).map(({ start, end }) => ({
    start: block.start + start,
    end: block.start + end,
  }));
}

function withoutBlanks(text: string, start: number, end: number): TextRange | null {
  let first = start;
  let last = end;
  while (first < last && isWhiteSpace(text.charCodeAt(first))) first++;
  while (last > first && isWhiteSpace(text.charCodeAt(last - 1))) last--;
  return first < last ? { start: first, end: last } : null;
}
