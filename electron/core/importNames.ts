import { pseudonymise } from '#shared/anonymity/pseudonymise.ts';
import { createNameFinder, type NamePlace, replaceNames } from '#shared/anonymity/pseudonyms.ts';
import type { FormatMark } from '#shared/domain/document.ts';
import type { SurveyReading } from '../import/readSurvey.ts';
import type { CoreContext } from './context.ts';
import { chosenPseudonyms } from './keyFile.ts';
import { count } from './words.ts';

/** Puts pseudonyms in the place of names before anything of a file is in the study. */
export interface NameReplacement {
  readonly name: (name: string) => string;
  readonly text: <Reading extends { readonly text: string; readonly format: readonly FormatMark[] }>(
    reading: Reading,
  ) => Reading & { readonly places: number };
  readonly table: (reading: SurveyReading) => SurveyReading;
}

/** @throws AxialError `not_found` when there is no name to look for, and as reading the key file does. */
export function nameReplacement(context: CoreContext): NameReplacement {
  const find = createNameFinder(chosenPseudonyms(context, null));
  const name = (words: string) => replaceNames(words, find(words));
  return {
    name,
    text: (reading) => replaceInReading(reading, find),
    table: (reading) => replaceInTable(reading, find),
  };
}

type Find = (text: string) => NamePlace[];

function replaceInReading<Reading extends { readonly text: string; readonly format: readonly FormatMark[] }>(
  reading: Reading,
  find: Find,
) {
  const places = find(reading.text);
  const { text, format } = pseudonymise(reading.text, reading.format, places, find);
  return { ...reading, text, format, places: places.length };
}

/** Texts, names and values of every row, and the choices of its columns. */
function replaceInTable(reading: SurveyReading, find: Find): SurveyReading {
  const words = (text: string) => replaceNames(text, find(text));
  return {
    ...reading,
    name: words(reading.name),
    tables: reading.tables.map((table) => ({
      ...table,
      name: words(table.name),
      variables: table.variables.map((column) => ({ ...column, name: words(column.name) })),
      documents: table.documents.map((document) => ({
        ...replaceInReading(document, find),
        name: words(document.name),
        values: document.values.map(words),
      })),
    })),
  };
}

/** What the report says of a file whose names were replaced. */
export const replacementNote = (places: number): string =>
  places === 0
    ? 'No name of the pseudonym table stands in it; the file itself was not kept in the study.'
    : `Pseudonyms were put in ${count(places, 'place')}; the file itself was not kept in the study, for it holds the names.`;
