import type { EncodingCandidate } from '#shared/domain/reading.ts';

/** How the bytes of a text file were read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252';
  readonly candidates: readonly EncodingCandidate[];
  /** True when nothing in the bytes proves the encoding: another single-byte encoding would read them too. */
  readonly guessed: boolean;
}

/**
 * Decodes a text file: by its byte order mark; else as UTF-16 when every second byte says so; else as UTF-8 when the bytes
 * are valid UTF-8; else as Windows-1252. `null` when the bytes are not text at all.
 */
export function decodeText(bytes: Uint8Array, _encoding: string | null = null): Decoded | null {
  if (signatures.some((signature) => startsWith(bytes, signature))) return null;
  const marked = decodeMarked(bytes);
  if (marked) return marked;
  const wide = wideEncodingOf(bytes);
  if (wide) return decodeAs(bytes, wide, false);
  if (looksBinary(bytes)) return null;
  return decodeAs(bytes, 'utf-8', false) ?? decodeAs(bytes, 'windows-1252', true);
}

/** The longer marks come first: UTF-32 little-endian begins with the mark of UTF-16. */
function decodeMarked(bytes: Uint8Array): Decoded | null {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0])) return decodeUtf32(bytes, 'utf-32le');
  if (startsWith(bytes, [0, 0, 0xfe, 0xff])) return decodeUtf32(bytes, 'utf-32be');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeLenient(bytes, 'utf-8');
  if (startsWith(bytes, [0xff, 0xfe])) return decodeLenient(bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeLenient(bytes, 'utf-16be');
  return null;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((value, index) => bytes[index] === value);

/** A file that names its encoding is read in it; a broken character becomes U+FFFD rather than refusing the file. */
function decodeLenient(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): Decoded | null {
  const text = new TextDecoder(encoding, { ignoreBOM: false }).decode(bytes);
  return isMostlyText(text) ? decodedAs(text, encoding, false) : null;
}

const decodedAs = (text: string, encoding: Decoded['encoding'], guessed: boolean): Decoded => ({
  text,
  encoding,
  candidates: [{ encoding, confidence: guessed ? 0.5 : 1 }],
  guessed,
});

function decodeAs(bytes: Uint8Array, encoding: Decoded['encoding'], guessed: boolean): Decoded | null {
  try {
    return decodedAs(new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes), encoding, guessed);
  } catch {
    return null;
  }
}

function decodeUtf32(bytes: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): Decoded | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, encoding === 'utf-32le');
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD');
  }
  const text = parts.join('');
  return isMostlyText(text) ? decodedAs(text, encoding, false) : null;
}

/** How many bytes are looked at to tell text from other things. */
const sample = 64 * 1024;

/**
 * UTF-16 without a mark: the bytes come in pairs, pass as UTF-16, and show the white space that text has (space, LF, CR,
 * ideographic space, comma or full stop) as at least 2 % of the pairs in one byte order and hardly ever in the other.
 */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const evidence = { 'utf-16le': 0, 'utf-16be': 0 };
  const limit = Math.min(bytes.length, sample);
  for (let at = 0; at + 1 < limit; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    if (isPlainPair(first, second)) evidence['utf-16le']++;
    if (isPlainPair(second, first)) evidence['utf-16be']++;
  }
  const encoding = evidence['utf-16le'] >= evidence['utf-16be'] ? 'utf-16le' : 'utf-16be';
  const other = encoding === 'utf-16le' ? 'utf-16be' : 'utf-16le';
  const enough = evidence[encoding] >= Math.max(2, limit / 100) && evidence[encoding] > 4 * evidence[other];
  if (!enough) return null;
  const decoded = decodeAs(bytes, encoding, false);
  return decoded && isMostlyText(decoded.text) && !decoded.text.includes('\0') ? encoding : null;
}

/** White space, or an ASCII character, as a pair of low and high byte; in a real text one or the other stands everywhere. */
function isPlainPair(low: number, high: number): boolean {
  if (high === 0) return low === 0x0a || low === 0x0d || (low >= 0x20 && low < 0x7f);
  return high === 0x30 && (low === 0x00 || low === 0x01 || low === 0x02);
}

/** Signatures of common files that are not text and might pass for it by chance. */
const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
];

/** True for bytes that are no text in any encoding: more than a trace of control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  const limit = Math.min(bytes.length, sample);
  let controls = 0;
  for (let at = 0; at < limit; at++) {
    const value = bytes[at] ?? 0;
    if (value < 0x20 && !isTextControl(value)) controls++;
  }
  return controls > Math.max(4, limit / 100);
}

/** TAB, LF, VT, FF, CR, SUB (old end-of-file sign) and ESC stand in texts that old programs wrote. */
const isTextControl = (value: number): boolean => (value >= 0x09 && value <= 0x0d) || value === 0x1a || value === 0x1b;

/** Decoded text that is hardly made of control or replacement characters. */
function isMostlyText(text: string): boolean {
  const part = text.slice(0, sample);
  let odd = 0;
  for (const character of part) {
    const value = character.charCodeAt(0);
    if (value === 0xfffd || (value < 0x20 && !isTextControl(value))) odd++;
  }
  return odd <= part.length / 10;
}
