import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readMarkdown } from '#shared/interchange/markdown.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { decodeText } from './encoding.ts';
import type { FormatReading } from './reading.ts';
import { emptyFile } from './refusals.ts';
import { speakerMarks } from './speakers.ts';

/** A plain text file: its characters as they are (METHOD.md §1), with the speakers marked. */
export function readPlainText(bytes: Uint8Array, name: string, options = usualReadingOptions): FormatReading {
  const { text, ...rest } = textOf(bytes, name, options);
  return { text, format: speakerMarks(text), ...rest };
}

/** A Markdown file: its signs become marks and leave the text. */
export function readMarkdownText(bytes: Uint8Array, name: string, options = usualReadingOptions): FormatReading {
  const { text: source, ...rest } = textOf(bytes, name, options);
  const { text, format } = readMarkdown(source);
  return { text, format: [...format, ...speakerMarks(text)].sort((a, b) => a.start - b.start), ...rest };
}

function textOf(bytes: Uint8Array, name: string, options: ReadingOptions) {
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded) {
    throw new AxialError('unsupported_format', `${name} is not text: its bytes belong to some other kind of file.`);
  }
  const text = normaliseText(decoded.text);
  if (text.trim() === '') throw emptyFile(name);
  const warnings = decoded.guessed
    ? [
        `${name} does not say its encoding; it was read as Windows-1252 (Western European). Look at its accents and quotation marks.`,
      ]
    : [];
  return { text, warnings, encodings: decoded.candidates };
}
