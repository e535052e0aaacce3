/** How much of a text is looked at. UTF-16 units. */
const sample = 20_000;
/** Share of the letters that must be in a language's own script. */
const enough = 0.2;

/**
 * The language of a text where its script tells it, as a BCP 47 tag; `null` for all others. It chooses the forms of Han
 * characters, the breaking of lines, and the voice that reads aloud.
 */
export function languageOf(text: string): string | null {
  const words = text.slice(0, sample);
  const letters = count(words, /\p{L}/gu);
  if (letters === 0) return null;
  const has = (script: RegExp) => count(words, script) > letters * enough;
  if (has(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)) return 'ja';
  if (has(/\p{Script=Hangul}/gu)) return 'ko';
  if (has(/\p{Script=Han}/gu)) return 'zh';
  if (has(/\p{Script=Thai}/gu)) return 'th';
  if (has(/\p{Script=Hebrew}/gu)) return 'he';
  return null;
}

const count = (words: string, letters: RegExp): number => words.match(letters)?.length ?? 0;
