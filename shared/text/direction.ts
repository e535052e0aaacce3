const letter = /\p{L}/u;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Where words begin on their line: by their first letter, as a browser decides. Words without letters begin at the left. */
export function directionOf(words: string): 'ltr' | 'rtl' {
  return rightToLeft.test(letter.exec(words)?.[0] ?? '') ? 'rtl' : 'ltr';
}

/** Words of one direction, as word processors want them apart. */
export interface DirectedWords {
  readonly words: string;
  readonly direction: 'ltr' | 'rtl';
}

const right =
  '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}';
/** From a letter that runs to the left up to the last one before a letter of another kind, with the marks on it. */
const rightwardRun = new RegExp(`[${right}](?:[^\\p{L}]*[${right}])*\\p{M}*`, 'gu');

/** A text cut where its direction changes; joined, the parts are the text. Digits and blanks between go with the letters. */
export function splitByDirection(text: string): DirectedWords[] {
  if (!rightToLeft.test(text)) return text === '' ? [] : [{ words: text, direction: 'ltr' }];
  const parts: DirectedWords[] = [];
  let at = 0;
  for (const { 0: words, index } of text.matchAll(rightwardRun)) {
    if (index > at) parts.push({ words: text.slice(at, index), direction: 'ltr' });
    parts.push({ words, direction: 'rtl' });
    at = index + words.length;
  }
  if (at < text.length) parts.push({ words: text.slice(at), direction: 'ltr' });
  return parts;
}
