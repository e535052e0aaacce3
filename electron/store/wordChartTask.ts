import { type TypicalPlan, type TypicalWords, typicalWords } from '#shared/text/typicalWords.ts';
import { type TrendPlan, type WordTrend, wordTrend } from '#shared/text/wordTrend.ts';
import { withStudyToRead } from './studyFile.ts';
import { readTextOf } from './texts.ts';

/** A count of words for a chart in the study at a path. */
export type WordChartRequest = { readonly path: string } & (
  | { readonly typical: TypicalPlan }
  | { readonly trend: TrendPlan }
);

type Progress = (done: number, total: number) => void;

/** Counts words as a worker does it: it reads the texts for itself. */
export async function countWordChartTask(
  request: WordChartRequest,
  progress: Progress,
): Promise<TypicalWords | WordTrend> {
  return withStudyToRead(request.path, (study) => {
    const read = (key: number) => readTextOf(study, key) ?? '';
    return 'typical' in request
      ? typicalWords(request.typical, read, progress)
      : wordTrend(request.trend, read, progress);
  });
}
