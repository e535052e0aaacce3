import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTaguetteHtml } from '#shared/interchange/foreign/taguetteHtml.ts';

const words = fc.constantFrom(
  'sack',
  'Größe',
  '🌾🌾',
  'אנה',
  'a',
  'e\u0301',
  '\u00a0',
  ' ',
  '\n  ',
  '\t',
  '2 > 1',
  '…',
);
const tags = fc.constantFrom(
  'p',
  'b',
  'em',
  'li',
  'h2',
  'a href="https://example.org/?a=1&amp;b"',
  'td',
  'blockquote',
  'span',
);
const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc
    .array(
      fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        words.map((text) => text.replaceAll('&', '&amp;').replaceAll('>', '&gt;')),
        fc.constantFrom('<br>', '<br/>', '<!-- <p>no text</p> -->', '<img src="a>b">'),
        fc.tuple(tags, tie('html')).map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]}>`),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
}));

/** All text between the tags, as a browser has it. */
const between = (source: string) =>
  source
    .replace(/<!--.*?-->/gsu, '')
    .replace(/<[^>"]*(?:"[^"]*"[^>"]*)*>/gu, '')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const bare = (text: string) => text.replace(/\s/gu, '');

describe('the HTML of Taguette becomes running text', () => {
  test('no word is lost or made, blanks are single, no mark leaves the text', () => {
    fc.assert(
      fc.property(html, (source) => {
        const { counted, format } = readTaguetteHtml(source);
        expect(bare(counted.text)).toBe(bare(between(source)));
        expect(counted.text).not.toMatch(/ {2}|^[ \n]| \n/u);
        for (const { start, end } of format) expect([start < end, end <= counted.text.length]).toEqual([true, true]);
      }),
      { numRuns: 150 },
    );
  });

  test('whatever stretch of bytes was highlighted, it is the same words here', () => {
    fc.assert(
      fc.property(html, fc.nat(), fc.nat(), (source, first, length) => {
        const plain = [...between(source)];
        fc.pre(plain.length > 0);
        const start = first % plain.length;
        const end = Math.min(plain.length, start + 1 + (length % 20));
        const highlighted = plain.slice(start, end).join('');
        fc.pre(bare(highlighted) !== '');
        const bytesTo = (count: number) => Buffer.byteLength(plain.slice(0, count).join(''));
        const { counted } = readTaguetteHtml(source);
        const [position] = counted.positions;
        const range = [position?.(bytesTo(start), 'start'), position?.(bytesTo(end), 'end')];
        expect(bare(counted.text.slice(...range))).toBe(bare(highlighted));
      }),
      { numRuns: 150 },
    );
  });

  test('what only looks like a tag is text, and endless tags end', () => {
    expect(readTaguetteHtml('a < b <3 <p').counted.text).toBe('a < b <3 <p');
    expect(readTaguetteHtml(`<a ${'"'.repeat(100_001)}`).counted.text.length).toBeGreaterThan(100_000);
    expect(readTaguetteHtml('<li>'.repeat(20_000)).counted.text).toBe('');
    expect(readTaguetteHtml('&#0;&#x110000;&nosuch;&#65;&eacute;').counted.text).toBe('&#0;&#x110000;&nosuch;Aé');
  });
});
