/** A run of a segment's context that is drawn alike. Positions in UTF-16 units of the document. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Part of the segment, or only context. */
  readonly inside: boolean;
  /** The other coding whose words are underlined here, if any. */
  readonly under: number | null;
}

interface Shown {
  readonly start: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a segment with its context into runs: context before, the segment (underlined where one of `others` lies over
 * it, the first of them where several do), context after. Together the pieces are the shown text, character by character.
 */
export function piecesOf(segment: Shown, others: readonly Range[]): Piece[] {
  const from = segment.start - segment.before.length;
  const whole = segment.before + segment.text + segment.after;
  const segmentEnd = segment.start + segment.text.length;
  const ends = [
    from,
    segment.start,
    segmentEnd,
    from + whole.length,
    ...others.flatMap((other) => [other.start, other.end]),
  ];
  const cuts = [...new Set(ends)].filter((cut) => cut >= from && cut <= from + whole.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? start;
    const under = others.findIndex((other) => other.start <= start && end <= other.end);
    return {
      start,
      end,
      text: whole.slice(start - from, end - from),
      inside: segment.start <= start && end <= segmentEnd,
      under: under < 0 ? null : under,
    };
  });
}
