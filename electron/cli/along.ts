import type { Along } from '#shared/analysis/along.ts';
import { comparisonAxes } from '#shared/analysis/results.ts';
import { UsageError } from './usage.ts';

export const alongDetails: readonly string[] = [
  `--stretch ${comparisonAxes.join('|')}:FROM-TO`,
  '                       only codings that touch this stretch of their document, counted from 1: sections:21-35',
];

/** `--stretch sections:21-35` as charts take it; nothing where it is not said. @throws UsageError */
export function alongOf(given: string | undefined): { along?: Along } {
  if (given === undefined) return {};
  const [, axis, first = '', last = first] = /^([a-z]+):(\d{1,9})(?:-(\d{1,9}))?$/u.exec(given) ?? [];
  const x = comparisonAxes.find((each) => each === axis);
  const [from, to] = [Number(first) - 1, Number(last)];
  if (x === undefined || from < 0 || to <= from) {
    throw new UsageError(
      `--stretch takes ${comparisonAxes.join(', ')} with a stretch counted from 1, such as sections:21-35, not “${given}”.`,
    );
  }
  if (x === 'sections' && to > 100) throw new UsageError('--stretch sections: a document has 100 sections.');
  return { along: { x, from, to } };
}
