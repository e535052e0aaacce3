import { resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { ExportRequest } from '#shared/contract/procedures/transfers.ts';
import { AxialError, assertNever } from '#shared/domain/result.ts';
import { factsTable } from '#shared/interchange/facts.ts';
import type { Table } from '#shared/interchange/table.ts';
import { isPartOfOpenStudy } from '../store/openFiles.ts';
import type { CoreContext, Handlers } from './context.ts';
import { draftComparison, draftCoOccurrence } from './exportCharts.ts';
import { draftCodebook } from './exportCodebook.ts';
import type { ExportDraft, ExportFormat } from './exportDraft.ts';
import { draftHits } from './exportHits.ts';
import { draftMemos } from './exportMemos.ts';
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
    case 'codebook':
      return draftCodebook(context, request);
    case 'memos':
      return draftMemos(context, request);
    case 'documents':
      return draftDocuments(context, request);
    case 'variables':
      return draftVariables(context);
    case 'audit':
      return draftAudit(context);
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
  switch (format) {
    case 'csv':
      return encode(draft.csv());
    case 'json':
      return encode(`${JSON.stringify(draft.json(), null, 2)}\n`);
    case 'xlsx':
      return jobs.run('workbook.write', { sheets: sheetsOf(draft) }, { ...options, timeLimit: 600_000 });
    case 'html':
    case 'md':
    case 'svg':
      return encode((draft[format] ?? refuse(draft, format))());
    case 'png':
      return jobs.run('picture.render', { svg: (draft.svg ?? refuse(draft, format))(), scale: pictureScale }, options);
    case 'txt':
      return refuse(draft, format);
    default:
      return assertNever(format);
  }
}

/** Rows below the header that a sheet takes. */
const longestSheet = 1_048_575;

function sheetsOf(draft: ExportDraft): Table[] {
  const sheets = [...draft.sheets(), factsTable(draft.facts)];
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
  svg: 'SVG',
  png: 'PNG',
};

function refuse(draft: ExportDraft, format: ExportFormat): never {
  const possible: ExportFormat[] = ['csv', 'xlsx', 'json'];
  if (draft.html) possible.push('html');
  if (draft.md) possible.push('md');
  if (draft.svg) possible.push('svg', 'png');
  const names = possible.map((each) => formatNames[each]);
  const list = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  throw new AxialError(
    'unsupported_format',
    `The ${draft.name} cannot be written as ${formatNames[format]}; take ${list}.`,
  );
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
