/**
 * JSON that keeps typed arrays: how columns cross a pipe of text. A typed array travels as
 * `{"$typed":"Int32Array","base64":"…"}` (bytes in little-endian order), so that NaN and 20,000 numbers survive the way.
 * An object of ours that happens to have a key `$typed` travels as `{"$typed":"Object","entries":[[key,value]…]}`.
 */
const columnTypes = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;
type ColumnName = keyof typeof columnTypes;
type Column = InstanceType<(typeof columnTypes)[ColumnName]>;

const marker = '$typed';

/** A value as text. What JSON cannot hold (functions, `undefined`) is left out as JSON does. */
export function encode(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Mark) return part;
    if (isColumn(part)) return new Mark(part.constructor.name, { base64: toBase64(bytesOf(part)) });
    if (isPlainObject(part) && Object.hasOwn(part, marker))
      return new Mark('Object', { entries: Object.entries(part) });
    return part;
  });
}

/** The value that {@link encode} was given. Throws a `SyntaxError` on text that is not such JSON. */
export function decode(text: string): unknown {
  if (!text.includes(`"${marker}"`)) return JSON.parse(text);
  return JSON.parse(text, (_key, part: unknown) =>
    isPlainObject(part) && Object.hasOwn(part, marker) ? revive(part) : part,
  );
}

/** Tells the objects that `encode` makes from those that it was given. */
class Mark {
  readonly [marker]: string;
  readonly base64?: string;
  readonly entries?: readonly (readonly [string, unknown])[];
  constructor(type: string, rest: { base64?: string; entries?: readonly (readonly [string, unknown])[] }) {
    this[marker] = type;
    Object.assign(this, rest);
  }
}

function revive(mark: Record<string, unknown>): unknown {
  const type = mark[marker];
  if (type === 'Object' && Array.isArray(mark.entries)) return Object.fromEntries(mark.entries);
  if (typeof type !== 'string' || !isColumnName(type) || typeof mark.base64 !== 'string') {
    throw new SyntaxError('A column of numbers arrived broken.');
  }
  const bytes = fromBase64(mark.base64);
  const Type = columnTypes[type];
  if (bytes.length % Type.BYTES_PER_ELEMENT !== 0) throw new SyntaxError('A column of numbers arrived cut off.');
  return new Type(bytes.buffer);
}

const isColumnName = (name: string): name is ColumnName => Object.hasOwn(columnTypes, name);
const isColumn = (value: unknown): value is Column => ArrayBuffer.isView(value) && isColumnName(value.constructor.name);
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

const bytesOf = (column: Column): Uint8Array => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitOf = new Int16Array(128).fill(-1);
for (let digit = 0; digit < alphabet.length; digit++) digitOf[alphabet.charCodeAt(digit)] = digit;
/** Bytes that are turned into one piece of text at a time: a multiple of 3, small enough to be passed as arguments. */
const chunk = 6144;

/** Base64 of bytes (RFC 4648 §4, padded). Here because neither Node's nor the browser's own stands in both. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += chunk) {
    pieces.push(chunkToBase64(bytes, start, Math.min(start + chunk, bytes.length)));
  }
  return pieces.join('');
}

function chunkToBase64(bytes: Uint8Array, start: number, end: number): string {
  const characters: number[] = [];
  for (let at = start; at < end; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    characters.push(character(three >> 18), character(three >> 12));
    characters.push(at + 1 < end ? character(three >> 6) : padding, at + 2 < end ? character(three) : padding);
  }
  return String.fromCharCode(...characters);
}

const padding = 0x3d;
const character = (bits: number): number => alphabet.charCodeAt(bits & 63);

/** The bytes of padded base64. Throws a `SyntaxError` on anything else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 4 !== 0) throw new SyntaxError('Base64 text has a length that is no multiple of four.');
  const pads = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - pads);
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    const last = at + 4 === text.length ? pads : 0;
    const four =
      (digitAt(text, at) << 18) |
      (digitAt(text, at + 1) << 12) |
      ((last > 1 ? 0 : digitAt(text, at + 2)) << 6) |
      (last > 0 ? 0 : digitAt(text, at + 3));
    bytes[to] = four >> 16;
    if (to + 1 < bytes.length) bytes[to + 1] = (four >> 8) & 255;
    if (to + 2 < bytes.length) bytes[to + 2] = four & 255;
  }
  return bytes;
}

function digitAt(text: string, at: number): number {
  const digit = digitOf[text.charCodeAt(at)] ?? -1;
  if (digit < 0) throw new SyntaxError('Base64 text holds a character that does not belong there.');
  return digit;
}
