import type { StudyColumns } from '#shared/analysis/columns.ts';

/**
 * The floor that co-occurrence is measured against (DESIGN.md §5): one plain sweep over the sorted codings of each document
 * that adds 1 to a codes × codes matrix for each overlapping pair. Same data, and nothing else: no options, no symmetry,
 * no names. Whatever Axial does beyond this is the price of its choices.
 */
export function floorPairs(columns: StudyColumns): Uint32Array {
  const { document, code, start, end } = columns.codings;
  const codes = columns.codeIds.length;
  const matrix = new Uint32Array(codes * codes);
  const length = document.length;
  for (let from = 0, to = 0; from < length; from = to) {
    while (to < length && document[to] === document[from]) to++;
    for (let a = from; a < to; a++) {
      const until = end[a] as number;
      for (let b = a + 1; b < to && (start[b] as number) < until; b++) {
        const cell = (code[a] as number) * codes + (code[b] as number);
        matrix[cell] = (matrix[cell] as number) + 1;
      }
    }
  }
  return matrix;
}
