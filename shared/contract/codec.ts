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
export type Column = InstanceType<(typeof columnTypes)[ColumnName]>;

const marker = '$typed';

/** A value as text. What JSON cannot hold (functions, `undefined`) is left out as JSON does. */
export function encode(value: unknown): string {
  return writeWith(value, (part) =>
    isColumn(part) ? new Mark(part.constructor.name, { base64: toBase64(bytesOf(part)) }) : null,
  );
}

/** A value as JSON, where `toMark` says how what JSON cannot hold is written; `null` = as it is. */
export function writeWith(value: unknown, toMark: (part: unknown) => Mark | null): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Mark) return part;
    if (isPlainObject(part) && Object.hasOwn(part, marker))
      return new Mark('Object', { entries: Object.entries(part) });
    return toMark(part) ?? part;
  });
}

/** The value that {@link encode} was given. Throws a `SyntaxError` on text that is not such JSON. */
export function decode(text: string): unknown {
  return readWith(text, revive);
}

/** The value behind JSON in which marks stand; `fromMark` answers what each of them is. */
export function readWith(text: string, fromMark: (mark: Record<string, unknown>) => unknown): unknown {
  if (!text.includes(`"${marker}"`)) return JSON.parse(text);
  return JSON.parse(text, (_key, part: unknown) => {
    if (!isPlainObject(part) || !Object.hasOwn(part, marker)) return part;
    return part[marker] === 'Object' && Array.isArray(part.entries) ? Object.fromEntries(part.entries) : fromMark(part);
  });
}

/** Tells the objects that `encode` makes from those that it was given. */
export class Mark {
  readonly [marker]: string;
  constructor(type: string, rest: Readonly<Record<string, unknown>>) {
    this[marker] = type;
    Object.assign(this, rest);
  }
}

function revive(mark: Record<string, unknown>): unknown {
  const Type = columnTypeOf(mark);
  if (typeof mark.base64 !== 'string') throw brokenColumn();
  const bytes = fromBase64(mark.base64);
  if (bytes.length % Type.BYTES_PER_ELEMENT !== 0) throw new SyntaxError('A column of numbers arrived cut off.');
  return new Type(bytes.buffer);
}

export const brokenColumn = (): SyntaxError => new SyntaxError('A column of numbers arrived broken.');

/** The sort of column that a mark stands for. */
export function columnTypeOf(mark: Record<string, unknown>): (typeof columnTypes)[ColumnName] {
  const type = mark[marker];
  if (typeof type !== 'string' || !isColumnName(type)) throw brokenColumn();
  return columnTypes[type];
}

const isColumnName = (name: string): name is ColumnName => Object.hasOwn(columnTypes, name);
export const isColumn = (value: unknown): value is Column =>
  ArrayBuffer.isView(value) && isColumnName(value.constructor.name);
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

export const bytesOf = (column: Column): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

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
