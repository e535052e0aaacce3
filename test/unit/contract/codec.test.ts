import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, fromBase64, toBase64 } from '#shared/contract/codec.ts';

describe('the codec of the doors', () => {
  it('gives back any JSON value as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON itself does not tell -0 from 0.
        expect(decode(encode(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('gives back columns with their type, NaN and all', () => {
    fc.assert(
      fc.property(fc.float64Array(), fc.int32Array(), fc.uint8Array(), (weights, starts, flags) => {
        expect(decode(encode({ weights, list: [starts, { flags }] }))).toEqual({ weights, list: [starts, { flags }] });
      }),
    );
  });

  it('gives back a part of a longer column, not the whole', () => {
    expect(decode(encode(new Int32Array([1, 2, 3, 4]).subarray(1, 3)))).toEqual(new Int32Array([2, 3]));
  });

  it('does not take an object that looks like a column for one', () => {
    const lookalike = {
      $typed: 'Int32Array',
      base64: 'AAAA',
      nested: { $typed: 'Object', column: new Uint8Array([7]) },
    };
    expect(decode(encode(lookalike))).toEqual(lookalike);
  });

  it('refuses columns that were cut off, misnamed or mistyped on the way', () => {
    for (const broken of [
      '{"$typed":"Int32Array","base64":"AAA="}',
      '{"$typed":"Int32Array","base64":"AAAAA"}',
      '{"$typed":"Int32Array","base64":"AA*AAAAA"}',
      '{"$typed":"Function","base64":""}',
      '{"$typed":"Int32Array"}',
    ]) {
      expect(() => decode(broken), broken).toThrow(SyntaxError);
    }
  });

  it('writes base64 as every other program does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(Buffer.from(fromBase64(text)).equals(bytes)).toBe(true);
      }),
    );
  });
});
