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

/** Words of a passage with as much around its codings as stands well alone. */
export interface ShownPassage {
  readonly text: string;
  /** Where it begins in the document, in UTF-16 units. */
  readonly start: number;
  /** True where a sentence is cut on that side. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Context up to the paragraph's edge, or up to a word's edge where the paragraph goes on. Coded words are never cut. */
export function trimPassage(text: string, start: number, first: Range, second: Range): ShownPassage {
  const from = Math.min(first.start, second.start) - start;
  const to = Math.max(first.end, second.end) - start;
  const before = text.slice(0, from);
  const after = text.slice(to);
  const edge = before.lastIndexOf('\n') + 1;
  const cutBefore = edge === 0 && start > 0 && before !== '';
  const head = cutBefore ? before.slice(before.search(/\s/u) + 1) : before.slice(edge);
  const line = after.indexOf('\n');
  const cutAfter = line < 0 && after !== '' && !/[.!?”’")\]]\s*$/u.test(after);
  const tail = cutAfter
    ? after.slice(0, Math.max(0, after.search(/\s\S*$/u)))
    : line < 0
      ? after
      : after.slice(0, line);
  return { text: head + text.slice(from, to) + tail, start: start + from - head.length, cutBefore, cutAfter };
}
