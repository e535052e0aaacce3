/** One piece of an RTF file. */
export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** `\word` with its number, if it has one. */
  | { readonly type: 'word'; readonly word: string; readonly number: number | null }
  /** `\~`, `\-`, `\*` …: a sign of its own meaning. */
  | { readonly type: 'sign'; readonly sign: string }
  /** One byte of text in some code page. */
  | { readonly type: 'byte'; readonly value: number };

const isLetter = (value: number): boolean => (value >= 0x41 && value <= 0x5a) || (value >= 0x61 && value <= 0x7a);
const isDigit = (value: number): boolean => value >= 0x30 && value <= 0x39;
const backslash = 0x5c;
/** No control word is longer; what is, is no control word. */
const longestWord = 64;

/** The pieces of an RTF file in their order; raw line ends are none, and the bytes behind `\bin` are passed over. */
export function* tokensOf(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const value = bytes[at] ?? 0;
    if (value === 0x7b || value === 0x7d) {
      at++;
      yield value === 0x7b ? { type: 'open' } : { type: 'close' };
    } else if (value === backslash) {
      const { token, next } = controlAt(bytes, at + 1);
      at = next;
      if (token.type === 'word' && token.word === 'bin') at += Math.max(0, token.number ?? 0);
      else yield token;
    } else {
      at++;
      if (value !== 0x0a && value !== 0x0d && value !== 0) yield { type: 'byte', value };
    }
  }
}

function controlAt(bytes: Uint8Array, start: number): { token: RtfToken; next: number } {
  const first = bytes[start] ?? 0x20;
  if (isLetter(first)) return wordAt(bytes, start);
  if (first === 0x27) {
    const value = Number.parseInt(String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0), 16);
    return { token: { type: 'byte', value: Number.isNaN(value) ? 0x3f : value }, next: start + 3 };
  }
  // A backslash at the end of a line is a paragraph end.
  if (first === 0x0a || first === 0x0d) return { token: { type: 'word', word: 'par', number: null }, next: start + 1 };
  return { token: { type: 'sign', sign: String.fromCharCode(first) }, next: start + 1 };
}

function wordAt(bytes: Uint8Array, start: number): { token: RtfToken; next: number } {
  let at = start;
  while (at < bytes.length && at - start < longestWord && isLetter(bytes[at] ?? 0)) at++;
  const word = String.fromCharCode(...bytes.subarray(start, at));
  const digits = at;
  if (bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0)) at++;
  while (at < bytes.length && at - digits < 12 && isDigit(bytes[at] ?? 0)) at++;
  const number = at > digits ? Number.parseInt(String.fromCharCode(...bytes.subarray(digits, at)), 10) : null;
  return { token: { type: 'word', word, number }, next: bytes[at] === 0x20 ? at + 1 : at };
}
