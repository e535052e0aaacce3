import { setImmediate } from 'node:timers/promises';
import { shades } from '#shared/charts/palette.ts';
import type { ViewerRequest } from '#shared/contract/procedures/viewer.ts';
import { type CodeNode, colorOf, descendantsOf, namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import { AxialError } from '#shared/domain/result.ts';
import { memoBodyHtml } from '#shared/interchange/viewer/memoBody.ts';
import type {
  ViewerCode,
  ViewerCoding,
  ViewerDocument,
  ViewerMemo,
  ViewerStudy,
} from '#shared/interchange/viewer/model.ts';
import { coderIdsByKey, listCoders } from '../store/coders.ts';
import { codeIdsByKey } from '../store/codes.ts';
import { type CodingRow, listCodingRowsIn } from '../store/codings.ts';
import { findDocumentKey, listDocuments, listGroups, readTextHash } from '../store/documents.ts';
import { listWholeMemos } from '../store/memos.ts';
import { readText } from '../store/texts.ts';
import { listValues, listVariables } from '../store/variables.ts';
import { requireCode } from './codeRules.ts';
import type { CoreContext } from './context.ts';
import { requireDocument } from './documentRules.ts';
import { factsOf } from './exportDraft.ts';
import { viewerCharts } from './viewerCharts.ts';
import { count } from './words.ts';

/** The chosen things of a study, and the place of each in the viewer by its id. */
export interface ViewerChoice {
  readonly request: ViewerRequest;
  readonly documents: readonly StudyDocument[];
  readonly codes: readonly CodeNode[];
  readonly placeOfDocument: ReadonlyMap<string, number>;
  readonly placeOfCode: ReadonlyMap<string, number>;
}

/** Documents read at one go, before others get their turn. */
const stretch = 20;

/** Everything that goes into the viewer; begun anew when the study changes meanwhile. */
export async function gatherViewer(context: CoreContext, request: ViewerRequest): Promise<ViewerStudy> {
  const revision = context.study().revision();
  const choice = choose(context, request);
  const documents: ViewerDocument[] = [];
  const rows: CodingRow[] = [];
  for (const [at, document] of choice.documents.entries()) {
    if (at > 0 && at % stretch === 0) await setImmediate();
    if (context.signal.aborted) throw new AxialError('cancelled', 'The export was stopped; no file was written.');
    if (context.study().revision() !== revision) return gatherViewer(context, request);
    const key = findDocumentKey(context.readable(), document.id) ?? 0;
    documents.push(viewerDocument(context, request, document, key));
    rows.push(...codingsIn(context, choice, key));
  }
  const placeOfCoding = new Map(rows.map((row, place) => [row.id as string, place]));
  const charts = request.charts ? await viewerCharts(context, choice, placeOfCoding) : [];
  if (context.study().revision() !== revision) return gatherViewer(context, request);
  return {
    facts: factsOf(context, []),
    documents,
    codes: viewerCodes(context, choice),
    codings: viewerCodings(context, choice, rows),
    memos: viewerMemos(context, choice, placeOfCoding),
    variables: chosenVariables(context, request).map(({ name }) => name),
    charts,
    leftOut: leftOut(context, choice),
  };
}

function choose(context: CoreContext, request: ViewerRequest): ViewerChoice {
  const study = context.readable();
  for (const id of request.documentIds ?? []) requireDocument(study, id);
  for (const id of request.codeIds ?? []) requireCode(study, id);
  const wanted = request.documentIds && new Set<string>(request.documentIds);
  const documents = listDocuments(study).filter(({ id }) => wanted?.has(id) ?? true);
  const tree = context.codeTree();
  const below = request.codeIds?.flatMap((id) => [id, ...descendantsOf(tree, id).map(({ code }) => code.id)]);
  const kept = below && new Set<string>(below);
  const codes = [...walkCodes(tree)].filter(({ code }) => kept?.has(code.id) ?? true);
  return {
    request,
    documents,
    codes,
    placeOfDocument: new Map(documents.map(({ id }, place) => [id, place])),
    placeOfCode: new Map(codes.map(({ code }, place) => [code.id, place])),
  };
}

const chosenVariables = (context: CoreContext, { variableIds }: ViewerRequest) =>
  listVariables(context.readable()).filter(({ id }) => variableIds?.includes(id) ?? true);

function viewerDocument(
  context: CoreContext,
  request: ViewerRequest,
  document: StudyDocument,
  key: number,
): ViewerDocument {
  const study = context.readable();
  const { text, format } = readText(study, readTextHash(study, key)) ?? { text: '', format: [] };
  const group = document.groupId && listGroups(study).find(({ id }) => id === document.groupId)?.name;
  const values = new Map(
    listValues(study)
      .filter(({ documentId }) => documentId === document.id)
      .map(({ variableId, value }) => [variableId, value]),
  );
  return {
    name: document.name,
    group: request.notes ? (group ?? '') : '',
    note: request.notes ? document.note : '',
    text,
    marks: format,
    values: chosenVariables(context, request).map(({ id }) => values.get(id) ?? null),
  };
}

/** The chosen codings of a document in reading order: by start, longer ones first. */
function codingsIn(context: CoreContext, { request, placeOfCode }: ViewerChoice, documentKey: number): CodingRow[] {
  const study = context.readable();
  const codes = codeIdsByKey(study);
  const coders = request.coderIds && new Set<string>(request.coderIds);
  const coderIds = coderIdsByKey(study);
  return listCodingRowsIn(study, documentKey)
    .filter((row) => placeOfCode.has(codes.get(row.codeKey) ?? ''))
    .filter((row) => coders?.has(coderIds.get(row.coderKey) ?? '') ?? true)
    .sort((a, b) => a.start - b.start || b.end - a.end || a.key - b.key);
}

function viewerCodes(context: CoreContext, { codes, placeOfCode }: ViewerChoice): ViewerCode[] {
  const tree = context.codeTree();
  const depths: number[] = [];
  return codes.map(({ code, parent }, place) => {
    const above = (parent && placeOfCode.get(parent.code.id)) ?? null;
    depths[place] = above === null ? 0 : (depths[above] ?? 0) + 1;
    const color = colorOf(tree, code.id);
    return {
      names: namesOf(tree, code.id),
      parent: above,
      depth: depths[place],
      color: { light: shades(color, 'light'), dark: shades(color, 'dark') },
      description: code.description,
      whenToUse: code.whenToUse,
      whenNotToUse: code.whenNotToUse,
      example: code.example,
    };
  });
}

function viewerCodings(context: CoreContext, choice: ViewerChoice, rows: readonly CodingRow[]): ViewerCoding[] {
  const study = context.readable();
  const { request, placeOfCode, placeOfDocument } = choice;
  const codes = codeIdsByKey(study);
  const coderIds = coderIdsByKey(study);
  const names = new Map<string, string>(listCoders(study).map(({ id, name }) => [id, name]));
  const documents = new Map(
    choice.documents.map(({ id }) => [findDocumentKey(study, id) ?? 0, placeOfDocument.get(id) ?? 0]),
  );
  return rows.map((row) => ({
    document: documents.get(row.documentKey) ?? 0,
    code: placeOfCode.get(codes.get(row.codeKey) ?? '') ?? 0,
    start: row.start,
    end: row.end,
    coder: request.coderNames ? (names.get(coderIds.get(row.coderKey) ?? '') ?? '') : '',
    weight: row.weight,
    comment: request.comments ? row.comment : '',
  }));
}

function viewerMemos(
  context: CoreContext,
  { request, placeOfCode, placeOfDocument }: ViewerChoice,
  placeOfCoding: ReadonlyMap<string, number>,
): ViewerMemo[] {
  const memos = listWholeMemos(context.readable()).filter(({ type }) => request.memoTypes?.includes(type) ?? true);
  const placeOfMemo = new Map<string, number>(memos.map(({ id }, place) => [id, place]));
  const place = (places: ReadonlyMap<string, number>) => (id: string) => places.get(id) ?? null;
  const targets = {
    code: place(placeOfCode),
    document: place(placeOfDocument),
    memo: place(placeOfMemo),
    coding: place(placeOfCoding),
  };
  return memos.map((memo) => {
    const found = {
      codes: new Set<number | null>(),
      documents: new Set<number | null>(),
      memos: new Set<number | null>(),
    };
    for (const { target } of memo.links) {
      if (target.kind === 'code') found.codes.add(targets.code(target.codeId));
      else if (target.kind === 'memo') found.memos.add(targets.memo(target.memoId));
      else found.documents.add(targets.document(target.documentId));
    }
    const listed = (places: ReadonlySet<number | null>) => [...places].filter((each) => each !== null);
    return {
      title: memo.title,
      type: memo.type,
      author: request.coderNames ? memo.author : '',
      changed: new Date(memo.changedAt).toISOString(),
      html: memoBodyHtml(memo.body, targets),
      codes: listed(found.codes),
      documents: listed(found.documents),
      memos: listed(found.memos),
    };
  });
}

/** What of the study is not in the viewer, so that nobody takes a part for the whole. Numbers, not names. */
function leftOut(context: CoreContext, { request, documents, codes }: ViewerChoice): string[] {
  const study = context.readable();
  const missing = (all: number, kept: number, one: string) => (all > kept ? [count(all - kept, one)] : []);
  const types = request.memoTypes;
  const memos = types === null ? 0 : listWholeMemos(study).filter(({ type }) => !types.includes(type)).length;
  const variables = listVariables(study).length - chosenVariables(context, request).length;
  return [
    ...missing(listDocuments(study).length, documents.length, 'document'),
    ...missing(context.codeTree().byId.size, codes.length, 'code'),
    ...(request.coderIds ? ['the codings of other coders'] : []),
    ...(memos > 0 ? [count(memos, 'memo')] : []),
    ...(variables > 0 ? [count(variables, 'variable')] : []),
    ...(request.comments ? [] : ['comments on codings']),
    ...(request.notes ? [] : ['notes and groups of documents']),
    ...(request.coderNames ? [] : ['names of coders']),
    ...(request.charts ? [] : ['charts']),
  ];
}
