import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { DocumentId, VariableId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { countWords, type WordCounts, type WordPlan } from '#shared/text/wordCounts.ts';
import { listDocuments, listGroups } from '../store/documents.ts';
import { type DocumentPlace, listDocumentPlaces } from '../store/searchSources.ts';
import { readTextOf } from '../store/texts.ts';
import { findVariable, listValues } from '../store/variables.ts';
import type { CoreContext, Handlers } from './context.ts';
import { heardText } from './speakerChoice.ts';
import { asCounted, stopLanguages, stopWordsOf } from './stopLists.ts';
import { count } from './words.ts';

type Input = ParsedInputOf<'words.frequencies'>;

/** Texts of so many characters are counted in the host thread, others in a worker. */
const fewCharacters = 1_000_000;
/** Milliseconds after which a count that does not come is given up. */
const timeLimit = 300_000;
/** As many columns as a table can show. */
const mostGroups = 2000;

export const frequencyHandlers: Handlers<'words.frequencies'> = {
  'words.frequencies': async (context, input): Promise<OutputOf<'words.frequencies'>> => {
    const chosen = chosenDocuments(context, input.documentIds);
    const groups = groupsOf(context, chosen, input.by);
    if (groups.names.length > mostGroups) {
      throw new AxialError(
        'invalid_input',
        `Words can be set side by side for ${count(mostGroups, 'column')} at most: choose fewer documents.`,
      );
    }
    const counts = await countWhereItFits(context, planOf(context, input, chosen, groups));
    return {
      words: [...counts.words],
      groups: groups.names.map((name, place) => ({ name, words: counts.groups[place] ?? 0 })),
      total: counts.total,
      distinct: counts.distinct,
      stopLists: [...stopLanguages],
    };
  },
};

/** In study order. @throws AxialError `not_found` for one that is not in the study: a count of less would mislead */
function chosenDocuments(context: CoreContext, ids: readonly DocumentId[] | null): DocumentPlace[] {
  const places = listDocumentPlaces(context.readable());
  if (ids === null) return places;
  const chosen = new Set(ids);
  const found = places.filter(({ id }) => chosen.has(id));
  if (found.length < chosen.size) throw new AxialError('not_found', 'A chosen document is not in the study any more.');
  return found;
}

export interface Groups {
  readonly names: readonly string[];
  readonly of: (document: DocumentPlace) => number;
}

export function groupsOf(context: CoreContext, documents: readonly DocumentPlace[], by: Input['by']): Groups {
  if (by === 'none') return { names: ['All documents'], of: () => 0 };
  if (by === 'document') {
    const place = new Map(documents.map(({ key }, index) => [key, index]));
    return { names: documents.map(({ name }) => name), of: ({ key }) => place.get(key) ?? 0 };
  }
  return by === 'group' ? byDocumentGroup(context, documents) : byValue(context, documents, by.variableId);
}

/** Columns in their order, only those that any document stands in. */
function columns(
  documents: readonly DocumentPlace[],
  order: readonly string[],
  nameOf: (document: DocumentPlace) => string,
): Groups {
  const used = new Set(documents.map(nameOf));
  const names = [...order.filter((name) => used.has(name)), ...[...used].filter((name) => !order.includes(name))];
  const place = new Map(names.map((name, index) => [name, index]));
  return { names, of: (document) => place.get(nameOf(document)) ?? 0 };
}

function byDocumentGroup(context: CoreContext, documents: readonly DocumentPlace[]): Groups {
  const study = context.readable();
  const groups = listGroups(study);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const groupOf = new Map(listDocuments(study).map(({ id, groupId }) => [id, groupId]));
  const nameOf = ({ id }: DocumentPlace) => names.get(groupOf.get(id) ?? ('' as never)) ?? 'no group';
  return columns(documents, ['no group', ...groups.map(({ name }) => name)], nameOf);
}

function byValue(context: CoreContext, documents: readonly DocumentPlace[], variableId: VariableId): Groups {
  const study = context.readable();
  const variable = findVariable(study, variableId);
  if (!variable) throw new AxialError('not_found', 'This variable is not in the study any more.');
  const values = new Map(
    listValues(study)
      .filter((each) => each.variableId === variableId)
      .map(({ documentId, value }) => [documentId, value]),
  );
  const written = [...new Set(values.values())];
  const order =
    variable.type === 'choice'
      ? variable.choices
      : written.sort(variable.type === 'number' ? (a, b) => Number(a) - Number(b) : undefined);
  return columns(documents, order, ({ id }) => values.get(id) ?? notGiven);
}

/** Documents without a value stand together, last. */
const notGiven = 'not given';

function planOf(context: CoreContext, input: Input, documents: readonly DocumentPlace[], groups: Groups): WordPlan {
  const heard = heardText(context.readable(), input.speakers);
  return {
    documents: documents.map((document) => ({
      key: document.key,
      group: groups.of(document),
      heard: heard?.(document.key) ?? null,
    })),
    groups: groups.names.length,
    stopWords: [...stopWordsOf(input.stopLists), ...input.alsoStop.map(asCounted)],
    shortest: input.shortest,
    numbers: input.numbers,
    limit: input.limit,
  };
}

async function countWhereItFits(context: CoreContext, plan: WordPlan): Promise<WordCounts> {
  const study = context.study();
  const characters = listDocuments(study.readable).reduce((sum, document) => sum + document.characters, 0);
  if (characters <= fewCharacters || !study.isInPlace()) {
    return countWords(plan, (key) => readTextOf(study.readable, key) ?? '');
  }
  const options = { subject: 'The word frequencies', signal: context.signal, timeLimit };
  return context.ports.jobs.run('words.count', { path: study.path, plan }, options);
}
