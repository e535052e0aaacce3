import { type Line, lineOf } from './lines.ts';

/** Fewer lines than this that part at one place are a table or chance. */
const fewest = 8;

/**
 * Lines that some programs write across two columns, cut at the gap between the columns and put into the order of reading:
 * first the left column, then the right one, between the lines that run across both. Lines of tables stay whole: their
 * cells are short and do not fill their columns.
 */
export function partColumns(lines: readonly Line[], width: number): Line[] {
  const gutter = gutterOf(lines, width);
  if (gutter === null) return [...lines];
  const ordered: Line[] = [];
  let right: Line[] = [];
  for (const line of lines) {
    const halves = halvesOf(line, gutter);
    if (halves.length === 2) {
      ordered.push(halves[0] as Line);
      right.push(halves[1] as Line);
    } else if (line.left > gutter && right.length > 0) right.push(line);
    else if (line.right < gutter) ordered.push(line);
    else {
      ordered.push(...right, line);
      right = [];
    }
  }
  return [...ordered, ...right];
}

/** The place at which most lines have a gap, when what stands on both sides of it is running text. */
function gutterOf(lines: readonly Line[], width: number): number | null {
  const wide = lines.filter((line) => line.right - line.left > width * 0.5);
  if (wide.length < fewest) return null;
  for (let place = width * 0.35; place <= width * 0.65; place += 2) {
    const parted = wide.map((line) => halvesOf(line, place)).filter((halves) => halves.length === 2);
    if (parted.length >= fewest && parted.length >= wide.length * 0.6 && areColumns(parted)) return place;
  }
  return null;
}

function areColumns(parted: readonly (readonly Line[])[]): boolean {
  return [0, 1].every((side) => {
    const halves = parted.map((entry) => entry[side] as Line);
    const right = Math.max(...halves.map((line) => line.right));
    const left = Math.min(...halves.map((line) => line.left));
    const filled = halves.filter((line) => line.right - line.left > (right - left) * 0.75);
    const letters = halves.reduce((sum, line) => sum + line.text.length, 0) / halves.length;
    return filled.length >= halves.length * 0.6 && letters >= 20;
  });
}

/** The line, or its two halves when a gap as wide as a letter stands at the place. */
function halvesOf(line: Line, place: number): Line[] {
  const pieces = line.spans.map(({ piece }) => piece);
  const left = pieces.filter((piece) => piece.right <= place);
  const right = pieces.filter((piece) => piece.left >= place);
  if (left.length === 0 || right.length === 0 || left.length + right.length < pieces.length) return [line];
  const gap = Math.min(...right.map((piece) => piece.left)) - Math.max(...left.map((piece) => piece.right));
  return gap >= line.size * 0.9 ? [lineOf(left), lineOf(right)] : [line];
}
