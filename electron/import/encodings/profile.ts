/** What of a decoded text matters for telling whether it makes sense. */
export interface TextProfile {
  /** Letters beyond ASCII in small and marks on letters, with their numbers. */
  readonly letters: ReadonlyMap<string, number>;
  /** Signs of East Asia. */
  readonly signs: ReadonlyMap<string, number>;
  /** Words in small. */
  readonly words: ReadonlyMap<string, number>;
  /** Logarithm of how likely the rest is, whatever the language: punctuation, symbols, broken characters, odd capitals. */
  readonly rest: number;
}

const unreadable = -18;
const control = -13;
/** Symbols and marks of punctuation that texts do hold, each with the logarithm of its share. */
const usual: readonly (readonly [RegExp, number])[] = [
  [/[’“”‘»«–—…、。，]/u, -3.5],
  [/[„‚\u00a0！？：；「」『』（）・]/u, -4.5],
  [/[،؟؛¿¡•°§€№]/u, -5],
  [/[‹›£©®™ºª·½¼¾²³±×\u00ad\u2011\u200e\u200f～〜－０-９Ａ-Ｚａ-ｚ\u3000《》〈〉【】]/u, -6],
  [/[µ†‡‰¶¥¢÷´¹„฿ๆฯ๐-๙]/u, -8],
];
const symbol = -10.5;
/** A symbol in the middle of a word, and a low quotation mark right behind a letter. */
const inWord = -9;
/** A capital; encodings that take each other's capitals for small letters differ in little else. */
const capital = -0.6;
/** A capital behind a small letter, and two scripts in one word. */
const oddCapital = -4;
const mixedScripts = -5;

/** Looks a text through, once. */
export function profileOf(text: string): TextProfile {
  const letters = new Map<string, number>();
  const signs = new Map<string, number>();
  let rest = 0;
  let before = '';
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const kind = kindOf(character);
    if (character > '\u007f') {
      if (kind === 'sign') count(signs, character);
      else if (kind === 'letter') {
        const small = character.toLowerCase();
        if (small !== character) rest += capital;
        count(letters, small);
      } else {
        rest += symbolShare(character, isLetter(before), isLetter(characters[index + 1] ?? ''));
      }
    }
    if (kind === 'letter' && isLetter(before)) rest += joinShare(before, character);
    before = character;
  }
  return { letters, signs, words: wordsOf(text), rest };
}

type Kind = 'sign' | 'letter' | 'other';
/** A text has few different characters; each is looked up once. */
const kinds = new Map<string, Kind>();

function kindOf(character: string): Kind {
  const known = kinds.get(character);
  if (known !== undefined) return known;
  const kind = /[\u3041-\u3096\u30a1-\u30fa\u30fc\uac00-\ud7a3\uff61-\uff9f]|\p{Script=Han}/u.test(character)
    ? 'sign'
    : /[\p{L}\p{M}]/u.test(character)
      ? 'letter'
      : 'other';
  kinds.set(character, kind);
  return kind;
}

const isLetter = (character: string): boolean => character !== '' && kindOf(character) === 'letter';

function symbolShare(character: string, behindLetter: boolean, beforeLetter: boolean): number {
  if (character === '\uFFFD') return unreadable;
  if (/[\u0080-\u009f\p{Co}\p{Cn}]/u.test(character)) return control;
  if (character === '\u200c' || character === '\u200d') return -4;
  if (/[„‚¿¡]/u.test(character) && behindLetter) return inWord;
  if (behindLetter && beforeLetter && !/[’·\u00ad\u2011–—、。，・「」（）]/u.test(character)) return inWord;
  return usual.find(([pattern]) => pattern.test(character))?.[1] ?? symbol;
}

/** How likely two letters follow each other, beyond what they are. */
function joinShare(first: string, second: string): number {
  if (first <= '\u007f' && second <= '\u007f') return 0;
  if (scriptOf(first) !== scriptOf(second)) return mixedScripts;
  return /\p{Ll}/u.test(first) && /\p{Lu}/u.test(second) ? oddCapital : 0;
}

function scriptOf(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  if (/\p{M}/u.test(character) && value < 0x370) return 'latin';
  if (value < 0x250 || (value >= 0x1e00 && value < 0x1f00)) return 'latin';
  if (value < 0x400) return 'greek';
  if (value < 0x530) return 'cyrillic';
  if (value < 0x600) return 'hebrew';
  return value < 0xe00 ? 'arabic' : 'thai';
}

function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) count(words, word);
  return words;
}

const count = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1);
