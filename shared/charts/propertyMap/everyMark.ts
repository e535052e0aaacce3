import type { CountedCode, PropertyMapResult } from '../../analysis/propertyMapResult.ts';
import type { Mark } from '../scene.ts';
import { countWords, roleWords, weightSentence } from './words.ts';

const codeWords = (key: string, code: CountedCode, title: string) =>
  ({ kind: 'group', key, name: code.path, title, data: { kind: 'code', codeId: code.id } }) as const;

/** The marks of the map by their words alone: which of the smaller ones are drawn depends on the room. */
export const themeWords = (code: CountedCode) => codeWords(`theme:${code.id}`, code, `${countWords(code)}.`);
export const propertyWords = (code: CountedCode) => codeWords(`property:${code.id}`, code, `${countWords(code)}.`);
export const partWords = (code: CountedCode) =>
  codeWords(`part:${code.id}`, code, `${countWords(code)}; ${roleWords(code)}.`);
export function weightWordsOf(property: PropertyMapResult['properties'][number]) {
  const words = {
    kind: 'group',
    key: `weights:${property.id}`,
    name: `${property.path}: weight`,
    title: weightSentence(property),
  } as const;
  if (property.weights.length === 0) return words;
  return { ...words, data: { kind: 'codings', codeIds: [property.id], weighed: true } } as const;
}

export function everyMark({ theme, properties, indicators }: PropertyMapResult): Mark[] {
  const words = [
    ...(theme ? [themeWords(theme)] : []),
    ...properties.flatMap((property) => [
      propertyWords(property),
      weightWordsOf(property),
      ...property.parts.map(partWords),
    ]),
    ...indicators.map(partWords),
  ];
  return words.map((each) => ({ ...each, children: [] }));
}
