import type { RelationshipsResult } from '../../analysis/reading/relationshipResult.ts';
import type { CoOccurrenceUnit } from '../../analysis/results.ts';
import { counted, inWords, pairSentence, unitName } from '../sentences.ts';
import { drawnFrom, middleOf, type SharedProperty, type Tie, tiesAllTogether } from './rule.ts';

const nouns: Readonly<Record<CoOccurrenceUnit, readonly [one: string, many: string]>> = {
  pairs: ['pair', 'pairs'],
  stretches: ['stretch', 'stretches'],
  characters: ['character', 'characters'],
  paragraphs: ['paragraph', 'paragraphs'],
  documents: ['document', 'documents'],
  near: ['pair', 'pairs'],
};

/** A count in the chosen unit: `12 pairs`, `1 stretch`. */
export function inUnit({ settings: { unit } }: RelationshipsResult, value: number): string {
  const [one, many] = nouns[unit];
  return counted(value, one, many);
}

const widths: Readonly<Record<CoOccurrenceUnit, string>> = {
  pairs: 'the pairs of overlapping codings of two themes',
  stretches: 'the stretches of text that carry both themes',
  characters: 'the characters that carry both themes',
  paragraphs: 'the paragraphs that both themes touch',
  documents: 'the documents that hold both themes',
  near: 'the pairs of codings of two themes that stand near each other',
};

export const unitOf = ({ settings: { unit, near } }: RelationshipsResult): string => unitName(unit, near);

const upperFirst = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** A finding only where the rule can say it: the theme in the middle is the strongest tie of every other. */
export function relationshipsTitle(result: RelationshipsResult): string {
  const many = inWords(result.themes.length);
  const middle = result.themes[middleOf(result)];
  if (middle && tiesAllTogether(result)) return `${upperFirst(middle.name)} ties the ${many} themes together`;
  return result.themes.length === 1 ? 'Relationships of one theme' : `Relationships of ${many} themes`;
}

export function relationshipsSentence(result: RelationshipsResult): string {
  const { settings, withSubcodes, themes, codes } = result;
  const near =
    settings.unit === 'near'
      ? ` (${settings.near === 0 ? 'in one paragraph' : `at most ${counted(settings.near, 'paragraph')} apart`})`
      : '';
  const part =
    themes.length < codes.length
      ? ` The ${inWords(themes.length)} most frequent of ${counted(codes.length, 'code')}.`
      : '';
  const isElsewhere = settings.middle !== null && themes.every(({ id }) => id !== settings.middle);
  const middle = isElsewhere ? ' The code that was chosen for the middle is none of these themes.' : '';
  const speakers = result.speakers ? ` ${upperFirst(result.speakers)}.` : '';
  return (
    `A tie is as wide as ${widths[settings.unit]}${near}, ${withSubcodes ? 'subcodes included' : 'without subcodes'}; ties from ${inUnit(result, drawnFrom(result))} are drawn. ` +
    `A property stands between its own theme and the one it overlaps most, from ${inUnit(result, settings.shared)}, ` +
    `or the two, where the second has ${inUnit(result, settings.second).replace(/ .*/u, '')}.${part}${middle}${speakers}`
  );
}

/** A tie in a sentence: `58 pairs of codings overlap, in 17 documents.` */
export function tieSentence(result: RelationshipsResult, { first, second }: Pick<Tie, 'first' | 'second'>): string {
  const { themes, values, together, settings } = result;
  const counts = { codes: themes, values, documents: together, unit: settings.unit, near: settings.near };
  return pairSentence(counts, first, second);
}

const codingsIn = (codings: number, documents: number): string =>
  `${counted(codings, 'coding')} in ${counted(documents, 'document')}`;

export function themeSentence(result: RelationshipsResult, index: number): string {
  const own = result.withSubcodes ? ', subcodes included' : '';
  return `${codingsIn(result.codings[index] ?? 0, result.documents[index] ?? 0)}${own}.`;
}

/** A property in a sentence: its codings, and what it has in common with each theme that it leads to. */
export function propertySentence(result: RelationshipsResult, { index, others, values }: SharedProperty): string {
  const parts = others.map(
    (theme, at) => `${inUnit(result, values[at] ?? 0)} with ${result.themes[theme]?.name ?? ''}`,
  );
  const own = codingsIn(result.propertyCodings[index] ?? 0, result.propertyDocuments[index] ?? 0);
  return `${own}; ${parts.join(', ')}.`;
}

/** What is not in the picture, by name: weak ties, and properties without room. */
export function notDrawn(
  result: RelationshipsResult,
  { weak, without }: { readonly weak: readonly Tie[]; readonly without: readonly SharedProperty[] },
): string {
  const tie = ({ first, second, value }: Tie) =>
    `${result.themes[first]?.name ?? ''} and ${result.themes[second]?.name ?? ''}, ${inUnit(result, value)}`;
  const ties = listed(weak.map(tie));
  const properties = listed(without.map(({ property }) => property.name));
  return [ties && `Not drawn: ${ties}.`, properties && `Without room: ${properties}.`].filter(Boolean).join(' ');
}

const mostNames = 5;

/** The first few, and how many more the table has. */
function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  return `${names.slice(0, mostNames).join('; ')}${more > 0 ? `; and ${inWords(more)} more, see the table` : ''}`;
}
