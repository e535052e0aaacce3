import type { CodelineResult } from './codeline.ts';

/** So many rows a picture shows at most; the table has all. */
export const mostRows = 200;

const firstOf = ({ rows }: CodelineResult, index: number): number =>
  rows[index]?.runs[0]?.from ?? Number.MAX_SAFE_INTEGER;

/** The codes that have a row (indices), in the order asked for. */
export function rowOrder(result: CodelineResult): number[] {
  const { rows, codes, settings } = result;
  const used = settings.rows === 'used';
  const shown = [...codes.keys()].filter((index) => !used || (rows[index]?.runs.length ?? 0) > 0);
  if (settings.order === 'first') return shown.sort((a, b) => firstOf(result, a) - firstOf(result, b) || a - b);
  const paragraphs = (index: number) => rows[index]?.paragraphs ?? 0;
  return settings.order === 'most' ? shown.sort((a, b) => paragraphs(b) - paragraphs(a) || a - b) : shown;
}
