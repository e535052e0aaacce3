import { describe, expect, test } from 'vitest';
import { normaliseText } from '#shared/text/normalise.ts';

describe('the text of a document as it is stored', () => {
  test('a byte order mark at the beginning goes, one inside the text stays', () => {
    expect(normaliseText('\uFEFFa\uFEFFb')).toBe('a\uFEFFb');
    expect(normaliseText('\uFEFF\uFEFFb')).toBe('\uFEFFb');
  });

  test('line ends of Windows and of the old Macintosh become LF', () => {
    expect(normaliseText('a\r\nb\rc\n\r\n\rd')).toBe('a\nb\nc\n\n\nd');
  });

  test('NUL and other C0 controls go; TAB, LF, DEL and C1 controls stay', () => {
    const controls = Array.from({ length: 0x20 }, (_, unit) => String.fromCharCode(unit)).join('');
    expect(normaliseText(`<${controls.replace('\r', '')}>`)).toBe('<\t\n>');
    expect(normaliseText('\u007F\u0080\u0085\u009F')).toBe('\u007F\u0080\u0085\u009F');
  });

  test('nothing is trimmed, re-wrapped or composed', () => {
    const text = '  e\u0301  \u00E9\u00A0\u2028 \n\n  ';
    expect(normaliseText(text)).toBe(text);
  });

  test('half a surrogate pair becomes U+FFFD, so that UTF-8 keeps the text as it is', () => {
    const text = normaliseText('a\uD83Db\uDE00c😀');
    expect(text).toBe('a\uFFFDb\uFFFDc😀');
    expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
  });
});
