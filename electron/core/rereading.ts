import { Buffer } from 'node:buffer';
import { basename, extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { FormatMark } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { type DocumentOrigin, type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { moveMarks } from '#shared/text/movedMarks.ts';
import type { DocumentReading, FileRequest } from '../import/reading.ts';
import { putSource } from '../store/documents.ts';
import { findReading, listReadings, type NotedReading, putReading } from '../store/readings.ts';
import type { ReadableStudy } from '../store/study.ts';
import { readSource, storeSource } from '../store/texts.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { requireStoredText, type TextCorrection } from './correctionPlan.ts';
import { applyCorrection, prepareCorrection, showCorrection } from './correctionPreview.ts';
import { requireDocument } from './documentRules.ts';
import { type ImportItem, listImportFiles } from './importFiles.ts';
import { brief } from './words.ts';

/** What came from where; of documents from before readings were kept, what their file tells. */
export function tellOrigins(study: ReadableStudy): OutputOf<'documents.origins'> {
  return listReadings(study).map((noted) => ({
    ...originOf(noted),
    documentId: noted.documentId,
    sourceName: noted.sourceName,
    sourceHash: noted.sourceHash,
    bytes: noted.bytes,
    warnings: noted.warnings,
    readAt: noted.readAt ?? noted.createdAt,
  }));
}

const kindsByEnding: Readonly<Record<string, DocumentOrigin['kind']>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.docx': 'docx',
};

function originOf({ kind, encoding, confidence, options, sourceHash, sourceName }: NotedReading): DocumentOrigin {
  const guessed = sourceHash === '' ? 'typed' : (kindsByEnding[extname(sourceName).toLowerCase()] ?? 'text');
  return {
    kind: kind ?? guessed,
    encoding,
    confidence: confidence ?? 1,
    options: options ?? usualReadingOptions,
  };
}

/** The imported file of a document as it came. @throws AxialError `not_found` */
export function readSourceOf(study: ReadableStudy, id: DocumentId): OutputOf<'documents.source'> {
  const { name, bytes } = requireSource(study, id);
  return { name, base64: Buffer.from(bytes).toString('base64') };
}

function requireSource(study: ReadableStudy, id: DocumentId): { name: string; bytes: Uint8Array } {
  const { name, sourceName, sourceHash } = requireDocument(study, id);
  const bytes = sourceHash === '' ? null : readSource(study, sourceHash);
  if (bytes) return { name: sourceName, bytes };
  throw new AxialError('not_found', `“${brief(name)}” did not come from a file: there is nothing to read anew.`);
}

export async function previewReread(
  context: CoreContext,
  input: ParsedInputOf<'documents.rereadPreview'>,
): Promise<OutputOf<'documents.rereadPreview'>> {
  const { correction, reading } = await readAnew(context, input);
  return { ...showCorrection(context, correction), origin: reading.origin, warnings: [...reading.warnings] };
}

export async function reread(
  context: CoreContext,
  input: ParsedInputOf<'documents.reread'>,
): Promise<OutputOf<'documents.reread'>> {
  const { id, item, baseHash, decisions } = input;
  const { name } = requireDocument(context.readable(), id);
  const { correction, reading, sourceName } = await readAnew(context, input);
  const label = item ? `New version of “${brief(name)}” from its file` : `Read “${brief(name)}” anew`;
  return context.operate({ name: 'documents.reread', label }, (study) => {
    const done = applyCorrection(study, id, baseHash, { ...correction, decisions });
    putReading(study, correction.documentKey, reading.origin, reading.warnings);
    if (item) putSource(study, correction.documentKey, storeSource(study, reading.bytes), sourceName);
    return { ...done, document: requireDocument(study, id) };
  });
}

interface Rereading {
  readonly correction: TextCorrection;
  readonly reading: DocumentReading;
  /** Name of the file that was read. */
  readonly sourceName: string;
}

/** Reads the kept file, or a newer one, in a worker, with the options that it was read with and those given now. */
async function readAnew(
  context: CoreContext,
  { id, options, item }: Pick<ParsedInputOf<'documents.rereadPreview'>, 'id' | 'options' | 'item'>,
): Promise<Rereading> {
  const study = context.readable();
  const documentKey = requireDocumentKey(study, id);
  const noted = findReading(study, documentKey);
  if (noted?.kind === 'table') {
    throw new AxialError(
      'invalid_input',
      'This document is a part of a table; to read the table in another way, bring it in again.',
    );
  }
  const file = item ? await requireFile(item) : requireSource(study, id);
  const name = 'path' in file ? basename(file.path) : file.name;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const wanted: ReadingOptions = { ...(noted?.options ?? usualReadingOptions), ...given };
  const request = { ...file, options: wanted };
  const reading = await context.ports.jobs.run('document.read', request, { subject: name, signal: context.signal });
  const correction = await prepareCorrection(context, id, reading.text, [...reading.format]);
  const format = withConfirmed(study, correction, reading.format);
  return { correction: { ...correction, format }, reading, sourceName: name };
}

/** The one file that a document is to be read from. @throws AxialError where there is none */
async function requireFile(item: ImportItem): Promise<FileRequest> {
  const [file, ...others] = await listImportFiles([item]);
  if (file?.request && others.length === 0) return file.request;
  const { code, message } = file?.failure ?? { code: 'invalid_input', message: 'A version is read from one file.' };
  throw new AxialError(code, message);
}

/** The marks of the new reading, and the speakers that were confirmed by hand where it recognises none. */
function withConfirmed(
  study: ReadableStudy,
  { documentKey, text, edits }: TextCorrection,
  format: readonly FormatMark[],
): FormatMark[] {
  const stored = requireStoredText(study, documentKey);
  const found = format.filter(({ kind }) => kind === 'speaker');
  const confirmed = moveMarks(stored.text, text, edits ?? [], stored.format).filter(
    (mark) => mark.kind === 'speaker' && !found.some((other) => other.start < mark.end && mark.start < other.end),
  );
  return [...format, ...confirmed].sort((a, b) => a.start - b.start || b.end - a.end);
}
