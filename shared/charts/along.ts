import type { Along } from '../analysis/along.ts';
import { formatCount } from './sentences.ts';

const names = { sections: 'section', paragraphs: 'paragraph', characters: 'character' } as const;

/** A stretch of the axis as people number it: `sections 21 to 35`, `paragraph 3`. */
export function alongWords({ x, from, to }: Along): string {
  if (to - from === 1) return `${names[x]} ${formatCount(to)}`;
  return `${names[x]}s ${formatCount(from + 1)} to ${formatCount(to)}`;
}

/** What it does to a count, as charts and exports name it. */
export const alongLimit = (along: Along): string =>
  `only codings that touch ${alongWords(along)} of each document count`;
