import type { ComparisonResult } from '../analysis/results.ts';
import { mostMemosOf, stripScaleOf } from './comparisonBelow.ts';
import { comparisonBody, type Stretch } from './comparisonBody.ts';
import { axisMarks, guideMarks, legendMarks } from './comparisonFrame.ts';
import {
  axisHeight,
  belowOf,
  type ComparisonGrid,
  type ComparisonLayoutOptions,
  makeGrid,
  roomOf,
} from './comparisonGrid.ts';
import type { ComparisonContext } from './comparisonParts.ts';
import { footBlock, headingBlock } from './heading.ts';
import { chartTheme, shades } from './palette.ts';
import { findMark, type Mark, type Scene } from './scene.ts';
import { comparisonSentence, comparisonTitle, provenanceLine } from './sentences.ts';

export interface ComparisonLayout {
  readonly scene: Scene;
  readonly grid: ComparisonGrid;
}

/** A comparison of which everything is known but its marks: of 10,000 rows only those are drawn that are seen. */
export interface ComparisonPlan {
  readonly grid: ComparisonGrid;
  readonly width: number;
  readonly height: number;
  /** The picture with the marks that stand in a stretch of it, from top to bottom; with all of them when it is left out. */
  sceneIn(stretch?: Stretch): Scene;
  /** The mark of that key in the memo row of a group, wherever it stands. */
  memoMark(key: string): Mark | undefined;
}

const group = (key: string, children: readonly Mark[]): Mark => ({ kind: 'group', key, children });

/** The parts that stand around the rows of a file: title and legend above, where it comes from below. */
function surroundings(context: ComparisonContext, options: ComparisonLayoutOptions) {
  const { margin, inner } = roomOf(options);
  const { result, theme } = context;
  if (!options.alone) return { heading: [], legend: [], top: 0 };
  const title = { title: comparisonTitle, sentence: comparisonSentence(result) };
  const place = { left: margin, top: margin, width: inner };
  const heading = options.bare ? { marks: [], height: 0 } : headingBlock(title, place, theme);
  const top = margin + heading.height + 8;
  const legend = legendMarks(context, margin, top, inner);
  return { heading: heading.marks, legend: legend.marks, top: top + legend.height };
}

/** Measures the comparison chart without drawing it. See {@link layoutComparison}. */
export function planComparison(result: ComparisonResult, options: ComparisonLayoutOptions): ComparisonPlan {
  const theme = chartTheme(options.mode);
  const { margin, inner } = roomOf(options);
  const draft: ComparisonContext = {
    ...{ result, theme, below: belowOf(result), grid: makeGrid(result, options) },
    colors: result.themes.map(({ color }) => shades(color, options.mode).solid),
    stripScale: stripScaleOf(result),
    mostMemos: mostMemosOf(result),
  };
  const { heading, legend, top } = surroundings(draft, options);
  const context = { ...draft, grid: { ...draft.grid, top, axisBottom: top + axisHeight } };
  const body = comparisonBody(context);
  const provenance = options.provenance ? provenanceLine(options.provenance) : '';
  const foot = footBlock(provenance, { left: margin, top: body.bottom + 18, width: inner }, theme);
  const footHeight = foot.height === 0 ? 0 : foot.height + 18;
  const [width, height] = [inner + margin * 2, Math.ceil(body.bottom + footHeight + Math.max(margin, 2))];
  const above = [group('heading', heading), group('legend', legend), group('axis', axisMarks(context))];
  const guides = group('guides', guideMarks(context, body.bottom));
  const under = group('foot', foot.marks);
  const words = {
    background: theme.paper,
    title: comparisonTitle,
    description: comparisonSentence(result),
    provenance,
  };
  return {
    grid: { ...context.grid, rows: body.places, bottom: body.bottom },
    width,
    height,
    sceneIn: (stretch) => {
      const { names, rows } = body.marksIn(stretch);
      return { width, height, ...words, marks: [...above, guides, group('names', names), group('rows', rows), under] };
    },
    memoMark: (key) => {
      const [, index] = /^memos:(\d+):/u.exec(key) ?? [];
      return index === undefined ? undefined : findMark(body.belowGroup(Number(index)).rows, key);
    },
  };
}

/**
 * The comparison chart (METHOD.md §4): a row a document, groups one above the other, each cell cut into slices side by
 * side in the order of the codes, what is not coded left empty; at the right the share of each code, under each group in
 * how many of its documents each code stands at that place, and the mean share.
 */
export function layoutComparison(result: ComparisonResult, options: ComparisonLayoutOptions): ComparisonLayout {
  const plan = planComparison(result, options);
  return { scene: plan.sceneIn(), grid: plan.grid };
}
