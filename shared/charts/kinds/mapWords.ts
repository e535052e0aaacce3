import type { ResultCode } from '../../analysis/results.ts';
import { counted, unitName, unitRule } from '../sentences.ts';
import type { CodeMapResult } from './map.ts';

/** The code at a place of the map. */
export const codeAt = ({ codes, places }: CodeMapResult, place: number): ResultCode =>
  codes[places[place] ?? -1] as ResultCode;

export function distanceWords({ settings: { distance, unit, near } }: CodeMapResult): string {
  if (distance === 'jaccard') return '1 − Jaccard (characters with both codes / characters with either)';
  return `the greatest sum of a column − the count of the two. The count: ${unitRule(unit, near).replace(/\.$/u, '')}`;
}

export function leftOutWords({ codes, places }: CodeMapResult): string {
  const missing = codes.length - places.length;
  if (missing === 0) return '';
  return ` ${counted(missing, 'code')} without codings ${missing === 1 ? 'is' : 'are'} left out.`;
}

export function extraWords({ settings: { lines, unit, near }, clusterCount, ties }: CodeMapResult): string {
  const drawn = ties.first.length;
  const line =
    lines === 0 ? '' : ` ${counted(drawn, 'line')}: codes with a count of ${lines} or more (${unitName(unit, near)}).`;
  const cluster = clusterCount > 1 ? ` Outlined: ${counted(clusterCount, 'cluster')} by average linkage.` : '';
  return line + cluster;
}

/** The number behind a circle in a sentence. */
export function placeSentence(result: CodeMapResult, place: number): string {
  const cluster = result.clusterCount > 1 ? `; cluster ${(result.cluster[place] ?? 0) + 1}` : '';
  return `${counted(result.frequency[place] ?? 0, 'coding')} in ${counted(result.documents[place] ?? 0, 'document')}${cluster}.`;
}
