import type { CountedCode, MappedProperty, PropertyMapResult } from '../../analysis/propertyMapResult.ts';
import { medianOf } from '../../analysis/reading/median.ts';
import { counted, inWords } from '../sentences.ts';

/** More rows than this make a picture that nobody reads; the table has all. */
const mostRows = 30;

/** The properties in the order of the picture, all of them. */
export function orderedProperties({ properties, settings }: PropertyMapResult): MappedProperty[] {
  return settings.order === 'tree' ? [...properties] : [...properties].sort((a, b) => b.codings - a.codings);
}

/** Those that the picture shows: the most frequent where there are very many. */
export function shownProperties(result: PropertyMapResult, most = mostRows): MappedProperty[] {
  if (result.properties.length <= most) return orderedProperties(result);
  const kept = new Set([...result.properties].sort((a, b) => b.codings - a.codings).slice(0, most));
  return orderedProperties(result).filter((property) => kept.has(property));
}

export const hasWeights = ({ properties }: PropertyMapResult): boolean =>
  properties.some(({ weights }) => weights.length > 0);
const hasParts = ({ properties, indicators }: PropertyMapResult): boolean =>
  indicators.length > 0 || properties.some(({ parts }) => parts.length > 0);

/** The theme of a map that is drawn. */
export function themeOf({ theme }: PropertyMapResult): CountedCode {
  if (!theme) throw new Error('A map without a theme has nothing to draw.');
  return theme;
}

export function propertyMapTitle(result: PropertyMapResult): string {
  const what = hasParts(result) ? 'Properties and dimensions' : 'Properties';
  return result.theme ? `${what} of ${result.theme.name}` : what;
}

/** Unit, the rule that says what a property is, and what is known of weights. */
export function propertyMapSentence(result: PropertyMapResult): string {
  const { byRole, withSubcodes, properties, settings, speakers } = result;
  const rule = byRole
    ? 'Properties are the codes below the theme that have this role; dimensions and indicators stand below them.'
    : 'No code below the theme has the role of a property: its properties are the codes directly below it, dimensions and indicators those below them.';
  const weights = !hasWeights(result)
    ? ' No coding here has a weight.'
    : settings.layout === 'layers'
      ? ' A dot is one coding with a weight; the bar spans them all, the stroke is their median.'
      : '';
  const part =
    properties.length > mostRows
      ? ` The ${mostRows} most frequent of ${counted(properties.length, 'property', 'properties')}.`
      : '';
  const whose = speakers ? ` ${speakers.charAt(0).toUpperCase()}${speakers.slice(1)}.` : '';
  return `A branch is as wide as the property’s codings, ${withSubcodes ? 'subcodes included' : 'without subcodes'}. ${rule}${weights}${part}${whose}`;
}

export const countWords = ({ codings, documents }: Pick<CountedCode, 'codings' | 'documents'>): string =>
  `${counted(codings, 'coding')} in ${counted(documents, 'document')}`;

/** The nearest words for what hangs on a property. */
export const roleWords = ({ role }: CountedCode): string => role ?? 'code below it';

/** A weight as it is read: at most one decimal. */
export const weightWords = (weight: number): string => String(Math.round(weight * 10) / 10);

/** `21 of 24 codings have a weight: from 8 to 88, median 31.` */
export function weightSentence({ weights, codings }: MappedProperty): string {
  if (weights.length === 0) return `None of ${counted(codings, 'coding')} has a weight.`;
  const [least, most] = [weights[0] ?? 0, weights.at(-1) ?? 0].map(weightWords);
  const have = weights.length === 1 ? 'has' : 'have';
  return `${inWords(weights.length)} of ${counted(codings, 'coding')} ${have} a weight: from ${least} to ${most}, median ${weightWords(medianOf(weights))}.`;
}

export const ownWords = ({ ownCodings }: PropertyMapResult): string =>
  ownCodings === 0
    ? ''
    : `${counted(ownCodings, 'coding')} of the theme itself ${ownCodings === 1 ? 'carries' : 'carry'} no property`;
