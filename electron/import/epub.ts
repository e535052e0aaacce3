import { posix } from 'node:path';
import type { FormatMark } from '#shared/domain/document.ts';
import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { unfoldArchive } from './archive.ts';
import { decodeText } from './encoding.ts';
import { readPage } from './html/page.ts';
import type { FormattedText } from './reading.ts';
import { damagedFile, emptyFile, refusedFile } from './refusals.ts';
import { speakerMarks } from './speakers.ts';
import { findElements, readXmlTree } from './xmlTree.ts';

/**
 * An electronic book (.epub): its chapters in the order in which they are read, each as the web page that it is. The table
 * of contents is left out. Nothing is fetched, run or drawn.
 */
export function readEpub(
  bytes: Uint8Array,
  name: string,
  _options: ReadingOptions = usualReadingOptions,
): FormattedText {
  const parts = unfoldArchive(bytes, name, isWanted);
  try {
    const chapters = chaptersOf(parts, name);
    return joinChapters(
      chapters.map((chapter) => readPage(sourceOf(parts.get(chapter) ?? new Uint8Array()), name)),
      name,
    );
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw damaged(name);
  }
}

const damaged = (name: string) => damagedFile(name, 'an electronic book');

const isWanted = (part: string): boolean => /\.(?:xml|opf|x?html?|xht)$/i.test(part);

const source = (bytes: Uint8Array | undefined): string =>
  bytes ? (decodeText(bytes)?.text ?? '').replace(/^\uFEFF/, '') : '';

/** Chapters are XML: an element may be closed where it is opened, which pages of the web do not know. */
const sourceOf = (bytes: Uint8Array): string =>
  source(bytes).replace(
    /<(?!(?:br|hr|img|input|meta|link|col|area|base|wbr|source|track|embed|param)\b)([\w:-]+)((?:\s[^<>]*?)?)\/>/gi,
    '<$1$2></$1>',
  );

const anyPrefix = () => 'x';
const attributeOf = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];

/** Paths of the chapters, by the book's own list of what is read in which order. */
function chaptersOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string[] {
  const container = readXmlTree(source(parts.get('META-INF/container.xml')), anyPrefix);
  const root = findElements(container, 'x:rootfile')[0];
  const path = root && attributeOf(root.attributes, 'full-path');
  if (!path || !parts.has(path)) throw damaged(name);
  const book = readXmlTree(source(parts.get(path)), anyPrefix);
  const items = new Map(
    findElements(book, 'x:item').map(({ attributes }) => [attributeOf(attributes, 'id'), attributes]),
  );
  const chapters = findElements(book, 'x:itemref').flatMap(({ attributes }) => {
    const item = items.get(attributeOf(attributes, 'idref'));
    const isContents = item && /\bnav\b/.test(attributeOf(item, 'properties') ?? '');
    const place = item && !isContents ? resolve(path, attributeOf(item, 'href') ?? '') : null;
    return place !== null && parts.has(place) ? [place] : [];
  });
  if (chapters.length === 0) throw damaged(name);
  refuseLocked(parts, chapters, name);
  // A book names each chapter once; one that names it a thousand times is a trap.
  return [...new Set(chapters)];
}

function resolve(book: string, href: string): string | null {
  try {
    return posix.join(posix.dirname(book), decodeURIComponent(href.replace(/#.*$/, ''))).replace(/^\.\//, '');
  } catch {
    return null;
  }
}

/** Fonts may be disguised; chapters that are make the book unreadable without its shop's program. */
function refuseLocked(parts: ReadonlyMap<string, Uint8Array>, chapters: readonly string[], name: string): void {
  const locks = parts.get('META-INF/encryption.xml');
  if (!locks) return;
  const locked = findElements(readXmlTree(source(locks), anyPrefix), 'x:CipherReference').map(({ attributes }) =>
    attributeOf(attributes, 'URI'),
  );
  if (chapters.some((chapter) => locked.includes(chapter)))
    throw refusedFile(`${name} is protected against copying: its text cannot be read.`);
}

function joinChapters(chapters: readonly ReturnType<typeof readPage>[], name: string): FormattedText {
  let text = '';
  const format: FormatMark[] = [];
  let pictures = 0;
  for (const chapter of chapters) {
    pictures += chapter.pictures;
    if (chapter.text.trim() === '') continue;
    if (text !== '') text += '\n';
    for (const mark of chapter.format)
      format.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length });
    text += chapter.text;
  }
  if (text === '') throw pictures > 0 ? refusedFile(`${name} holds pictures and no text.`) : emptyFile(name);
  const marks = [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start || b.end - a.end);
  const lost = pictures === 1 ? 'One picture was left out.' : `${pictures} pictures were left out.`;
  return { text, format: marks, warnings: pictures > 0 ? [lost] : [] };
}
