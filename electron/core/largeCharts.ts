import type { StudyColumns } from '#shared/analysis/columns.ts';
import { type ComparisonChoice, compareDocuments } from '#shared/analysis/comparison.ts';
import { type CoOccurrenceChoice, countCoOccurrence } from '#shared/analysis/coOccurrence.ts';
import type { ComparisonResult, CoOccurrenceResult } from '#shared/analysis/results.ts';
import type { CoreContext } from './context.ts';

/** Over so many codings a chart is worked out in a worker, so that the window stays awake (DESIGN.md §5). */
const many = 100_000;
/** Milliseconds after which a chart that does not come is given up. */
const timeLimit = 600_000;

/** {@link countCoOccurrence}, here or in a worker. The answer says which revision it is about. */
export async function countWhereItFits(
  { ports, signal }: CoreContext,
  columns: StudyColumns,
  choice: CoOccurrenceChoice,
): Promise<CoOccurrenceResult> {
  if (columns.codings.start.length <= many || isCountedAlready(choice)) return countCoOccurrence(columns, choice);
  const options = { subject: 'The co-occurrence chart', signal, timeLimit, newestFirst: true };
  return ports.jobs.run('chart.coOccurrence', { columns: alone(columns), choice }, options);
}

/** Nothing is left to sweep: to send the columns to a worker would take longer than the rest of the work. */
function isCountedAlready({ known, unit, withDocuments, coefficients }: CoOccurrenceChoice): boolean {
  const cheap = coefficients?.every((coefficient) => coefficient === 'c' || coefficient === 'none') ?? false;
  return known !== undefined && unit === 'pairs' && withDocuments === false && cheap;
}

/** {@link compareDocuments}, here or in a worker. */
export async function compareWhereItFits(
  { ports, signal }: CoreContext,
  columns: StudyColumns,
  choice: ComparisonChoice,
): Promise<ComparisonResult> {
  if (columns.codings.start.length <= many) return compareDocuments(columns, choice);
  const options = { subject: 'The comparison chart', signal, timeLimit, newestFirst: true };
  return ports.jobs.run('chart.comparison', { columns: alone(columns), choice }, options);
}

/** Only what analysis needs: the keys of the file stay here. */
function alone({ revision, documents, codings, codeIds, coderIds }: StudyColumns): StudyColumns {
  return { revision, documents, codings, codeIds, coderIds };
}
