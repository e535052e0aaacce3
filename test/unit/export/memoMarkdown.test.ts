import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMemoBody } from '#shared/domain/memoBody.ts';
import { memoHtml } from '#shared/interchange/memoHtml.ts';
import { type MemoNames, readMemoMarkdown } from '#shared/interchange/memoReading.ts';
import { writeMemoMarkdown } from '#shared/interchange/memoWriting.ts';

/** Everything is found under its own name. */
const all: MemoNames = {
  code: (path) => ({ id: path, label: path }),
  document: (name) => ({ id: name, label: name }),
  memo: (title) => ({ id: title, label: title }),
  passage: (name, words) => ({ documentId: name, start: 3, end: 3 + words.length, codingId: 'c1', label: name }),
};
const itself = { code: (id: string) => id, document: (id: string) => id, memo: (id: string) => id };

const read = (source: string, names = all) => readMemoMarkdown(source, names);
const blocks = (source: string) =>
  (JSON.parse(read(source).body) as { root: { children: Record<string, unknown>[] } }).root.children;

describe('a memo in Markdown', () => {
  it('becomes the headings, lists, quotes and emphasis of the editor', () => {
    const [heading, paragraph, list, quote] = blocks('## Idea\n\nA **bold** *one*\n\n- a\n  - b\n- c\n\n> said\n> she');
    expect(heading).toMatchObject({ type: 'heading', tag: 'h2', children: [{ text: 'Idea' }] });
    expect(paragraph).toMatchObject({
      children: [{ text: 'A ' }, { text: 'bold', format: 1 }, { text: ' ' }, { text: 'one', format: 2 }],
    });
    expect(list).toMatchObject({
      type: 'list',
      listType: 'bullet',
      children: [{ children: [{ text: 'a' }] }, { children: [{ type: 'list' }] }, { children: [{ text: 'c' }] }],
    });
    expect(quote).toMatchObject({
      type: 'quote',
      children: [{ text: 'said' }, { type: 'linebreak' }, { text: 'she' }],
    });
  });

  it('mentions codes, documents and memos, and quotes segments by their words', () => {
    const { body, unresolved } = read(
      'See #[Need/a\\/b], @[Visit 1] and [[Other memo]].\n\n> [[Visit 1|two\n> lines]]\n',
    );
    expect(unresolved).toEqual([]);
    expect(readMemoBody(body)?.references).toEqual([
      { kind: 'code', origin: 'mention', codeId: 'Need/a\\/b' },
      { kind: 'document', origin: 'mention', documentId: 'Visit 1' },
      { kind: 'memo', origin: 'mention', memoId: 'Other memo' },
      expect.objectContaining({ kind: 'segment', documentId: 'Visit 1', start: 3, end: 12, codingId: 'c1' }),
    ]);
  });

  it('keeps what it cannot find as it was written, and lists it', () => {
    const nothing: MemoNames = { code: () => null, document: () => null, memo: () => null, passage: () => null };
    const { body, unresolved } = read('See #[X] and @[Y].\n\n> [[Z|words]]', nothing);
    expect(unresolved).toEqual(['> [[Z|words]]', '#[X]', '@[Y]']);
    expect(readMemoBody(body)?.text).toContain('See #[X] and @[Y].');
    expect(readMemoBody(body)?.references).toEqual([]);
  });

  it('does not take an escaped sign for a mention', () => {
    expect(readMemoBody(read('\\#[not]').body)).toMatchObject({ text: '#[not]', references: [] });
  });

  it('of the sample comes back word for word, mention for mention', () => {
    const memos = JSON.parse(
      readFileSync(new URL('../../../fixtures/field-notes/memos.json', import.meta.url), 'utf8'),
    ) as { body: string }[];
    for (const { body: source } of memos) {
      const { body } = read(source);
      const again = read(writeMemoMarkdown(body, itself)).body;
      expect(readMemoBody(again)).toEqual(readMemoBody(body));
    }
  });

  it('of any words comes back with the same words', () => {
    const pieces = fc.constantFrom(
      'a',
      'word',
      ' ',
      '*',
      '_',
      '#',
      '[',
      ']',
      '`',
      '\\',
      '<',
      '>',
      '-',
      '1.',
      '&amp;',
      '!',
      '|',
      '🙂',
      '(',
      ')',
    );
    const words = fc.array(pieces, { minLength: 1, maxLength: 20 }).map((parts) => parts.join('').trim());
    const paragraph = (text: string) => ({
      root: {
        type: 'root',
        version: 1,
        children: [{ type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, format: 0, text }] }],
      },
    });
    fc.assert(
      fc.property(
        words.filter((text) => text !== ''),
        (text) => {
          const body = JSON.stringify(paragraph(text));
          expect(readMemoBody(read(writeMemoMarkdown(body, itself)).body)?.text).toBe(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('becomes HTML that runs nothing and leads nowhere but to pages', () => {
    const html = memoHtml(read('a <script>x</script> **b** [l](javascript:x) [m](https://example.org)').body);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('javascript:');
    expect(html).toContain('<strong>b</strong>');
    expect(html).toContain('<a href="https://example.org" rel="noreferrer">m</a>');
  });
});
