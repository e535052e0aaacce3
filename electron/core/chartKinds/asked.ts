import type { ChartResult, Settings } from '#shared/analysis/chartResult.ts';
import type { CodeSet } from '#shared/analysis/columns.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import { chosenCount } from '#shared/analysis/selection.ts';
import { codeSets, inTreeOrder } from '#shared/analysis/sets.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { parseSettings } from '#shared/charts/settings.ts';
import type { ChartRequest } from '#shared/contract/procedures/charts.ts';
import { walkCodes } from '#shared/domain/codeTree.ts';
import { type AnalysisChoice, type AnalysisName, type AnalysisOutput, runAnalysis } from '../../jobs/analyses.ts';
import type { KeyedColumns } from '../../store/columns.ts';
import { choiceOf } from '../chartChoice.ts';
import { requireCodes } from '../codeRules.ts';
import { wordsOfLimits } from '../codingLimits.ts';
import type { CoreContext } from '../context.ts';

/** A chart that was asked for, with everything that its choice names looked up. */
export interface AskedChart {
  readonly context: CoreContext;
  readonly request: ChartRequest;
  readonly settings: Settings;
  readonly columns: KeyedColumns;
  /** The codes of the chart in the order of the tree, and who and what takes part. */
  readonly choice: CodingChoice;
  readonly sets: readonly CodeSet[];
  /** The part that every result has. */
  readonly base: Omit<ChartResult, 'settings'>;
}

/** The engine's part of a kind of chart. */
export type ChartMaker = (asked: AskedChart) => Promise<Omit<ChartResult, keyof AskedChart['base'] | 'settings'>>;

/**
 * Looks up what a chart is about. @throws AxialError `not_found` for a code, document or coder that is gone, `invalid_input`
 * for a setting that the kind does not know
 */
export function askedChart(context: CoreContext, kind: ChartKind, request: ChartRequest): AskedChart {
  const study = context.readable();
  const columns = context.columns();
  const settings = parseSettings(kind.settings, request.settings);
  const sets = setsOf(context, columns, kind, request);
  const choice = { ...choiceOf(study, columns, request), sets };
  const speakers = wordsOfLimits(study, request);
  return {
    context,
    request,
    settings,
    columns,
    choice,
    sets,
    base: {
      kind: kind.kind,
      revision: columns.revision,
      withSubcodes: request.withSubcodes,
      codes: sets.map(({ members: _, ...code }) => code),
      documentCount: chosenCount(choice.documents, columns.documents.ids.length),
      coderCount: chosenCount(choice.coders, columns.coderIds.length),
      ...(speakers === undefined ? {} : { speakers }),
    },
  };
}

/** The codes of the tree, each as a set with the codes that count into it. */
function setsOf(context: CoreContext, columns: KeyedColumns, kind: ChartKind, request: ChartRequest): CodeSet[] {
  const tree = context.codeTree();
  requireCodes(tree, request.codeIds ?? []);
  const all = () => Array.from(walkCodes(tree), (node) => node.code.id);
  const chosen = request.codeIds ? inTreeOrder(tree, request.codeIds) : kind.codes === 'all' ? all() : null;
  return codeSets(tree, columns.codeIds, chosen, request.withSubcodes);
}

/** Over so many codings an analysis is made in a worker, so that the window stays awake (DESIGN.md §5). */
const many = 100_000;
/** Milliseconds after which a chart that does not come is given up. */
const timeLimit = 600_000;

/** An analysis over the columns of the chart, here or in a worker. */
export async function analyse<Name extends AnalysisName>(
  { context, columns }: AskedChart,
  name: Name,
  choice: AnalysisChoice<Name>,
): Promise<AnalysisOutput<Name>> {
  if (columns.codings.start.length <= many) return runAnalysis(name, columns, choice);
  const { revision, documents, codings, codeIds, coderIds } = columns;
  const request = { name, columns: { revision, documents, codings, codeIds, coderIds }, choice };
  const options = { subject: 'The chart', signal: context.signal, timeLimit, newestFirst: true };
  return (await context.ports.jobs.run('chart.analyse', request, options)) as AnalysisOutput<Name>;
}
