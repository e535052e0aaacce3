import { guessedLanguages } from '#shared/text/wordLanguages.ts';
import { listDocumentPlaces } from '../../store/searchSources.ts';
import { heardText } from '../speakerChoice.ts';
import { asCounted, stopWordsOf } from '../stopLists.ts';
import type { AskedChart, ChartMaker } from './asked.ts';
import { countTypicalWords } from './countingWords.ts';

/** The most frequent words, and those that are typical of what each code covers. */
export const countWords: ChartMaker = async (asked) => {
  const { settings, sets, choice } = asked;
  const texts = chosenTexts(asked);
  const plan = {
    documents: texts.map(({ key, heard }) => ({ key, heard, covered: [] })),
    sets: sets.length,
    ...leftOutOf(asked),
    shortest: 2,
    least: Number(settings.least),
    measure: settings.measure as 'likelihood',
    limit: Number(settings.show === 'frequent' ? settings.words : settings.each),
  };
  const documents = Int32Array.from(texts, ({ document }) => document);
  const { revision, documents: shapes, codings, codeIds, coderIds } = asked.columns;
  const columns = { revision, documents: shapes, codings, codeIds, coderIds };
  const members = sets.map((set) => ({ members: set.members }));
  const inside = { columns, choice: { ...choice, sets: [] }, sets: members, documents };
  return { ...(await countTypicalWords(asked.context, plan, inside)) };
};

/** What a chart leaves out of its words: small words of the languages that the texts are written in, and words of one's own. */
export const leftOutOf = ({ settings }: AskedChart) => ({
  stopWords: ownStopWords(String(settings.also)),
  languages: settings.small === 'left' ? smallWords() : {},
});

const ownStopWords = (written: string): string[] =>
  written
    .split(/[\s,;]+/u)
    .map(asCounted)
    .filter((word) => word !== '');

let lists: Readonly<Record<string, readonly string[]>> | null = null;

/** The small words of each language that a text may be found to be written in; folded once. */
export function smallWords(): Readonly<Record<string, readonly string[]>> {
  lists ??= Object.fromEntries(guessedLanguages.map((language) => [language, stopWordsOf([language])]));
  return lists;
}

/** A document whose words count, with what is heard of it; `document` is its index in the columns. */
export interface ChosenText {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly document: number;
  readonly heard: Int32Array | null;
}

/** The documents of the choice, in study order. */
export function chosenTexts({ context, request, columns, choice }: AskedChart): ChosenText[] {
  const study = context.readable();
  const heard = heardText(study, request.speakers);
  const indexOf = new Map(columns.documents.ids.map((id, index) => [id, index]));
  return listDocumentPlaces(study).flatMap(({ key, id, name }) => {
    const document = indexOf.get(id) ?? -1;
    if (choice.documents && choice.documents[document] !== 1) return [];
    return [{ key, id, name, document, heard: heard?.(key) ?? null }];
  });
}
