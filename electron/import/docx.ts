import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { AxialError } from '#shared/domain/result.ts';
import { holdsEncryptedFile, isOldContainer, unfoldArchive } from './archive.ts';
import { decodeText } from './encoding.ts';
import type { FormattedText } from './reading.ts';
import { speakerMarks } from './speakers.ts';
import type { WordDocument } from './wordModel.ts';
import { writeWordText } from './wordText.ts';
import { rewriteWordPart } from './wordXml.ts';

/**
 * A Word document (.docx) as text with marks. Tracked changes are taken as accepted; comments, deleted text and codes of
 * fields stay out; tables come row by row, cells told apart by TABs and marks; a note stands as `[n]` where it is called
 * and at the end of the text. Pictures are left out and said so. Nothing is ever fetched.
 */
export async function readDocx(bytes: Uint8Array, name: string): Promise<FormattedText> {
  refuseOldContainer(bytes, name);
  const parts = unfoldArchive(bytes, name, isWanted);
  if (parts.size === 0) throw damaged(name);
  try {
    const { archive, pictures } = rewriteParts(parts);
    const { model, lostSymbols } = await readModel(archive);
    const { text, format } = writeWordText(model);
    const marks = [...format, ...speakerMarks(text)].sort((a, b) => a.start - b.start || b.end - a.end);
    if (text.trim() === '') throw new AxialError('unsupported_format', emptySentence(name, pictures));
    return { text, format: marks, warnings: losses(pictures, lostSymbols) };
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw damaged(name);
  }
}

const damaged = (name: string) =>
  new AxialError('unsupported_format', `${name} is damaged: it cannot be read as a Word document.`);

const emptySentence = (name: string, pictures: number): string =>
  pictures > 0 ? `${name} holds pictures and no text.` : `${name} is empty: there is no text in it.`;

/** What the document shows and the text does not. */
function losses(pictures: number, symbols: number): string[] {
  const sentences: string[] = [];
  if (pictures > 0)
    sentences.push(pictures === 1 ? 'One picture was left out.' : `${pictures} pictures were left out.`);
  if (symbols > 0) {
    sentences.push(
      symbols === 1 ? 'One special character was left out.' : `${symbols} special characters were left out.`,
    );
  }
  return sentences;
}

function refuseOldContainer(bytes: Uint8Array, name: string): void {
  if (!isOldContainer(bytes)) return;
  const sentence = holdsEncryptedFile(bytes)
    ? `${name} is protected by a password: open it in Word, take the password off, and import it again.`
    : `${name} is a Word file of the old kind (.doc), which this version cannot read yet: save it as .docx.`;
  throw new AxialError('unsupported_format', sentence);
}

/** Text, notes, lists, styles and how they hang together; no pictures, themes, comments or properties. */
function isWanted(part: string): boolean {
  return (
    /\.(?:xml|rels)$/i.test(part) &&
    !/(?:^|\/)(?:customXml|docProps|theme|glossary|media|embeddings|charts|diagrams)\/|comments|settings|fontTable/i.test(
      part,
    )
  );
}

/** The archive again, with its text parts made plain, stored without compression. */
function rewriteParts(parts: ReadonlyMap<string, Uint8Array>): { archive: Uint8Array; pictures: number } {
  const entries: Record<string, [Uint8Array, { level: 0 }]> = {};
  let pictures = 0;
  for (const [name, bytes] of parts) {
    const source = decodeText(bytes)?.text ?? '';
    const xml = source.replace(/^\uFEFF/, '').replace(/^\s*<\?xml[^>]*\?>/, '');
    const rewritten = isTextPart(xml) ? rewriteWordPart(xml) : { xml, pictures: 0 };
    pictures += rewritten.pictures;
    entries[name] = [new TextEncoder().encode(rewritten.xml), { level: 0 }];
  }
  return { archive: zipSync(entries), pictures };
}

const isTextPart = (xml: string): boolean =>
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?(?:document|footnotes|endnotes)[\s>]/.test(xml.slice(0, 4000));

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
