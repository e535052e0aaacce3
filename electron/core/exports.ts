import { resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { ExportRequest } from '#shared/contract/procedures/transfers.ts';
import { AxialError, assertNever } from '#shared/domain/result.ts';
import { factsTable } from '#shared/interchange/facts.ts';
import type { Table } from '#shared/interchange/table.ts';
import { sizeOf, type WordDocument } from '#shared/interchange/wordDocument.ts';
import { isPartOfOpenStudy } from '../store/openFiles.ts';
import type { CoreContext, Handlers } from './context.ts';
import { draftChart, draftComparison, draftCoOccurrence } from './exportCharts.ts';
import { draftCodebook } from './exportCodebook.ts';
import { draftDocumentCoding, draftNumberedText } from './exportCodedText.ts';
import { draftDataSet } from './exportDataSet.ts';
import type { ExportDraft, ExportFormat } from './exportDraft.ts';
import { draftHits } from './exportHits.ts';
import { draftMemos } from './exportMemos.ts';
import { draftQuery } from './exportQuery.ts';
import { draftSegments } from './exportSegments.ts';
import { draftAudit, draftDocuments, draftVariables } from './exportTables.ts';
import { draftViewer } from './exportViewer.ts';
import { draftWords } from './exportWords.ts';
import { writeWholeFile } from './wholeFile.ts';

export const exportHandlers: Handlers<'exports.write' | 'exports.make'> = {
  'exports.write': writeExport,
  'exports.make': async (context, { request, format }) => {
    const { draft, bytes } = await makeExport(context, request, format);
    return {
      base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
      mediaType: mediaTypes[format],
      suggestedName: `${fileNameOf(draft)}.${format}`,
      items: draft.items,
    };
  },
};

async function writeExport(
  context: CoreContext,
  { request, format, path, overwrite }: ParsedInputOf<'exports.write'>,
): Promise<OutputOf<'exports.write'>> {
  const place = placeForFile(path);
  const { draft, bytes } = await makeExport(context, request, format);
  await writeWholeFile(place, bytes, { overwrite, newId: context.ports.newId });
  return { path: place, bytes: bytes.length, items: draft.items };
}

/** The place of a file to write. @throws AxialError `invalid_input` where a study could be */
export function placeForFile(path: string): string {
  const place = resolve(path);
  if (!/\.axial(?:-[a-z]+)*$/i.test(place) && !isPartOfOpenStudy(place)) return place;
  throw new AxialError('invalid_input', 'The ending .axial is for studies: give the file another one.');
}

async function makeExport(context: CoreContext, request: ExportRequest, format: ExportFormat) {
  const draft = await draftOf(context, request);
  return { draft, bytes: await render(context, draft, format) };
}

function draftOf(context: CoreContext, request: ExportRequest): ExportDraft | Promise<ExportDraft> {
  switch (request.what) {
    case 'segments':
      return draftSegments(context, request);
    case 'query':
      return draftQuery(context, request);
    case 'codebook':
      return draftCodebook(context, request);
    case 'memos':
      return draftMemos(context, request);
    case 'documents':
      return draftDocuments(context, request);
    case 'variables':
      return draftVariables(context, request);
    case 'audit':
      return draftAudit(context, request);
    case 'document-coding':
      return draftDocumentCoding(context, request);
    case 'numbered-text':
      return draftNumberedText(context, request);
    case 'data-set':
      return draftDataSet(context, request);
    case 'viewer':
      return draftViewer(context, request);
    case 'hits':
      return draftHits(context, request);
    case 'words':
      return draftWords(context, request);
    case 'co-occurrence':
      return draftCoOccurrence(context, request);
    case 'comparison':
      return draftComparison(context, request);
    case 'chart':
      return draftChart(context, request);
    default:
      return assertNever(request);
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Pixels for each unit of a picture: sharp in print and on fine screens. */
const pictureScale = 2;

async function render(context: CoreContext, draft: ExportDraft, format: ExportFormat): Promise<Uint8Array> {
  const { jobs } = context.ports;
  const options = { subject: `The ${draft.name}`, signal: context.signal };
  const long = { ...options, timeLimit: 600_000 };
  switch (format) {
    case 'json':
      return encode(`${JSON.stringify((draft.json ?? refuse(draft, format))(), null, 2)}\n`);
    case 'xlsx':
      return jobs.run('workbook.write', { sheets: sheetsOf(draft) }, long);
    case 'docx':
      return jobs.run('word.write', { document: wordOf(draft) }, long);
    case 'zip':
      return jobs.run(
        'zip.write',
        { files: await (draft.zip ?? refuse(draft, format))(), at: draft.facts.exported },
        long,
      );
    case 'sqlite':
      return jobs.run('dataSet.write', { tables: (draft.sqlite ?? refuse(draft, format))() }, long);
    case 'csv':
    case 'html':
    case 'md':
    case 'txt':
    case 'svg':
      return encode(await (draft[format] ?? refuse(draft, format))());
    case 'png':
      return jobs.run(
        'picture.render',
        { svg: (draft.svg ?? refuse(draft, format))(), scale: draft.scale ?? pictureScale },
        options,
      );
    default:
      return assertNever(format);
  }
}

/**
 * Paragraphs and runs that a word processor still opens in reasonable time, and a worker writes within its memory (measured:
 * 110,000 in 15 s and 600 MB).
 */
const longestWord = 120_000;

function wordOf(draft: ExportDraft): WordDocument {
  const document = (draft.docx ?? refuse(draft, 'docx'))();
  if (sizeOf(document) <= longestWord) return document;
  throw new AxialError(
    'unsupported_format',
    `The ${draft.name} would be too long for a word processor: choose less, or take another format.`,
  );
}

/** Rows below the header that a sheet takes. */
const longestSheet = 1_048_575;

function sheetsOf(draft: ExportDraft): Table[] {
  const sheets = [...(draft.sheets ?? refuse(draft, 'xlsx'))(), factsTable(draft.facts)];
  if (sheets.every(({ rows }) => rows.length <= longestSheet)) return sheets;
  throw new AxialError('unsupported_format', 'A sheet takes no more than 1,048,575 rows: take CSV or choose less.');
}

const formatNames: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  html: 'HTML',
  json: 'JSON',
  md: 'Markdown',
  txt: 'plain text',
  docx: 'Word',
  zip: 'a folder of CSV files (ZIP)',
  sqlite: 'SQLite',
  svg: 'SVG',
  png: 'PNG',
};

/** Formats in the order in which they are offered. */
const offered: readonly ExportFormat[] = [
  'csv',
  'xlsx',
  'json',
  'html',
  'md',
  'docx',
  'txt',
  'zip',
  'sqlite',
  'svg',
  'png',
];

const isPossible = (draft: ExportDraft, format: ExportFormat): boolean => {
  if (format === 'xlsx') return draft.sheets !== undefined;
  return draft[format === 'png' ? 'svg' : format] !== undefined;
};

function refuse(draft: ExportDraft, format: ExportFormat): never {
  const names = offered.filter((each) => isPossible(draft, each)).map((each) => formatNames[each]);
  const list = names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  throw new AxialError(
    'unsupported_format',
    `The ${draft.name} cannot be written as ${formatNames[format]}; take ${list}.`,
  );
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
  sqlite: 'application/vnd.sqlite3',
  html: 'text/html;charset=utf-8',
  json: 'application/json',
  md: 'text/markdown;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Study and kind, without signs that some system does not take in a name. */
function fileNameOf({ facts, name }: ExportDraft): string {
  const study = facts.study
    .replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${study.slice(0, 80).toWellFormed().trim() || 'Study'} – ${name}`;
}
