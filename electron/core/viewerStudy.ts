import { setImmediate } from 'node:timers/promises';
import { isHeard } from '#shared/analysis/heard.ts';
import type { ViewerRequest } from '#shared/contract/procedures/viewer.ts';
import { colorOf, namesOf } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import type { Memo } from '#shared/domain/memo.ts';
import { memoBodyHtml } from '#shared/interchange/viewer/memoBody.ts';
import type {
  ViewerCode,
  ViewerCoding,
  ViewerDocument,
  ViewerMemo,
  ViewerStudy,
} from '#shared/interchange/viewer/model.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';
import { coderIdsByKey } from '../store/coders.ts';
import { codeIdsByKey } from '../store/codes.ts';
import { type CodingRow, listCodingRowsIn } from '../store/codings.ts';
import { findDocumentKey, listDocuments, listGroups, readTextHash } from '../store/documents.ts';
import { listWholeMemos } from '../store/memos.ts';
import { readText } from '../store/texts.ts';
import { listValues, listVariables } from '../store/variables.ts';
import { type Chosen, chosenBy } from './chosen.ts';
import type { CoreContext } from './context.ts';
import { atOneRevision, factsOf, refuseIfStopped } from './exportDraft.ts';
import { pageColor } from './pageColor.ts';
import { viewerCharts } from './viewerCharts.ts';
import { count } from './words.ts';

/** What was chosen of a study, and the place of each thing in the viewer by its id. */
export interface ViewerChoice {
  readonly request: ViewerRequest;
  readonly chosen: Chosen;
  /** Memos of the chosen types among those that the choice lets through. */
  readonly memos: readonly Memo[];
  readonly placeOfDocument: ReadonlyMap<string, number>;
  readonly placeOfCode: ReadonlyMap<string, number>;
  readonly placeOfMemo: ReadonlyMap<string, number>;
}

const placesOf = (things: readonly { readonly id: string }[]): Map<string, number> =>
  new Map(things.map(({ id }, place) => [id, place]));

/** Everything that goes into the viewer, at one revision. */
export const gatherViewer = (context: CoreContext, request: ViewerRequest): Promise<ViewerStudy> =>
  atOneRevision(context, () => gather(context, choose(context, request)));

function choose(context: CoreContext, request: ViewerRequest): ViewerChoice {
  const chosen = chosenBy(context, request.choice);
  const memos = chosen.memos().filter(({ type }) => request.memoTypes?.includes(type) ?? true);
  return {
    request,
    chosen,
    memos,
    placeOfDocument: placesOf(chosen.documents),
    placeOfCode: placesOf(chosen.codes.map(({ code }) => code)),
    placeOfMemo: placesOf(memos),
  };
}

/** Documents read at one go, before others get their turn. */
const stretch = 20;

async function gather(context: CoreContext, choice: ViewerChoice): Promise<ViewerStudy> {
  const { chosen, request } = choice;
  const wanted = chosenCodingKeys(context, chosen);
  const valuesOf = valueReader(context, chosen);
  const documents: ViewerDocument[] = [];
  const rows: CodingRow[] = [];
  for (const [at, document] of chosen.documents.entries()) {
    if (at > 0 && at % stretch === 0) await setImmediate();
    refuseIfStopped(context);
    const key = findDocumentKey(context.readable(), document.id) ?? 0;
    documents.push({ ...viewerDocument(context, choice, document, key), values: valuesOf(document.id) });
    rows.push(
      ...listCodingRowsIn(context.readable(), key)
        .filter((row) => wanted.has(row.key))
        .sort(inReadingOrder),
    );
  }
  const placeOfCoding = placesOf(rows);
  return {
    facts: factsOf(context, chosen.words),
    documents,
    codes: viewerCodes(context, choice),
    codings: viewerCodings(context, choice, rows),
    memos: viewerMemos(choice, placeOfCoding),
    variables: chosen.variables.map(({ name }) => name),
    charts: request.charts ? await viewerCharts(context, choice, placeOfCoding) : [],
    leftOut: leftOut(context, choice),
  };
}

/** By start, longer ones first. */
const inReadingOrder = (a: CodingRow, b: CodingRow): number => a.start - b.start || b.end - a.end || a.key - b.key;

function chosenCodingKeys(context: CoreContext, chosen: Chosen): ReadonlySet<number> {
  const { codingKeys } = context.columns();
  return new Set(chosen.codings().map((row) => codingKeys[row] ?? 0));
}

function viewerDocument(
  context: CoreContext,
  { request, chosen }: ViewerChoice,
  document: StudyDocument,
  key: number,
): Omit<ViewerDocument, 'values'> {
  const study = context.readable();
  const { text, format } = readText(study, readTextHash(study, key)) ?? { text: '', format: [] };
  const group = document.groupId && listGroups(study).find(({ id }) => id === document.groupId)?.name;
  const heard = chosen.heard?.(key) ?? null;
  return {
    name: document.name,
    group: request.notes ? (group ?? '') : '',
    note: request.notes ? document.note : '',
    text,
    marks: format,
    shown: heard && paragraphsHeard(text, heard),
  };
}

/** Numbers of the paragraphs in which somebody speaks whose words are wanted. */
function paragraphsHeard(text: string, heard: Int32Array): ReadonlySet<number> {
  const paragraphs = paragraphsOf(text).map((range, index) => ({ ...range, number: index + 1 }));
  return new Set(paragraphs.filter(({ start, end }) => isHeard(heard, start, end)).map(({ number }) => number));
}

/** The values of a document in the order of the chosen variables. */
function valueReader(context: CoreContext, { variables }: Chosen): (id: string) => (string | null)[] {
  const known = new Map(
    listValues(context.readable()).map(({ documentId, variableId, value }) => [`${documentId} ${variableId}`, value]),
  );
  return (id) => variables.map((variable) => known.get(`${id} ${variable.id}`) ?? null);
}

function viewerCodes(context: CoreContext, { chosen, placeOfCode }: ViewerChoice): ViewerCode[] {
  const tree = context.codeTree();
  const depths: number[] = [];
  return chosen.codes.map(({ code, parent }, place) => {
    const above = (parent && placeOfCode.get(parent.code.id)) ?? null;
    const depth = above === null ? 0 : (depths[above] ?? 0) + 1;
    depths[place] = depth;
    return {
      names: namesOf(tree, code.id),
      parent: above,
      depth,
      color: pageColor(colorOf(tree, code.id)),
      description: code.description,
      whenToUse: code.whenToUse,
      whenNotToUse: code.whenNotToUse,
      example: code.example,
    };
  });
}

function viewerCodings(context: CoreContext, choice: ViewerChoice, rows: readonly CodingRow[]): ViewerCoding[] {
  const study = context.readable();
  const { request, chosen, placeOfCode, placeOfDocument } = choice;
  const codes = codeIdsByKey(study);
  const coders = coderIdsByKey(study);
  const names = new Map<string, string>(chosen.coders.map(({ id, name }) => [id, name]));
  const documents = new Map(
    chosen.documents.map(({ id }) => [findDocumentKey(study, id) ?? 0, placeOfDocument.get(id)]),
  );
  return rows.map((row) => ({
    document: documents.get(row.documentKey) ?? 0,
    code: placeOfCode.get(codes.get(row.codeKey) ?? '') ?? 0,
    start: row.start,
    end: row.end,
    coder: request.coderNames ? (names.get(coders.get(row.coderKey) ?? '') ?? '') : '',
    weight: row.weight,
    comment: request.comments ? row.comment : '',
  }));
}

function viewerMemos(choice: ViewerChoice, placeOfCoding: ReadonlyMap<string, number>): ViewerMemo[] {
  const { request, memos } = choice;
  const place = (places: ReadonlyMap<string, number>) => (id: string) => places.get(id) ?? null;
  const targets = {
    code: place(choice.placeOfCode),
    document: place(choice.placeOfDocument),
    memo: place(choice.placeOfMemo),
    coding: place(placeOfCoding),
  };
  return memos.map((memo) => {
    const codes = memo.links.map(({ target }) => (target.kind === 'code' ? targets.code(target.codeId) : null));
    const documents = memo.links.map(({ target }) =>
      'documentId' in target ? targets.document(target.documentId) : null,
    );
    const others = memo.links.map(({ target }) => (target.kind === 'memo' ? targets.memo(target.memoId) : null));
    return {
      title: memo.title,
      type: memo.type,
      author: request.coderNames ? memo.author : '',
      changed: new Date(memo.changedAt).toISOString(),
      html: memoBodyHtml(memo.body, targets),
      codes: known(codes),
      documents: known(documents),
      memos: known(others),
    };
  });
}

/** Each place once; what is left out has none. */
const known = (places: readonly (number | null)[]): number[] => [...new Set(places)].filter((place) => place !== null);

/** What of the study is not in the viewer, so that nobody takes a part for the whole. Numbers, not names. */
function leftOut(context: CoreContext, { request, chosen, memos }: ViewerChoice): string[] {
  const study = context.readable();
  const missing = (all: number, kept: number, one: string) => (all > kept ? [count(all - kept, one)] : []);
  return [
    ...missing(listDocuments(study).length, chosen.documents.length, 'document'),
    ...missing(context.codeTree().byId.size, chosen.codes.length, 'code'),
    ...missing(listWholeMemos(study).length, memos.length, 'memo'),
    ...missing(listVariables(study).length, chosen.variables.length, 'variable'),
    ...(request.choice.coderIds ? ['the codings of other coders'] : []),
    ...(chosen.heard ? ['the words of some speakers'] : []),
    ...(request.comments ? [] : ['comments on codings']),
    ...(request.notes ? [] : ['notes and groups of documents']),
    ...(request.coderNames ? [] : ['names of coders']),
    ...(request.charts ? [] : ['charts']),
  ];
}
