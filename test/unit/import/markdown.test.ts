import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '#shared/interchange/markdown.ts';
import { readMarkdownText } from '../../../electron/import/text.ts';
import { corpusFile, expectedText, hasCorpus, squashed } from '../../support/corpus.ts';
import { marked, marksAreSound } from '../../support/marks.ts';

const textOf = (source: string) => readMarkdown(source).text;

describe('Markdown', () => {
  it('gives headings, lists and quotes as marks, without their signs, line by line', () => {
    const read = readMarkdown(
      '# One\n\n## Two ##\n\nOld heading\n===\n\n- a\n  - b\n* c\n\n1. first\n2. second\n\n> said\n> she\n',
    );
    expect(read.text).toBe('One\n\nTwo\n\nOld heading\n\na\nb\nc\n\nfirst\nsecond\n\nsaid\nshe\n');
    expect(marked(read, 'heading1')).toEqual(['One', 'Old heading']);
    expect(marked(read, 'heading2')).toEqual(['Two']);
    expect(marked(read, 'bullet')).toEqual(['a', 'b', 'c']);
    expect(read.format.filter((mark) => mark.kind === 'bullet').map((mark) => mark.level)).toEqual([0, 1, 0]);
    expect(read.format.filter((mark) => mark.kind === 'number').map((mark) => mark.value)).toEqual(['1.', '2.']);
    expect(marked(read, 'quote')).toEqual(['said', 'she']);
  });

  it('gives bold, italic and links as marks', () => {
    const read = readMarkdown(
      '**Tim:** a *very* ***great*** __day__ at [the *site*](https://example.org "Title") <https://x.org>',
    );
    expect(read.text).toBe('Tim: a very great day at the site https://x.org');
    expect(marked(read, 'bold')).toEqual(['Tim:', 'great', 'day']);
    expect(marked(read, 'italic')).toEqual(['very', 'great']);
    expect(marked(read, 'link')).toEqual(['the site', 'https://x.org']);
    expect(read.format.find((mark) => mark.kind === 'link')?.value).toBe('https://example.org');
  });

  it('takes a backslash off the sign that it protects', () => {
    expect(textOf('\\[01:46\\] \\*no\\* C:\\path 1 \\< 2')).toBe('[01:46] *no* C:\\path 1 < 2');
  });

  it.each([
    'a * b * c and 2*3*4',
    'snake_case_name and __init',
    'What? **nothing closes',
    '1984. That was the year.',
    'He said: 12. No.\n12. No list.',
    '***',
    '- - -',
    '| a | b |\n|---|---|',
    '```\n# no *heading*\n```',
    '![picture](a.png)',
    '[a note][ref]',
    '#hashtag',
    '<b>bold</b> & more',
    '`*code*`',
    '+1 for this',
    'a\n---\nb',
  ])('leaves %j as it was written', (source) => {
    expect(readMarkdown(source)).toEqual({ text: source, format: [] });
  });

  it('keeps every line break, also where emphasis runs over one', () => {
    const read = readMarkdown('a **bold\nword** b\n\n\nc');
    expect(read.text).toBe('a bold\nword b\n\n\nc');
    expect(marked(read, 'bold')).toEqual(['bold\nword']);
  });

  it('never fails, never gains a line and keeps its marks inside the text, whatever it is given', () => {
    const pieces = [
      '#',
      ' ',
      '\n',
      '*',
      '**',
      '_',
      'a',
      'b.',
      '[',
      ']',
      '(',
      ')',
      '> ',
      '- ',
      '1. ',
      '`',
      '\\',
      '&amp;',
      '🙂',
      '|',
      '\t',
      '===',
    ];
    const source = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(source, (given) => {
        const read = readMarkdown(given);
        expect(marksAreSound(read)).toBe(true);
        expect(read.text.split('\n').length).toBeLessThanOrEqual(given.split('\n').length);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps signs without end as they stand, and ends', () => {
    for (const sign of ['*', '_a', '**a ', '[', '`', '![](', '> ', '- ', '&amp;']) {
      expect(marksAreSound(readMarkdown(sign.repeat(20_000)))).toBe(true);
    }
  });

  it.runIf(hasCorpus).each([
    ['interviews/afk_away-from-keyboard-1.md', { 'Tim Smith': 11, 'Jason Snell': 11 }],
    ['interviews/afk_away-from-keyboard-7.md', { 'Tim Smith': 14, 'Suz Hinton': 14 }],
    ['interviews/rfc_request-for-commits-1.md', { 'Nadia Eghbal': 32, 'Mikeal Rogers': 38, 'Karl Fogel': 58 }],
    ['interviews/rfc_request-for-commits-5.md', { 'Nadia Eghbal': 23, 'Mikeal Rogers': 28, 'Eric Holscher': 38 }],
  ])('of the corpus, %s, gives the words and speakers that are known', (name, turns) => {
    const read = readMarkdownText(readFileSync(corpusFile(name)), name);
    // The known text was made by a tool that sets typographic signs.
    const plain = (text: string) =>
      squashed(
        text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/…/g, '...').replace(/—/g, '---').replace(/–/g, '--'),
      );
    expect(plain(read.text)).toBe(plain(expectedText(name)));
    const speakers = read.format.filter((mark) => mark.kind === 'speaker').map((mark) => mark.value ?? '');
    for (const [speaker, count] of Object.entries(turns)) {
      expect(speakers.filter((found) => found === speaker)).toHaveLength(count);
    }
  });
});
