import { astralOfDocument, paragraphsOfDocument } from '#shared/analysis/documents.ts';
import { pathOf } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { Memo, MemoLink } from '#shared/domain/memo.ts';
import { type DataColumn, type DataTable, dataColumn } from '#shared/interchange/dataSet.ts';
import { isoTime } from '#shared/interchange/facts.ts';
import type { Cell } from '#shared/interchange/table.ts';
import { codePointsBetween, toCodePoints } from '#shared/text/offsets.ts';
import { paragraphsTouched } from '#shared/text/paragraphs.ts';
import type { Turn } from '#shared/text/turns.ts';
import { listCodingRowsByKey } from '../store/codings.ts';
import { listGroups } from '../store/documents.ts';
import { readTextOf } from '../store/texts.ts';
import type { Chosen } from './chosen.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { readParagraphs } from './exportCodedText.ts';
import { madeOfEach, refuseIfStopped } from './exportDraft.ts';
import { createRest } from './rest.ts';
import { speakersIn, turnsIn } from './speakerRules.ts';

/** The texts and what points into them: documents, paragraphs, codings, memos. Positions leave as code points. */

const text = (name: string, meaning: string): DataColumn => dataColumn(name, 'text', meaning);
const whole = (name: string, meaning: string): DataColumn => dataColumn(name, 'integer', meaning);
const position = {
  start: whole('start', 'first character, in code points from 0'),
  end: whole('end', 'behind the last character, in code points from 0'),
};

/** Documents with their whole texts, and their paragraphs with who speaks. */
export async function textTables(
  context: CoreContext,
  chosen: Chosen,
): Promise<{ readonly documents: DataTable; readonly paragraphs: DataTable }> {
  const groups = new Map<string, string>(listGroups(context.readable()).map(({ id, name }) => [id, name]));
  const rest = createRest();
  const documents: Cell[][] = [];
  const paragraphs: Cell[][] = [];
  for (const document of chosen.documents) {
    await rest();
    refuseIfStopped(context);
    const read = readParagraphs(context, chosen, document);
    const speakerAt = speakerFinder(context, document);
    const at = positionsIn(context, document);
    documents.push([
      ...[document.id, document.name, groups.get(document.groupId ?? '') ?? null],
      ...[document.characters, document.paragraphs, document.sourceName || null, document.note || null],
      ...[isoTime(document.createdAt), isoTime(document.changedAt), read.isWhole ? read.text : null],
    ]);
    for (const { number, start, end } of read.paragraphs) {
      const words = read.text.slice(start, end);
      paragraphs.push([document.id, document.name, number, at(start), at(end), speakerAt(start, end), words]);
    }
  }
  return { documents: documentsTable(documents), paragraphs: paragraphsTable(paragraphs) };
}

const documentsTable = (rows: Cell[][]): DataTable => ({
  name: 'documents',
  row: 'a document, in the order of the study',
  columns: [
    text('document_id', 'id of the document'),
    text('document', 'name of the document'),
    text('group', 'name of its group; empty = none'),
    whole('characters', 'length of its text in code points'),
    whole('paragraphs', 'numbered paragraphs'),
    text('file', 'name of the imported file, without folders'),
    text('note', 'note about the document'),
    text('created', 'when it came into the study'),
    text('changed', 'when it was last changed'),
    text('text', 'its text, which positions count in; empty where words of speakers were left out'),
  ],
  rows,
});

const paragraphsTable = (rows: Cell[][]): DataTable => ({
  name: 'paragraphs',
  row: 'a numbered paragraph in which somebody chosen speaks',
  columns: [
    text('document_id', 'id of the document'),
    text('document', 'name of the document'),
    whole('paragraph', 'its number in the document, from 1'),
    position.start,
    position.end,
    text('speaker', 'who speaks at its beginning; empty = nobody named'),
    text('text', 'its words'),
  ],
  rows,
});

/** From UTF-16 units to code points. */
function positionsIn(context: CoreContext, { id }: Pick<StudyDocument, 'id'>): (utf16: number) => number {
  const { documents } = context.columns();
  const astral = astralOfDocument(documents, documents.ids.indexOf(id));
  return (utf16) => toCodePoints(astral, utf16);
}

/** Whose turn covers the beginning of a range, or begins in it; `null` = nobody's. */
function speakerFinder(context: CoreContext, { id }: Pick<StudyDocument, 'id'>) {
  const study = context.readable();
  const key = requireDocumentKey(study, id);
  const speakers = speakersIn(study, key);
  const turns: readonly Turn[] = speakers.length === 0 ? [] : turnsIn(study, key, speakers);
  const lastBegun = (place: number): Turn | undefined => {
    let [low, high] = [0, turns.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((turns[middle]?.nameStart ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return turns[low - 1];
  };
  return (start: number, end: number): string | null => {
    const before = lastBegun(start);
    if (before && before.end > start) return before.name;
    const inside = lastBegun(end - 1);
    return inside && inside.nameStart >= start ? inside.name : null;
  };
}

export async function codingsTable(context: CoreContext, chosen: Chosen): Promise<DataTable> {
  const columns = context.columns();
  const tree = context.codeTree();
  const names = new Map<string, string>(chosen.documents.map(({ id, name }) => [id, name]));
  const coders = new Map<string, string>(chosen.coders.map(({ id, name }) => [id, name]));
  const rows = chosen.codings();
  const details = new Map(
    listCodingRowsByKey(
      context.readable(),
      rows.map((row) => columns.codingKeys[row] ?? 0),
    ).map((detail) => [detail.key, detail]),
  );
  const paths = new Map<string, string>();
  const pathFor = (id: string) => {
    const path = paths.get(id) ?? pathOf(tree, id as CodeId);
    paths.set(id, path);
    return path;
  };
  const texts = new Map<number, ReturnType<typeof readPlace>>();
  const cellsOf = (row: number): Cell[] => {
    const document = columns.codings.document[row] ?? 0;
    const detail = details.get(columns.codingKeys[row] ?? 0);
    const place = texts.get(document) ?? readPlace(context, document);
    texts.set(document, place);
    if (!detail) return [];
    const codeId = columns.codeIds[columns.codings.code[row] ?? 0] ?? '';
    const coderId = columns.coderIds[columns.codings.coder[row] ?? 0] ?? '';
    const { start, end } = detail;
    const touched = paragraphsTouched(place.paragraphs, start, end);
    return [
      ...[detail.id, place.id, names.get(place.id) ?? '', codeId, pathFor(codeId)],
      ...[coderId, coders.get(coderId) ?? ''],
      ...[toCodePoints(place.astral, start), toCodePoints(place.astral, end)],
      codePointsBetween(place.astral, start, end),
      ...[touched ? touched.first + 1 : null, touched ? touched.last + 1 : null, place.speakerAt(start, end)],
      ...[detail.weight, detail.comment || null, place.text.slice(start, end)],
      ...[isoTime(detail.createdAt), isoTime(detail.changedAt)],
    ];
  };
  return {
    name: 'codings',
    row: 'one code on one range of one document by one coder',
    columns: [
      text('coding_id', 'id of the coding'),
      text('document_id', 'id of the document'),
      text('document', 'name of the document'),
      text('code_id', 'id of the code'),
      text('code', 'path of the code'),
      text('coder_id', 'id of the coder'),
      text('coder', 'name of the coder'),
      position.start,
      position.end,
      whole('characters', 'length in code points'),
      whole('first_paragraph', 'first paragraph that it touches, from 1; empty = none'),
      whole('last_paragraph', 'last paragraph that it touches'),
      text('speaker', 'who speaks at its beginning; empty = nobody named'),
      dataColumn('weight', 'real', '0 to 100; empty = none given'),
      text('comment', 'comment on the coding'),
      text('text', 'the coded words'),
      text('created', 'when it was coded'),
      text('changed', 'when it was last changed'),
    ],
    rows: (await madeOfEach(context, rows, cellsOf)).filter(({ length }) => length > 0),
  };
}

function readPlace(context: CoreContext, document: number) {
  const { documents, documentKeys } = context.columns();
  const id = documents.ids[document] ?? '';
  return {
    id,
    text: readTextOf(context.readable(), documentKeys[document] ?? 0) ?? '',
    astral: astralOfDocument(documents, document),
    paragraphs: paragraphsOfDocument(documents, document),
    speakerAt: speakerFinder(context, { id: id as StudyDocument['id'] }),
  };
}

/** Memos, and what they point at among what is in the data set. */
export function memosTables(context: CoreContext, chosen: Chosen): DataTable[] {
  const memos = chosen.memos();
  const known = new Set<string>([
    ...memos.map(({ id }) => id),
    ...chosen.documents.map(({ id }) => id),
    ...chosen.codes.map(({ code }) => code.id),
  ]);
  const { codingKeys } = context.columns();
  const keys = chosen.codings().map((row) => codingKeys[row] ?? 0);
  const codings = new Set<string>(listCodingRowsByKey(context.readable(), keys).map(({ id }) => id));
  return [
    {
      name: 'memos',
      row: 'a memo, in the order in which they were made',
      columns: [
        text('memo_id', 'id of the memo'),
        text('title', 'its title'),
        text('type', 'its type'),
        text('flag', 'colour of its flag; empty = none'),
        text('author', 'who wrote it'),
        text('created', 'when it was begun'),
        text('changed', 'when it was last changed'),
        whole('words', 'words in it'),
        text('text', 'its words, without their looks'),
      ],
      rows: memos.map((memo) => [
        ...[memo.id, memo.title, memo.type, memo.flag, memo.author, isoTime(memo.createdAt), isoTime(memo.changedAt)],
        ...[memo.text.match(/\S+/gu)?.length ?? 0, memo.text],
      ]),
    },
    {
      name: 'memo_links',
      row: 'one place that a memo points at',
      columns: [
        text('memo_id', 'id of the memo'),
        text('kind', 'code, document, segment (words in a document) or memo'),
        text('origin', 'link (by hand), mention (in its words) or passage (a coded passage of it)'),
        text('code_id', 'id of the code that it points at'),
        text('document_id', 'id of the document that it points at, or in which the words stand'),
        position.start,
        position.end,
        text('coding_id', 'id of the coding that the words were quoted from; empty where it is not in this data set'),
        text('linked_memo_id', 'id of the memo that it points at'),
      ],
      rows: memos.flatMap((memo) => linkRows(context, memo, known, codings)),
    },
  ];
}

function linkRows(
  context: CoreContext,
  { id, links }: Memo,
  known: ReadonlySet<string>,
  codings: ReadonlySet<string>,
): Cell[][] {
  return links
    .filter(({ target }) => known.has(targetId(target)))
    .map(({ target, origin }) => [id, target.kind, origin, ...targetCells(context, target, codings)]);
}

/** Code, document, start, end, coding, memo. */
function targetCells(context: CoreContext, target: MemoLink['target'], codings: ReadonlySet<string>): Cell[] {
  switch (target.kind) {
    case 'code':
      return [target.codeId, null, null, null, null, null];
    case 'document':
      return [null, target.documentId, null, null, null, null];
    case 'memo':
      return [null, null, null, null, null, target.memoId];
    case 'segment': {
      const at = positionsIn(context, { id: target.documentId });
      const coding = target.codingId !== null && codings.has(target.codingId) ? target.codingId : null;
      return [null, target.documentId, at(target.start), at(target.end), coding, null];
    }
  }
}

function targetId(target: MemoLink['target']): string {
  if (target.kind === 'code') return target.codeId;
  return target.kind === 'memo' ? target.memoId : target.documentId;
}
