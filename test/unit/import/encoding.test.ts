import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodings } from '#shared/domain/encodings.ts';
import { usualReadingOptions } from '#shared/domain/reading.ts';
import { decodeText } from '../../../electron/import/encoding.ts';
import { readPlainText } from '../../../electron/import/text.ts';
import { sentences } from '../../support/sentences.ts';

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
  it.each(['le', 'be'] as const)('in Chinese without blanks comes in as UTF-16 without a mark (%s)', (order) => {
    const chinese =
      '您是怎么开始这份工作的？那是很久以前的事了，一开始我刚刚从学校毕业。人们都很善良，但是条件很艰苦。\r\n';
    const found = decodeText(utf16(chinese, order, false));
    expect(found).toMatchObject({ text: chinese, encoding: `utf-16${order}` });
  });

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
    expect(warnings).toEqual([expect.stringContaining('windows-1252')]);
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

  it.each([
    ['Japanese with escape sequences', 'iso-2022-jp', '\u001b$B$O$$\u001b(B, yes', 'はい, yes'],
    ['Korean with escape sequences', 'iso-2022-kr', '\u001b$)C\u000eGQ19\u000f yes', '한국 yes'],
    ['Chinese between tildes', 'hz-gb-2312', 'yes ~{VPND~} ~~', 'yes 中文 ~'],
  ])('of %s, which looks like ASCII, is read as what it is', (_name, encoding, source, text) => {
    expect(decodeText(utf8(source))).toMatchObject({ text, candidates: [{ encoding, confidence: 1 }] });
  });

  it('in UTF-8 with a broken character is still UTF-8, and says so', () => {
    const bytes = Uint8Array.from([
      ...utf8('naïve café, Größe, schön, öde, früh, für, über, äh '),
      0xff,
      ...utf8(' é'),
    ]);
    expect(readPlainText(bytes, 'a.txt')).toMatchObject({
      text: 'naïve café, Größe, schön, öde, früh, für, über, äh \uFFFD é',
      warnings: ['One character could not be read as Unicode (utf-8); it stands as \uFFFD.'],
    });
  });

  it('is read in the encoding that a person chose, under any of its names', () => {
    const bytes = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    const read = (encoding: string) => readPlainText(bytes, 'a.txt', { ...usualReadingOptions, encoding });
    expect(read('CP1251').text).toBe('Привет');
    expect(read('Latin-1')).toMatchObject({ text: 'Ïðèâåò', warnings: [] });
    expect(read('utf8').warnings).toEqual([
      '6 characters could not be read as Unicode (utf-8); each stands as \uFFFD.',
    ]);
    expect(() => read('klingon')).toThrow('The program knows no encoding “klingon”.');
  });

  it.each(encodings.map(({ name }) => name))('can be read in %s', (name) => {
    expect(decodeText(utf8('words'), name)?.encoding).toBe(name);
  });
});

/** Bytes as an old program would have written them. */
function encoded(text: string, encoding: string): Buffer {
  const names: Readonly<Record<string, string>> = {
    'x-mac-ce': 'maccenteuro',
    'x-mac-cyrillic': 'maccyrillic',
    'x-mac-greek': 'macgreek',
    'x-mac-turkish': 'macturkish',
  };
  return iconv.encode(encoding === 'windows-1258' ? asVietnameseIsTyped(text) : text, names[encoding] ?? encoding);
}

/** Vowels with their shape, tones apart behind them: so does Windows-1258 write Vietnamese. */
const asVietnameseIsTyped = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/([aeo])([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306])/giu, '$1$3$2')
    .replace(/[aeou][\u0302\u0306\u031b]/giu, (letters) => letters.normalize('NFC'));

describe('an encoding that nothing names', () => {
  const cases = sentences.flatMap(([language, names, text]) => names.map((name) => [language, name, text] as const));
  it.each(cases)('is found out for %s in %s, from one sentence and from a few', (_language, encoding, text) => {
    for (const words of [text.split(/(?<=[.。?])\s*/u)[0] ?? '', text]) {
      const source = encoding === 'windows-1258' ? asVietnameseIsTyped(words) : words;
      const decoded = decodeText(encoded(words, encoding));
      expect(decoded?.text).toBe(source);
      expect(decoded?.candidates[0]?.confidence).toBeGreaterThan(0.3);
      expect(decoded?.candidates[0]?.confidence).toBeLessThan(1);
    }
  });

  it('is offered with others, the likeliest first', () => {
    const candidates = decodeText(encoded('Я не знаю, что она думала.', 'koi8-r'))?.candidates ?? [];
    expect(candidates[0]?.encoding).toBe('koi8-r');
    expect(candidates.map(({ encoding }) => encoding)).toContain('windows-1251');
    expect(candidates.map(({ confidence }) => confidence)).toEqual(
      candidates.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
  });
});
