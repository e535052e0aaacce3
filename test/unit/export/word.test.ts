import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { memoBlocks } from '#shared/interchange/memoWord.ts';
import {
  heading,
  paragraph,
  run,
  tableBlock,
  type WordBlock,
  type WordDocument,
} from '#shared/interchange/wordDocument.ts';
import { writeWord } from '../../../electron/export/writeWord.ts';

const documentOf = (blocks: readonly WordBlock[], more: Partial<WordDocument> = {}): WordDocument => ({
  ...{ title: 'Codebook', lead: [], foot: 'S · revision 3', landscape: false, contents: 0, blocks },
  ...more,
});

/** The parts of the file by name; each must be well-formed XML. */
async function partsOf(document: WordDocument): Promise<ReadonlyMap<string, string>> {
  const files = Object.entries(unzipSync(await writeWord({ document })));
  const parts = new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
  for (const [name, xml] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.write(xml).close();
  }
  return parts;
}
const bodyOf = async (document: WordDocument) => (await partsOf(document)).get('word/document.xml') ?? '';
const wordsIn = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');

describe('a Word file', () => {
  it('has heading styles, contents with the page of each heading, and the page number at its foot', async () => {
    const blocks = [heading(1, 'Need'), paragraph('body', 'x'), { kind: 'page-break' } as const, heading(2, 'Speed')];
    const parts = await partsOf(documentOf(blocks, { contents: 2 }));
    const body = parts.get('word/document.xml') ?? '';
    expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(body).toMatch(/<w:pStyle w:val="Heading2"\/>/);
    expect(body).toContain('TOC');
    const contents = body.slice(body.indexOf('<w:sdt>'), body.indexOf('</w:sdt>'));
    expect(wordsIn(contents)).toMatch(/Need1Speed2/);
    const styles = parts.get('word/styles.xml') ?? '';
    for (const id of ['Title', 'Heading1', 'Quotation', 'CodedText', 'Label', 'Cell', 'TOC1']) {
      expect(styles).toContain(`w:styleId="${id}"`);
    }
    const feet = [...parts].filter(([name]) => name.startsWith('word/footer')).map(([, xml]) => xml);
    expect(feet.join('')).toMatch(/PAGE.*NUMPAGES/s);
  });

  it('asks nobody to update fields, and fetches nothing', async () => {
    const parts = await partsOf(documentOf([heading(1, 'A'), heading(1, 'B')], { contents: 1 }));
    expect([...parts.values()].join('\n')).not.toMatch(/w:dirty="true"|updateFields|TargetMode="External"/);
  });

  it('holds markup, control characters, halves of characters and formulas as harmless words', async () => {
    const hostile = '</w:t><w:p>& "x" \u0001\u0008\uFFFE\uD83D =1+1 ]]> 🙂\tz\r\ny';
    const cell = tableBlock({ name: 't', columns: [{ title: hostile, width: 9 }], rows: [[hostile]] });
    const body = await bodyOf(documentOf([heading(1, hostile), paragraph('body', hostile), cell], { title: hostile }));
    expect(wordsIn(body)).toContain('&lt;/w:t&gt;&lt;w:p&gt;&amp; &quot;x&quot; � =1+1 ]]&gt; 🙂');
    expect(body).toMatch(/<w:br\/>/);
    expect(body).toMatch(/<w:tab\/>/);
  });

  it('sets letters that run to the left in runs of their own, in paragraphs that begin at the right', async () => {
    const body = await bodyOf(documentOf([paragraph('body', 'שלום world'), paragraph('body', 'hello العربية 12 abc')]));
    expect(body.match(/<w:bidi\/>/g)).toHaveLength(1);
    expect(body.match(/<w:rtl\/>/g)).toHaveLength(2);
    expect(wordsIn(body)).toContain('שלום worldhello العربية 12 abc');
  });

  it('names a font for every script, East Asian and right-to-left ones too', async () => {
    const parts = await partsOf(documentOf([paragraph('body', '我们需要')]));
    expect(parts.get('word/styles.xml')).toMatch(/w:ascii="Georgia"[^>]*w:cs="[^"]+"[^>]*w:eastAsia="[^"]+"/);
  });

  it('makes links only of web and mail addresses', async () => {
    const link = (address: string) => paragraph('body', [run('there', { link: address })]);
    const parts = await partsOf(
      documentOf([link('https://example.org/a b"<'), link('javascript:alert(1)'), link('file:///etc/passwd')]),
    );
    const targets = [
      ...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Target="([^"]*)" TargetMode="External"/g),
    ];
    expect(targets.map((match) => match[1])).toEqual(['https://example.org/a%20b%22%3C']);
  });

  it('writes a memo with its headings, lists, emphasis and quotations', () => {
    const text = (words: string, format = 0) => ({ type: 'text', version: 1, text: words, format });
    const body = JSON.stringify({
      root: {
        children: [
          { type: 'heading', tag: 'h2', children: [text('Idea')] },
          { type: 'list', listType: 'number', children: [{ type: 'listitem', children: [text('first', 1)] }] },
          { type: 'segment-quote', text: 'late', label: 'desk' },
        ],
      },
    });
    expect(memoBlocks(body, 2)).toMatchObject([
      { kind: 'heading', level: 3, runs: [{ text: 'Idea' }] },
      { kind: 'list', ordered: true, items: [{ level: 0, runs: [{ text: 'first', bold: true }] }] },
      { kind: 'paragraph', style: 'quote', runs: [{ text: 'late' }] },
      { kind: 'paragraph', style: 'meta', runs: [{ text: 'desk' }] },
    ]);
    expect(memoBlocks('no body', 2)).toEqual([]);
  });

  it('of nothing is a file that opens', async () => {
    expect(await bodyOf(documentOf([], { contents: 3 }))).toContain('Codebook');
  });
});
