import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { bytesOf } from './fileBytes.ts';
import type { DocumentReading, FormattedText, ReadRequest } from './reading.ts';
import { readMarkdownText, readPlainText } from './text.ts';

type Reader = (bytes: Uint8Array, name: string) => FormattedText | Promise<FormattedText>;

const readers: Readonly<Record<string, Reader>> = {
  '.txt': readPlainText,
  '.text': readPlainText,
  '.md': readMarkdownText,
  '.markdown': readMarkdownText,
  '.docx': async (bytes, name) => (await import('./docx.ts')).readDocx(bytes, name),
};

/** Kinds that are known and cannot be read yet: each is named, so that nobody hunts for a fault in the file. */
const known: Readonly<Record<string, string>> = {
  '.doc': 'a Word file of the old kind (.doc)',
  '.odt': 'an OpenDocument text',
  '.rtf': 'a rich text file',
  '.pdf': 'a PDF',
  '.html': 'a web page',
  '.htm': 'a web page',
  '.epub': 'an electronic book',
  '.vtt': 'a subtitle file',
  '.srt': 'a subtitle file',
  '.csv': 'a table',
  '.tsv': 'a table',
  '.xls': 'a workbook of the old kind',
  '.xlsx': 'a workbook',
  '.qdpx': 'a REFI-QDA project',
  '.qde': 'a REFI-QDA project',
  '.qdc': 'a REFI-QDA codebook',
  '.axial': 'an Axial study',
};

const readable = 'Axial reads plain text (.txt), Markdown (.md) and Word (.docx).';

/**
 * Reads one file into text, marks and its original bytes.
 * @throws AxialError `io` when the file cannot be read, `unsupported_format` when it is empty, too large, damaged or of a
 * kind that cannot be read; the sentence names the file.
 */
export async function readDocument(request: ReadRequest): Promise<DocumentReading> {
  const { name, bytes } = await bytesOf(request);
  if (bytes.length === 0) throw new AxialError('unsupported_format', `${name} is empty: there is no text in it.`);
  const { text, format, warnings } = await readerOf(name)(bytes, name);
  return { text, format, warnings, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

function readerOf(name: string): Reader {
  const extension = extname(name).toLowerCase();
  const reader = readers[extension];
  if (reader) return reader;
  const kind = known[extension];
  if (kind)
    throw new AxialError('unsupported_format', `${name} is ${kind}, which this version cannot read yet. ${readable}`);
  return readUnknown;
}

/** A file with another ending comes in when its bytes are text. */
function readUnknown(bytes: Uint8Array, name: string): FormattedText {
  try {
    return readPlainText(bytes, name);
  } catch (error) {
    if (error instanceof AxialError) throw new AxialError(error.code, `${error.message} ${readable}`);
    throw error;
  }
}
