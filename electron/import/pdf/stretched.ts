import { gapOf, type Line, lineOf } from './lines.ts';

/**
 * Lines that fill a column to both of its edges may have blanks as wide as those of a table. Where all blanks of a line are
 * equally wide, or where it ends with the running text above or below it, they are blanks between words and no TABs.
 */
export const withoutStretchedBlanks = (lines: readonly Line[]): Line[] => seen(seen(lines));

/** Every line beside its neighbours; those below are known to be text only the second time. */
function seen(lines: readonly Line[]): Line[] {
  const plain: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const isStretched =
      line.text.includes('\t') &&
      (hasEqualBlanks(line) ||
        [...plain.slice(-reach), ...lines.slice(index + 1, index + 1 + reach)].some(fills(line)));
    plain.push(
      isStretched
        ? lineOf(
            line.spans.map(({ piece }) => piece),
            true,
          )
        : line,
    );
  }
  return plain;
}

/** At least two blanks that are wide, and none that is not as wide as they are. */
function hasEqualBlanks({ spans, size }: Line): boolean {
  const gaps = spans.flatMap(({ piece }, index) => {
    const before = spans[index - 1]?.piece;
    const gap = before ? gapOf(before, piece) : 0;
    return gap > size * 0.2 ? [gap] : [];
  });
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  const hasBlanksWithin = spans.some(({ piece }) => /\S\s+\S/u.test(piece.text));
  return gaps.length >= 2 && !hasBlanksWithin && most - least < size * 0.15;
}

/** Lines above and below it that tell of the column of a line. */
const reach = 6;
/** Widths of a column in sizes of its letters: in narrower ones blanks grow widest. */
const narrow = 24;
/** Nothing narrower is a column of running text. */
const narrowest = 10;

/** Whether it has the same edges as running text: right above or below it, in a narrow column also some lines away. */
function fills(line: Line): (other: Line) => boolean {
  const same = (one: number, two: number) => Math.abs(one - two) < line.size * 0.15;
  const width = line.right - line.left;
  const farthest = width < line.size * narrow ? reach : 1;
  return (other) => {
    if (width < line.size * narrowest || other.text.includes('\t') || !/\s/u.test(other.text)) return false;
    const step = Math.abs(line.baseline - other.baseline);
    const isNear = step > line.size * 0.5 && step < line.size * widestStep * farthest;
    return isNear && same(line.size, other.size) && same(line.left, other.left) && same(line.right, other.right);
  };
}

/** From one line of running text to the next, in sizes of its letters. */
const widestStep = 1.8;
