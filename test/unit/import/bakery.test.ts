import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDoc } from '../../../electron/import/doc.ts';
import { readEpub } from '../../../electron/import/epub.ts';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { bakery, bakeryText } from '../../support/bakery.ts';
import { marked, marksAreSound } from '../../support/marks.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../fixtures/documents/${name}`, import.meta.url));

describe('one conversation in the files of four programs', () => {
  it.each(['bakery.docx', 'bakery.doc', 'bakery.odt', 'bakery.fodt'])('reads the same from %s', async (name) => {
    const usual = await readDocument({ path: path(name) });
    expect(usual.text).toBe(bakeryText);
    expect(usual.warnings).toEqual(['Hidden text was left out.']);
    expect(marksAreSound(usual)).toBe(true);
    expect(marked(usual, 'heading1')).toEqual(['A morning at the bakery']);
    expect(marked(usual, 'heading2')).toEqual(['What it needs']);
    expect(marked(usual, 'bold')).toEqual(['INT:', 'Mara:']);
    expect(marked(usual, 'italic')).toEqual(['again']);
    expect(marked(usual, 'link')).toEqual(['the list']);
    expect(marked(usual, 'table-cell')).toEqual(['Time', 'Who', '00:12', 'Mara']);
    expect(marked(usual, 'footnote')).toEqual(['So she told me.', 'By phone, too.']);
    const before = await readDocument({ path: path(name), options: { changes: 'original', hidden: true } });
    expect(before.text).toBe(
      bakeryText.replace('inserted end', 'deleted end').replace('Seen again', 'Seen unseen again'),
    );
    expect(marked(before, 'hidden')).toEqual(['unseen ']);
  });

  it('has in bakery.docx what its script gives', () => {
    expect(unzipSync(bakery())).toEqual(unzipSync(Uint8Array.from(readFileSync(path('bakery.docx')))));
  });

  it('reads from bakery.pdf what is printed there', async () => {
    const found = await readDocument({ path: path('bakery.pdf') });
    expect(found.text).toBe(
      bakeryText
        .replace('東京, naïve 🙂', 'naïve')
        // Calls of notes and deleted words are printed like any others.
        .replace('“always”', '“always”1')
        .replace('inserted end', 'inserted deleted end')
        .replace('at the end.\nSo', 'at the end.i\n1So')
        .replace('\nBy phone', '\niBy phone'),
    );
    expect(marked(found, 'heading1')).toEqual(['A morning at the bakery']);
  });

  it('reads from bakery.epub what is shown there', async () => {
    const { text, origin } = await readDocument({ path: path('bakery.epub') });
    expect(origin.kind).toBe('epub');
    expect(text).toContain('says Österreich, 東京, naïve 🙂.');
    expect(text).toContain('Time\tWho\n00:12\tMara');
  });
});

describe('an old Word document', () => {
  const fixture = readFileSync(path('bakery.doc'));
  /** Changes the head of the text's stream. */
  const changed = (change: (head: Buffer) => void) => {
    const bytes = Buffer.from(fixture);
    change(bytes.subarray(bytes.indexOf(Buffer.from([0xec, 0xa5]))));
    return bytes;
  };

  it('that is protected, from before 1997 or damaged says so', () => {
    const locked = changed((head) => head.writeUInt16LE(head.readUInt16LE(10) | 0x0100, 10));
    expect(() => readDoc(locked, 'a.doc')).toThrow(/^a\.doc is protected by a password:/);
    const older = changed((head) => head.writeUInt16LE(0xa5dc, 0));
    expect(() => readDoc(older, 'a.doc')).toThrow(/^a\.doc is a Word document from before 1997:/);
    expect(() => readDoc(fixture.subarray(0, 3000), 'a.doc')).toThrow(
      'a.doc is damaged: it cannot be read as a Word document.',
    );
  });

  it('whose sectors follow each other in a circle is damaged, and nothing hangs', () => {
    const circle = Buffer.from(fixture);
    const table = (circle.readUInt32LE(76) + 1) * 512;
    for (let sector = 0; sector < 20; sector += 2) {
      circle.writeUInt32LE(sector + 1, table + sector * 4);
      circle.writeUInt32LE(sector, table + sector * 4 + 4);
    }
    expect(() => readDoc(circle, 'a.doc')).toThrow(/is damaged/);
  });
});

describe('an electronic book', () => {
  const book = (spine: string, parts: Readonly<Record<string, string>>) =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          mimetype: 'application/epub+zip',
          'META-INF/container.xml':
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
          'in/book.opf': `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="first%20one.xhtml"/><item id="b" href="more/second.xhtml#x"/></manifest><spine>${spine}</spine></package>`,
          ...parts,
        }).map(([part, words]) => [part, strToU8(words)]),
      ),
    );
  const chapter = (body: string) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script/></head><body>${body}</body></html>`;
  const parts = {
    'in/nav.xhtml': chapter('<p>Contents</p>'),
    'in/first one.xhtml': chapter('<h1>One</h1><p><a id="x"/>First words.</p>'),
    'in/more/second.xhtml': chapter('<p>Second <b>words</b>.</p>'),
  };

  it('gives its chapters in the order of reading, without its table of contents', () => {
    const found = readEpub(book('<itemref idref="n"/><itemref idref="b"/><itemref idref="a"/>', parts), 'book.epub');
    expect(found.text).toBe('Second words.\nOne\nFirst words.');
    expect(marked(found, 'heading1')).toEqual(['One']);
    expect(marked(found, 'bold')).toEqual(['words']);
  });

  it('that is locked, damaged or empty says so', () => {
    const lock =
      '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><CipherData><CipherReference URI="in/first one.xhtml"/></CipherData></EncryptedData></encryption>';
    const spine = '<itemref idref="a"/>';
    expect(() => readEpub(book(spine, { ...parts, 'META-INF/encryption.xml': lock }), 'book.epub')).toThrow(
      'book.epub is protected against copying: its text cannot be read.',
    );
    expect(() => readEpub(book('', parts), 'book.epub')).toThrow(
      'book.epub is damaged: it cannot be read as an electronic book.',
    );
    expect(() => readEpub(book(spine, { 'in/first one.xhtml': chapter('') }), 'book.epub')).toThrow(
      'book.epub is empty',
    );
  });
});
