interface Range {
  readonly start: number;
  readonly end: number;
}

/** A run of a passage that is drawn alike. */
export interface PassagePiece {
  readonly start: number;
  readonly text: string;
  /** Under the first code: drawn as tint. Under the second: drawn as underline. */
  readonly first: boolean;
  readonly second: boolean;
}

/**
 * Cuts the words of a passage at the ends of its two codings. All positions are UTF-16 units of the document; `start` is
 * where the passage begins. The pieces are the passage, character by character.
 */
export function passagePieces(text: string, start: number, first: Range, second: Range): readonly PassagePiece[] {
  const end = start + text.length;
  const cuts = [...new Set([start, end, first.start, first.end, second.start, second.end])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  const inside = (range: Range, from: number, to: number) => range.start <= from && to <= range.end;
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    return {
      start: from,
      text: text.slice(from - start, to - start),
      first: inside(first, from, to),
      second: inside(second, from, to),
    };
  });
}
