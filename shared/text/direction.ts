const letter = /\p{L}/u;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Where words begin on their line: by their first letter, as a browser decides. Words without letters begin at the left. */
export function directionOf(words: string): 'ltr' | 'rtl' {
  return rightToLeft.test(letter.exec(words)?.[0] ?? '') ? 'rtl' : 'ltr';
}
