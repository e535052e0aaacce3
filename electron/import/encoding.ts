import { encodingNamed } from '#shared/domain/encodings.ts';
import type { EncodingCandidate } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { decodeWith } from './encodings/decoders.ts';
import { rankEncodings } from './encodings/rankEncodings.ts';

/** How the bytes of a text file were read. */
export interface Decoded {
  readonly text: string;
  /** Name in `shared/domain/encodings.ts`. */
  readonly encoding: string;
  /** The encoding it was read in comes first. */
  readonly candidates: readonly EncodingCandidate[];
  /** Characters that the encoding does not know; each stands as U+FFFD. */
  readonly broken: number;
}

/**
 * Decodes a text file: in the encoding that is asked for; else by its byte order mark; else by its escape sequences; else
 * as UTF-32 or UTF-16 when the bytes show it; else as UTF-8 when they are valid; else in the encoding in which they make
 * most sense, the one that the file itself declares before others. `null` when the bytes are not text at all.
 * @throws AxialError `invalid_input` for an encoding that the program does not know
 */
export function decodeText(
  bytes: Uint8Array,
  asked: string | null = null,
  declared: string | null = null,
): Decoded | null {
  const forced = asked === null ? null : requireEncoding(asked);
  if (signatures.some((signature) => startsWith(bytes, signature))) return null;
  const found = preferDeclared(bytes, candidatesOf(bytes), declared);
  if (forced !== null) return decodeForced(bytes, forced, found ?? []);
  if (!found?.[0]) return null;
  return decodedAs(bytes, found[0].encoding, found);
}

/** The beginning of a file for its signs in ASCII alone: Unicode by its shape, everything else byte by byte. `null`: no text. */
export function glanceAt(bytes: Uint8Array): string | null {
  if (signatures.some((signature) => startsWith(bytes, signature))) return null;
  const unicode = markedEncodingOf(bytes) ?? wideEncodingOf(bytes);
  if (unicode !== null) return decodeWith(bytes, unicode);
  return looksBinary(bytes) ? null : Buffer.from(bytes).toString('latin1');
}

/** The program's own name of an encoding. @throws AxialError `invalid_input` */
export function requireEncoding(name: string): string {
  const known = encodingNamed(name);
  if (known !== null) return known;
  throw new AxialError('invalid_input', `The program knows no encoding “${name.slice(0, 60)}”.`);
}

function decodedAs(bytes: Uint8Array, encoding: string, candidates: readonly EncodingCandidate[]): Decoded | null {
  const text = decodeWith(bytes, encoding);
  return isMostlyText(text) ? { text, encoding, candidates, broken: text.split('\uFFFD').length - 1 } : null;
}

/**
 * An encoding that the file names goes before one that was guessed, when every byte of it can be read so. Pages that say
 * Latin-1 mean Windows-1252, as all browsers take it.
 */
function preferDeclared(
  bytes: Uint8Array,
  found: readonly EncodingCandidate[] | null,
  declared: string | null,
): readonly EncodingCandidate[] | null {
  const named = declared === null ? null : encodingNamed(declared);
  if (!found || named === null || found[0]?.confidence === 1) return found;
  const encoding = meantByPages[named] ?? named;
  if (encoding.startsWith('utf-') || /[\uFFFD\u0080-\u009f]/.test(decodeWith(bytes, encoding))) return found;
  return [{ encoding, confidence: 0.95 }, ...found.filter((candidate) => candidate.encoding !== encoding)];
}

const meantByPages: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
};

/** What a person chose is taken as it is, and stands in front of what was found out. */
function decodeForced(bytes: Uint8Array, encoding: string, found: readonly EncodingCandidate[]): Decoded {
  const text = decodeWith(bytes, encoding);
  const confidence = found.find((candidate) => candidate.encoding === encoding)?.confidence ?? 0;
  const others = found.filter((candidate) => candidate.encoding !== encoding);
  return {
    text,
    encoding,
    candidates: [{ encoding, confidence }, ...others],
    broken: text.split('\uFFFD').length - 1,
  };
}

/** Encodings that the bytes may be in, the likeliest first; `null` when they are not text. */
function candidatesOf(bytes: Uint8Array): readonly EncodingCandidate[] | null {
  const proven = markedEncodingOf(bytes) ?? escapedEncodingOf(bytes) ?? wideEncodingOf(bytes);
  if (proven !== null) return [{ encoding: proven, confidence: 1 }];
  if (looksBinary(bytes)) return null;
  const { sound, broken } = countUtf8(bytes);
  if (broken === 0) return [{ encoding: 'utf-8', confidence: sound === 0 || sound > 1 ? 1 : 0.95 }];
  const ranked = rankEncodings(bytes);
  if (sound >= 3 && sound > 8 * broken) return [{ encoding: 'utf-8', confidence: 0.95 }, ...ranked];
  return sound > broken ? [...ranked, { encoding: 'utf-8', confidence: 0.1 }] : ranked;
}

/** By the byte order mark. The longer marks come first: UTF-32 little-endian begins with the mark of UTF-16. */
function markedEncodingOf(bytes: Uint8Array): string | null {
  const marks: readonly (readonly [string, readonly number[]])[] = [
    ['utf-32le', [0xff, 0xfe, 0, 0]],
    ['utf-32be', [0, 0, 0xfe, 0xff]],
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ];
  return marks.find(([, mark]) => startsWith(bytes, mark))?.[0] ?? null;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((value, index) => bytes[index] === value);

/** By the escape sequences of 7-bit encodings, which look like ASCII. */
function escapedEncodingOf(bytes: Uint8Array): string | null {
  if (bytes.some((value) => value > 0x7f)) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (text.includes('\u001b$)C')) return 'iso-2022-kr';
  if (escapesOfJapanese.some((sequence) => text.includes(`\u001b${sequence}`))) return 'iso-2022-jp';
  return /~\{(?:[!-w][!-~]){1,500}~\}/.test(text) ? 'hz-gb-2312' : null;
}

const escapesOfJapanese = ['$@', '$B', '$(@', '$(B', '$(D', '(J', '(I'];

/** How many bytes are looked at to tell text from other things. */
const sample = 64 * 1024;

/**
 * UTF-32 and UTF-16 without a mark. UTF-32: every four bytes are a character that exists. UTF-16: the pairs show the white
 * space that text has (space, LF, CR, ideographic space, comma or full stop) or ASCII as at least 2 % of the pairs in one
 * byte order and hardly ever in the other.
 */
function wideEncodingOf(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  if (isUtf32(bytes, true)) return 'utf-32le';
  if (isUtf32(bytes, false)) return 'utf-32be';
  const limit = Math.min(bytes.length, sample);
  const evidence = countPlainPairs(bytes, limit);
  const encoding = evidence['utf-16le'] >= evidence['utf-16be'] ? 'utf-16le' : 'utf-16be';
  const other = encoding === 'utf-16le' ? 'utf-16be' : 'utf-16le';
  const enough = evidence[encoding] >= Math.max(2, limit / 100) && evidence[encoding] > 4 * evidence[other];
  if (!enough) return looksBinary(bytes) ? scriptOrderOf(bytes.subarray(0, limit)) : null;
  const text = new TextDecoder(encoding).decode(bytes);
  return !text.includes('\uFFFD') && !text.includes('\0') && isMostlyText(text) ? encoding : null;
}

/**
 * UTF-16 of scripts without blanks (Chinese, Japanese): read in the right byte order nearly all of it is letters of living
 * scripts, in the wrong one much is not. Only for bytes that are no text in any encoding of single bytes.
 */
function scriptOrderOf(bytes: Uint8Array): string | null {
  const little = shareOfScript(new TextDecoder('utf-16le').decode(bytes));
  const big = shareOfScript(new TextDecoder('utf-16be').decode(bytes));
  if (Math.max(little, big) < 0.98 || Math.min(little, big) > 0.9) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** How much of a text is East Asian letters, their punctuation, or ASCII. */
function shareOfScript(text: string): number {
  const usual = text.match(/[\t\n\r\x20-\x7e\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffee]/g);
  return (usual?.length ?? 0) / Math.max(text.length, 1);
}

function isUtf32(bytes: Uint8Array, little: boolean): boolean {
  if (bytes.length % 4 !== 0) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < Math.min(bytes.length, sample); at += 4) {
    const point = view.getUint32(at, little);
    if (point > 0x10ffff || point === 0 || (point < 0x20 && !isTextControl(point))) return false;
  }
  return true;
}

function countPlainPairs(bytes: Uint8Array, limit: number): { 'utf-16le': number; 'utf-16be': number } {
  const evidence = { 'utf-16le': 0, 'utf-16be': 0 };
  for (let at = 0; at + 1 < limit; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    if (isPlainPair(first, second)) evidence['utf-16le']++;
    if (isPlainPair(second, first)) evidence['utf-16be']++;
  }
  return evidence;
}

/** White space, or an ASCII character, as a pair of low and high byte; in a real text one or the other stands everywhere. */
function isPlainPair(low: number, high: number): boolean {
  if (high === 0) return low === 0x0a || low === 0x0d || (low >= 0x20 && low < 0x7f);
  return high === 0x30 && (low === 0x00 || low === 0x01 || low === 0x02);
}

/** Characters beyond ASCII that are written as UTF-8 prescribes, and bytes that are not. */
function countUtf8(bytes: Uint8Array): { sound: number; broken: number } {
  let sound = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at++) {
    const value = bytes[at] ?? 0;
    if (value < 0x80) continue;
    const length = lengthOfUtf8(bytes, at);
    if (length === 0) broken++;
    else {
      sound++;
      at += length - 1;
    }
  }
  return { sound, broken };
}

/** Length of the sequence that begins here; 0 when it is none (overlong forms and halves of pairs included). */
function lengthOfUtf8(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
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
  return odd <= Math.max(4, part.length / 10);
}
