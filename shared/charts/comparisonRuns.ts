import type { ComparisonResult, ComparisonRow } from '../analysis/results.ts';

/** A stretch of one colour in a row: slices of one code that touch, drawn as one mark. Positions are 0..1 of the plot. */
export interface Run {
  readonly theme: number;
  readonly from: number;
  readonly to: number;
}

const touching = 1e-6;

/**
 * The slices of a row from left to right, side by side in their cells in the order of the codes; neighbours of one
 * colour become one, so that only real borders show. `width` of the row scales it to the longest row.
 */
export function rowRuns(row: ComparisonRow): readonly Run[] {
  const runs: { theme: number; from: number; to: number }[] = [];
  let cell = -1;
  let from = 0;
  row.sliceCell.forEach((sliceCell, slice) => {
    const cellFrom = (row.cellFrom[sliceCell] ?? 0) * row.width;
    const cellTo = (row.cellTo[sliceCell] ?? 0) * row.width;
    if (sliceCell !== cell) from = cellFrom;
    cell = sliceCell;
    const to = from + (row.sliceShare[slice] ?? 0) * (cellTo - cellFrom);
    const theme = row.sliceTheme[slice] ?? 0;
    const before = runs.at(-1);
    if (before && before.theme === theme && Math.abs(before.to - from) < touching) before.to = to;
    else runs.push({ theme, from, to });
    from = to;
  });
  return runs;
}

/** Places of the strip under a group: the paragraphs of the longest document, or a hundred. */
export function stripBins(result: ComparisonResult): number {
  return result.x === 'paragraphs' ? Math.max(1, Math.round(result.longest)) : 100;
}

/**
 * In how many of the given rows each code stands at each place: `counts[theme · bins + bin]`. A code stands at a place
 * when a cell that holds it reaches into it.
 */
export function stripCounts(result: ComparisonResult, rows: readonly number[]): Float64Array {
  const bins = stripBins(result);
  const counts = new Float64Array(result.themes.length * bins);
  const seen = new Int32Array(counts.length).fill(-1);
  for (const index of rows) {
    const row = result.rows[index];
    if (row) countRow(row, index, bins, counts, seen);
  }
  return counts;
}

/** A plain loop: millions of slices pass here before a picture of 10,000 documents can stand. */
function countRow(row: ComparisonRow, index: number, bins: number, counts: Float64Array, seen: Int32Array): void {
  const { sliceCell, sliceTheme, cellFrom, cellTo, width } = row;
  for (let slice = 0; slice < sliceCell.length; slice++) {
    const cell = sliceCell[slice] as number;
    const first = Math.max(0, Math.floor((cellFrom[cell] ?? 0) * width * bins + touching));
    const last = Math.min(bins, Math.ceil((cellTo[cell] ?? 0) * width * bins - touching));
    const offset = (sliceTheme[slice] as number) * bins;
    for (let place = offset + first; place < offset + last; place++) {
      if (seen[place] === index) continue;
      seen[place] = index;
      counts[place] = (counts[place] as number) + 1;
    }
  }
}

/** Mean share of each code over the coded rows of a group; all 0 when none is coded. */
export function meanShares(result: ComparisonResult, rows: readonly number[]): Float64Array {
  const means = new Float64Array(result.themes.length);
  const coded = rows.filter((index) => result.rows[index]?.shares.some((share) => share > 0));
  for (const index of coded)
    result.rows[index]?.shares.forEach((share, theme) => {
      means[theme] = (means[theme] ?? 0) + share / coded.length;
    });
  return means;
}
