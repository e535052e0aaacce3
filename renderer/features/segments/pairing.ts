import type { DocumentId } from '#shared/domain/ids.ts';

/** A document in which one query or both find something. */
export interface PairedDocument {
  readonly id: DocumentId;
  readonly name: string;
  /** How many rows each query has before it, and in it. */
  readonly left: RowRange;
  readonly right: RowRange;
  /** Its first line; it takes as many as the longer side has rows. */
  readonly line: number;
  readonly lines: number;
}

interface RowRange {
  readonly from: number;
  readonly count: number;
}

interface CountedDocument {
  readonly id: DocumentId;
  readonly count: number;
}

/** The documents of the study, in their order, in which either query finds something, with the rows of both numbered through. */
export function pairDocuments(
  documents: readonly { readonly id: DocumentId; readonly name: string }[],
  left: readonly CountedDocument[],
  right: readonly CountedDocument[],
): readonly PairedDocument[] {
  const countsOf = (counted: readonly CountedDocument[]) => new Map(counted.map(({ id, count }) => [id, count]));
  const [ofLeft, ofRight] = [countsOf(left), countsOf(right)];
  const pairs: PairedDocument[] = [];
  let [fromLeft, fromRight, line] = [0, 0, 0];
  for (const { id, name } of documents) {
    const [inLeft, inRight] = [ofLeft.get(id) ?? 0, ofRight.get(id) ?? 0];
    const lines = Math.max(inLeft, inRight);
    if (lines === 0) continue;
    const sides = { left: { from: fromLeft, count: inLeft }, right: { from: fromRight, count: inRight } };
    pairs.push({ id, name, ...sides, line, lines });
    fromLeft += inLeft;
    fromRight += inRight;
    line += lines;
  }
  return pairs;
}

/** The documents on some lines, and which rows of each query stand there: those of one side follow each other. */
export function linesOf(pairs: readonly PairedDocument[], from: number, count: number) {
  const until = from + count;
  const documents = pairs.filter(({ line, lines }) => line < until && from < line + lines);
  const rowsOf = (side: 'left' | 'right'): RowRange => {
    const parts = documents.map(({ line, ...pair }) => {
      const [first, last] = [from - line, until - line].map((at) => Math.min(Math.max(at, 0), pair[side].count));
      return { from: pair[side].from + (first ?? 0), count: (last ?? 0) - (first ?? 0) };
    });
    return { from: parts[0]?.from ?? 0, count: parts.reduce((sum, part) => sum + part.count, 0) };
  };
  return { documents, left: rowsOf('left'), right: rowsOf('right') };
}
