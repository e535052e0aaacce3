import { counted, formatCount } from '../sentences.ts';
import type { DocumentMapResult } from './documentMap.ts';

/** The group of a document; empty where nothing parts them. */
export const groupOfPlace = (result: DocumentMapResult, place: number): string =>
  result.groups[result.documents[place]?.group ?? -1]?.name ?? '';

/** The numbers of a document in a sentence. */
export function documentSentence(result: DocumentMapResult, place: number): string {
  const size = result.codes.length;
  const shares = result.settings.measure === 'shares';
  const parts = result.codes
    .map(({ name }, set) => ({ name, value: result.profiles[place * size + set] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, 4)
    .map(({ name, value }) => `${name} ${shares ? `${Math.round(value * 100)} %` : formatCount(value)}`);
  const group = groupOfPlace(result, place);
  const cluster = result.clusterCount > 1 ? ` Cluster ${(result.cluster[place] ?? 0) + 1}.` : '';
  return `${counted(result.codings[place] ?? 0, 'coding')}: ${parts.join(', ')}.${group === '' ? '' : ` ${result.by}: ${group}.`}${cluster}`;
}
