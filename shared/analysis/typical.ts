import type { Company } from './company.ts';

/** A segment as it compares with the others of its code. */
export interface ComparedSegment {
  readonly row: number;
  /** Code points. */
  readonly length: number;
  /** How many of the usual company share words with it. */
  readonly usual: number;
  /** How many times longer or shorter than the median it is: at least 1. */
  readonly times: number;
}

export interface TypicalSegments {
  /** Median of the lengths in code points; between the two middle ones where their number is even. 0 without segments. */
  readonly median: number;
  /** The usual company: up to three codes, with the number of segments that they share words with. */
  readonly company: readonly { readonly code: number; readonly segments: number }[];
  readonly typical: readonly ComparedSegment[];
  readonly outlying: readonly ComparedSegment[];
}

const mostUsual = 3;

/**
 * Which segments of a code are like the others, and which are not. The *usual company* of a code are the up to three codes,
 * each for itself, that share words with most of its segments, and with two at least. *Typical* are the segments with most
 * of the usual company; among these, those whose length is nearest to the median as a ratio. *Outlying* are, of the others,
 * those with least of the usual company; among these, those whose length is furthest from the median. Ties stand in reading
 * order. `lengths` are code points, one for each of `company.rows`; `order` is the place of each code in the tree.
 */
export function typicalSegments(
  { rows, companions }: Pick<Company, 'rows' | 'companions'>,
  lengths: readonly number[],
  order: readonly number[],
  count: number,
): TypicalSegments {
  const median = medianOf(lengths);
  const company = usualCompany(companions, order);
  const usual = new Set(company.map(({ code }) => code));
  const compared = rows.map((row, at): ComparedSegment => {
    const length = lengths[at] ?? 0;
    const shared = (companions[at] ?? []).filter((code) => usual.has(code)).length;
    return { row, length, usual: shared, times: Math.max(length / median, median / length) };
  });
  const typical = compared.toSorted((a, b) => b.usual - a.usual || a.times - b.times || a.row - b.row).slice(0, count);
  const taken = new Set(typical);
  const outlying = compared
    .filter((segment) => !taken.has(segment))
    .sort((a, b) => a.usual - b.usual || b.times - a.times || a.row - b.row)
    .slice(0, count);
  return { median, company, typical, outlying };
}

/** The middle of the values; between the two middle ones where their number is even; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function usualCompany(companions: Company['companions'], order: readonly number[]): TypicalSegments['company'] {
  const segments = new Int32Array(order.length);
  for (const codes of companions) for (const code of codes) segments[code] = (segments[code] as number) + 1;
  return Array.from(segments, (count, code) => ({ code, segments: count }))
    .filter(({ segments: count }) => count >= 2)
    .sort((a, b) => b.segments - a.segments || (order[a.code] ?? 0) - (order[b.code] ?? 0))
    .slice(0, mostUsual);
}
