import { countWords, type WordCounts, type WordPlan } from '#shared/text/wordCounts.ts';
import { withStudyToRead } from './studyFile.ts';
import { readTextOf } from './texts.ts';

/** What a worker needs to count words: the study, which it reads for itself. */
export interface WordRequest {
  readonly path: string;
  readonly plan: WordPlan;
}

/** {@link countWords} as a worker does it. */
export async function countWordsTask(
  { path, plan }: WordRequest,
  progress: (done: number, total: number) => void,
): Promise<WordCounts> {
  return withStudyToRead(path, (study) => countWords(plan, (key) => readTextOf(study, key) ?? '', progress));
}
