import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { completeOptions, type DocumentKind } from '#shared/domain/reading.ts';
import type { AxialError } from '#shared/domain/result.ts';
import { bytesOf } from './fileBytes.ts';
import { type Format, formatOfEnding, formats } from './formats.ts';
import type { DocumentReading, ReadRequest } from './reading.ts';
import { recognise } from './recognise.ts';
import { damagedFile, emptyFile, protectedFile, refusedFile } from './refusals.ts';

/** What one file turned out to be. */
interface Found {
  readonly kind: DocumentKind;
  readonly format: Format;
  /** Set where the ending of its name says otherwise. */
  readonly warning: string | null;
}

/**
 * Reads one file into text, marks and its original bytes, as the kind that its bytes show, whatever its name says.
 * @throws AxialError `io` when the file cannot be read, `unsupported_format` when it is empty, too large, damaged,
 * protected or of a kind that cannot be read; the sentence names the file.
 */
export async function readDocument(request: ReadRequest): Promise<DocumentReading> {
  const { name, bytes } = await bytesOf(request);
  if (bytes.length === 0) throw emptyFile(name);
  const options = completeOptions(request.options);
  const { kind, format, warning } = findFormat(bytes, name);
  const read = await (await format.load())(bytes, name, options);
  const encodings = read.encodings ?? [];
  return {
    text: read.text,
    format: read.format,
    warnings: warning === null ? read.warnings : [warning, ...read.warnings],
    bytes,
    hash: createHash('sha256').update(bytes).digest('hex'),
    origin: { kind, encoding: encodings[0]?.encoding ?? null, confidence: encodings[0]?.confidence ?? 1, options },
    encodings,
    choices: format.choices,
  };
}

/** Endings of files that are known and are no documents; the sentence begins with the name. */
const elsewhere: Readonly<Record<string, string>> = {
  '.qdpx': 'is a REFI-QDA project, which this version cannot read yet.',
  '.qde': 'is a REFI-QDA project, which this version cannot read yet.',
  '.qdc': 'is a REFI-QDA codebook, which this version cannot read yet.',
  '.axial': 'is an Axial study: open it instead of importing it.',
  '.xls': 'is a workbook of the old kind: save it as .xlsx or .csv.',
};

const tableSentence = (name: string) =>
  `${name} is a table: bring it in with “Import a survey or another table…”, where you choose what its columns are.`;

/** The readers that `formats` lacks and whose endings are known. */
const endingsOfTables: readonly string[] = ['.csv', '.tsv', '.xlsx', '.xlsm'];

/** @throws AxialError `unsupported_format` */
function findFormat(bytes: Uint8Array, name: string): Found {
  const ending = extname(name).toLowerCase();
  const sentence = elsewhere[ending];
  if (sentence !== undefined) throw refusedFile(`${name} ${sentence}`);
  const promised = formatOfEnding(ending) ?? (endingsOfTables.includes(ending) ? 'table' : null);
  const kind = kindOf(bytes, name, promised);
  const format = formats[kind];
  if (!format) throw kind === 'table' ? refusedFile(tableSentence(name)) : unreadable(name);
  return { kind, format, warning: kind === promised || promised === null ? null : mislabelled(name, format) };
}

/** The kind that the bytes show; where they show none, the kind that the ending promises. */
function kindOf(bytes: Uint8Array, name: string, promised: DocumentKind | null): DocumentKind {
  const found = recognise(bytes);
  if (found.is === 'document') return found.kind;
  if (found.is === 'protected') throw protectedFile(name);
  if (found.is === 'other') throw refusedFile([`${name} is ${found.called}.`, found.advice].join(' ').trim());
  if (found.is === 'text') return promised !== null && isTextual(promised) ? promised : 'text';
  if (promised !== null && !isTextual(promised)) return promised;
  throw found.is === 'container' ? damagedFile(name, 'a document') : unreadable(name);
}

/** Kinds that are text and may lack a sign of their own. */
const isTextual = (kind: DocumentKind): boolean =>
  ['text', 'markdown', 'html', 'vtt', 'srt', 'table', 'typed'].includes(kind);

const mislabelled = (name: string, format: Format): string =>
  `${name} is really ${format.called}, whatever its name says; it was read as that.`;

function unreadable(name: string): AxialError {
  const names = Object.values(formats).map(({ called }) => called);
  return refusedFile(
    `${name} is not text: its bytes belong to some other kind of file. Axial reads ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
  );
}
