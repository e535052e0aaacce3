import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { holdsEncryptedFile, isOldContainer, unfoldArchive } from './archive.ts';
import { decodeText } from './encoding.ts';
import { type Losses, sayLosses } from './losses.ts';
import type { FormattedText } from './reading.ts';
import { damagedFile, protectedFile, withoutWords } from './refusals.ts';
import { speakerMarks } from './speakers.ts';
import { readWordComments } from './wordComments.ts';
import type { WordDocument } from './wordModel.ts';
import { noStyles, readWordStyles } from './wordStyles.ts';
import { writeWordText } from './wordText.ts';
import { type Rewriting, rewriteWordPart } from './wordXml.ts';

/**
 * A Word document (.docx) as text with marks. Options: tracked changes accepted or undone; comments as marks; hidden text
 * left out (and said so) or marked. Codes of fields stay out; tables come row by row, cells told apart by TABs and marks;
 * notes stand as paragraphs at the end. Pictures are left out and said so. Nothing is ever fetched.
 */
export async function readDocx(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions = usualReadingOptions,
): Promise<FormattedText> {
  refuseOldContainer(bytes, name);
  const sources = decodeParts(unfoldArchive(bytes, name, isWanted));
  if (sources.size === 0) throw damaged(name);
  try {
    const styles = readPart(sources, 'styles', readWordStyles) ?? noStyles;
    const { archive, ...left } = rewriteParts(sources, { changes: options.changes, hidden: options.hidden, styles });
    const { model, lostSymbols } = await readModel(archive);
    const comments = options.comments ? readPart(sources, 'comments', readWordComments) : null;
    const { text, format } = writeWordText(model, comments ?? new Map());
    const marks = [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start || b.end - a.end);
    if (text.trim() === '') throw withoutWords(name, left);
    return { text, format: marks, warnings: [...sayLosses(left), ...sayLostSymbols(lostSymbols)] };
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw damaged(name);
  }
}

const damaged = (name: string) => damagedFile(name, 'a Word document');

function sayLostSymbols(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? 'One special character was left out.' : `${count} special characters were left out.`];
}

function refuseOldContainer(bytes: Uint8Array, name: string): void {
  if (!isOldContainer(bytes)) return;
  throw holdsEncryptedFile(bytes) ? protectedFile(name) : damaged(name);
}

/** Text, notes, comments, lists, styles and how they hang together; no pictures, themes or properties. */
function isWanted(part: string): boolean {
  return (
    /\.(?:xml|rels)$/i.test(part) &&
    !/(?:^|\/)(?:customXml|docProps|theme|glossary|media|embeddings|charts|diagrams)\/|settings|fontTable/i.test(part)
  );
}

function decodeParts(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const sources = [...parts].map(([part, bytes]) => {
    const source = decodeText(bytes)?.text ?? '';
    return [part, source.replace(/^\uFEFF/, '').replace(/^\s*<\?xml[^>]*\?>/, '')] as const;
  });
  return new Map(sources);
}

/** What the part with this root element gives. */
function readPart<T>(sources: ReadonlyMap<string, string>, root: string, read: (source: string) => T): T | null {
  const source = [...sources.values()].find((entry) => hasRoot(entry, root));
  return source === undefined ? null : read(source);
}

const hasRoot = (xml: string, names: string): boolean =>
  new RegExp(`^\\s*(?:<!--[\\s\\S]*?-->\\s*)*<(?:\\w+:)?(?:${names})[\\s>]`).test(xml.slice(0, 4000));

/** The archive again, with its text parts made plain, stored without compression. */
function rewriteParts(sources: ReadonlyMap<string, string>, how: Rewriting): Losses & { archive: Uint8Array } {
  const entries: Record<string, [Uint8Array, { level: 0 }]> = {};
  let pictures = 0;
  let leftHidden = false;
  for (const [part, xml] of sources) {
    if (hasRoot(xml, 'comments\\w*')) continue;
    const isText = hasRoot(xml, 'document|footnotes|endnotes');
    const rewritten = isText ? rewriteWordPart(xml, how) : { xml: loosened(xml), pictures: 0, leftHidden: false };
    pictures += rewritten.pictures;
    leftHidden ||= rewritten.leftHidden;
    entries[part] = [new TextEncoder().encode(rewritten.xml), { level: 0 }];
  }
  return { archive: zipSync(entries), pictures, leftHidden };
}

/** Kinds of relationships in the spelling that the following reader knows. */
const loosened = (xml: string): string =>
  xml.replaceAll(
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  );

/** Mammoth reads the package; its document model is taken as it stands, before it would become HTML. */
async function readModel(archive: Uint8Array): Promise<{ model: WordDocument; lostSymbols: number }> {
  let model: WordDocument | null = null;
  const { messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
    {
      externalFileAccess: false,
      includeDefaultStyleMap: false,
      includeEmbeddedStyleMap: false,
      transformDocument: (document: WordDocument) => {
        model = document;
        return { ...document, children: [] };
      },
    },
  );
  if (!model) throw new Error('no document');
  return { model, lostSymbols: messages.filter(({ message }) => message.includes('unsupported character')).length };
}
