import { tableDigest } from '../digest.ts';
import type { ChartTable } from '../tables.ts';
import { type FigureChanges, figureChanges } from './changes.ts';
import { allChangeWords, figureChangeWords, studyChangeWords } from './changeWords.ts';
import type { KeptFigures } from './figures.ts';

/** What is remembered of a day: of an export the digest of its numbers, of both what the figures were. */
export interface Remembered {
  readonly digest?: string;
  readonly figures: KeptFigures | null;
}

/** What a kept chart says of itself beside what it was on a day. */
export interface ChangesSince {
  /** False where every number is as it was. */
  readonly isChanged: boolean;
  /** In a few words, for where there is little room. */
  readonly brief: string;
  readonly sentence: string;
  /** Figure by figure; `null` where the figures of that day were not kept. */
  readonly changes: FigureChanges | null;
}

/**
 * Compares a chart with what was remembered of it. `numbers` are those that the digest was made of, `figures` what would
 * be kept today; `day` names the day that it is compared with.
 */
export function changesSince(
  then: Remembered,
  now: { readonly numbers: ChartTable; readonly figures: KeptFigures | null },
  day: string,
): ChangesSince {
  const changes = then.figures && now.figures ? figureChanges(then.figures, now.figures) : null;
  const isChanged =
    then.digest === undefined
      ? JSON.stringify(then.figures?.table) !== JSON.stringify(now.figures?.table)
      : then.digest !== tableDigest(now.numbers);
  if (!isChanged) {
    const sentence = `Since ${day}: every number of this chart is as it was${grown(changes)}.`;
    return { isChanged, brief: 'every number is as it was', sentence, changes };
  }
  if (!changes) {
    const sentence = `Since ${day}: the numbers are others. Which they were is not known: too many to be kept, or written by an earlier version.`;
    return { isChanged, brief: 'which numbers is not known', sentence, changes };
  }
  const brief = studyChangeWords(changes) || figureChangeWords(changes);
  return { isChanged, brief, sentence: allChangeWords(day, changes), changes };
}

/** What has happened in the study without any effect on the chart. */
function grown(changes: FigureChanges | null): string {
  const words = changes ? studyChangeWords(changes) : '';
  return words === '' ? '' : `, though the study has ${words}`;
}
