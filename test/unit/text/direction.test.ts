import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, splitByDirection } from '#shared/text/direction.ts';

const words = (text: string) => splitByDirection(text).map(({ words, direction }) => `${direction}:${words}`);

describe('words of two directions', () => {
  it('are cut where the direction changes; digits and blanks between letters go with them', () => {
    expect(words('plain')).toEqual(['ltr:plain']);
    expect(words('')).toEqual([]);
    expect(words('a שלום 12 עולם b')).toEqual(['ltr:a ', 'rtl:שלום 12 עולם', 'ltr: b']);
    expect(words('قالَتْ: نعم')).toEqual(['rtl:قالَتْ: نعم']);
    expect(words('我们 (שלום)')).toEqual(['ltr:我们 (', 'rtl:שלום', 'ltr:)']);
  });

  it('are the text again when they are joined, whatever it is', () => {
    const sign = fc.constantFrom('a', 'é', ' ', '1', '.', 'ש', 'ِ', 'ع', '我', '🙂', '\uD83D');
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        const parts = splitByDirection(text);
        expect(parts.map((part) => part.words).join('')).toBe(text);
        for (const part of parts) if (part.direction === 'rtl') expect(directionOf(part.words)).toBe('rtl');
      }),
    );
  });

  it('begin at the right when their first letter does', () => {
    expect(['12 שלום', 'a שלום', '…', '我们'].map(directionOf)).toEqual(['rtl', 'ltr', 'ltr', 'ltr']);
  });
});
