import { join } from 'node:path';
import { parsePath } from '#shared/domain/codeTree.ts';
import type { DocumentId, GroupId } from '#shared/domain/ids.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { type MemoNames, readMemoMarkdown } from '#shared/interchange/memoReading.ts';
import { ensureCoder } from '../store/coders.ts';
import { findChildKey, findCodeIdByKey, insertCode } from '../store/codes.ts';
import { insertCoding } from '../store/codings.ts';
import { findDocumentKey, insertGroup, renameStudy } from '../store/documents.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { insertVariable, listVariables, setValue } from '../store/variables.ts';
import { paletteOfHue, takeShortcut } from './codeRules.ts';
import type { CoreContext } from './context.ts';
import { addDocument } from './documentRules.ts';
import { createMemo } from './memoRules.ts';
import {
  readSampleFiles,
  type SampleCode,
  type SampleCoding,
  type SampleDocument,
  type SampleFiles,
  type SampleMemo,
  sampleError,
} from './sampleFiles.ts';
import { brief, count } from './words.ts';

/** A document of the sample in the study. */
interface BuiltDocument {
  readonly id: DocumentId;
  readonly key: number;
  readonly about: SampleDocument;
  readonly text: string;
  /** Ids of its codings by their range, for quotations in memos. */
  readonly codings: Map<string, string>;
}
type Built = ReadonlyMap<string, BuiltDocument>;
type Operate = <Value>(name: string, label: string, work: (study: WritableStudy) => Value) => Value;

const hour = 3_600_000;
const minute = 60_000;

/**
 * Fills the open, empty study with the sample from its files, in steps as a researcher would have made them and under the
 * researcher's name. Codings stand where their quotations stand, to the letter.
 * @throws AxialError naming the file and the quotation, code or name that cannot be found
 */
export async function buildSampleStudy(context: CoreContext, folder: string): Promise<void> {
  const files = await readSampleFiles(folder);
  const readings = await readTexts(context, folder, files.documents);
  const actor = files.study.coder;
  const operate: Operate = (name, label, work) => context.study().operate({ name, label, actor }, work);
  const built = operate('documents.import', `Import ${count(files.documents.length, 'document')}`, (study) => {
    renameStudy(study, files.study.name);
    return addDocuments(study, files.documents, readings);
  });
  operate('variables.import', 'Import 4 variables from a table', (study) => setVariables(study, built));
  operate('codes.create', `Write the codebook: ${count(countCodes(files.codes), 'code')}`, (study) =>
    addCodes(study, null, files.codes, null),
  );
  for (const document of built.values()) codeDocument(operate, document, files);
  for (const memo of files.memos) {
    operate('memos.create', `New memo “${brief(memo.title)}”`, (study) => addMemo(study, built, memo, actor));
  }
}

type Reading = Awaited<ReturnType<typeof readTexts>>[number];

/** Read by the same readers as every import. */
function readTexts(context: CoreContext, folder: string, documents: readonly SampleDocument[]) {
  return Promise.all(
    documents.map(({ file }) =>
      context.ports.jobs.run('document.read', { path: join(folder, 'documents', file) }, { subject: file }),
    ),
  );
}

/** The notes were written in the evening of the discussion. */
const writtenAt = (day: string, minutes = 0): number => Date.parse(`${day}T00:00:00Z`) + 19 * hour + minutes * minute;

function addDocuments(study: WritableStudy, documents: readonly SampleDocument[], readings: readonly Reading[]): Built {
  const groups = new Map<string, GroupId>();
  const built = new Map<string, BuiltDocument>();
  for (const [index, about] of documents.entries()) {
    const reading = readings[index] as Reading;
    const groupId = groups.get(about.group) ?? insertGroup(study, about.group).id;
    groups.set(about.group, groupId);
    const { id } = addDocument(study, {
      name: about.name,
      text: reading.text,
      format: reading.format,
      bytes: reading.bytes,
      sourceName: about.file,
      groupId,
      createdAt: writtenAt(about.date),
    });
    const key = findDocumentKey(study, id) ?? 0;
    built.set(about.name, { id, key, about, text: reading.text, codings: new Map() });
  }
  return built;
}

const variables = [
  { name: 'organisation', type: 'choice' },
  { name: 'side', type: 'choice' },
  { name: 'role', type: 'text' },
  { name: 'date', type: 'date' },
] as const;

function setVariables(study: WritableStudy, built: Built): void {
  for (const { name, type } of variables) {
    const values = [...built.values()].map(({ about }) => about[name]);
    const choices = type === 'choice' ? [...new Set<string>(values)].sort() : [];
    insertVariable(study, { name, type, choices });
    const key = listVariables(study).find((variable) => variable.name === name)?.key ?? 0;
    for (const document of built.values()) setValue(study, document.key, key, document.about[name]);
  }
}

const countCodes = (codes: readonly SampleCode[]): number =>
  codes.reduce((sum, code) => sum + 1 + countCodes(code.children), 0);

/** A code shows in the colour of its theme; only one with a hue of its own has a colour of its own. */
function addCodes(
  study: WritableStudy,
  parentKey: number | null,
  codes: readonly SampleCode[],
  hue: string | null,
): void {
  for (const code of codes) {
    const { key } = insertCode(study, parentKey, {
      name: code.name,
      color: code.hue === hue ? null : paletteOfHue[code.hue],
      description: code.description,
      whenToUse: code.whenToUse,
      whenNotToUse: code.whenNotToUse,
      example: code.example,
      key: code.key === undefined ? null : takeShortcut(study, code.key),
      role: parentKey === null ? 'theme' : null,
    });
    addCodes(study, key, code.children, code.hue);
  }
}

function codeDocument(operate: Operate, document: BuiltDocument, { codings, study: about }: SampleFiles): void {
  const file = document.about.file.replace(/\.[^.]*$/, '');
  const listed = codings.get(file) ?? [];
  if (listed.length === 0) return;
  operate('codings.add', `Code ${count(listed.length, 'segment')} in ${brief(document.about.name)}`, (study) => {
    const coderKey = ensureCoder(study, about.coder);
    for (const [index, coding] of listed.entries()) addCoding(study, document, coding, { coderKey, index, file });
  });
}

function addCoding(
  study: WritableStudy,
  document: BuiltDocument,
  coding: SampleCoding,
  { coderKey, index, file }: { coderKey: number; index: number; file: string },
): void {
  const source = `codings/${file}.json`;
  const codeKey = codeAt(study, coding.code);
  if (codeKey === null) throw sampleError(source, `there is no code “${coding.code}”`);
  const start = placeOf(document.text, coding, source);
  const id = insertCoding(study, {
    documentKey: document.key,
    codeKey,
    coderKey,
    start,
    end: start + coding.quote.length,
    weight: coding.weight ?? null,
    comment: coding.comment ?? '',
    createdAt: writtenAt(document.about.date, 24 * 60 + index * 2),
  });
  document.codings.set(`${start} ${start + coding.quote.length}`, id);
}

/** Where the words stand; words that stand several times need to say which. UTF-16 units. */
function placeOf(text: string, { quote, occurrence }: SampleCoding, source: string): number {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) places.push(at);
  const place = places[(occurrence ?? 1) - 1];
  if (place === undefined) throw sampleError(source, `the words “${quote}” do not stand in the document so often`);
  if (places.length > 1 && occurrence === undefined) {
    throw sampleError(source, `the words “${quote}” stand in the document ${places.length} times; say which`);
  }
  return place;
}

function codeAt(study: ReadableStudy, path: string): number | null {
  let key: number | null = null;
  for (const name of parsePath(path)) {
    const found: number | undefined = findChildKey(study, key, name);
    if (found === undefined) return null;
    key = found;
  }
  return key;
}

function addMemo(study: WritableStudy, built: Built, memo: SampleMemo, author: string): void {
  const { body, unresolved } = readMemoMarkdown(memo.body, memoNames(study, built));
  const fault = (what: string) =>
    sampleError('memos.json', `the memo “${memo.title}” names ${what}, which is not there`);
  if (unresolved[0] !== undefined) throw fault(unresolved[0]);
  const links: MemoLink['target'][] = [];
  for (const path of memo.codes) {
    const codeId = findCodeIdByKey(study, codeAt(study, path) ?? -1);
    if (!codeId) throw fault(path);
    // What the body names is linked by its mention already.
    if (!memo.body.includes(`#[${path}]`)) links.push({ kind: 'code', codeId });
  }
  for (const name of memo.documents) {
    const document = built.get(name);
    if (!document) throw fault(name);
    if (!memo.body.includes(`@[${name}]`)) links.push({ kind: 'document', documentId: document.id });
  }
  createMemo(study, {
    title: memo.title,
    type: memo.type,
    body,
    author,
    createdAt: writtenAt(memo.date, 90),
    links: links.map((target) => ({ origin: 'link', target })),
  });
}

function memoNames(study: ReadableStudy, built: Built): MemoNames {
  return {
    code: (path) => {
      const id = findCodeIdByKey(study, codeAt(study, path) ?? -1);
      return id ? { id, label: parsePath(path).at(-1) ?? path } : null;
    },
    document: (name) => {
      const document = built.get(name);
      return document ? { id: document.id, label: name } : null;
    },
    memo: () => null,
    passage: (name, words) => {
      const document = built.get(name);
      const start = document?.text.indexOf(words) ?? -1;
      if (!document || start < 0) return null;
      const end = start + words.length;
      return {
        documentId: document.id,
        start,
        end,
        codingId: document.codings.get(`${start} ${end}`) ?? null,
        label: name,
      };
    },
  };
}
