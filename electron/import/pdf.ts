import type { ReadingOptions } from '#shared/domain/reading.ts';
import { usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { blocksOf } from './pdf/blocks.ts';
import { partColumns } from './pdf/columns.ts';
import type { PdfDocument } from './pdf/library.ts';
import { linesOf } from './pdf/lines.ts';
import { withoutMarginNumbers, withoutRunningHeads } from './pdf/margins.ts';
import { openPdf } from './pdf/open.ts';
import type { Page } from './pdf/page.ts';
import { paragraphsOfPages } from './pdf/paragraphs.ts';
import { readPage, type WantedNotes } from './pdf/readPage.ts';
import { withoutStretchedBlanks } from './pdf/stretched.ts';
import { writePages } from './pdf/write.ts';
import type { FormattedText } from './reading.ts';
import { damagedFile, refusedFile } from './refusals.ts';
import { speakerMarks } from './speakers.ts';

/** More characters than this come from no document that a person reads. */
const mostCharacters = 20_000_000;
/** Allows text to be copied (PDF 32000-1, table 22). */
const mayCopy = 16;

/**
 * A PDF as text in the order of reading: columns one after the other, lines joined to paragraphs, words that a hyphen parts
 * at the end of a line put together (option), page numbers, running heads and numbers in the margin left out and said so,
 * `page` marks in their place, remarks as marks (option). What was filled into a form stands where its fields stand. Pictures
 * are not read.
 */
export async function readPdf(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions = usualReadingOptions,
): Promise<FormattedText> {
  const document = await openPdf(bytes, name);
  try {
    const fields = await document.getFieldObjects().catch(() => null);
    const hasFields = fields !== null;
    const { pages, lost } = await readPages(document, name, { remarks: options.comments, fields: hasFields });
    if (pages.every(({ pieces }) => pieces.length === 0)) throw withoutText(bytes, name, lost.length > 0);
    const warnings = [...lost, ...emptyPages(pages), ...(await restrictions(document, name))];
    return assemble(pages, options, warnings, name);
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw damagedFile(name, 'a PDF');
  } finally {
    await document.loadingTask.destroy();
  }
}

async function readPages(document: PdfDocument, name: string, wanted: WantedNotes) {
  const labels = await document.getPageLabels().catch(() => null);
  const pages: Page[] = [];
  const lost: string[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const label = labels?.[number - 1] || String(number);
    try {
      const page = await document.getPage(number);
      pages.push(await readPage(page, label, wanted));
      page.cleanup();
    } catch {
      lost.push(`Page ${label} is damaged and was left out.`);
      pages.push({ label, width: 0, height: 0, pieces: [], remarks: [] });
    }
    characters += pages.at(-1)?.pieces.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
    if (characters > mostCharacters) throw refusedFile(`${name} holds more text than the program takes from one file.`);
  }
  return { pages, lost: lost.length > 5 ? [`${lost.length} pages are damaged and were left out.`] : lost };
}

function withoutText(bytes: Uint8Array, name: string, isDamaged: boolean): AxialError {
  if (isDamaged) return damagedFile(name, 'a PDF');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes('/Image')
    ? refusedFile(
        `${name} holds pictures of text only: have a program for text recognition (OCR) read it, and import what that gives.`,
      )
    : refusedFile(`${name} holds no text.`);
}

/** Pages without text among pages with text: pictures, most likely. */
function emptyPages(pages: readonly Page[]): string[] {
  const empty = pages.filter(({ pieces }) => pieces.length === 0).map(({ label }) => label);
  if (empty.length === 0) return [];
  if (empty.length === 1) return [`Page ${empty[0]} holds no text.`];
  return empty.length > 10
    ? [`${empty.length} pages hold no text.`]
    : [`Pages ${empty.slice(0, -1).join(', ')} and ${empty.at(-1)} hold no text.`];
}

/** What the file's maker asked for. */
async function restrictions(document: PdfDocument, name: string): Promise<string[]> {
  const permissions = await document.getPermissions();
  const isFree = permissions === null || [...permissions].includes(mayCopy);
  return isFree ? [] : [`Whoever made ${name} asks that its text not be copied: make sure that you may use it.`];
}

function assemble(
  pages: readonly Page[],
  options: ReadingOptions,
  warnings: readonly string[],
  name: string,
): FormattedText {
  const drawn = pages.map((page) => ({
    lines: withoutStretchedBlanks(partColumns(linesOf(page), page.width)),
    ...page,
  }));
  const numbered = withoutMarginNumbers(drawn);
  const running = withoutRunningHeads(numbered.pages);
  const blocks = running.pages.map(({ lines, width }) => ({ blocks: blocksOf(lines), width }));
  const { text, format } = writePages(paragraphsOfPages(blocks), pages, options.joinHyphens);
  if (text.trim() === '') throw refusedFile(`${name} holds no text.`);
  const left = [
    ...(running.found ? ['Page numbers and running heads were left out.'] : []),
    ...(numbered.found ? ['Numbers in the margin were left out.'] : []),
  ];
  const marks = [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, format: marks, warnings: [...warnings, ...left] };
}
