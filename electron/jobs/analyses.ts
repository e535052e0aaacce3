import { categorySaturation } from '#shared/analysis/categorySaturation.ts';
import { codeFrequencies } from '#shared/analysis/codeFrequencies.ts';
import { codeline } from '#shared/analysis/codeline.ts';
import { codeMap } from '#shared/analysis/codeMap.ts';
import { codeMatrix } from '#shared/analysis/codeMatrix.ts';
import type { StudyColumns } from '#shared/analysis/columns.ts';
import { documentMap } from '#shared/analysis/documentMap.ts';
import { documentSimilarity } from '#shared/analysis/documentSimilarity.ts';
import { codeNetwork } from '#shared/analysis/network.ts';
import { portraits } from '#shared/analysis/portrait.ts';
import { rankedTies } from '#shared/analysis/rankedTies.ts';
import { countRelationships } from '#shared/analysis/relationships.ts';
import { saturation } from '#shared/analysis/saturation.ts';
import { timeline } from '#shared/analysis/timeline.ts';
import { tiesOfTwoSets } from '#shared/analysis/twoSets.ts';

/** Analyses that may be sent to a worker: pure functions of the columns and a choice, by name. */
export const analyses = {
  codeFrequencies,
  codeMap,
  codeNetwork,
  codeMatrix,
  codeline,
  portraits,
  saturation,
  categorySaturation,
  timeline,
  countRelationships,
  documentMap,
  rankedTies,
  tiesOfTwoSets,
  documentSimilarity,
};

export type AnalysisName = keyof typeof analyses;
export type AnalysisChoice<Name extends AnalysisName> = Parameters<(typeof analyses)[Name]>[1];
export type AnalysisOutput<Name extends AnalysisName> = ReturnType<(typeof analyses)[Name]>;

export interface AnalysisRequest {
  readonly name: AnalysisName;
  readonly columns: StudyColumns;
  readonly choice: unknown;
}

/** Runs one of them; what comes back is of its own type. */
export function runAnalysis<Name extends AnalysisName>(
  name: Name,
  columns: StudyColumns,
  choice: AnalysisChoice<Name>,
): AnalysisOutput<Name> {
  const run = analyses[name] as (columns: StudyColumns, choice: AnalysisChoice<Name>) => AnalysisOutput<Name>;
  return run(columns, choice);
}

export async function analyseInWorker({ name, columns, choice }: AnalysisRequest): Promise<unknown> {
  return runAnalysis(name, columns, choice as never);
}
