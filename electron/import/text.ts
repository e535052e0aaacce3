import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { readMarkdown } from '#shared/interchange/markdown.ts';
import { decodeFile } from './decodeFile.ts';
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
  return { text, format: [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start), ...rest };
}

function textOf(bytes: Uint8Array, name: string, options: ReadingOptions) {
  const { text, warnings, encodings } = decodeFile(bytes, name, options);
  if (text.trim() === '') throw emptyFile(name);
  return { text, warnings, encodings };
}
