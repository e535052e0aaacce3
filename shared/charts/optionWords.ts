import type { ChartResult } from '../analysis/chartResult.ts';
import type { ChartKind } from './kind.ts';
import { counted } from './sentences.ts';

/** What a chart was made with, in words: its own options, then those of every chart. For files and captions. */
export function optionWords(kind: ChartKind, result: ChartResult): readonly string[] {
  const { withSubcodes, documentCount, coderCount, speakers } = result;
  return [
    ...kind.options(result),
    ...(kind.codes === 'none' ? [] : [withSubcodes ? 'with subcodes' : 'without subcodes']),
    ...(kind.takesPart?.(result) ?? [
      counted(documentCount, 'document'),
      ...(coderCount > 1 ? [counted(coderCount, 'coder')] : []),
      ...(speakers === undefined ? [] : [speakers]),
    ]),
  ];
}
