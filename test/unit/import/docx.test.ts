import { describe, expect, it } from 'vitest';
import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { readDocx } from '../../../electron/import/docx.ts';
import { marked } from '../../support/marks.ts';
import { field, listed, numbering, p, r, style, styles, type WordFile, wordFile } from '../../support/wordFile.ts';

const read = (file: WordFile, options: Partial<ReadingOptions> = {}) =>
  readDocx(wordFile(file), 'notes.docx', { ...usualReadingOptions, ...options });
const textOf = async (body: string) => (await read({ body })).text;

describe('a Word document', () => {
  it('gives one line a paragraph, blank ones too, and nothing more', async () => {
    expect(await textOf(`${p('One')}${p('')}${p('Two  with  blanks ')}`)).toBe('One\n\nTwo  with  blanks ');
  });

  it('parts words between which a page ends, and makes no line of a page that begins with its paragraph', async () => {
    const page = '<w:r><w:br w:type="page"/></w:r>';
    expect(
      await textOf(`<w:p>${r('over')}${page}${r('leaf')}</w:p>${p(`${page}${r('next')}${page}`)}${p('last')}`),
    ).toBe('over\nleaf\nnext\nlast');
  });

  it('is found by what the package says, wherever its main part stands', async () => {
    expect((await read({ body: p('Elsewhere'), main: 'parts/main7.xml' })).text).toBe('Elsewhere');
  });

  it('shows headings, title and quotations by the names of their styles', async () => {
    const found = await read({
      body: `${p('T', style('a'))}${p('H', style('b'))}${p('S', style('c'))}${p('Q', style('d'))}${p('O', '<w:outlineLvl w:val="1"/>')}`,
      styles: styles({ a: 'Title', b: 'heading 1', c: 'heading 3', d: 'Quote' }),
    });
    expect(found.format).toEqual([
      { kind: 'heading1', start: 0, end: 1 },
      { kind: 'heading1', start: 2, end: 3 },
      { kind: 'heading3', start: 4, end: 5 },
      { kind: 'quote', start: 6, end: 7 },
      { kind: 'heading2', start: 8, end: 9 },
    ]);
  });

  it('keeps numbers and bullets of lists beside the text, counted on after an answer in between', async () => {
    const found = await read({
      body: [
        p('Why?', listed(1)),
        p('Because.'),
        p('How?', listed(1)),
        p('So', listed(1, 1)),
        p('Or so', listed(1, 1)),
        p('When?', listed(1)),
        p('Dot', listed(2)),
        p('New list', listed(3)),
      ].join(''),
      numbering,
    });
    expect(found.text).toBe('Why?\nBecause.\nHow?\nSo\nOr so\nWhen?\nDot\nNew list');
    expect(found.format.map(({ kind, value, level }) => `${kind} ${value ?? ''} ${level}`)).toEqual([
      'number 1. 0',
      'number 2. 0',
      'number 1. 1',
      'number 2. 1',
      'number 3. 0',
      'bullet  0',
      'number 1. 0',
    ]);
  });

  it('shows bold, italic, underlined and linked words as one mark each, however many runs they are cut into', async () => {
    const found = await read({
      body: p(
        `${r('Tim', '<w:b/>')}${r(':', '<w:b/>')}${r(' it ')}${r('is', '<w:i/>')}${r(' so', '<w:u w:val="single"/>')}<w:hyperlink r:id="rId1">${r(' here', '<w:u w:val="single"/>')}</w:hyperlink>`,
      ),
      links: { rId1: 'https://example.org/a' },
    });
    expect(found.text).toBe('Tim: it is so here');
    expect(marked(found, 'bold')).toEqual(['Tim:']);
    expect(marked(found, 'italic')).toEqual(['is']);
    expect(marked(found, 'underline')).toEqual([' so']);
    expect(found.format.find((mark) => mark.kind === 'link')).toMatchObject({ value: 'https://example.org/a' });
  });

  it('takes what was inserted and moved here, and leaves out what was deleted and moved away', async () => {
    const body = [
      p(
        `${r('Keep ')}<w:ins w:author="a">${r('new ')}</w:ins><w:del w:author="a"><w:r><w:delText>old </w:delText></w:r></w:del>${r('end')}`,
      ),
      `<w:p><w:pPr><w:rPr><w:moveFrom w:author="a"/></w:rPr></w:pPr><w:moveFrom w:author="a">${r('Moved')}</w:moveFrom></w:p>`,
      p(`<w:moveTo w:author="a">${r('Moved')}</w:moveTo>`),
      `<w:p><w:pPr><w:rPr><w:del w:author="a"/></w:rPr></w:pPr>${r('joined ')}</w:p>`,
      p('with this'),
    ].join('');
    expect(await textOf(body)).toBe('Keep new end\nMoved\njoined with this');
  });

  it('gives the text as it was before its tracked changes when that is asked for', async () => {
    const body = [
      p(
        `${r('Keep ')}<w:ins w:author="a">${r('new ')}</w:ins><w:del w:author="a"><w:r><w:delText>old </w:delText></w:r></w:del>${r('end')}`,
      ),
      `<w:p><w:pPr><w:rPr><w:moveFrom w:author="a"/></w:rPr></w:pPr><w:moveFrom w:author="a">${r('Moved')}</w:moveFrom></w:p>`,
      p(`<w:moveTo w:author="a">${r('Moved')}</w:moveTo>${r('Then')}`),
      `<w:p><w:pPr><w:rPr><w:ins w:author="a"/></w:rPr></w:pPr>${r('never ')}</w:p>`,
      p('parted'),
      `<w:tbl><w:tr><w:trPr><w:ins w:author="a"/></w:trPr><w:tc>${p('new row')}</w:tc></w:tr><w:tr><w:trPr><w:del w:author="a"/></w:trPr><w:tc>${p('old row')}</w:tc></w:tr></w:tbl>`,
    ].join('');
    expect((await read({ body }, { changes: 'original' })).text).toBe(
      'Keep old end\nMoved\nThen\nnever parted\nold row',
    );
    expect((await read({ body })).text).toBe('Keep new end\nMovedThen\nnever \nparted\nnew row');
  });

  it('leaves hidden text out and says so, or marks it when it is asked for', async () => {
    const file = {
      body: [
        p(`${r('Seen ')}${r('unseen ', '<w:vanish/>')}${r('shown', '<w:vanish w:val="0"/>')}`),
        `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${r('all of it', '<w:rStyle w:val="secret"/>')}</w:p>`,
        p(`${r('by its style ')}${r('not this', '<w:vanish w:val="false"/>')}`, style('under')),
        p('End'),
      ].join(''),
      styles:
        '<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="hide"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="under"><w:basedOn w:val="hide"/></w:style>',
    };
    const usual = await read(file);
    expect(usual.text).toBe('Seen shown\nnot this\nEnd');
    expect(usual.warnings).toEqual(['Hidden text was left out.']);
    const whole = await read(file, { hidden: true });
    expect(whole.text).toBe('Seen unseen shown\nall of it\nby its style not this\nEnd');
    expect(marked(whole, 'hidden')).toEqual(['unseen ', 'all of it', 'by its style ']);
    expect(whole.warnings).toEqual([]);
    await expect(read({ body: p(r('gone', '<w:vanish/>')) })).rejects.toThrow(
      'notes.docx holds hidden text only: import it with its hidden text.',
    );
  });

  it('shows headings whose styles rest on others, and words that are struck out', async () => {
    const found = await read({
      body: `${p('H', style('mine'))}${p(`${r('not ', '<w:strike/>')}${r('so', '<w:dstrike/>')}`)}`,
      styles:
        '<w:style w:type="paragraph" w:styleId="base"><w:name w:val="Kopf"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Meine"/><w:basedOn w:val="base"/></w:style>',
    });
    expect(marked(found, 'heading2')).toEqual(['H']);
    expect(marked(found, 'strike')).toEqual(['not so']);
  });

  it('is not disturbed by what its formatting was before', async () => {
    const found = await read({
      body: p('Plain', `${listed(2)}<w:pPrChange><w:pPr>${style('b')}${listed(1)}</w:pPr></w:pPrChange>`),
      styles: styles({ b: 'heading 1' }),
      numbering,
    });
    expect(found.format.map((mark) => mark.kind)).toEqual(['bullet']);
  });

  it('keeps comments out and the words that they are about in', async () => {
    const found = await read({
      body: p(
        `<w:commentRangeStart w:id="0"/>${r('said')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      comments: `<w:comment w:id="0" w:author="B">${p('a secret remark')}</w:comment>`,
    });
    expect(found.text).toBe('said');
    expect(found.format).toEqual([]);
  });

  it('puts comments beside the words that they are about when they are asked for', async () => {
    const call = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    const file = {
      body: [
        p(`${r('She ')}<w:commentRangeStart w:id="0"/>${r('said')}`),
        p(`${r('it')}<w:commentRangeEnd w:id="0"/>${call(0)}${r(' twice')}`),
        p(`${r('Here')}${call(1)}`),
      ].join(''),
      comments: `<w:comment w:id="0" w:author="Bea">${p('Look!')}${p('Again.')}</w:comment><w:comment w:id="1" w:author="">${p('Where?')}</w:comment>`,
    };
    const found = await read(file, { comments: true });
    expect(found.text).toBe('She said\nit twice\nHere');
    expect(found.format).toEqual([
      { kind: 'comment', value: 'Bea: Look! · Again.', start: 4, end: 11 },
      { kind: 'comment', value: 'Where?', start: 18, end: 22 },
    ]);
  });

  it('in the strict spelling of the format reads like any other', async () => {
    const { zipSync: zip, unzipSync, strFromU8, strToU8 } = await import('fflate');
    const parts = Object.entries(
      unzipSync(wordFile({ body: p('Strictly', style('h')), styles: styles({ h: 'heading 1' }) })),
    );
    const strict = parts.map(([part, bytes]) => [
      part,
      strToU8(
        strFromU8(bytes)
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/',
            'http://purl.oclc.org/ooxml/officeDocument/',
          )
          .replaceAll(
            'http://schemas.openxmlformats.org/wordprocessingml/2006/',
            'http://purl.oclc.org/ooxml/wordprocessingml/',
          ),
      ),
    ]);
    const found = await readDocx(zip(Object.fromEntries(strict)), 'strict.docx');
    expect(found.text).toBe('Strictly');
    expect(marked(found, 'heading1')).toEqual(['Strictly']);
  });

  it('shows results of fields and never their codes, nested ones too', async () => {
    expect(await textOf(p(`${r('On ')}${field('DATE \\@ "d MMMM"', '3 May')}${r('.')}`))).toBe('On 3 May.');
    const nested = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>${field('MERGEFIELD x', 'inner')}<w:r><w:instrText> = 1 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('outer')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(await textOf(p(nested))).toBe('outer');
    expect(await textOf(p(`<w:fldSimple w:instr="AUTHOR">${r('Ann')}</w:fldSimple>`))).toBe('Ann');
  });

  it('loses nothing when a field is never closed', async () => {
    expect(await textOf(`${p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}${p('All the rest')}`)).toBe(
      '\nAll the rest',
    );
  });

  it('makes links of fields', async () => {
    const found = await read({ body: p(field('HYPERLINK "https://example.org"', 'site')) });
    expect(found.format).toEqual([{ kind: 'link', start: 0, end: 4, value: 'https://example.org' }]);
  });

  it('gives tables row by row, cells told apart', async () => {
    const cell = (...words: string[]) => `<w:tc>${words.map((word) => p(word)).join('')}</w:tc>`;
    const found = await read({
      body: `${p('Before')}<w:tbl><w:tr>${cell('00:12')}${cell('A')}${cell('One', 'Two')}</w:tr><w:tr>${cell('')}${cell('B')}${cell('Three')}</w:tr></w:tbl>${p('After')}`,
    });
    expect(found.text).toBe('Before\n00:12\tA\tOne\nTwo\n\tB\tThree\nAfter');
    expect(marked(found, 'table-row')).toEqual(['00:12\tA\tOne\nTwo', '\tB\tThree']);
    expect(marked(found, 'table-cell')).toEqual(['00:12', 'A', 'One\nTwo', 'B', 'Three']);
  });

  it('writes notes at the end, each a paragraph marked with its number, and no sign where they are called', async () => {
    const found = await read({
      body: p(
        `${r('Said')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' so')}<w:r><w:endnoteReference w:id="3"/></w:r>`,
      ),
      footnotes: `<w:footnote w:id="2">${p('By her.')}${p('Twice.')}</w:footnote>`,
      endnotes: `<w:endnote w:id="3">${p('In May.')}</w:endnote>`,
    });
    expect(found.text).toBe('Said so\nBy her.\nTwice.\nIn May.');
    expect(marked(found, 'footnote')).toEqual(['By her.\nTwice.', 'In May.']);
    expect(found.format.filter((mark) => mark.kind === 'footnote').map((mark) => mark.value)).toEqual(['1', '2']);
  });

  it('gives the words of a text box once, whichever way and however often it is stored', async () => {
    const modern = `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${p('Boxed')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    const old = (shape: string) =>
      `<w:pict><v:${shape}><v:textbox><w:txbxContent>${p('Boxed')}</w:txbxContent></v:textbox></v:${shape}></w:pict>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${modern}</mc:Choice><mc:Fallback>${old('shape')}</mc:Fallback></mc:AlternateContent>`;
    for (const box of [modern, old('oval'), both]) {
      expect(await textOf(p(`${r('Beside')}<w:r>${box}</w:r>`))).toBe('Beside\nBoxed');
    }
    const picture =
      '<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing/></mc:Choice><mc:Fallback><w:t>Instead</w:t></mc:Fallback></mc:AlternateContent>';
    expect(await textOf(p(`<w:r>${picture}</w:r>`))).toBe('Instead');
  });

  it('gives Japanese words without their reading, and words in either direction', async () => {
    const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${r('とうきょう')}</w:rt><w:rubyBase>${r('東京')}</w:rubyBase></w:ruby></w:r>`;
    expect(
      await textOf(p(`${ruby}<w:bdo w:val="rtl">${r('שלום')}</w:bdo><w:dir w:val="rtl">${r(' 🙂')}</w:dir>`)),
    ).toBe('東京שלום 🙂');
  });

  it('keeps tabs, line breaks, special hyphens, symbols, check boxes and the characters of formulas', async () => {
    const body = p(
      `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:br w:type="page"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>${r('\uF028', '<w:rFonts w:ascii="Symbol"/>')}<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>`,
    );
    expect(await textOf(body)).toBe('a\tb\nc\nd‑e\n☺(x+1');
  });

  it('says how many pictures it left out', async () => {
    const picture =
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const found = await read({ body: `${p('See')}${p(picture)}${p(picture)}` });
    expect(found.warnings).toEqual(['2 pictures were left out.']);
    await expect(read({ body: p(picture) })).rejects.toThrow('notes.docx holds pictures and no text.');
  });

  it('marks who speaks', async () => {
    const found = await read({
      body: `${p(`${r('Ann:', '<w:b/>')}${r(' Yes.')}`)}${p('Ben: No.')}${p('Ann: So.')}${p('Ben: No.')}`,
    });
    expect(found.format.filter((mark) => mark.kind === 'speaker').map((mark) => mark.value)).toEqual([
      'Ann',
      'Ben',
      'Ann',
      'Ben',
    ]);
  });

  it('without words is refused as empty', async () => {
    await expect(read({ body: p('') })).rejects.toThrow('notes.docx is empty: there is no text in it.');
  });

  it('of three million characters comes in within its bounds', async () => {
    const line = 'The service desk knows it, because the service desk stood in the hall. '.repeat(10);
    const found = await read({ body: p(line).repeat(4300) });
    expect(found.text.length).toBeGreaterThan(3_000_000);
  });
});
