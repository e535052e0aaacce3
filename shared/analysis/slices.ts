import { codePointsBetween } from '../text/offsets.ts';
import { paragraphsTouched } from '../text/paragraphs.ts';
import type { Cells } from './cells.ts';
import type { ComparisonRow, SliceRule } from './results.ts';
import type { Selection } from './selection.ts';

/** The coloured slices of one row, cell by cell and in the order of the sets, with what they come to. */
export type RowSlices = Pick<ComparisonRow, 'sliceCell' | 'sliceTheme' | 'sliceShare' | 'sliceCodings' | 'shares'>;

/** Per cell and set (entry `cell × sets + set`): the codings that touch it, and the code points of it that they cover. */
interface CellCounts {
  readonly codings: Int32Array;
  readonly characters: Int32Array;
}

/**
 * Cuts the cells of one document into slices (METHOD.md §4). `selection` holds the codings of that document alone;
 * `astral` its surrogate pairs. A cell without a character is touched by nothing.
 */
export function slicesOf(selection: Selection, cells: Cells, astral: Int32Array, rule: SliceRule): RowSlices {
  const size = selection.kinds.setCount;
  const counts = countCells(selection, cells, astral, size);
  const weights = rule === 'characters' ? counts.characters : counts.codings;
  const weight = (cell: number) => (rule === 'equal' ? Math.min(1, weights[cell] ?? 0) : (weights[cell] ?? 0));
  const slices = { cell: [] as number[], theme: [] as number[], share: [] as number[], codings: [] as number[] };
  const shares = new Float64Array(size);
  for (let cell = 0; cell < cells.start.length; cell++) {
    let all = 0;
    for (let set = 0; set < size; set++) all += weight(cell * size + set);
    for (let set = 0; set < size && all > 0; set++) {
      const share = weight(cell * size + set) / all;
      if (share === 0) continue;
      slices.cell.push(cell);
      slices.theme.push(set);
      slices.share.push(share);
      slices.codings.push(counts.codings[cell * size + set] ?? 0);
      shares[set] = (shares[set] ?? 0) + share;
    }
  }
  return {
    sliceCell: Int32Array.from(slices.cell),
    sliceTheme: Int32Array.from(slices.theme),
    sliceShare: Float64Array.from(slices.share),
    sliceCodings: Int32Array.from(slices.codings),
    shares: toShares(shares),
  };
}

/** Divides by the sum; all 0 stays all 0. */
function toShares(sums: Float64Array): Float64Array {
  const total = sums.reduce((sum, each) => sum + each, 0);
  return total === 0 ? sums : sums.map((each) => each / total);
}

function countCells(selection: Selection, cells: Cells, astral: Int32Array, size: number): CellCounts {
  const counts = {
    codings: new Int32Array(cells.start.length * size),
    characters: new Int32Array(cells.start.length * size),
  };
  // Codings ascend by start, so what a set covers so far ends at one position, and only what lies beyond is new.
  const coveredTo = new Int32Array(size);
  for (let at = 0; at < selection.start.length; at++) {
    const [start, end] = [selection.start[at] as number, selection.end[at] as number];
    const touched = paragraphsTouched(cells, start, end);
    if (!touched) continue;
    for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) {
      const from = Math.max(start, coveredTo[set] as number);
      coveredTo[set] = Math.max(end, coveredTo[set] as number);
      for (let cell = touched.first; cell <= touched.last; cell++) {
        const [first, last] = [cells.start[cell] as number, cells.end[cell] as number];
        if (first === last) continue;
        const place = cell * size + set;
        counts.codings[place] = (counts.codings[place] as number) + 1;
        const [newFrom, newTo] = [Math.max(from, first), Math.min(end, last)];
        if (newFrom < newTo)
          counts.characters[place] = (counts.characters[place] as number) + codePointsBetween(astral, newFrom, newTo);
      }
    }
  }
  return counts;
}
