import type { Trace } from './trace.ts';

/**
 * Digits with blanks, points, dashes, slashes and brackets between, at least seven of them. Letters of an alphabet beside
 * them make them part of a word; in scripts without blanks a number stands between letters.
 */
const candidate =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}.,/-])(?:\+|00)?\(?\d(?:[ ./()‐-–-]{0,3}\d){6,16}(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}])(?![.,]\d)/gu;
const announced =
  /(?:\b(?:tel|phone|telephone|mobile|cell|fax|call|ring|text|whatsapp|telefoon|telefon|handy|mobiel|téléphone|portable|telefono|teléfono|móvil)\b)[^\n]{0,20}$/iu;

/** Telephone numbers: in international form, announced by a word, or beginning with 0 or an area code in brackets. */
export function findPhones(text: string): Trace[] {
  const traces: Trace[] = [];
  for (const match of text.matchAll(candidate)) {
    const found = judge(match[0], text.slice(Math.max(0, match.index - 40), match.index));
    if (found) traces.push({ kind: 'phone', start: match.index, end: match.index + match[0].length, ...found });
  }
  return traces;
}

function judge(signs: string, before: string): Pick<Trace, 'confidence' | 'reason'> | null {
  const digits = signs.replace(/\D/gu, '');
  if (digits.length > 15 || isDateOrTime(signs) || isSequence(digits)) return null;
  if (/^\+\d/u.test(signs))
    return { confidence: 0.95, reason: 'It has the form of an international telephone number.' };
  if (announced.test(before)) return { confidence: 0.9, reason: 'A word before it speaks of a telephone.' };
  if (/^00[1-9]/u.test(signs) && digits.length >= 10) {
    return { confidence: 0.85, reason: 'It begins like an international telephone number.' };
  }
  if (/^\(?0[1-9]/u.test(signs) && digits.length >= 8 && digits.length <= 12) {
    return { confidence: 0.8, reason: 'It begins and is as long as a telephone number with its area code.' };
  }
  if (/^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/u.test(signs)) {
    return { confidence: 0.8, reason: 'It is grouped like an American telephone number.' };
  }
  return null;
}

/** `2024-03-01`, `01.03.2024 10.30`, `2019/2020`: what stands in every transcript and calls nobody. */
const isDateOrTime = (signs: string): boolean =>
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})/u.test(signs) ||
  /^\d{4} ?[-–/] ?\d{4}$/u.test(signs);

/** `0000000`, `1234567`: no number of anybody. */
const isSequence = (digits: string): boolean => /^(\d)\1*$/u.test(digits) || '01234567890123456789'.includes(digits);
