/** The characters of a plain text file of the exchange format, line ends as they are, without the byte order mark. */
export interface DecodedText {
  readonly text: string;
  /** What is to be told, in a sentence; `null` when the file is in UTF-8 as it must be. */
  readonly warning: string | null;
}

/** Decodes UTF-8, strictly; what is not UTF-8 is read as Windows-1252 (or UTF-16, where a mark says so), and told. */
export function decodePlainText(bytes: Uint8Array): DecodedText {
  const marked = utf16Mark(bytes);
  if (marked) return { text: decodeUtf16(bytes, marked), warning: 'It is in UTF-16 instead of UTF-8.' };
  const guessed = startsWithMark(bytes) ? null : utf16Guess(bytes);
  if (guessed) return { text: decodeUtf16(bytes, guessed, 0), warning: 'It is in UTF-16 instead of UTF-8.' };
  const text = decodeUtf8(bytes, startsWithMark(bytes) ? 3 : 0);
  if (text !== null) return { text, warning: null };
  return {
    text: decodeWindows1252(bytes),
    warning: 'It is not in UTF-8 as it must be; it was read as Windows-1252. Look at its accents and quotation marks.',
  };
}

const startsWithMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function utf16Mark(bytes: Uint8Array): 'little' | 'big' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'big' : null;
}

/** Bytes from which the order of UTF-16 without a mark is guessed. */
const glance = 4096;

/** Without a mark: every second byte of most words is 0 then, and hardly any of the others; words in UTF-8 hold none. */
function utf16Guess(bytes: Uint8Array): 'little' | 'big' | null {
  const length = Math.min(bytes.length - (bytes.length % 2), glance);
  if (length < 4 || bytes.length % 2 === 1) return null;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros.map((count) => (2 * count) / length);
  if (odd > 0.4 && even < 0.05) return 'little';
  return even > 0.4 && odd < 0.05 ? 'big' : null;
}

/** Units gathered before they become a string: engines bound the number of arguments. */
const batch = 8192;

class Units {
  #text = '';
  readonly #units: number[] = [];

  add(codePoint: number): void {
    if (this.#units.length >= batch) this.#flush();
    this.#units.push(codePoint);
  }

  #flush(): void {
    this.#text += String.fromCodePoint(...this.#units);
    this.#units.length = 0;
  }

  text(): string {
    this.#flush();
    return this.#text;
  }
}

/** `null` when the bytes are not UTF-8: a wrong or missing byte, a longer form than needed, half a surrogate pair. */
function decodeUtf8(bytes: Uint8Array, from: number): string | null {
  const units = new Units();
  for (let at = from; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    if (length === 0) return null;
    let codePoint = length === 1 ? first : first & (0x7f >> length);
    for (let index = 1; index < length; index++) {
      const next = bytes[at + index];
      if (next === undefined || (next & 0xc0) !== 0x80) return null;
      codePoint = (codePoint << 6) | (next & 0x3f);
    }
    if (!isWritten(codePoint, length)) return null;
    units.add(codePoint);
    at += length;
  }
  return units.text();
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/** Whether a code point is one, and is written in that many bytes. */
function isWritten(codePoint: number, length: number): boolean {
  if (length === 3) return codePoint >= 0x800 && (codePoint < 0xd800 || codePoint > 0xdfff);
  return length < 4 || (codePoint >= 0x10000 && codePoint <= 0x10ffff);
}

function decodeUtf16(bytes: Uint8Array, order: 'little' | 'big', from = 2): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = from; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(view.getUint16(at, order === 'little'));
  return text.toWellFormed();
}

/** 0x80 to 0x9F of Windows-1252; the five bytes that it leaves open are the control characters of the same number. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Units();
  for (const byte of bytes) units.add(byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte);
  return units.text();
}
