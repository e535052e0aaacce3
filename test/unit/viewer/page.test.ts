import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonForScript } from '#shared/interchange/viewer/data.ts';
import { memoBodyHtml } from '#shared/interchange/viewer/memoBody.ts';
import type { ViewerStudy } from '#shared/interchange/viewer/model.ts';
import { viewerPage } from '#shared/interchange/viewer/page.ts';
import { linesOf, pageParagraphs } from '#shared/interchange/viewer/pieces.ts';
import { root } from '../../support/sources.ts';
import { viewerAssets, viewerAssetsPath } from '../../support/viewerAssets.ts';

const placed = (...ranges: readonly (readonly [number, number])[]) =>
  ranges.map(([start, end], index) => ({ index, start, end }));

describe('the texts of a viewer', () => {
  it('are cut wherever a coding begins or ends, and every piece knows its codings', () => {
    const [first, second] = pageParagraphs('One two three.\n\nFour.', placed([0, 7], [4, 21]), []);
    expect(first?.pieces.map(({ text, codings }) => [text, codings])).toEqual([
      ['One ', [0]],
      ['two', [0, 1]],
      [' three.', [1]],
    ]);
    expect(second?.pieces.map(({ text, codings }) => [text, codings])).toEqual([['Four.', [1]]]);
    expect([first?.begins, second?.begins]).toEqual([[0, 1], []]);
  });

  it('hold every word once, whatever is coded', () => {
    const text = 'Ein 🙂 Satz.\n \n\tנאמר כאן\nund noch einer.';
    const codings = placed([0, 6], [4, 30], [5, 14], [12, text.length]);
    const paragraphs = pageParagraphs(text, codings, [{ kind: 'bold', start: 2, end: 9 }]);
    const words = paragraphs.map(({ pieces }) => pieces.map((piece) => piece.text).join(''));
    expect(words).toEqual(text.split('\n').filter((line) => line.trim() !== ''));
  });

  it('name a coding of blank lines beside the paragraph before it', () => {
    const paragraphs = pageParagraphs('One.\n\n\nTwo.', placed([4, 6]), []);
    expect(paragraphs.map(({ begins }) => begins)).toEqual([[0], []]);
  });

  it('draw a coding at one height, and use a line again once it is free', () => {
    const codings = placed([0, 10], [2, 4], [3, 12], [5, 7], [20, 30]);
    expect([...linesOf(codings).values()]).toEqual([0, 1, 2, 1, 0]);
  });
});

describe('the memos of a viewer', () => {
  const body = JSON.stringify({
    root: {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'See <b> ', format: 1 },
            { type: 'document-mention', documentId: 'in', label: 'Kept' },
            { type: 'document-mention', documentId: 'out', label: 'Secret name' },
            { type: 'link', url: 'https://example.org/', children: [{ type: 'text', text: 'there' }] },
          ],
        },
        { type: 'segment-quote', documentId: 'out', codingId: null, text: 'secret words', label: 'Secret name' },
        { type: 'segment-quote', documentId: 'in', codingId: 'c', text: 'kept words', label: 'Kept' },
      ],
    },
  });
  const html = memoBodyHtml(body, {
    code: () => null,
    document: (id) => (id === 'in' ? 3 : null),
    memo: () => null,
    coding: (id) => (id === 'c' ? 7 : null),
  });

  it('lead to what they mention, and say nothing of what is left out', () => {
    expect(html).toContain('<a class="mention" href="#d3">Kept</a>');
    expect(html).toContain('href="#k7"');
    expect(html).toContain('kept words');
    expect(html).not.toMatch(/secret/iu);
    expect(html).toContain('[words of a document that is left out]');
  });

  it('keep addresses as words, for the page leads nowhere else', () => {
    expect(html).toContain('there (https://example.org/)');
    expect(html).not.toContain('href="http');
  });

  it('escape what a person wrote', () => expect(html).toContain('<strong>See &lt;b&gt; </strong>'));
});

const color = { solid: '#111111', tint: '#eeeeee', ink: '#222222' };
const study: ViewerStudy = {
  facts: { study: 'A </title> & "B"', revision: 7, exported: '2025-03-03T09:00:00Z', options: [] },
  documents: [{ name: '</script><i>', group: '', note: '', text: 'Words.', marks: [], shown: null, values: [] }],
  codes: [
    {
      names: ['"><img src=x>'],
      parent: null,
      depth: 0,
      color: { light: color, dark: color },
      description: '',
      whenToUse: '',
      whenNotToUse: '',
      example: '',
    },
  ],
  codings: [{ document: 0, code: 0, start: 0, end: 5, coder: '', weight: null, comment: '<!--' }],
  memos: [],
  variables: [],
  charts: [],
  leftOut: [],
};
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('base64');
const page = viewerPage(study, sha256);

describe('the page of a viewer', () => {
  it('lets only its own script and style run, named by their hashes', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(page)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/u);
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/u.exec(page) ?? [];
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/u.exec(page) ?? [];
    expect(policy).toContain(`style-src 'sha256-${sha256(style)}'`);
    expect(policy).toContain(`script-src 'sha256-${sha256(script)}'`);
    expect(page).not.toMatch(/ style="| on[a-z]+="/u);
  });

  it('names no address outside itself', () => {
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /(?:https?:)?\/\/[a-z]|@import|url\(|src=(?!x)/iu,
    );
  });

  it('cannot be broken out of by names and words', () => {
    expect(page).not.toContain('</script><i>');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;/script&gt;&lt;i&gt;');
    expect(page.match(/<script/gu)).toHaveLength(2);
  });

  it('writes data that neither ends its element nor breaks its line', () => {
    const hostile = ['</script>', '<!--', '\u2028', '\u2029', '&amp;', '\ud800'];
    const json = jsonForScript(hostile);
    expect(json).not.toMatch(/[<>&\u2028\u2029\ud800]/u);
    expect(JSON.parse(json)).toEqual(hostile);
  });
});

describe('the script and the style of a viewer', () => {
  it('are in step with renderer/viewer (node test/support/writeViewerAssets.ts brings them so)', async () => {
    expect(readFileSync(join(root, viewerAssetsPath), 'utf8')).toBe(await viewerAssets());
  }, 30_000);
});
