import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '#shared/contract/codec.ts';
import { pack, toBytes, unpack } from '#shared/contract/packed.ts';
import { isTable } from '#shared/contract/tables.ts';

const there = (value: unknown): unknown => unpack(toBytes(pack(value)));

const column = fc.oneof(
  fc.int32Array({ maxLength: 9 }),
  fc.float64Array({ maxLength: 9 }),
  fc.uint8Array({ maxLength: 9 }),
  fc.uint16Array({ maxLength: 9 }),
);
const row = fc.record({
  name: fc.string(),
  counts: fc.int32Array({ maxLength: 6 }),
  shares: fc.float64Array({ maxLength: 6 }),
  mixed: fc.oneof(column, fc.integer(), fc.constant(null)),
  memos: fc.array(fc.record({ memoId: fc.string(), first: fc.nat() }), { maxLength: 2 }),
});

describe('an answer as bytes', () => {
  it('comes back as it was, whatever columns and rows stand in it', () => {
    fc.assert(
      fc.property(
        fc.record({ id: fc.string(), rows: fc.array(row, { maxLength: 40 }), column, more: fc.jsonValue() }),
        (value) => {
          expect(there(value)).toEqual(decode(encode(value)));
        },
      ),
    );
  });

  it('without columns is the JSON that every other pipe carries', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { json, columns } = pack(value);
        expect(columns).toEqual([]);
        expect(json).toBe(encode(value));
      }),
    );
  });

  it('writes numbers that rows share once, and rows as a few columns', () => {
    const shared = Float64Array.from({ length: 1000 }, (_, index) => index);
    const rows = Array.from({ length: 500 }, (_, index) => ({
      name: `${index}`,
      shared,
      own: Int32Array.of(index, index + 1),
    }));
    expect(isTable(rows)).toBe(true);
    const bytes = toBytes(pack({ rows }));
    expect(bytes.length).toBeLessThan(30_000);
    expect(unpack(bytes)).toEqual({ rows });
  });

  it('writes what neighbours have alike once, and tells nought from minus nought', () => {
    const rows = Array.from({ length: 500 }, (_, row) => ({
      alike: Float64Array.from({ length: 1000 }, (_, index) => index),
      nought: Float64Array.of(row % 2 === 0 ? 0 : -0),
    }));
    expect(toBytes(pack({ rows })).length).toBeLessThan(30_000);
    expect(there({ rows })).toEqual({ rows });
  });

  it.each([
    ['a row of another make', (rows: Record<string, unknown>[]) => [...rows, { other: 1 }]],
    ['a value that JSON leaves out', (rows: Record<string, unknown>[]) => [...rows, { name: undefined, own: null }]],
    ['no row', () => []],
  ])('writes rows one by one where there is %s', (_, change) => {
    const rows = change(Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, own: Int32Array.of(index) })));
    expect(isTable(rows)).toBe(false);
    expect(there({ rows })).toEqual(decode(encode({ rows })));
  });

  it('does not take an object that looks like a mark for one', () => {
    const lookalike = { $typed: 'Rows', count: 2, columns: [['name', ['a', 'b']]], own: new Uint8Array([7]) };
    expect(there(lookalike)).toEqual(lookalike);
  });

  it('reads bytes that stand anywhere in a piece of memory', () => {
    const bytes = toBytes(pack({ own: Float64Array.of(1, 2, Number.NaN) }));
    const inside = new Uint8Array(bytes.length + 3);
    inside.set(bytes, 3);
    expect(unpack(inside.subarray(3))).toEqual({ own: Float64Array.of(1, 2, Number.NaN) });
  });

  it('refuses bytes that were cut off or changed on the way', () => {
    const bytes = toBytes(pack({ own: Float64Array.of(1, 2, 3) }));
    for (let length = 0; length < bytes.length; length++)
      expect(() => unpack(bytes.slice(0, length)), `${length} bytes`).toThrow(SyntaxError);
    const packed = (json: string) => toBytes({ json, columns: [Int32Array.of(1, 2)] });
    for (const broken of [
      '{"$typed":"Int32Array","at":4,"length":1}',
      '{"$typed":"Int32Array","at":0,"length":3}',
      '{"$typed":"Int32Array","at":-8,"length":1}',
      '{"$typed":"Int32Array","at":0,"length":1.5}',
      '{"$typed":"Int32Array","base64":"AAAA"}',
      '{"$typed":"Rows","count":2}',
      '{"$typed":"Rows","count":2,"columns":[["own",{"whole":5}]]}',
    ])
      expect(() => unpack(packed(broken)), broken).toThrow(SyntaxError);
  });
});
