import fc from 'fast-check';

/** Pieces on which searching stumbles: cases, marks, ligatures, scripts without blanks, signs that nobody sees. */
const pieces = [
  ...['a', 'b', 'e', 'A', 'E', 'é', 'e\u0301', 'E\u0301', 's', 'ss', 'ß', 'ﬁ', 'f', 'i', 'İ', 'ı', 'x\u0302', 'ſ'],
  ...['か', 'が', 'か\u3099', 'ｶ', 'ｶﾞ', 'カ', '東', '京', '都', '한', '하', 'ก', 'กำ', 'ไ', 'कि', 'क', 'क्ष', 'ष'],
  ...['ك', 'كِ', 'ـ', 'ا', 'أ', 'ש', 'שָׁ', 'й', 'и', 'е́'],
  ...['😀', '👍', '👍🏽', '👩\u200D👧', '👩', '🇩🇪', '🇩', '\u00AD', '\u200C', '\u200E'],
  ...[
    ' ',
    ' ',
    ' ',
    '\u00A0',
    '\u3000',
    '\t',
    '\n',
    '\n\n',
    ',',
    '-',
    "'",
    '’',
    '*',
    '?',
    '"',
    '\\',
    '。',
    '1',
    '２',
    '½',
  ],
];

/** Texts of such pieces, normalised as documents are. */
export const searchableText = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));

/** Only letters and signs that mean themselves in a query. */
export const searchableWord = fc
  .array(fc.constantFrom(...pieces.filter((piece) => !/[\s*?"\\]/u.test(piece))), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
