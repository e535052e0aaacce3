import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { FormatMark } from '#shared/domain/document.ts';
import { AxialError } from '#shared/domain/result.ts';
import { guessRole } from '#shared/domain/speaker.ts';
import { codePointLength } from '#shared/text/offsets.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';
import type { DocumentReading } from '../import/reading.ts';
import type { CoreContext } from './context.ts';
import { listImportFiles } from './importFiles.ts';

/** UTF-16 units of a text that a look at it shows. */
const excerptLength = 4000;

/** Reads one file as an import would, and shows its beginning; the study stays as it is. */
export async function lookAtFile(
  context: CoreContext,
  { item, options }: ParsedInputOf<'imports.look'>,
): Promise<OutputOf<'imports.look'>> {
  const [file] = await listImportFiles([{ ...item, options: { ...item.options, ...options } }]);
  if (!file?.request) throw new AxialError(file?.failure?.code ?? 'io', file?.failure?.message ?? 'There is no file.');
  const reading = await context.ports.jobs.run('document.read', file.request, {
    subject: file.file,
    signal: context.signal,
  });
  return {
    origin: reading.origin,
    encodings: [...reading.encodings],
    choices: [...reading.choices],
    characters: codePointLength(reading.text),
    paragraphs: paragraphsOf(reading.text).length,
    excerpt: excerptOf(reading),
    speakers: speakersIn(reading),
    warnings: [...reading.warnings],
  };
}

function excerptOf({ text, format }: DocumentReading): { text: string; format: FormatMark[] } {
  // Half a character is not shown.
  const end = /[\ud800-\udbff]/.test(text[excerptLength - 1] ?? '') ? excerptLength - 1 : excerptLength;
  const inside = format.filter(({ start }) => start < end);
  return { text: text.slice(0, end), format: inside.map((mark) => ({ ...mark, end: Math.min(mark.end, end) })) };
}

function speakersIn({ format }: DocumentReading): OutputOf<'imports.look'>['speakers'] {
  const turns = new Map<string, number>();
  for (const { kind, value } of format) {
    if (kind === 'speaker' && value !== undefined) turns.set(value, (turns.get(value) ?? 0) + 1);
  }
  return [...turns].map(([name, count]) => ({ name, turns: count, role: guessRole(name) }));
}
