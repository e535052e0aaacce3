import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedDocument, codedParagraphs, inShort, type PlacedCoding } from '#shared/interchange/codedText.ts';
import { codedTextMarkdown } from '#shared/interchange/codedTextMarkdown.ts';
import { codedPage, codedSection, pageLook } from '#shared/interchange/codedTextPage.ts';
import { codedTextDocument } from '#shared/interchange/codedTextWord.ts';
import type { ExportFacts } from '#shared/interchange/facts.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';

const shade = (solid: string) => ({ solid, tint: '#eeeeee', ink: '#111111' });
const coding = (start: number, end: number, name = 'trust', more: Partial<PlacedCoding> = {}): PlacedCoding => ({
  ...{ start, end, code: ['need', name], color: { light: shade('#b13134'), dark: shade('#d45348') } },
  ...{ coder: 'Ilse', weight: null, comment: '', memos: [] },
  ...more,
});
const laid = (text: string, codings: readonly PlacedCoding[]) =>
  codedParagraphs({
    text,
    paragraphs: paragraphsOf(text).map(({ start, end }, index) => ({ number: index + 1, start, end, heading: 0 })),
    codings: codings.toSorted((a, b) => a.start - b.start || b.end - a.end),
  });
const facts: ExportFacts = { study: 'S', revision: 3, exported: '2025-03-03T09:00:00Z', options: [] };
const documentOf = (text: string, codings: readonly PlacedCoding[], name = 'one'): CodedDocument => ({
  ...{ name, group: '', facts: [], note: '', codings: codings.length, memos: [] },
  paragraphs: laid(text, codings),
});
const codedTextPage = (documents: readonly CodedDocument[]): string => {
  const look = pageLook(documents);
  const sections = documents.map((document, index) => codedSection(document, index, look));
  return codedPage(documents, sections, look, facts);
};
const names = { code: () => null, document: () => null, memo: () => null };

describe('a text with its coding', () => {
  it('loses no word, and marks every word with exactly the codings that cover it', () => {
    const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é', '🙂'), maxLength: 60 }),
        fc.array(range),
        (text, ranges) => {
          const codings = ranges
            .map(([start, length]) => coding(start, Math.min(start + length, text.length)))
            .filter(({ start, end }) => start < end)
            .toSorted((a, b) => a.start - b.start || b.end - a.end);
          const paragraphs = paragraphsOf(text);
          for (const [index, each] of laid(text, codings).entries()) {
            const { start, end } = paragraphs[index] ?? { start: 0, end: 0 };
            expect(each.pieces.map((piece) => piece.text).join('')).toBe(text.slice(start, end));
            let at = start;
            for (const piece of each.pieces) {
              const covering = codings.filter((one) => one.start <= at && one.end >= at + piece.text.length);
              expect(piece.labels).toHaveLength(covering.length);
              const lanes = piece.labels.map((label) => each.labels[label]?.lane);
              expect(new Set(lanes).size).toBe(lanes.length);
              at += piece.text.length;
            }
          }
        },
      ),
    );
  });

  it('says at its first paragraph how far a coding goes, and at the others that it goes on', () => {
    const [first, second] = laid('one two\nthree four', [coding(4, 13)]);
    expect(first?.labels).toMatchObject([{ goesOn: false, until: 2, words: 'two' }]);
    expect(second?.labels).toMatchObject([{ goesOn: true, words: 'three' }]);
  });

  it('leaves out the words that a label would say twice', () => {
    expect(laid('whole', [coding(0, 5)])[0]?.labels[0]?.words).toBe('');
    expect(inShort('“the order was late”')).toBe('the order was late');
    expect(inShort('one two three four five six seven eight nine ten eleven twelve')).toMatch(
      /^one two .* … .* twelve$/,
    );
  });

  it('draws a line for each code below the words, in both themes, and names the code beside them', () => {
    const page = codedTextPage([documentOf('abcdef', [coding(0, 4), coding(2, 6, 'speed')])]);
    expect(page).toContain('>ab</span>');
    expect(page).toContain('--l0:var(--k0);--l1:var(--k0)" title="trust; speed">cd<');
    expect(page).toContain(':root{--k0:light-dark(#b13134,#d45348);--i0:');
    expect(page).toContain('<b title="need / speed">speed</b>');
    expect(page).not.toMatch(/<script|src=|@import|url\(|https?:\/\//);
  });

  it('tells two codes of one name apart by their paths', () => {
    const other = coding(0, 2, 'trust', { code: ['change', 'trust'] });
    const page = codedTextPage([documentOf('abcdef', [coding(0, 4), other])]);
    expect(page).toContain('>change / trust</b>');
    expect(page).toContain('>need / trust</b>');
  });

  it('is spared from markup and holds every script, on the page and in Markdown', () => {
    const text = '</p><script>alert(1)</script>\nشكرا لكم *so*\n我们需要';
    const hostile = documentOf(text, [coding(0, 4, '<img src=x>', { comment: '</li><b>' })], '</title><i>');
    const page = codedTextPage([hostile]);
    expect(page).not.toMatch(/<script|<img|<i>/);
    expect(page).toContain('dir="rtl">شكرا لكم *so*</p>');
    const markdown = codedTextMarkdown([hostile], names, facts);
    expect(markdown).toContain('**2** شكرا لكم \\*so\\*');
    expect(markdown).toContain('\\<img src=x\\>');
  });

  it('underlines in Word once, twice or thick as one, two or more codings cover the words', () => {
    const codings = [coding(0, 6), coding(1, 5), coding(2, 4)];
    const { blocks } = codedTextDocument([documentOf('abcdef', codings)], facts);
    const table = blocks.find((block) => block.kind === 'table');
    const lines =
      table?.kind === 'table'
        ? table.rows[0]?.[1]?.[0]?.runs.map(({ text, underline }) => [text, underline?.kind])
        : [];
    expect(lines).toEqual([
      ['a', 'single'],
      ['b', 'double'],
      ['cd', 'thick'],
      ['e', 'double'],
      ['f', 'single'],
    ]);
  });
});
