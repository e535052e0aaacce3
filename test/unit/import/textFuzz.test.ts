import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { readMutations, readOrRefuse } from '../../support/mutations.ts';

const fixture = (name: string) =>
  [
    name,
    new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/documents/${name}`, import.meta.url)))),
  ] as const;
const words = (name: string, text: string) => [name, new TextEncoder().encode(text)] as const;

const page = words(
  'a.html',
  '<!doctype html><meta charset="utf-8"><h1>A</h1><p hidden>b</p><ol start="3"><li>c<li><b>é</b></ol><table><tr><td>d<td>&eacute;</table><pre> e\n</pre><script>f</script><a href="http://g.h">i</a>',
);

const rounds = 2000;

describe(`${rounds} files changed at random`, () => {
  it.each([
    ['plain text', [words('a.txt', 'Ann: one é 🙂\nBen: two\n日本'), fixture('night-shift-koi8-r.txt')]],
    ['UTF-16 and Shift-JIS', [fixture('night-shift-utf-16.txt'), fixture('night-shift-shift-jis.txt')]],
    ['Markdown', [fixture('night-shift.md'), words('b.md', '# A\n\n- a\n  - **b**\n\n> [c](http://d.e) *f*\n')]],
    ['web pages', [page, page, page, fixture('night-shift.html')]],
    ['rich text', [fixture('night-shift.rtf')]],
    ['WebVTT', [fixture('night-shift.vtt')]],
    ['SubRip', [words('a.srt', new TextDecoder('windows-1252').decode(fixture('night-shift.srt')[1]))]],
  ] as const)('of %s are read or refused, each in a moment', { timeout: 120_000 }, async (_kind, files) => {
    const tally = await readMutations(files, rounds, 20_261_122);
    expect(tally.read + tally.refused).toBe(rounds);
    expect(tally.read).toBeGreaterThan(rounds / 2);
    // On a machine that does a hundred other things; a file of a kilobyte that took seconds would be a trap.
    expect(tally.slowest).toBeLessThan(5000);
  });
});

describe('a hostile text', () => {
  const size = 2_000_000;
  it.each([
    ['of angle brackets', 'a.html', '<'.repeat(size)],
    ['of tags that never end', 'a.html', `<html><p>a${'<a href="'.repeat(size / 20)}`],
    ['of entities', 'a.html', `<html><p>${'&amp;&#x;&'.repeat(size / 20)}`],
    ['of attributes', 'a.html', `<html><p ${'a=b '.repeat(size / 20)}>words`],
    ['of tables in tables', 'a.html', `<html>${'<table><tr><td>'.repeat(1200)}words`],
    ['of lists in lists', 'a.html', `<html>${'<ul><li>a'.repeat(1500)}`],
    ['of groups', 'a.rtf', `{\\rtf1 ${'{\\b a}'.repeat(size / 20)}}`],
    ['of groups in groups', 'a.rtf', `{\\rtf1 ${'{'.repeat(size)}`],
    ['of notes in notes', 'a.rtf', `{\\rtf1 a${'{\\footnote b'.repeat(4000)}`],
    ['of cells', 'a.rtf', `{\\rtf1 \\intbl ${'a\\cell'.repeat(50_000)}}`],
    ['of endless numbers', 'a.rtf', `{\\rtf1 a\\u${'9'.repeat(size / 10)} \\b${'-'.repeat(size / 10)}}`],
    ['of arrows', 'a.vtt', `WEBVTT\n\n${'-->'.repeat(size / 20)}`],
    ['of times', 'a.vtt', `WEBVTT\n\n${'00:01.000 --> 00:02.000\n'.repeat(50_000)}`],
    ['of voices', 'a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v A>a'.repeat(50_000)}`],
    ['of numbers', 'a.srt', `1\n00:00:01,000 --> 00:00:02,000\n${'1\n'.repeat(200_000)}`],
    ['of colons', 'a.txt', 'A: '.repeat(size / 10)],
    ['of names', 'a.txt', 'Ann: a\n'.repeat(50_000)],
    ['of escapes', 'a.txt', '\u001b$B'.repeat(size / 20)],
    ['of tildes', 'a.txt', '~{'.repeat(size / 20)],
  ])('%s ends in a moment', async (_kind, name, source) => {
    const started = performance.now();
    await readOrRefuse(name, Buffer.from(source, 'latin1'));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('of nothing but noughts, a hundred megabytes of them, is refused at once', async () => {
    await expect(readDocument({ name: 'a.txt', bytes: new Uint8Array(100 * 1024 * 1024) })).rejects.toThrow(
      /^a\.txt is not text/,
    );
  });

  it('of three million characters in an old encoding comes in', async () => {
    const line = Buffer.from([0xf1, 0x20, 0xce, 0xc5, 0x20, 0xda, 0xce, 0xc1, 0xc0, 0x2e, 0x0a]);
    const { text, origin } = await readDocument({ name: 'a.txt', bytes: Buffer.alloc(3_000_000, line) });
    expect(text).toHaveLength(3_000_000);
    expect(origin.encoding).toBe('koi8-r');
  });
});
