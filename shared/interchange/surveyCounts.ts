import type { SurveyPlan } from './surveyDocuments.ts';

/** What a table would bring in. */
export interface SurveyCounts {
  readonly documents: number;
  readonly variables: number;
  /** Cells of text. */
  readonly answers: number;
  /** Rows without any text. */
  readonly emptyRows: number;
}

/**
 * Counts what a plan would bring in, without its words. `filled`: rows × columns, row by row, 1 where a cell of the rows below
 * the header holds anything.
 */
export function countSurvey(
  filled: Uint8Array,
  width: number,
  { columns, documents }: Pick<SurveyPlan, 'columns' | 'documents'>,
): SurveyCounts {
  const texts = columns.flatMap(({ use }, column) => (use === 'text' ? [column] : []));
  const rows = width === 0 ? 0 : filled.length / width;
  let [answers, withText] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const found = texts.reduce((sum, column) => sum + (filled[row * width + column] ?? 0), 0);
    answers += found;
    if (found > 0) withText += 1;
  }
  const made = { row: withText, answer: answers, table: Math.min(1, answers) }[documents];
  const variables = columns.filter(({ use }) => use === 'variable').length;
  return { documents: made, variables, answers, emptyRows: documents === 'table' ? 0 : rows - withText };
}
