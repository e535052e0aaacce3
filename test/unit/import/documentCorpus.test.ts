import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { corpusFile, hasCorpus, squashed } from '../../support/corpus.ts';
import { marked, marksAreSound } from '../../support/marks.ts';

/** What the corpus says of a document. */
interface Sidecar {
  readonly mustContain?: readonly string[];
  readonly mustOccurOnce?: readonly string[];
  readonly mustNotContain?: readonly string[];
  readonly comments?: number;
  readonly footnotes?: number;
  readonly endnotes?: number;
  readonly notes?: number;
  readonly tableCells?: number;
  readonly pages?: number;
}

const folders = ['docx', 'odt', 'pdf', 'doc', 'epub', 'interviews/converted'];
const ours = /\.(?:docx|doc|odt|fodt|pdf|epub)$/;
const names = folders.flatMap((folder) =>
  hasCorpus && existsSync(corpusFile(folder))
    ? readdirSync(corpusFile(folder))
        .filter((name) => ours.test(name))
        .map((name) => `${folder}/${name}`)
    : [],
);

const sidecarOf = (name: string) => JSON.parse(readFileSync(corpusFile(`${name}.expected.json`), 'utf8')) as Sidecar;
const opinions = (name: string): string[] =>
  ['txt', 'libreoffice.txt', 'pandoc.txt']
    .map((ending) => corpusFile(`${name}.expected.${ending}`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));

const read = (name: string, options: Partial<ReadingOptions> = {}) =>
  readDocument({ name: name.split('/').at(-1) ?? '', bytes: readFileSync(corpusFile(name)), options });

/** With its hidden text where it has any: the tools of the corpus know no hidden text. */
async function readWhole(name: string, options: Partial<ReadingOptions> = {}) {
  return await read(name, { ...options, hidden: true });
}

/** Words in order, without what a plain rendering draws: calls of notes, rules and edges of tables, stars of lists. */
const wordsOf = (text: string): string =>
  squashed(
    text
      .replace(/\u00AD/g, '')
      .replace(/\[\d+\]/g, ' ')
      .replace(/^[\s+|=-]+$/gm, ' ')
      .replaceAll('|', ' ')
      .replace(/^\s*\*\s+/gm, ' '),
  ).replace(/^Interview /, '');

/** Without numbers that stand alone in a line: pages and paragraphs as a printer numbers them. */
const withoutNumbers = (text: string): string => text.replaceAll('\f', '\n').replace(/^\d+(?:\/\d+)?$/gm, ' ');

const sorted = (words: string): string => words.split(' ').sort().join(' ');

/** Files that no reader gives as the tool of the corpus does, each with its reason. */
const apart: Readonly<Record<string, 'order' | 'refused' | string>> = {
  'pdf/pdpilot_code-system.pdf': 'order',
  'pdf/pypdf_annotated.pdf': 'order',
  'pdf/tika_testPDFTwoTextBoxes.pdf': 'order',
  // The tool reads the flags of countries from glyphs for which the library finds private characters only.
  'pdf/pypdf_google-doc.pdf': 'Beautiful is better than ugly. Explicit is better than implicit. Simple is better',
  // The tool begins with the right column, and parts `(km2)` in two.
  'pdf/pypdf_multicolumn.pdf': 'January 3, 2024 Abstract This is a sample document with two columns filled with Lorem',
  // The tool takes the hyphen out of `two-way`, which the same text writes with it elsewhere.
  'pdf/pdpilot_P5_interview.pdf': "Typically, yes, I would use two-way plots, but I I definitely don't have exposure",
};

const refusals: Readonly<Record<string, RegExp>> = {
  'docx/tika_testWORD_protected_passtika.docx': /is protected by a password/,
  'docx/tika_testWORD_truncated.docx': /is damaged/,
  'odt/tika_testODTEncrypted.odt': /is protected by a password/,
  'pdf/damaged_truncated.pdf': /is damaged/,
  'pdf/pypdf_grayscale-image-only.pdf': /holds pictures of text only/,
  'pdf/pypdf_libreoffice-password.pdf': /is protected by a password/,
  'pdf/tika_testPDF_malformedXFA.pdf': /holds no text/,
};

describe.runIf(hasCorpus)('a document of the corpus', () => {
  const readable = names.filter((name) => !(name in refusals));

  it.each(readable)('%s gives the known words in their order', async (name) => {
    const found = await readWhole(name);
    expect(marksAreSound(found)).toBe(true);
    // Numbers of pages and margins that were left out stand in the tool's rendering.
    const isNumbered = found.warnings.some((warning) => /^(?:Page numbers|Numbers in the margin)/.test(warning));
    const known = opinions(name).map((text) => wordsOf(isNumbered ? withoutNumbers(text) : text));
    const words = wordsOf(isNumbered ? withoutNumbers(found.text) : found.text);
    const reason = apart[name];
    if (known.length === 0) expect(words).not.toBe('');
    else if (reason === undefined) expect(known).toContain(words);
    else if (reason === 'order') expect(known.map(sorted)).toContain(sorted(words));
    else expect(words).toContain(reason);
  });

  it.each(readable)('%s meets what is told of it', async (name) => {
    const told = sidecarOf(name);
    const found = await readWhole(name, { comments: true });
    for (const words of told.mustContain ?? []) expect(found.text).toContain(words);
    for (const words of told.mustOccurOnce ?? []) expect(found.text.split(words)).toHaveLength(2);
    for (const words of told.mustNotContain ?? []) expect(found.text).not.toContain(words);
    if (told.comments !== undefined) expect(marked(found, 'comment')).toHaveLength(told.comments);
    if (told.footnotes !== undefined)
      expect(marked(found, 'footnote')).toHaveLength(told.footnotes + (told.endnotes ?? 0));
    if (told.notes !== undefined) expect(marked(found, 'footnote')).toHaveLength(told.notes);
    if (told.tableCells !== undefined) expect(marked(found, 'table-cell')).toHaveLength(told.tableCells);
    if (told.pages !== undefined) expect(marked(found, 'page')).toHaveLength(told.pages);
  });

  it.each(readable.filter((name) => existsSync(corpusFile(`${name}.expected.rejected.txt`))))(
    '%s gives the text from before its tracked changes',
    async (name) => {
      const found = await readWhole(name, { changes: 'original' });
      const known = readFileSync(corpusFile(`${name}.expected.rejected.txt`), 'utf8');
      expect(wordsOf(found.text)).toBe(wordsOf(known));
    },
  );

  it.each(Object.entries(refusals).filter(([name]) => names.includes(name)))(
    '%s is refused in one sentence',
    async (name, sentence) => {
      await expect(read(name)).rejects.toThrow(sentence);
    },
  );

  it('that holds hidden text only is refused, and read when its hidden text is asked for', async () => {
    const name = 'odt/pandoc_hiddenTextByStyle.odt';
    await expect(read(name)).rejects.toThrow(/holds hidden text only/);
    expect(marked(await readWhole(name), 'hidden')).toEqual(['Hidden text']);
  });
});
