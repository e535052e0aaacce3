import {
  brokenColumn,
  bytesOf,
  type Column,
  columnTypeOf,
  isColumn,
  isPlainObject,
  Mark,
  readWith,
  writeWith,
} from './codec.ts';
import { isTable, tableOfColumns, toColumns } from './tables.ts';

/** Both doors have these; `shared/` knows neither DOM nor Node. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/**
 * A value as bytes: JSON, and behind it its columns of numbers as they stand in memory. For answers with millions of
 * numbers, which as text would take seconds to write and to read. A column is `{"$typed":"Int32Array","at":…,"length":…}`
 * (`at` in bytes behind the JSON, a multiple of 8), rows with columns `{"$typed":"Rows",…}` (see `tables.ts`). In front stand
 * the bytes of the JSON as one little-endian number of 32 bits.
 */
export interface Packed {
  readonly json: string;
  /** Columns, each at the next multiple of 8 bytes. */
  readonly columns: readonly Column[];
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;
const headBytes = 4;

/** The media type of packed answers, for those who can read them. */
export const packedType = 'application/vnd.axial.packed';

/** Parts a value into JSON and columns. Without columns the JSON is just what `encode` writes. */
export function pack(value: unknown): Packed {
  const columns: Column[] = [];
  let at = 0;
  const json = writeWith(value, (part) => {
    if (isTable(part)) return new Mark('Rows', toColumns(part));
    if (!isColumn(part)) return null;
    columns.push(part);
    const mark = new Mark(part.constructor.name, { at, length: part.length });
    at += aligned(part.byteLength);
    return mark;
  });
  return { json, columns };
}

/** The packed value as one piece. */
export function toBytes({ json, columns }: Packed): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(json);
  const body = aligned(headBytes + head.length);
  const bytes = new Uint8Array(body + columns.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, headBytes);
  let at = body;
  for (const column of columns) {
    bytes.set(bytesOf(column), at);
    at += aligned(column.byteLength);
  }
  return bytes;
}

/** The value that {@link pack} was given; its columns look into `bytes`. Throws a `SyntaxError` on other bytes. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): unknown {
  // Columns stand at multiples of 8 bytes of a piece of memory, whatever piece the bytes came in.
  const own = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (own.length < headBytes) throw brokenColumn();
  const head = new DataView(own.buffer, own.byteOffset).getUint32(0, true);
  const body = aligned(headBytes + head);
  if (body > aligned(own.length)) throw brokenColumn();
  const json = new TextDecoder().decode(own.subarray(headBytes, headBytes + head));
  return readWith(json, (mark) => {
    if (isPlainObject(mark) && mark.$typed === 'Rows') return tableOfColumns(mark);
    const Type = columnTypeOf(mark);
    const { at, length } = mark as { at: number; length: number };
    if (!Number.isInteger(at) || !Number.isInteger(length) || at % 8 !== 0 || at < 0 || length < 0)
      throw brokenColumn();
    if (body + at + length * Type.BYTES_PER_ELEMENT > own.length) throw brokenColumn();
    return new Type(own.buffer, own.byteOffset + body + at, length);
  });
}
