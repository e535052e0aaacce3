import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../electron/import/encoding.ts';
import { readPlainText } from '../../../electron/import/text.ts';
import { corpusFile, expectedText, hasCorpus } from '../../support/corpus.ts';

const words = 'Notes 🙂 first line\r\nsecond: naïve “quotes” e\u0301\r\n\tTAB\r\nשלום 日本語 👩‍👩‍👧\r\n';
const stored = words.replaceAll('\r\n', '\n');
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = mark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < units.length; index++) view.setUint16(index * 2, units.charCodeAt(index), order === 'le');
  return bytes;
}

describe('a text file', () => {
  it.each([
    ['UTF-8', utf8(words)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${words}`)],
    ['UTF-16, least byte first', utf16(words, 'le', true)],
    ['UTF-16, greatest byte first', utf16(words, 'be', true)],
    ['UTF-16 without a mark, least byte first', utf16(words, 'le', false)],
    ['UTF-16 without a mark, greatest byte first', utf16(words, 'be', false)],
  ])('in %s comes in letter by letter', (_name, bytes) => {
    expect(readPlainText(bytes, 'notes.txt')).toMatchObject({ text: stored, warnings: [] });
  });

  it('in Windows-1252 comes in with its quotation marks and its euro, and says that this was a guess', () => {
    const bytes = Uint8Array.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80, 0x35, 0x20, 0x96, 0x20, 0x9c, 0x75]);
    const { text, warnings } = readPlainText(bytes, 'café.txt');
    expect(text).toBe('“café” €5 – œu');
    expect(warnings).toEqual([expect.stringContaining('Windows-1252')]);
  });

  it('of Japanese words in UTF-16 without a mark is not taken for something else', () => {
    const japanese = '東京で働いています。\n毎日が違います。\n';
    expect(decodeText(utf16(japanese, 'le', false))).toMatchObject({ text: japanese, encoding: 'utf-16le' });
    expect(decodeText(utf8(japanese))).toMatchObject({ text: japanese, encoding: 'utf-8' });
  });

  it('of old Mac or mixed line ends has plain line ends, and no control characters', () => {
    expect(readPlainText(utf8('a\rb\r\nc\nd\0\x07\x0ce'), 'a.txt').text).toBe('a\nb\nc\nde');
  });

  it('keeps blanks at its ends, spaces in front and white lines', () => {
    expect(readPlainText(utf8('  a \n\n \n b  '), 'a.txt').text).toBe('  a \n\n \n b  ');
  });

  it.each([
    ['any 256 bytes', Uint8Array.from({ length: 10_240 }, (_, index) => index % 256)],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...utf8('IHDR and words and words')]),
    ],
    ['an archive', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...utf8(' not a zip')])],
    ['a study file', utf8('SQLite format 3\0 and words and words and words')],
    ['noughts', new Uint8Array(4096)],
  ])('that is %s is refused with its name', (_name, bytes) => {
    expect(() => readPlainText(bytes, 'binary.bin')).toThrow(/^binary\.bin is not text/);
  });

  it.each([new Uint8Array(), utf8('\uFEFF'), utf8(' \n\t\r\n ')])(
    'with no words in it is refused as empty',
    (bytes) => {
      expect(() => readPlainText(bytes, 'empty.txt')).toThrow(/^empty\.txt is empty/);
    },
  );

  it
    .runIf(hasCorpus)
    .each([
      'interviews/variants/cr-only.txt',
      'interviews/variants/one-huge-paragraph.txt',
      'interviews/variants/utf16le-bom-crlf.txt',
      'interviews/variants/utf8-bom-crlf.txt',
      'interviews/variants/windows-1252-smart-quotes.txt',
      'interviews/qualcoder_transcript_bracket-speakers.txt',
      'fieldnotes/henderson_notebook1_clean.txt',
      'fieldnotes/henderson_notebook1_wikitext.txt',
      'text-encodings/de_windows-1252.txt',
      'text-encodings/tika_testTXT_win-1252.txt',
      'text-encodings/fr_utf-16.be',
      'text-encodings/fr_utf-32.le',
      'text-encodings/ja_utf-16le.txt',
    ])('of the corpus, %s, equals its known text character by character', (name) => {
    expect(readPlainText(readFileSync(corpusFile(name)), name).text).toBe(expectedText(name));
  });
});
