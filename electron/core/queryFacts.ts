import type { DocumentId } from '#shared/domain/ids.ts';
import { localDayBegins } from '#shared/domain/localDay.ts';
import type { QueryStudy } from '#shared/query/bind.ts';
import type { QueryFacts } from '#shared/query/compile.ts';
import { listCoders } from '../store/coders.ts';
import { codingFacts } from '../store/codingFacts.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { listDocumentSets } from '../store/documentSets.ts';
import { listDocuments, listGroups } from '../store/documents.ts';
import { listPlacesOfMemos } from '../store/memoLinks.ts';
import { readTextOf } from '../store/texts.ts';
import { listValues, listVariables } from '../store/variables.ts';
import type { CoreContext } from './context.ts';
import { setHandlers } from './sets.ts';

/** The names of the open study that a query can use. */
export function namesForQueries(context: CoreContext): QueryStudy {
  const study = context.readable();
  return {
    tree: context.codeTree(),
    documents: listDocuments(study),
    groups: listGroups(study),
    sets: listDocumentSets(study),
    coders: listCoders(study),
    variables: listVariables(study),
  };
}

/** Everything that a query looks at; what costs something is read when it is asked for, and once. */
export function factsForQueries(context: CoreContext, names: QueryStudy): QueryFacts {
  const study = context.readable();
  const columns = context.columns();
  const facts = () => codingFacts(study, columns);
  const groups = once(() => new Map(listDocuments(study).map(({ id, groupId }) => [id as string, groupId])));
  const values = once(
    () => new Map(listValues(study).map(({ documentId, variableId, value }) => [`${documentId} ${variableId}`, value])),
  );
  const sets = once(() => new Map(setsNow(context).map(({ id, documentIds }) => [id as string, documentIds])));
  return {
    ...names,
    columns,
    groupOf: (document) => groups().get(columns.documents.ids[document] ?? '') ?? null,
    documentsOfSet: (id) => sets().get(id) ?? [],
    variableValue: (document, variable) => values().get(`${columns.documents.ids[document]} ${variable}`),
    weightOf: (row) => {
      const weight = facts().weight[row] ?? Number.NaN;
      return Number.isNaN(weight) ? null : weight;
    },
    madeAt: (row) => facts().madeAt[row] ?? Number.NaN,
    hasComment: (row) => facts().commented[row] === 1,
    hasMemo: memoTest(context, columns),
    dayBegins: (day, next) => localDayBegins(day, next ? 1 : 0),
    holdsWords: (words) => wordsTest(context, columns, words),
  };
}

function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** The sets with their documents as they are now. */
function setsNow(context: CoreContext): readonly { id: string; documentIds: readonly DocumentId[] }[] {
  const told = setHandlers['sets.list'](context, {});
  return Array.isArray(told) ? told : [];
}

/** A memo points at a coding, or at its very words. */
function memoTest(context: CoreContext, columns: KeyedColumns): (row: number) => boolean {
  const known = new Map<number, ReadonlySet<string>>();
  return (row) => {
    const document = columns.codings.document[row] ?? 0;
    let places = known.get(document);
    if (!places) {
      const links = listPlacesOfMemos(context.readable(), columns.documentKeys[document] ?? 0);
      places = new Set(links.flatMap(({ start, end, codingKey }) => [`${start}-${end}`, `coding ${codingKey}`]));
      known.set(document, places);
    }
    const key = columns.codingKeys[row] ?? 0;
    return places.has(`coding ${key}`) || places.has(`${columns.codings.start[row]}-${columns.codings.end[row]}`);
  };
}

/** Capitals, forms of letters and kinds of blanks make no difference. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');

function wordsTest(context: CoreContext, columns: KeyedColumns, words: string) {
  const wanted = folded(words);
  let [last, text] = [-1, ''];
  return (document: number, start: number, end: number): boolean => {
    if (document !== last) {
      text = readTextOf(context.readable(), columns.documentKeys[document] ?? 0) ?? '';
      last = document;
    }
    return folded(text.slice(start, end)).includes(wanted);
  };
}
