/**
 * Scripts that set no blanks between words: in them anything may begin and end anywhere, so it is found as a part of a run.
 * Korean sets blanks and is not among them.
 */
const unspacedScripts =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Bopomofo}\\p{sc=Yi}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}';

/** Classes for patterns with the flag `v`: what stands in words, by whether blanks part them. */
export const unspacedClass = `[[\\p{L}\\p{M}\\p{N}]&&[${unspacedScripts}]]`;
export const spacedClass = `[[\\p{L}\\p{M}\\p{N}]--[${unspacedScripts}]]`;

const spaced = new RegExp(`^${spacedClass}`, 'v');

/** Whether a text begins with a letter or digit of a script that sets blanks between words. */
export const beginsSpaced = (text: string): boolean => spaced.test(text);

const spacedAtEnd = new RegExp(`${spacedClass}$`, 'v');
/** Whether a text ends with a letter or digit of a script that sets blanks between words. */
export const endsSpaced = (text: string): boolean => spacedAtEnd.test(text);

const unspaced = new RegExp(`^${unspacedClass}`, 'v');

/** Whether a character stands in words of a script with blanks, in runs of one without, or in no word. */
export type RunKind = 'none' | 'spaced' | 'unspaced';

const kindNames = ['none', 'spaced', 'unspaced'] as const;
/** By UTF-16 unit, one more than the place in the names; 0 = not asked for yet. */
const kindOfUnit = new Uint8Array(0x10000);

/** The kind of the character at a place (UTF-16 units, not the second half of one). */
export const runKindAt = (text: string, at: number): RunKind => kindNames[runCodeAt(text, at)] ?? 'none';

/** {@link runKindAt} as a number, for loops over every character of all texts: 0 = none, 1 = spaced, 2 = unspaced. */
export function runCodeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kindOfUnit[unit] as number;
  if (known > 0) return known - 1;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const kind = spaced.test(character) ? 1 : unspaced.test(character) ? 2 : 0;
  // Halves of characters beyond the basic plane say nothing alone.
  if (unit < 0xd800 || unit > 0xdfff) kindOfUnit[unit] = kind + 1;
  return kind;
}
