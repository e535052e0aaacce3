import type { ReadingOptions } from '#shared/domain/reading.ts';
import { decodeFile } from './decodeFile.ts';
import { readPage } from './html/page.ts';
import type { FormatReading } from './reading.ts';
import { emptyFile, refusedFile } from './refusals.ts';
import { speakerMarks } from './speakers.ts';

/** A web page: what a reader sees of it. Its encoding is the one that it names, unless the bytes give that the lie. */
export function readHtml(bytes: Uint8Array, name: string, options: ReadingOptions): FormatReading {
  const { text: source, encodings, warnings } = decodeFile(bytes, name, options, declaredEncoding(bytes));
  const { text, format, pictures } = readPage(source, name);
  if (text.trim() === '') {
    throw pictures > 0 ? refusedFile(`${name} holds pictures and no text.`) : emptyFile(name);
  }
  if (pictures > 0) warnings.push(pictures === 1 ? 'One picture was left out.' : `${pictures} pictures were left out.`);
  const marks = [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, format: marks, warnings, encodings };
}

/** What a page says of itself, in a `meta` element or in an XML declaration among its first bytes; `null` for nothing. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 4096))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  const declared =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(beginning) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(beginning);
  return declared?.[1] ?? null;
}
