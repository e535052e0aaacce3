import type { CodeSet, StudyColumns } from '#shared/analysis/columns.ts';
import { coveredText } from '#shared/analysis/coveredText.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import { createWordMemory } from '#shared/text/numberedWords.ts';
import { type CoveredIn, type TypicalPlan, type TypicalWords, typicalWords } from '#shared/text/typicalWords.ts';
import { type TrendPlan, type WordTrend, wordTrend } from '#shared/text/wordTrend.ts';
import { withSnapshotToRead } from './studyFile.ts';
import { readTextOf, textHashes } from './texts.ts';

/** A count of words for a chart in the study at a path. */
export type WordChartRequest = { readonly path: string } & (
  | { readonly typical: TypicalPlan; readonly inside: CodedWords | null }
  | { readonly trend: TrendPlan }
);

/** Which words codes cover. It is worked out document by document: 1,000 codes of 10,000 documents would not fit at once. */
export interface CodedWords {
  readonly columns: StudyColumns;
  readonly choice: Omit<CodingChoice, 'sets'>;
  readonly sets: readonly Pick<CodeSet, 'members'>[];
  /** Index in the columns of each document of the plan. */
  readonly documents: Int32Array;
}

type Progress = (done: number, total: number) => void;

/** Of the texts that this thread counted before. What a document holds is known by its hash, in whatever study it stands. */
const memory = createWordMemory();

/** Counts words as a worker does it: it reads the texts for itself. */
export async function countWordChartTask(
  request: WordChartRequest,
  progress: Progress,
): Promise<TypicalWords | WordTrend> {
  return withSnapshotToRead(request.path, (study) => {
    const hashes = textHashes(study);
    const source = memory.source({
      hash: (key) => hashes.get(key) ?? '',
      read: (key) => readTextOf(study, key) ?? '',
    });
    return 'typical' in request
      ? typicalWords(request.typical, source, progress, coveredIn(request.inside))
      : wordTrend(request.trend, source, progress);
  });
}

/** What the codes cover of the documents of a plan; without codes the plan itself says what is covered. */
export function coveredIn(inside: CodedWords | null): CoveredIn | undefined {
  if (!inside) return undefined;
  const covered = coveredText(inside.columns, inside.choice, inside.sets);
  return (place) => covered(inside.documents[place] ?? -1);
}
