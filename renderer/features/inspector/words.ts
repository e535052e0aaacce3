import type { TextRange } from '#shared/text/intervals.ts';
import { openReader } from '../../reader/current.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Beyond this many UTF-16 units the exact count of characters is worth less than the time it takes. */
const longestCounted = 20_000;

/** Characters as people count them (grapheme clusters) in a range of UTF-16 units. */
export function charactersIn(text: string, { start, end }: TextRange): number {
  if (end - start > longestCounted) return end - start;
  let count = 0;
  for (const _ of graphemes.segment(text.slice(start, end))) count += 1;
  return count;
}

const longestQuote = 700;

/** The words of a range, shortened in the middle when they are very many. */
export function quotation(text: string, { start, end }: TextRange): string {
  if (end - start <= longestQuote) return text.slice(start, end);
  const half = longestQuote / 2;
  return `${text.slice(start, start + half).trimEnd()} […] ${text.slice(end - half, end).trimStart()}`;
}

/** `¶ 3` or `¶ 3–5` for a range of the open text; nothing when no text is open. */
export function paragraphsOfRange({ start, end }: TextRange): string | undefined {
  const reader = openReader();
  const first = reader?.paragraphAt(start);
  const last = reader?.paragraphAt(end - 1);
  if (!first) return undefined;
  return last && last !== first ? `¶ ${first}–${last}` : `¶ ${first}`;
}
