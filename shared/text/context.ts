import type { TextRange } from './intervals.ts';
import { type ParagraphColumns, paragraphsTouched } from './paragraphs.ts';
import { nextSentence, previousSentence } from './sentences.ts';

/** How much of the text around a segment to show: so many sentences on either side within the paragraphs it touches, or these paragraphs whole. */
export type ContextExtent = { readonly sentences: number } | 'paragraph';

/** A segment and the words around it; `before + segment + after` is one stretch of the document. */
export interface SegmentContext {
  readonly before: string;
  readonly segment: string;
  readonly after: string;
}

/** The words of a segment with their context. `paragraphs` belong to the same text; positions are UTF-16 units. */
export function contextOf(
  text: string,
  paragraphs: ParagraphColumns,
  segment: TextRange,
  extent: ContextExtent,
): SegmentContext {
  const whole = aroundParagraphs(paragraphs, segment);
  const around = extent === 'paragraph' ? whole : within(aroundSentences(text, segment, extent), whole);
  return {
    before: text.slice(around.start, segment.start),
    segment: text.slice(segment.start, segment.end),
    after: text.slice(segment.end, around.end),
  };
}

function aroundParagraphs(paragraphs: ParagraphColumns, segment: TextRange): TextRange {
  const touched = paragraphsTouched(paragraphs, segment.start, segment.end);
  if (!touched) return segment;
  return {
    start: Math.min(segment.start, paragraphs.start[touched.first] ?? segment.start),
    end: Math.max(segment.end, paragraphs.end[touched.last] ?? segment.end),
  };
}

/** Context ends with the paragraph: the sentence beyond it belongs to another thought, often to another speaker. */
function within(range: TextRange, bounds: TextRange): TextRange {
  return { start: Math.max(range.start, bounds.start), end: Math.min(range.end, bounds.end) };
}

/** The first sentence on each side is the rest of the one that the segment cuts, where it cuts one. */
function aroundSentences(text: string, segment: TextRange, extent: { readonly sentences: number }): TextRange {
  let { start, end } = segment;
  for (let step = 0; step < extent.sentences; step++) {
    start = previousSentence(text, start)?.start ?? start;
    end = nextSentence(text, end)?.end ?? end;
  }
  return { start, end };
}
