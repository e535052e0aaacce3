import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { unfoldArchive } from './archive.ts';
import { decodeText } from './encoding.ts';
import { sayLosses } from './losses.ts';
import { odfPrefixOf } from './odf/names.ts';
import { readOdfStyles } from './odf/styles.ts';
import { writeOdfText } from './odf/text.ts';
import type { FormattedText } from './reading.ts';
import { damagedFile, protectedFile, withoutWords } from './refusals.ts';
import { speakerMarks } from './speakers.ts';
import { findElements, readXmlTree, type XmlElement } from './xmlTree.ts';

/**
 * An OpenDocument text (.odt, .ott, or flat .fodt) as text with marks, by the same rules as a Word document: tracked changes
 * accepted or undone, comments as marks, hidden text left out (and said so) or marked (options); one line a row of a table,
 * cells told apart by TABs; notes as paragraphs at the end; text boxes behind the paragraph that holds them.
 */
export function readOdt(bytes: Uint8Array, name: string, options: ReadingOptions = usualReadingOptions): FormattedText {
  const sources = isArchive(bytes) ? unfoldSources(bytes, name) : [decode(bytes)];
  try {
    const trees = sources.map((source) => readXmlTree(source, odfPrefixOf));
    const body = trees.flatMap((tree) => findElements(tree, 'office:text'))[0];
    if (!body) throw damaged(name);
    return readBody(body, trees, name, options);
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw damaged(name);
  }
}

const damaged = (name: string) => damagedFile(name, 'an OpenDocument text');

function readBody(
  body: XmlElement,
  trees: readonly XmlElement[],
  name: string,
  options: ReadingOptions,
): FormattedText {
  const { text, format, pictures, leftHidden } = writeOdfText(body, readOdfStyles(trees), options);
  if (text.trim() === '') throw withoutWords(name, { pictures, leftHidden });
  const marks = [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, format: marks, warnings: sayLosses({ pictures, leftHidden }) };
}

const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Content first: styles of the document stand in both parts. */
function unfoldSources(bytes: Uint8Array, name: string): string[] {
  const wanted = ['content.xml', 'styles.xml', 'META-INF/manifest.xml', 'encrypted-package'];
  const parts = unfoldArchive(bytes, name, (part) => wanted.includes(part));
  const source = (part: string) => decode(parts.get(part) ?? new Uint8Array());
  if (parts.has('encrypted-package') || /encryption-data/.test(source('META-INF/manifest.xml')))
    throw protectedFile(name);
  if (!parts.has('content.xml')) throw damaged(name);
  return [source('content.xml'), source('styles.xml')].filter((text) => text.trim() !== '');
}

const decode = (bytes: Uint8Array): string => (decodeText(bytes)?.text ?? '').replace(/^\uFEFF/, '');
