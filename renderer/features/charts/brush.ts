import type { Along } from '#shared/analysis/along.ts';
import type { ComparisonResult } from '#shared/analysis/results.ts';
import type { ComparisonGrid } from '#shared/charts/comparisonGrid.ts';
import type { RowCell } from './moves.ts';

/** A brush over the comparison chart: a stretch of the axis for all rows. Pure: pointer and keys in, brush out. */
export interface Brush extends Along {
  /** Where it was begun; Shift and an arrow move the other end. */
  readonly anchor: { readonly from: number; readonly to: number };
}

type Axis = Pick<ComparisonResult, 'x' | 'longest'>;
const slack = 1e-6;

/** Units of the axis: sections, paragraphs or code points of the longest row. */
const unitsOf = ({ x, longest }: Axis): number => (x === 'sections' ? 100 : Math.max(1, Math.round(longest)));

/** What one key press moves: a section, a paragraph, or a hundredth of the longest text. */
const stepOf = (axis: Axis): number => (axis.x === 'characters' ? Math.max(1, Math.round(unitsOf(axis) / 100)) : 1);

function brushFrom(axis: Axis, anchor: Brush['anchor'], from: number, to: number): Brush {
  const units = unitsOf(axis);
  const first = Math.max(0, Math.min(units - 1, from));
  return { x: axis.x, from: first, to: Math.max(first + 1, Math.min(units, to)), anchor };
}

/** The brush that a pull of the pointer from one place of the plot to another makes; whole units. */
export function brushOfDrag(axis: Axis, { plotLeft, plotWidth }: ComparisonGrid, x1: number, x2: number): Brush {
  const units = unitsOf(axis);
  const at = (x: number) => ((x - plotLeft) / plotWidth) * units;
  const [from, to] = [at(Math.min(x1, x2)), at(Math.max(x1, x2))];
  const first = Math.max(0, Math.min(units - 1, Math.floor(from)));
  const last = Math.max(first + 1, Math.min(units, Math.ceil(to)));
  return brushFrom(axis, { from: first, to: last }, first, last);
}

/** The stretch of the axis that a cell stands on. */
export function brushOfCell(result: ComparisonResult, { row, cell }: RowCell): Brush {
  const data = result.rows[row];
  const units = unitsOf(result) * (result.x === 'sections' ? 1 : (data?.width ?? 0));
  const from = Math.floor((data?.cellFrom[cell] ?? 0) * units + slack);
  const to = Math.ceil((data?.cellTo[cell] ?? 0) * units - slack);
  return brushFrom(result, { from, to: Math.max(from + 1, to) }, from, to);
}

/** The brush after Shift and an arrow: its free end moves, over the place where it was begun if need be. */
export function brushOfKey(axis: Axis, { anchor, from, to }: Brush, key: string): Brush | null {
  const step = stepOf(axis);
  const forwards = from === anchor.from && (to > anchor.to || key === 'ArrowRight');
  if (key === 'ArrowRight')
    return brushFrom(axis, anchor, forwards ? from : Math.min(anchor.from, from + step), forwards ? to + step : to);
  if (key === 'ArrowLeft')
    return brushFrom(axis, anchor, forwards ? from : from - step, forwards ? Math.max(anchor.to, to - step) : to);
  return null;
}

/** Where the brush stands across the plot, in scene pixels. */
export function brushSpan(axis: Axis, { plotLeft, plotWidth }: ComparisonGrid, { from, to }: Along) {
  const units = unitsOf(axis);
  return { x: plotLeft + (from / units) * plotWidth, width: ((to - from) / units) * plotWidth };
}
