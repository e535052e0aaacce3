/**
 * A UUID made from a name (version 5, RFC 9562): the same name gives the same id on every machine and for ever, so that
 * things without an id of their own are known again. `name` holds whatever identifies the thing, parts parted by blanks.
 */
export function nameUuid(name: string): string {
  const words = sha1([...space, ...utf8(name)]);
  words[1] = ((words[1] as number) & 0xffff0fff) | 0x5000;
  words[2] = ((words[2] as number) & 0x3fffffff) | 0x80000000;
  const hex = [...words.subarray(0, 4)].map((word) => word.toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Axial's own name space: a random UUID that never changes. */
const space = [0x5b, 0x0c, 0x2f, 0x6e, 0x1d, 0x9a, 0x4e, 0x37, 0x8c, 0x42, 0x6a, 0xd1, 0x73, 0xb8, 0x90, 0xe5];

export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point, 0));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point, 6), tail(point, 0));
    else bytes.push(0xf0 | (point >> 18), tail(point, 12), tail(point, 6), tail(point, 0));
  }
  return bytes;
}

const tail = (point: number, shift: number): number => 0x80 | ((point >> shift) & 0x3f);
/** SHA-1 (FIPS 180-4) as five words: no secret hangs on it here, it only spreads names over ids. */
function sha1(message: readonly number[]): Uint32Array {
  const blocks = Math.ceil((message.length + 9) / 64);
  const bytes = new Uint8Array(blocks * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, message.length * 8);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let block = 0; block < blocks; block++) mixBlock(state, scheduleOf(view, block * 64));
  return state;
}

/** One for all blocks: an export makes an id for every coded segment. */
const schedule = new Int32Array(80);

function scheduleOf(view: DataView, at: number): Int32Array {
  for (let index = 0; index < 16; index++) schedule[index] = view.getInt32(at + index * 4);
  for (let index = 16; index < 80; index++) {
    const word =
      (schedule[index - 3] as number) ^
      (schedule[index - 8] as number) ^
      (schedule[index - 14] as number) ^
      (schedule[index - 16] as number);
    schedule[index] = (word << 1) | (word >>> 31);
  }
  return schedule;
}

/** The function and the constant of each round of twenty steps. */
function mixed(index: number, b: number, c: number, d: number): number {
  if (index < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (index < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (index < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function mixBlock(state: Uint32Array, words: Int32Array): void {
  let [a, b, c, d, e] = [0, 1, 2, 3, 4].map((index) => (state[index] as number) | 0) as [
    number,
    number,
    number,
    number,
    number,
  ];
  for (let index = 0; index < 80; index++) {
    const next = (((a << 5) | (a >>> 27)) + mixed(index, b, c, d) + e + (words[index] as number)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  for (const [index, value] of [a, b, c, d, e].entries()) state[index] = (state[index] as number) + value;
}
