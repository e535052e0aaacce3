import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { readTable } from '../../../electron/import/readTable.ts';
import { chance, mutate, readOrRefuse } from '../../support/mutations.ts';
import { field, numbering, p, r, wordFile } from '../../support/wordFile.ts';

const readAs = (name: string, bytes: Uint8Array) => readDocument({ name, bytes });

describe('a hostile or broken file', () => {
  it('that unfolds without end is refused before it is unfolded', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(300 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(readAs('bomb.docx', bomb)).rejects.toThrow(
      'bomb.docx unfolds to more than the program takes from one file.',
    );
    await expect(readTable({ name: 'bomb.xlsx', bytes: bomb })).rejects.toThrow(/unfolds to more/);
  });

  it('that lies about its sizes unfolds to no more than it said', async () => {
    const honest = wordFile({ body: p('x'.repeat(200_000)) });
    const lying = honest.slice();
    // The size in the central directory, 24 bytes behind each of its signatures.
    for (let at = 0; at + 28 < lying.length; at++) {
      if (lying[at] === 0x50 && lying[at + 1] === 0x4b && lying[at + 2] === 0x01 && lying[at + 3] === 0x02) {
        new DataView(lying.buffer).setUint32(at + 24, 64, true);
      }
    }
    expect(await readOrRefuse('lying.docx', lying)).toBe('refused');
  });

  it('of parts without number, or nested without end, is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 21_000 }, (_, index) => [`p${index}.xml`, strToU8('')]));
    expect(await readOrRefuse('many.docx', zipSync(parts, { level: 0 }))).toBe('refused');
    const deep = `${'<w:smartTag>'.repeat(5000)}${r('deep')}${'</w:smartTag>'.repeat(5000)}`;
    expect(await readOrRefuse('deep.docx', wordFile({ body: p(deep) }))).toBe('refused');
  });

  it('that names entities to be fetched or multiplied is refused', async () => {
    const lol =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const document = strToU8(
      `${lol}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p('&b;&c;')}</w:body></w:document>`,
    );
    expect(await readOrRefuse('entities.docx', wordFile({ body: '', more: { 'word/document.xml': document } }))).toBe(
      'refused',
    );
  });

  it.each([
    ['broken.docx', strToU8('PK\u0003\u0004 not a zip'), /^broken\.docx is damaged/],
    ['empty.docx', new Uint8Array(), /^empty\.docx is empty/],
    ['other.docx', zipSync({ 'a.txt': strToU8('a') }), /^other\.docx is damaged/],
    ['project.qdpx', strToU8('x'), /^project\.qdpx is a REFI-QDA project, which this version cannot read yet\./],
    ['code.qdc', strToU8('x'), /^code\.qdc is a REFI-QDA codebook/],
    ['photograph.txt', strToU8('GIF89a and so on'), /^photograph\.txt is a picture\.$/],
    ['answers.csv', strToU8('a,b'), /^answers\.csv is a table: bring it in with “Import a survey/],
    ['binary.bin', Uint8Array.from({ length: 10_000 }, (_, index) => index % 256), /^binary\.bin is not text/],
  ])('%s is refused in one sentence', async (name, bytes, sentence) => {
    await expect(readAs(name, bytes)).rejects.toThrow(sentence);
  });

  it('that is not there, or is a folder, says so', async () => {
    await expect(readDocument({ path: '/nowhere/missing.txt' })).rejects.toMatchObject({
      code: 'io',
      message: 'missing.txt is not there.',
    });
    await expect(readDocument({ path: import.meta.dirname })).rejects.toMatchObject({ code: 'io' });
  });

  it('that is something else than its ending says is read as what it is, and the report says so', async () => {
    expect(await readAs('words.docx', strToU8('only words'))).toMatchObject({
      text: 'only words',
      origin: { kind: 'text' },
      warnings: ['words.docx is really plain text, whatever its name says; it was read as that.'],
    });
    expect(await readAs('letter.txt', wordFile({ body: p('Dear Ann') }))).toMatchObject({
      text: 'Dear Ann',
      origin: { kind: 'docx' },
      warnings: ['letter.txt is really a Word document (.docx), whatever its name says; it was read as that.'],
    });
  });

  it('with an ending that nobody knows comes in when it is text', async () => {
    expect((await readAs('fieldnote.transcript', strToU8('words'))).text).toBe('words');
  });

  it('changed at random 500 times is read or refused, and nothing else ever happens', async () => {
    const random = chance(20_260_722);
    const good: readonly (readonly [string, Uint8Array])[] = [
      [
        'a.docx',
        wordFile({
          body: `${p('Ann: one', '')}${p(field('DATE', '3 May'))}<w:tbl><w:tr><w:tc>${p('cell')}</w:tc></w:tr></w:tbl>${p(`<w:ins>${r('new 🙂')}</w:ins>`)}`,
          numbering,
          footnotes: `<w:footnote w:id="2">${p('Note')}</w:footnote>`,
        }),
      ],
      ['b.md', strToU8('# Head\n\n**Ann:** *one* [two](http://x.y)\n\n- a\n  - b\n\n> quote 🙂\n')],
      ['c.txt', strToU8('Ann: one\nBen: two\n日本 é 🙂\n')],
    ];
    const outcomes = { read: 0, refused: 0 };
    for (let round = 0; round < 500; round++) {
      const [name, bytes] = good[round % good.length] as readonly [string, Uint8Array];
      outcomes[await readOrRefuse(name, mutate(bytes, random))] += 1;
    }
    expect(outcomes.read).toBeGreaterThan(50);
    expect(outcomes.refused).toBeGreaterThan(50);
  });
});
