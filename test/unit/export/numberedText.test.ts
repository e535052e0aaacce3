import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedText, wrapLine } from '#shared/interchange/numberedText.ts';

const facts = { study: 'S', revision: 3, exported: '2025-03-03T09:00:00Z', options: [] };

describe('numbered text', () => {
  it('has the number of each paragraph in front, and hangs wrapped lines under the first', () => {
    const documents = [
      {
        name: 'one',
        group: 'site',
        paragraphs: [
          { number: 1, text: 'short' },
          { number: 12, text: 'aaaa bbbb cccc' },
        ],
      },
    ];
    expect(numberedText(documents, null, facts)).toBe(
      'S · revision 3 · 2025-03-03T09:00:00Z\n\n\none (site)\n==========\n 1  short\n12  aaaa bbbb cccc\n',
    );
    expect(numberedText(documents, 9, facts)).toContain('12  aaaa bbbb\n    cccc\n');
  });

  it('is wrapped without losing a character: no line is longer than asked, joined they are the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '🙂', '我') }),
        fc.integer({ min: 1, max: 9 }),
        (text, width) => {
          const lines = wrapLine(text, width);
          for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
    expect(wrapLine('我们需要更快的系统', 4)).toEqual(['我们需要', '更快的系', '统']);
  });

  it('of a paragraph of a million characters is done at once', () => {
    expect(wrapLine('x'.repeat(1_000_000), 76)).toHaveLength(Math.ceil(1_000_000 / 76));
  });
});
