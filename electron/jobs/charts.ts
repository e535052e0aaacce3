import type { StudyColumns } from '#shared/analysis/columns.ts';
import { type ComparisonChoice, compareDocuments } from '#shared/analysis/comparison.ts';
import { type CoOccurrenceChoice, countCoOccurrence } from '#shared/analysis/coOccurrence.ts';
import { packRows } from '#shared/analysis/packedRows.ts';
import type { ComparisonResult, CoOccurrenceResult } from '#shared/analysis/results.ts';

/** An analysis that goes to a worker: the columns it is about travel with it, so it needs no file. */
export interface ChartRequest<Choice> {
  readonly columns: StudyColumns;
  readonly choice: Choice;
}

export async function countInWorker({
  columns,
  choice,
}: ChartRequest<CoOccurrenceChoice>): Promise<CoOccurrenceResult> {
  return countCoOccurrence(columns, choice);
}

export async function compareInWorker({ columns, choice }: ChartRequest<ComparisonChoice>): Promise<ComparisonResult> {
  const result = compareDocuments(columns, choice);
  return { ...result, rows: packRows(result.rows) };
}
