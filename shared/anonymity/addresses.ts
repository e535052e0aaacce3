import type { Trace } from './trace.ts';

/** Letters of other scripts stand right before an address where there are no blanks, or with a dash between (Hebrew). */
const mail =
  /(?<![\p{Script=Latin}\p{N}._%+])[\p{Script=Latin}\p{N}_][\p{Script=Latin}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{Script=Latin}{2,24}(?!\p{Script=Latin})|\p{L}{2,24}(?!\p{L}))(?!\p{N})/gu;
/** Said aloud, or written so that no program finds it. */
const spokenMail =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}._-]{2,40}\s*(?:\(at\)|\[at\]|\sat\s)\s*[\p{L}\p{N}-]{2,40}\s*(?:\(dot\)|\[dot\]|\sdot\s)\s*(?:com|org|net|edu|nl|de|uk|fr|it|es|be|eu)(?![\p{L}\p{N}])/giu;
const address = /(?<![\p{L}\p{N}@])(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"“”«»]{2,2000}/giu;
/** A bare address: a name and an ending that hardly stands in a text otherwise. */
const bare =
  /(?<![\p{L}\p{N}@./-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:com|org|net|edu|gov|info|eu|nl|de|uk|fr|it|es|be|at|ch|dk|se|no|fi|pl|pt|ie|io|me|tv|us|ca|au|nz|in|jp|cn|br|za)(?:\/[^\s<>"“”«»]*)?(?![\p{L}\p{N}])/giu;
const handle = /(?<![\p{L}\p{N}@./])@[A-Za-z][\w.]{2,29}(?![\w@])/gu;

/** Signs at the end that belong to the sentence and not to the address. */
const trailing = /[.,;:!?)\]'’]+$/u;

function tracesOf(text: string, pattern: RegExp, trace: Omit<Trace, 'start' | 'end'>): Trace[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const length = match[0].replace(trailing, '').length;
    return { ...trace, start: match.index, end: match.index + length };
  });
}

/** E-mail addresses, written or spelled out. */
export function findMail(text: string): Trace[] {
  return [
    ...tracesOf(text, mail, { kind: 'mail', confidence: 1, reason: 'It has the form of an e-mail address.' }),
    ...tracesOf(text, spokenMail, {
      kind: 'mail',
      confidence: 0.85,
      reason: 'It reads like an e-mail address spelled out.',
    }),
  ];
}

/** Web addresses and names on social media. */
export function findWeb(text: string): Trace[] {
  return [
    ...tracesOf(text, address, { kind: 'web', confidence: 1, reason: 'It has the form of a web address.' }),
    ...tracesOf(text, bare, { kind: 'web', confidence: 0.7, reason: 'It ends like a web address.' }),
    ...tracesOf(text, handle, { kind: 'web', confidence: 0.75, reason: 'It has the form of a name on social media.' }),
  ];
}
