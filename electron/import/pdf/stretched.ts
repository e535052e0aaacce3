import { gapOf, type Line, lineOf, widestBlank } from './lines.ts';

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
      (hasEqualBlanks(line) || fillsAs(line, plain.at(-1)) || fillsAs(line, lines[index + 1]));
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

/** Has the same edges as running text right above or below it. */
function fillsAs(line: Line, other: Line | undefined): boolean {
  if (!other || other.text.includes('\t') || !/\s/u.test(other.text)) return false;
  const same = (one: number, two: number) => Math.abs(one - two) < line.size * 0.15;
  const step = Math.abs(line.baseline - other.baseline);
  const isNear = step > line.size * 0.5 && step < line.size * (widestBlank - 0.7);
  return isNear && same(line.size, other.size) && same(line.left, other.left) && same(line.right, other.right);
}
