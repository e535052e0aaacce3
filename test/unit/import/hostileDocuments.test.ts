import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readEpub } from '../../../electron/import/epub.ts';
import { readOdt } from '../../../electron/import/odt.ts';
import { readPdf } from '../../../electron/import/pdf.ts';
import { createJobPool } from '../../../electron/jobs/pool.ts';
import { odtFile, paragraph } from '../../support/odtFile.ts';
import { lines, pdfFile } from '../../support/pdfFile.ts';

const refused = async (read: () => unknown, sentence: RegExp) => {
  const started = performance.now();
  await expect((async () => read())()).rejects.toThrow(sentence);
  expect(performance.now() - started).toBeLessThan(5000);
};

describe('a hostile document', () => {
  it('that unfolds without end is refused before it is unfolded', async () => {
    const bomb = Buffer.from(zipSync({ 'content.xml': strToU8('x') }));
    // The size that the directory declares, 24 bytes behind its signature.
    bomb.writeUInt32LE(0xf000_0000, bomb.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    await refused(() => readOdt(bomb, 'a.odt'), /^a\.odt unfolds to more than the program takes/);
    await refused(() => readEpub(bomb, 'a.epub'), /^a\.epub unfolds to more than the program takes/);
  });

  it('nested without end, or with entities of its own, is damaged', async () => {
    const deep = odtFile(paragraph(`${'<text:span>'.repeat(5000)}deep${'</text:span>'.repeat(5000)}`));
    await refused(() => readOdt(deep, 'a.odt'), /^a\.odt is damaged/);
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
    const text = `${entities}<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:text>&a;&b;</o:text></o:document>`;
    await refused(() => readOdt(strToU8(text), 'a.fodt'), /^a\.fodt is damaged/);
  });

  it('that asks for blanks without end gets as many as a line holds', () => {
    const { text } = readOdt(odtFile(paragraph('a<text:s text:c="999999999"/>b')), 'a.odt');
    expect(text.length).toBeLessThan(2000);
  });

  it('that names one chapter a thousand times gives it once', async () => {
    const book = zipSync({
      mimetype: strToU8('application/epub+zip'),
      'META-INF/container.xml': strToU8(
        '<container xmlns="urn:c"><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
      ),
      'book.opf': strToU8(
        `<package xmlns="urn:b"><manifest><item id="a" href="a.xhtml"/></manifest><spine>${'<itemref idref="a"/>'.repeat(1000)}</spine></package>`,
      ),
      'a.xhtml': strToU8('<html><body><p>Once.</p></body></html>'),
    });
    expect((await readEpub(book, 'a.epub')).text).toBe('Once.');
  });

  it('of pages that hold themselves is refused or read, and never hangs', async () => {
    const good = Buffer.from(pdfFile({ pages: [lines(72, 700, ['words'])] })).toString('latin1');
    const circle = Buffer.from(good.replace(/\/Kids \[\d+ 0 R\]/, '/Kids [2 0 R]'), 'latin1');
    await refused(() => readPdf(circle, 'a.pdf'), /^a\.pdf .+\.$/);
    const many = Buffer.from(good.replace('/Count 1', '/Count 99999999'), 'latin1');
    const outcome = await readPdf(many, 'a.pdf').then(
      ({ text }) => text,
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(/^words$|^a\.pdf /);
  });

  it('of 300 pages is read in its time', async () => {
    const page = lines(
      72,
      780,
      Array.from({ length: 50 }, (_, line) => `Line ${line} of a page with words on it, one after the other`),
    );
    const started = performance.now();
    const { text } = await readPdf(pdfFile({ pages: Array.from({ length: 300 }, () => page) }), 'long.pdf');
    expect(text.length).toBeGreaterThan(300 * 50 * 40);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('the thread that reads damaged PDFs', () => {
  const jobs = createJobPool({ size: 1 });
  afterAll(() => jobs.close());

  it('goes on although the library leaves failures of its own unheard', async () => {
    const file = pdfFile({ pages: [lines(72, 700, ['Ann: words']), lines(72, 700, ['Ben: words'])] });
    const broken = Buffer.from(file).toString('latin1').replaceAll('[0 0 595 842]', '[0 0 595 842 ');
    const bytes = Uint8Array.from(Buffer.from(broken, 'latin1'));
    await expect(jobs.run('document.read', { name: 'a.pdf', bytes }, { subject: 'a.pdf' })).rejects.toThrow(
      'a.pdf is damaged: it cannot be read as a PDF.',
    );
    const whole = await jobs.run('document.read', { name: 'b.pdf', bytes: file }, { subject: 'b.pdf' });
    expect(whole.text).toBe('Ann: words\nBen: words');
  });
});
