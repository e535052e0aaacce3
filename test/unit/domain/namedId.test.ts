import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedId } from '#shared/domain/namedId.ts';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

test('ids made from names are those of the standard', () => {
  // RFC 9562, appendix A.4.
  expect(namedId(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  expect(namedId(dns.toUpperCase(), 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('ids made from names agree with another reckoning, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const bytes = createHash('sha1')
        .update(Buffer.from(dns.replaceAll('-', ''), 'hex'))
        .update(Buffer.from(name, 'utf8'))
        .digest();
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      expect(namedId(dns, name).replaceAll('-', '')).toBe(bytes.toString('hex', 0, 16));
    }),
    { numRuns: 60 },
  );
});

test('a namespace that is no UUID parts names all the same', () => {
  expect(namedId('one project', 'code 1')).toBe(namedId('one project', 'code 1'));
  expect(namedId('one project', 'code 1')).not.toBe(namedId('another project', 'code 1'));
});
