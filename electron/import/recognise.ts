import type { DocumentKind } from '#shared/domain/reading.ts';
import { isOldContainer } from './archive.ts';
import { listArchive } from './archiveNames.ts';
import { glanceAt } from './encoding.ts';

/** What the bytes of a file say that it is, whatever its name says. */
export type Recognised =
  /** A document of this kind. */
  | { readonly is: 'document'; readonly kind: DocumentKind }
  /** Something known that is no document; `called` ends the sentence "NAME is …". */
  | { readonly is: 'other'; readonly called: string; readonly advice: string }
  | { readonly is: 'protected' }
  /** An archive or container of which no more can be said. */
  | { readonly is: 'container' }
  /** Text without a sign of its own. */
  | { readonly is: 'text' }
  | { readonly is: 'unknown' };

const document = (kind: DocumentKind): Recognised => ({ is: 'document', kind });
const other = (called: string, advice = ''): Recognised => ({ is: 'other', called, advice });

/** Looks at the bytes alone. Cheap: it reads the beginning of a file and the names in an archive, never all of it. */
export function recognise(bytes: Uint8Array): Recognised {
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return recogniseArchive(bytes);
  if (isOldContainer(bytes)) return recogniseOldContainer(bytes);
  if (latin(bytes, 0, 1024).includes('%PDF-')) return document('pdf');
  if (/^\s*\{\\rtf/.test(latin(bytes, 0, 64).replace(/^\u00EF\u00BB\u00BF/, ''))) return document('rtf');
  return recogniseSignature(bytes) ?? recogniseText(bytes);
}

const latin = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, Math.min(end, bytes.length));

const startsWith = (bytes: Uint8Array, signature: string): boolean => latin(bytes, 0, signature.length) === signature;

/** The names in an archive tell an Office file, an OpenDocument text and an electronic book apart. */
function recogniseArchive(bytes: Uint8Array): Recognised {
  const { names, mimetype } = listArchive(bytes);
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (mimetype === 'application/epub+zip') return document('epub');
  if (/opendocument\.text/.test(mimetype)) return document('odt');
  if (/opendocument\.spreadsheet/.test(mimetype))
    return other('an OpenDocument table (.ods)', 'Save it as .xlsx or .csv.');
  if (/opendocument/.test(mimetype))
    return other('an OpenDocument file without running text', 'Save its text as .odt.');
  if (names.includes('project.qde') || names.some((name) => /\.qde$/i.test(name))) return other('a REFI-QDA project');
  if (has('xl/')) return document('table');
  if (has('ppt/')) return other('a presentation', 'Save its text as .docx or .pdf.');
  if (has('word/') || names.includes('[Content_Types].xml')) return document('docx');
  return { is: 'container' };
}

/** Names of streams stand in the directory of the container, in UTF-16. */
function recogniseOldContainer(bytes: Uint8Array): Recognised {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = (stream: string) => file.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (names('EncryptedPackage') || names('EncryptionInfo')) return { is: 'protected' };
  if (names('WordDocument')) return document('doc');
  if (names('Workbook') || names('Book'))
    return other('a workbook of the old kind (.xls)', 'Save it as .xlsx or .csv.');
  if (names('PowerPoint Document')) return other('a presentation', 'Save its text as .docx or .pdf.');
  return { is: 'container' };
}

const signatures: readonly (readonly [string, Recognised])[] = [
  ['SQLite format 3\0', other('a database or an Axial study', 'Open a study instead of importing it.')],
  ['\u0089PNG', other('a picture')],
  ['\u00FF\u00D8\u00FF', other('a picture')],
  ['GIF8', other('a picture')],
  ['II*\0', other('a picture')],
  ['MM\0*', other('a picture')],
  ['\u001F\u008B', other('a packed file', 'Unpack it first.')],
  ['7z\u00BC\u00AF', other('a packed file', 'Unpack it first.')],
  ['Rar!', other('a packed file', 'Unpack it first.')],
  ['ID3', other('a recording', 'Import its transcript.')],
  ['OggS', other('a recording', 'Import its transcript.')],
  ['RIFF', other('a recording or a picture', 'Import its transcript.')],
  ['fLaC', other('a recording', 'Import its transcript.')],
];

function recogniseSignature(bytes: Uint8Array): Recognised | null {
  for (const [signature, is] of signatures) if (startsWith(bytes, signature)) return is;
  if (latin(bytes, 4, 8) === 'ftyp') return other('a recording', 'Import its transcript.');
  return null;
}

/** How many bytes of a text are looked at for the sign of its kind. */
const beginning = 4096;

function recogniseText(bytes: Uint8Array): Recognised {
  const glance = glanceAt(bytes.subarray(0, beginning));
  if (glance === null) return { is: 'unknown' };
  const text = glance.replace(/^\uFEFF/, '').trimStart();
  if (/^WEBVTT(?=[ \t\r\n]|$)/.test(text)) return document('vtt');
  if (/^\d+[ \t]*(?:\r\n|\r|\n)[ \t]*\d+:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->/.test(text)) return document('srt');
  if (beginsAsHtml(text)) return document('html');
  if (/^(?:<\?xml[^>]*\?>\s*)?<office:document\s/.test(text)) return document('odt');
  return { is: 'text' };
}

/** `<!doctype html`, `<html` or `<head`, behind an XML declaration and comments if there are any. */
function beginsAsHtml(text: string): boolean {
  const rest = text.replace(/^(?:\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->))*\s*/, '');
  return /^<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i.test(rest);
}
