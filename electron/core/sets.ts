import { type FilterFacts, filterDocuments } from '#shared/analysis/documentFilter.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { DocumentFilter } from '#shared/domain/documentSet.ts';
import type { CodeId, DocumentId, DocumentSetId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import {
  type DocumentSetRow,
  deleteDocumentSet,
  findDocumentSet,
  insertDocumentSet,
  listDocumentSets,
  listSetMembers,
  putSetMembers,
  updateDocumentSet,
} from '../store/documentSets.ts';
import { listDocuments, listGroups } from '../store/documents.ts';
import type { ReadableStudy } from '../store/study.ts';
import { listValues, listVariables } from '../store/variables.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { brief } from './words.ts';

type Told = OutputOf<'sets.list'>[number];

export const setHandlers: Handlers<ProceduresOf<'sets'>> = {
  'sets.list': (context) => {
    const rows = listDocumentSets(context.readable());
    if (rows.length === 0) return [];
    const facts = factsOf(context);
    const members = listSetMembers(context.readable());
    return rows.map((row) => tell(row, facts, members));
  },
  'sets.preview': (context, { filter }) => filterDocuments(filter, factsOf(context)),
  'sets.create': createSet,
  'sets.update': changeSet,
  'sets.delete': (context, { id }) => {
    const { name } = requireSet(context.readable(), id);
    return context.operate({ name: 'sets.delete', label: `Delete the set “${brief(name)}”` }, (study) => {
      deleteDocumentSet(study, requireSet(study, id).key);
      return { changed: 1 };
    });
  },
};

/** @throws AxialError `not_found` */
function requireSet(study: ReadableStudy, id: DocumentSetId): DocumentSetRow {
  const set = findDocumentSet(study, id);
  if (!set) throw new AxialError('not_found', 'This set of documents is not in the study any more.');
  return set;
}

/** @throws AxialError `conflict` */
function refuseTakenName(study: ReadableStudy, name: string, except: DocumentSetId | null = null): void {
  if (listDocumentSets(study).some((set) => set.name === name && set.id !== except)) {
    throw new AxialError('conflict', `There is already a set “${brief(name)}” in this study.`);
  }
}

function tell(row: DocumentSetRow, facts: FilterFacts, members: ReadonlyMap<number, ReadonlySet<DocumentId>>): Told {
  const { id, name, filter, position } = row;
  if (filter) return { id, name, filter, position, ...filterDocuments(filter, facts) };
  const listed = members.get(row.key) ?? new Set();
  const documentIds = facts.documents.flatMap((document) => (listed.has(document.id) ? [document.id] : []));
  return { id, name, filter, position, documentIds, missing: [] };
}

/** The documents of each live set as they are now. */
export function documentsOfLiveSets(context: CoreContext): { id: string; documentIds: string[] }[] {
  const live = listDocumentSets(context.readable()).filter(({ filter }) => filter !== null);
  const facts = live.length > 0 ? factsOf(context) : null;
  return live.map(({ id, filter }) => ({
    id,
    documentIds: facts && filter ? [...filterDocuments(filter, facts).documentIds] : [],
  }));
}

const told = (context: CoreContext, id: DocumentSetId): Told =>
  tell(requireSet(context.readable(), id), factsOf(context), listSetMembers(context.readable()));

function createSet(context: CoreContext, { name, filter, documentIds }: ParsedInputOf<'sets.create'>): Told {
  const label = `New set of documents “${brief(name)}”`;
  const id = context.operate({ name: 'sets.create', label }, (study) => {
    refuseTakenName(study, name);
    const made = insertDocumentSet(study, name, filter);
    if (filter === null) putSetMembers(study, requireSet(study, made).key, keysOf(study, documentIds));
    return made;
  });
  return told(context, id);
}

function changeSet(context: CoreContext, { id, name, filter, documentIds }: ParsedInputOf<'sets.update'>): Told {
  const before = requireSet(context.readable(), id);
  const renamed = name !== undefined && name !== before.name;
  const label = renamed
    ? `Rename “${brief(before.name)}” to “${brief(name)}”`
    : `Change the set “${brief(before.name)}”`;
  context.operate({ name: 'sets.update', label }, (study) => {
    const after = { ...before, name: name ?? before.name, filter: filter === undefined ? before.filter : filter };
    refuseTakenName(study, after.name, id);
    if (renamed || !isSame(before.filter, after.filter)) updateDocumentSet(study, after);
    // A live set has no list of its own.
    if (after.filter !== null) putSetMembers(study, before.key, []);
    else if (documentIds !== undefined) putSetMembers(study, before.key, keysOf(study, documentIds));
  });
  return told(context, id);
}

const isSame = (a: DocumentFilter | null, b: DocumentFilter | null): boolean => JSON.stringify(a) === JSON.stringify(b);

const keysOf = (study: ReadableStudy, ids: readonly DocumentId[]): number[] =>
  [...new Set(ids)].map((id) => requireDocumentKey(study, id));

/** What filters look at, read when they ask for it. */
function factsOf(context: CoreContext): FilterFacts {
  const study = context.readable();
  let values: ReadonlyMap<string, string> | null = null;
  const known = new Map<string, ReadonlySet<DocumentId>>();
  return {
    documents: listDocuments(study),
    groups: listGroups(study),
    variables: listVariables(study),
    valueOf: (document, variable) => {
      values ??= new Map(listValues(study).map((each) => [`${each.documentId} ${each.variableId}`, each.value]));
      return values.get(`${document} ${variable}`);
    },
    tree: context.codeTree(),
    documentsCodedWith: (codes) => {
      const key = [...codes].join(' ');
      const found = known.get(key) ?? documentsCodedWith(context, codes);
      known.set(key, found);
      return found;
    },
  };
}

function documentsCodedWith(context: CoreContext, codes: ReadonlySet<CodeId>): ReadonlySet<DocumentId> {
  const { codeIds, codings, documents } = context.columns();
  const wanted = Uint8Array.from(codeIds, (id) => (codes.has(id as CodeId) ? 1 : 0));
  const found = new Uint8Array(documents.ids.length);
  for (const [at, code] of codings.code.entries()) {
    if (wanted[code] === 1) found[codings.document[at] ?? 0] = 1;
  }
  return new Set(documents.ids.filter((_, place) => found[place] === 1) as DocumentId[]);
}
