import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readDoc } from '../../../electron/import/doc.ts';
import { readDocx } from '../../../electron/import/docx.ts';
import { readEpub } from '../../../electron/import/epub.ts';
import { readOdt } from '../../../electron/import/odt.ts';
import { endureLibrary } from '../../../electron/import/pdf/library.ts';
import { readPdf } from '../../../electron/import/pdf.ts';
import type { Reader } from '../../../electron/import/reading.ts';
import { marksAreSound } from '../../support/marks.ts';
import { mutateXml } from '../../support/mutateXml.ts';
import { chance, mutate } from '../../support/mutations.ts';
import { odtFile, paragraph, textStyle } from '../../support/odtFile.ts';
import { lines, pdfFile } from '../../support/pdfFile.ts';

const fixture = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../../../fixtures/documents/${name}`, import.meta.url)));

/** An archive with few and small parts, so that most changes meet something that matters. */
const only = (archive: Uint8Array, parts: readonly string[]): Uint8Array => {
  const entries = unzipSync(archive);
  return zipSync(Object.fromEntries(parts.flatMap((part) => (entries[part] ? [[part, entries[part]]] : []))), {
    level: 0,
  });
};

const options = [
  usualReadingOptions,
  { ...usualReadingOptions, changes: 'original', comments: true, hidden: true, joinHyphens: false },
] as const;

/** Reads, and fails only in the way that a person is told of. */
async function outcomeOf(read: Reader, bytes: Uint8Array, round: number): Promise<'read' | 'refused'> {
  try {
    const reading = await read(bytes, 'file', options[round % 2] ?? usualReadingOptions);
    expect(marksAreSound(reading)).toBe(true);
    expect(reading.text.trim()).not.toBe('');
    return 'read';
  } catch (error) {
    if (!(error instanceof AxialError)) throw error;
    expect(error.code).toBe('unsupported_format');
    expect(error.message).toMatch(/^file .+\.$/);
    return 'refused';
  }
}

const smallOdt = odtFile(
  [
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>',
    paragraph(
      'Ann: <text:span text:style-name="H">one</text:span> <text:change text:change-id="c"/>two<text:s text:c="2"/>',
    ),
    '<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>',
    '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>A</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
    paragraph(
      'Said<text:note><text:note-body><text:p>so</text:p></text:note-body></text:note><office:annotation office:name="a"><text:p>Look</text:p></office:annotation>',
    ),
    paragraph('<draw:frame><draw:text-box><text:p>Boxed 🙂</text:p></draw:text-box></draw:frame>'),
  ].join(''),
  textStyle('text', 'H', 'text:display="none"') + textStyle('text', 'B', 'fo:font-weight="bold"', 'H'),
);
const epubParts = ['OEBPS/sections/section0001.xhtml', 'OEBPS/content.opf', 'META-INF/container.xml'];
const smallPdf = pdfFile({
  pages: [
    lines(72, 700, ['Ann: They waited for the agree-', 'ment of everybody in the house.']),
    lines(72, 700, ['Ben: So they did.']),
  ],
  roman: 1,
  remarks: [{ area: [72, 690, 200, 710], author: 'Bea', words: 'Look' }],
});
/** The whole archive changed, or one part of it, as bytes or as XML that stays well formed: so every layer is met. */
const archiveOf = (archive: Uint8Array, parts: readonly string[]) => {
  const entries = unzipSync(archive);
  return (random: () => number): Uint8Array => {
    if (random() < 0.2) return mutate(archive, random);
    const part = parts[Math.floor(random() * parts.length)] ?? '';
    const bytes = entries[part] ?? new Uint8Array();
    const changed = random() < 0.3 ? mutate(bytes, random) : mutateXml(bytes, random);
    return zipSync({ ...entries, [part]: changed }, { level: 0 });
  };
};

const readers: readonly (readonly [string, Reader, (random: () => number) => Uint8Array])[] = [
  [
    'DOCX',
    readDocx,
    archiveOf(fixture('bakery.docx'), [
      'word/document.xml',
      'word/styles.xml',
      'word/footnotes.xml',
      'word/numbering.xml',
    ]),
  ],
  ['DOC', readDoc, (random) => mutate(fixture('bakery.doc'), random)],
  ['ODT', readOdt, archiveOf(smallOdt, ['content.xml'])],
  ['PDF', readPdf, (random) => mutate(smallPdf, random)],
  ['EPUB', readEpub, archiveOf(only(fixture('bakery.epub'), ['mimetype', ...epubParts]), epubParts)],
];

/** Vitest hears of the failures that the library leaves unheard; here only our own ear is to stay. */
function hearOnlyOurs(): () => void {
  const others = process.listeners('unhandledRejection').filter((listener) => listener !== endureLibrary);
  for (const listener of others) process.off('unhandledRejection', listener);
  return () => {
    for (const listener of others) process.on('unhandledRejection', listener);
  };
}

describe('a file changed at random 2,000 times', () => {
  it.each(readers)(
    '%s is read or refused in one sentence, and nothing else ever happens',
    { timeout: 60_000 },
    async (kind, read, next) => {
      const random = chance(20_261_122);
      if (kind === 'PDF') onTestFinished(hearOnlyOurs());
      const outcomes = { read: 0, refused: 0 };
      let longest = 0;
      for (let round = 0; round < 2000; round++) {
        const started = performance.now();
        outcomes[await outcomeOf(read, next(random), round)] += 1;
        longest = Math.max(longest, performance.now() - started);
      }
      console.info(
        `${kind}: ${outcomes.read} read, ${outcomes.refused} refused, the slowest in ${Math.round(longest)} ms`,
      );
      expect(outcomes.read).toBeGreaterThan(100);
      expect(outcomes.refused).toBeGreaterThan(100);
      expect(longest).toBeLessThan(5000);
    },
  );
});
