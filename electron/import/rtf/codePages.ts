import { encodingNamed } from '#shared/domain/encodings.ts';
import { decodeWith } from '../encodings/decoders.ts';

/** What the character set of a font means; 1 is the one of the document, 2 a font of symbols. */
const encodingsOfCharsets: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  78: 'shift_jis',
  79: 'euc-kr',
  80: 'gb18030',
  81: 'big5',
  83: 'windows-1255',
  84: 'windows-1256',
  85: 'x-mac-greek',
  86: 'x-mac-turkish',
  87: 'windows-874',
  88: 'x-mac-ce',
  89: 'x-mac-cyrillic',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
  254: 'ibm437',
  255: 'ibm850',
};

/** Marks a font whose bytes are symbols. */
export const symbolEncoding = 'symbol';

/** The encoding of a font's character set; `null` = that of the document. */
export function encodingOfCharset(charset: number): string | null {
  return charset === 2 ? symbolEncoding : (encodingsOfCharsets[charset] ?? null);
}

/** The encoding of a Windows code page by its number; `null` for one that is not known. */
export function encodingOfPage(page: number): string | null {
  if (page === 10000) return 'macintosh';
  if (page === 65001) return 'utf-8';
  return encodingNamed(`cp${page}`);
}

/** Greek letters at the places of Latin ones, and a few signs: the font Symbol. */
const symbols = new Map<number, string>([
  ...[...'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'].map((letter, index) => [0x41 + index, letter] as const),
  ...[...'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'].map((letter, index) => [0x61 + index, letter] as const),
  ...[...' !∀#∃%&∋()∗+,−./0123456789:;<=>?'].map((letter, index) => [0x20 + index, letter] as const),
  [0xa2, '′'],
  [0xa3, '≤'],
  [0xa5, '∞'],
  [0xab, '↔'],
  [0xac, '←'],
  [0xad, '↑'],
  [0xae, '→'],
  [0xaf, '↓'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb2, '″'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb9, '≠'],
  [0xba, '≡'],
  [0xbb, '≈'],
  [0xbc, '…'],
  [0xd6, '√'],
]);

/** Bytes of text in the encoding of their font; symbols that nobody knows are left out. */
export function decodeRun(bytes: readonly number[], encoding: string): string {
  if (encoding !== symbolEncoding) return decodeWith(Uint8Array.from(bytes), encoding);
  return bytes.map((value) => symbols.get(value) ?? '').join('');
}

/** A character of a symbol font as Unicode spells it, at private places (U+F020 to U+F0FF). */
export const symbolAt = (unit: number): string => symbols.get(unit - 0xf000) ?? '';
