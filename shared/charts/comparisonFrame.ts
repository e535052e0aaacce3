import { ticks } from 'd3-array';
import type { ComparisonResult } from '../analysis/results.ts';
import { type ComparisonContext, words } from './comparisonParts.ts';
import type { Mark } from './scene.ts';
import { formatCount } from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

/** Guides and numbers of the axis: places along the text, in the unit of the axis. */
function axisTicks(result: ComparisonResult): readonly { readonly at: number; readonly label: string }[] {
  if (result.longest <= 0) return [];
  const values = ticks(0, result.longest, 10).filter((value) => Number.isInteger(value));
  return values.map((value) => ({ at: value / result.longest, label: value === 0 ? 'start' : formatCount(value) }));
}

/** Numbers of the axis. A paragraph is a stretch, so its number stands in the middle of it and not at its end. */
function axisNumbers(result: ComparisonResult): readonly { readonly at: number; readonly label: string }[] {
  const atTicks = axisTicks(result);
  if (result.x !== 'paragraphs') return atTicks;
  const half = 0.5 / result.longest;
  return atTicks.filter(({ at }) => at > 0).map(({ at, label }) => ({ at: at - half, label }));
}

const axisNames = { sections: 'section', paragraphs: 'paragraph', characters: 'character' } as const;

/** The words above the plot. */
export function axisMarks({ result, theme, grid }: ComparisonContext): readonly Mark[] {
  const baseline = grid.top + 14;
  const style = { fill: theme.ink3, size: 11.5 } as const;
  const numbers = axisNumbers(result).map(({ at, label }): Mark => {
    const anchor = at === 0 ? 'start' : at > 0.99 ? 'end' : 'middle';
    return words(`tick:${label}`, grid.plotLeft + at * grid.plotWidth, baseline, label, { ...style, anchor });
  });
  return [
    words('axis', grid.plotLeft - 10, baseline, axisNames[result.x], { ...style, anchor: 'end' }),
    ...numbers,
    words('shares', grid.sharesLeft, baseline, 'share of slices', style),
  ];
}

/** Lines from the numbers of the axis down to the end. */
export function guideMarks({ result, theme, grid }: ComparisonContext, bottom: number): readonly Mark[] {
  return axisTicks(result).map(({ at, label }): Mark => {
    const x = Math.round(grid.plotLeft + at * grid.plotWidth) + 0.5;
    return { kind: 'line', key: `guide:${label}`, x1: x, x2: x, y1: grid.top + 20, y2: bottom, stroke: theme.hairline };
  });
}

/** Swatch, name and frequency of each code, wrapped to the width. */
export function legendMarks(
  context: ComparisonContext,
  left: number,
  top: number,
  width: number,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const { result, theme, colors } = context;
  const marks: Mark[] = [];
  let x = left;
  let y = top + 14;
  result.themes.forEach((code, index) => {
    const name = fitText(code.name, 240, 13);
    const count = formatCount(result.frequency[index] ?? 0);
    const nameWidth = measureText(name, 13);
    const wide = 19 + nameWidth + 7 + measureText(count, 12);
    if (x > left && x + wide > left + width) {
      x = left;
      y += 22;
    }
    marks.push({
      kind: 'rect',
      key: `legend:${index}`,
      x,
      y: y - 11,
      width: 12,
      height: 12,
      radius: 2,
      fill: colors[index] ?? theme.ink2,
    });
    marks.push(words(`legend:name:${index}`, x + 19, y, name, { fill: theme.ink2, size: 13 }));
    marks.push(words(`legend:count:${index}`, x + 19 + nameWidth + 7, y, count, { fill: theme.ink3, size: 12 }));
    x += wide + 20;
  });
  return { marks, height: y - top + 16 };
}
