import type { TextRange } from './intervals.ts';

const signs = /[.*+?^${}()|[\]\\/]/gu;

/**
 * Where words stand in a text, without regard to case; blanks in the query fit any run of white space, line ends too.
 * Ranges are UTF-16, in order, not overlapping; at most `most` of them. Nothing for a blank query.
 */
export function findWords(text: string, words: string, most = Number.POSITIVE_INFINITY): TextRange[] {
  const parts = words.trim().split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const pattern = new RegExp(parts.map((part) => part.replace(signs, '\\$&')).join('\\s+'), 'giu');
  const found: TextRange[] = [];
  for (const match of text.matchAll(pattern)) {
    if (found.length >= most) break;
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
