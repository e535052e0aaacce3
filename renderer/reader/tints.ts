import type { CodingId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';

/** What a tint needs to know of a coding; UTF-16 units, half-open. */
export interface Tinting extends TextRange {
  readonly id: CodingId;
}

/** The codings that stand out: under the pointer, and in hand. */
export interface Emphasis {
  readonly hovered: CodingId | null;
  readonly selected: CodingId | null;
}

/** A stretch of words with one tint. */
export interface TintRun<Coding extends Tinting> extends TextRange {
  readonly coding: Coding;
  readonly strong: boolean;
}

/**
 * Which coding tints which words of a block. Each character shows one tint: that of the hovered coding, else of the one in
 * hand, else of the shortest over it. A coding over the whole paragraph says nothing about single words: it shows as a
 * lane only, unless it stands out. `paragraph` is the paragraph that the block belongs to.
 */
export function tintRuns<Coding extends Tinting>(
  block: TextRange,
  paragraph: TextRange,
  codings: readonly Coding[],
  emphasis: Emphasis,
): TintRun<Coding>[] {
  const standsOut = ({ id }: Coding) => id === emphasis.hovered || id === emphasis.selected;
  const rank = (coding: Coding) =>
    coding.id === emphasis.hovered ? -2 : coding.id === emphasis.selected ? -1 : coding.end - coding.start;
  const here = codings
    .filter((coding) => coding.start < block.end && block.start < coding.end)
    .filter((coding) => standsOut(coding) || !coversWhole(coding, paragraph))
    .sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  return unite(strips(block, here), standsOut);
}

/** A full stop more or less makes no difference. */
const coversWhole = (coding: TextRange, paragraph: TextRange): boolean =>
  coding.start <= paragraph.start && coding.end >= paragraph.end - 1;

interface Strip<Coding> extends TextRange {
  readonly coding: Coding;
}

/** The block cut at every end of a coding, each piece with the first coding of the list over it. */
function strips<Coding extends Tinting>(block: TextRange, codings: readonly Coding[]): Strip<Coding>[] {
  const edges = new Set<number>();
  for (const coding of codings) {
    edges.add(Math.max(coding.start, block.start));
    edges.add(Math.min(coding.end, block.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((start, at) => {
    const end = cuts[at + 1] ?? start;
    const coding = codings.find((each) => each.start <= start && each.end >= end);
    return coding ? [{ start, end, coding }] : [];
  });
}

function unite<Coding extends Tinting>(
  pieces: readonly Strip<Coding>[],
  standsOut: (coding: Coding) => boolean,
): TintRun<Coding>[] {
  const runs: { start: number; end: number; coding: Coding; strong: boolean }[] = [];
  for (const { start, end, coding } of pieces) {
    const last = runs.at(-1);
    if (last && last.coding === coding && last.end === start) last.end = end;
    else runs.push({ start, end, coding, strong: standsOut(coding) });
  }
  return runs;
}
