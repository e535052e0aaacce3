import { AxialError } from '#shared/domain/result.ts';
import { readMarkdown } from '#shared/interchange/markdown.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { decodeText } from './encoding.ts';
import type { FormattedText } from './reading.ts';
import { speakerMarks } from './speakers.ts';

/** A plain text file: its characters as they are (METHOD.md §1), with the speakers marked. */
export function readPlainText(bytes: Uint8Array, name: string): FormattedText {
  const { text, warnings } = textOf(bytes, name);
  return { text, format: speakerMarks(text), warnings };
}

/** A Markdown file: its signs become marks and leave the text. */
export function readMarkdownText(bytes: Uint8Array, name: string): FormattedText {
  const { text: source, warnings } = textOf(bytes, name);
  const { text, format } = readMarkdown(source);
  return { text, format: [...format, ...speakerMarks(text)].sort((a, b) => a.start - b.start), warnings };
}

function textOf(bytes: Uint8Array, name: string): { text: string; warnings: string[] } {
  const decoded = decodeText(bytes);
  if (!decoded) {
    throw new AxialError('unsupported_format', `${name} is not text: its bytes belong to some other kind of file.`);
  }
  const text = normaliseText(decoded.text);
  if (text.trim() === '') throw new AxialError('unsupported_format', `${name} is empty: there is no text in it.`);
  const warnings = decoded.guessed
    ? [
        `${name} does not say its encoding; it was read as Windows-1252 (Western European). Look at its accents and quotation marks.`,
      ]
    : [];
  return { text, warnings };
}
