/** What names without a namespace of their own are made in; random once, the same for ever. */
const ownNamespace = '6f1c2d5e-8a47-4b0f-9d3e-52c7a1b4e806';
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu;

/**
 * A UUID made from a name (RFC 9562 §5.5, version 5), in lower case: the same name in the same namespace is the same id on
 * every machine. For things of other programs that have no GUID of their own, so that bringing them in twice meets the first.
 * A namespace that is no UUID is itself a name and made into one.
 */
export function namedId(namespace: string, name: string): string {
  const space = uuid.test(namespace) ? namespace : namedId(ownNamespace, namespace);
  const hash = sha1([...bytesOfUuid(space), ...utf8(name)]);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return toUuid(hash);
}

function bytesOfUuid(written: string): number[] {
  const digits = written.replaceAll('-', '');
  return Array.from({ length: 16 }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16));
}

const hexadecimal = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toUuid(bytes: Uint8Array): string {
  let written = '';
  for (let at = 0; at < 16; at++) {
    if (at === 4 || at === 6 || at === 8 || at === 10) written += '-';
    written += hexadecimal[bytes[at] ?? 0];
  }
  return written;
}

/** UTF-8 by hand, for this folder knows neither browser nor Node. Half a surrogate pair is written as U+FFFD. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point));
    else if (point < 0x1_0000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
  }
  return bytes;
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f);

const words = new Int32Array(80);

/** SHA-1 (FIPS 180-4): asked for by version 5, which wants no secrecy of it. Cost: the length of the message. */
function sha1(message: readonly number[]): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const padded = pad(message);
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let at = 0; at < 16; at++) words[at] = padded.getInt32(block + 4 * at);
    for (let at = 16; at < 80; at++) {
      words[at] = rotate(word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16), 1);
    }
    mix(state);
  }
  const hash = new DataView(new ArrayBuffer(20));
  for (const [at, value] of state.entries()) hash.setInt32(4 * at, value);
  return new Uint8Array(hash.buffer);
}

/** The message, a bit that ends it, and its length in bits, in whole blocks of 64 bytes. */
function pad(message: readonly number[]): DataView {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  return view;
}

function mix(state: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let round = 0; round < 80; round++) {
    const next = (rotate(a, 5) + chosen(round, b, c, d) + e + word(words, round)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  for (const [at, value] of [a, b, c, d, e].entries()) state[at] = word(state, at) + value;
}

/** Function and constant of a round. */
function chosen(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

const word = (words: Int32Array, at: number): number => words[at] ?? 0;
const rotate = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));
