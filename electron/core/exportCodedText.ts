import { isHeard } from '#shared/analysis/heard.ts';
import { colorOf, namesOf } from '#shared/domain/codeTree.ts';
import type { FormatMark, StudyDocument } from '#shared/domain/document.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import {
  type CodedDocument,
  type CodedMemo,
  codedParagraphs,
  type PlacedCoding,
} from '#shared/interchange/codedText.ts';
import { codedTextMarkdown } from '#shared/interchange/codedTextMarkdown.ts';
import { codedPage, codedSection, pageLook } from '#shared/interchange/codedTextPage.ts';
import { codedTextDocument } from '#shared/interchange/codedTextWord.ts';
import { memoLine, memoTitle } from '#shared/interchange/memos.ts';
import { type NumberedDocument, numberedText } from '#shared/interchange/numberedText.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';
import { listCoders } from '../store/coders.ts';
import { type CodingRow, listCodingRowsByKey } from '../store/codings.ts';
import { listGroups, readTextHash } from '../store/documents.ts';
import { readText } from '../store/texts.ts';
import { listValues } from '../store/variables.ts';
import { type Chosen, chosenBy } from './chosen.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import {
  atOneRevision,
  type ExportDraft,
  factsOf,
  madeOfEach,
  type RequestFor,
  refuseIfStopped,
} from './exportDraft.ts';
import { referenceNames } from './exportMemos.ts';
import { pageColor } from './pageColor.ts';
import { createRest } from './rest.ts';

/** Documents as they are read, with the codings of the choice and, as notes, comments and memos. */
export async function draftDocumentCoding(
  context: CoreContext,
  { choice, notes }: RequestFor<'document-coding'>,
): Promise<ExportDraft> {
  const chosen = chosenBy(context, choice);
  const documents = await atOneRevision(context, () => readCoded(context, chosen, notes));
  const told: [string, string][] = notes ? [] : [['notes', 'without comments and memos']];
  const facts = factsOf(context, [...chosen.words, ...told]);
  return {
    name: 'documents with coding',
    items: documents.length,
    facts,
    html: async () => {
      const look = pageLook(documents);
      const sections = await madeOfEach(context, documents, (each, index) => codedSection(each, index, look));
      return codedPage(documents, sections, look, facts);
    },
    md: () => codedTextMarkdown(documents, referenceNames(context), facts),
    docx: () => codedTextDocument(documents, facts),
  };
}

/** The texts with the numbers of their paragraphs. */
export async function draftNumberedText(
  context: CoreContext,
  { choice, width }: RequestFor<'numbered-text'>,
): Promise<ExportDraft> {
  const chosen = chosenBy(context, choice);
  const documents = await atOneRevision(context, () => readNumbered(context, chosen));
  const facts = factsOf(context, chosen.words);
  return { name: 'numbered text', items: documents.length, facts, txt: () => numberedText(documents, width, facts) };
}

async function readNumbered(context: CoreContext, chosen: Chosen): Promise<NumberedDocument[]> {
  const groups = groupNames(context);
  const rest = createRest();
  const documents: NumberedDocument[] = [];
  for (const document of chosen.documents) {
    await rest();
    refuseIfStopped(context);
    const { text, paragraphs } = readParagraphs(context, chosen, document);
    documents.push({
      name: document.name,
      group: groups.get(document.groupId ?? '') ?? '',
      paragraphs: paragraphs.map(({ number, start, end }) => ({ number, text: text.slice(start, end) })),
    });
  }
  return documents;
}

const groupNames = (context: CoreContext): ReadonlyMap<string, string> =>
  new Map(listGroups(context.readable()).map(({ id, name }) => [id, name]));

async function readCoded(context: CoreContext, chosen: Chosen, notes: boolean): Promise<CodedDocument[]> {
  const groups = groupNames(context);
  const values = new Map(
    listValues(context.readable()).map(({ documentId, variableId, value }) => [`${documentId} ${variableId}`, value]),
  );
  const memos = notes ? chosen.memos() : [];
  const codings = codingsByDocument(context, chosen);
  const toPlaced = placing(context, notes);
  const rest = createRest();
  const documents: CodedDocument[] = [];
  for (const document of chosen.documents) {
    await rest();
    refuseIfStopped(context);
    const { text, paragraphs } = readParagraphs(context, chosen, document);
    const about = memosAbout(memos, document);
    const rows = codings.get(requireDocumentKey(context.readable(), document.id)) ?? [];
    documents.push({
      name: document.name,
      group: groups.get(document.groupId ?? '') ?? '',
      facts: chosen.variables.flatMap(({ id, name }): [string, string][] => {
        const value = values.get(`${document.id} ${id}`);
        return value === undefined ? [] : [[name, value]];
      }),
      note: notes ? document.note : '',
      codings: rows.length,
      paragraphs: codedParagraphs({ text, paragraphs, codings: rows.map((row) => toPlaced(row, about)) }),
      memos: about.map(({ memo, number }) => noteOf(memo, number)),
    });
  }
  return documents;
}

/** By document and in reading order: by start, longer first. */
function codingsByDocument(context: CoreContext, chosen: Chosen): Map<number, CodingRow[]> {
  const { codingKeys } = context.columns();
  const rows = listCodingRowsByKey(
    context.readable(),
    chosen.codings().map((row) => codingKeys[row] ?? 0),
  );
  return Map.groupBy(
    rows.sort((a, b) => a.start - b.start || b.end - a.end || a.key - b.key),
    ({ documentKey }) => documentKey,
  );
}

interface NumberedMemo {
  readonly memo: Memo;
  readonly number: number;
}

function memosAbout(memos: readonly Memo[], { id }: StudyDocument): NumberedMemo[] {
  return memos
    .filter(({ links }) => links.some(({ target }) => 'documentId' in target && target.documentId === id))
    .map((memo, index) => ({ memo, number: index + 1 }));
}

const noteOf = (memo: Memo, number: number): CodedMemo => ({
  number,
  title: memoTitle(memo),
  source: memoLine(memo),
  body: memo.body,
});

/** A coding with its code in words and colour. */
function placing(context: CoreContext, notes: boolean) {
  const tree = context.codeTree();
  const { codeKeys, codeIds } = context.columns();
  const ids = new Map(Array.from(codeKeys, (key, index) => [key, codeIds[index] as CodeId]));
  const coders = new Map(listCoders(context.readable()).map(({ id, name }) => [id as string, name]));
  const { coderKeys, coderIds } = context.columns();
  const coderNames = new Map(Array.from(coderKeys, (key, index) => [key, coders.get(coderIds[index] ?? '') ?? '']));
  const codes = new Map<number, Pick<PlacedCoding, 'code' | 'color'>>();
  const codeOf = (key: number) => {
    const id = ids.get(key) as CodeId;
    const found = codes.get(key) ?? { code: namesOf(tree, id), color: pageColor(colorOf(tree, id)) };
    codes.set(key, found);
    return found;
  };
  return (row: CodingRow, memos: readonly NumberedMemo[]): PlacedCoding => ({
    ...codeOf(row.codeKey),
    start: row.start,
    end: row.end,
    coder: coderNames.get(row.coderKey) ?? '',
    weight: row.weight,
    comment: notes ? row.comment : '',
    memos: memos.filter(({ memo }) => isAboutCoding(memo, row)).map(({ number }) => number),
  });
}

const isAboutCoding = ({ links }: Memo, { id, start, end }: CodingRow): boolean =>
  links.some(
    ({ target }) =>
      target.kind === 'segment' && (target.codingId === id || (target.start === start && target.end === end)),
  );

/** A text and those of its paragraphs in which somebody chosen speaks, with their numbers; UTF-16 units. */
export function readParagraphs(context: CoreContext, chosen: Chosen, { id }: StudyDocument) {
  const study = context.readable();
  const key = requireDocumentKey(study, id);
  const { text, format } = readText(study, readTextHash(study, key)) ?? { text: '', format: [] };
  const heard = chosen.heard?.(key) ?? null;
  const headings = headingStarts(format);
  const paragraphs = paragraphsOf(text)
    .map(({ start, end }, index) => ({ number: index + 1, start, end, heading: headings.get(start) ?? (0 as const) }))
    .filter(({ start, end }) => heard === null || isHeard(heard, start, end));
  return { text, paragraphs, isWhole: heard === null };
}

function headingStarts(format: readonly FormatMark[]): Map<number, 1 | 2 | 3> {
  const levels = { heading1: 1, heading2: 2, heading3: 3 } as const;
  return new Map(
    format.flatMap(({ kind, start }): [number, 1 | 2 | 3][] =>
      kind in levels ? [[start, levels[kind as keyof typeof levels]]] : [],
    ),
  );
}
