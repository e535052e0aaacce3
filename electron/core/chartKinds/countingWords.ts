import { readAsWords } from '#shared/text/numberedWords.ts';
import { type TypicalPlan, type TypicalWords, typicalWords } from '#shared/text/typicalWords.ts';
import { type TrendPlan, type WordTrend, wordTrend } from '#shared/text/wordTrend.ts';
import { listDocuments } from '../../store/documents.ts';
import { readTextOf } from '../../store/texts.ts';
import { type CodedWords, coveredIn } from '../../store/wordChartTask.ts';
import type { CoreContext } from '../context.ts';

/** Texts of so many characters are counted in the host thread, others in a worker. */
const fewCharacters = 1_000_000;
/** Milliseconds after which a count that does not come is given up. */
const timeLimit = 300_000;

const isSmall = (context: CoreContext): boolean => {
  const study = context.study();
  const characters = listDocuments(study.readable).reduce((sum, document) => sum + document.characters, 0);
  return characters <= fewCharacters || !study.isInPlace();
};

const reading = (context: CoreContext) => readAsWords((key) => readTextOf(context.readable(), key) ?? '');

const options = (context: CoreContext) => ({
  subject: 'The words',
  signal: context.signal,
  timeLimit,
  newestFirst: true,
});

/** {@link typicalWords}, here or in a worker. */
export async function countTypicalWords(
  context: CoreContext,
  plan: TypicalPlan,
  inside: CodedWords | null,
): Promise<TypicalWords> {
  if (isSmall(context)) return typicalWords(plan, reading(context), undefined, coveredIn(inside));
  const request = { path: context.study().path, typical: plan, inside };
  return (await context.ports.jobs.run('words.chart', request, options(context))) as TypicalWords;
}

/** {@link wordTrend}, here or in a worker. */
export async function countWordTrend(context: CoreContext, plan: TrendPlan): Promise<WordTrend> {
  if (isSmall(context)) return wordTrend(plan, reading(context));
  const request = { path: context.study().path, trend: plan };
  return (await context.ports.jobs.run('words.chart', request, options(context))) as WordTrend;
}
