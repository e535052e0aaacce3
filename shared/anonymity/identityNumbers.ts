import {
  passesBelgian,
  passesBritishHealth,
  passesDutch,
  passesFrench,
  passesGermanTax,
  passesIban,
  passesLuhn,
  passesPolish,
  passesSpanish,
} from './checkDigits.ts';
import type { Trace } from './trace.ts';

interface NumberRule {
  readonly what: string;
  readonly pattern: RegExp;
  /** Given the signs without blanks, points and dashes. */
  readonly passes: (signs: string) => boolean;
  readonly confidence: number;
}

const always = () => true;

/** The surest first. A number in a known form whose check digit does not hold is left to the rule for long numbers. */
const rules: readonly NumberRule[] = [
  {
    what: 'a bank account number (its check digits hold)',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu,
    passes: passesIban,
    confidence: 1,
  },
  {
    what: 'a payment card number (its check digit holds)',
    pattern: /(?<![\p{L}\p{N}+])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?![\p{L}\p{N}])/gu,
    passes: passesLuhn,
    confidence: 0.95,
  },
  {
    what: 'a French social security number (its check digits hold)',
    pattern: /(?<![\p{L}\p{N}])[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\p{L}\p{N}])/gu,
    passes: passesFrench,
    confidence: 1,
  },
  {
    what: 'an American social security number',
    pattern: /(?<![\p{L}\p{N}-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\p{L}\p{N}-])/gu,
    passes: always,
    confidence: 0.95,
  },
  {
    what: 'a British national insurance number',
    pattern: /(?<![\p{L}\p{N}])(?![DFIQUV])[A-Z](?![DFIQUVO])[A-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu,
    passes: always,
    confidence: 0.95,
  },
  {
    what: 'an Italian tax code',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z](?![\p{L}\p{N}])/gu,
    passes: always,
    confidence: 1,
  },
  {
    what: 'a Spanish identity number (its letter holds)',
    pattern: /(?<![\p{L}\p{N}])(?:\d{2}\.?\d{3}\.?\d{3}|[XYZ]-?\d{7})-?[A-Z](?![\p{L}\p{N}])/gu,
    passes: passesSpanish,
    confidence: 0.95,
  },
  {
    what: 'a Nordic personal number',
    pattern: /(?<![\p{L}\p{N}])(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![\p{L}\p{N}])/gu,
    passes: (signs) => passesLuhn(signs.replace('+', '').slice(-10)),
    confidence: 0.95,
  },
  {
    what: 'a Belgian national number (its check digits hold)',
    pattern: /(?<![\p{L}\p{N}])\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}(?![\p{L}\p{N}])/gu,
    passes: passesBelgian,
    confidence: 0.95,
  },
  {
    what: 'a Polish personal number (its check digit holds)',
    pattern: /(?<![\p{L}\p{N}])\d{11}(?![\p{L}\p{N}])/gu,
    passes: passesPolish,
    confidence: 0.85,
  },
  {
    what: 'a German tax number (its check digit holds)',
    pattern: /(?<![\p{L}\p{N}])\d{2} ?\d{3} ?\d{3} ?\d{3}(?![\p{L}\p{N}])/gu,
    passes: passesGermanTax,
    confidence: 0.85,
  },
  {
    what: 'a British health service number (its check digit holds)',
    pattern: /(?<![\p{L}\p{N}+])\d{3} \d{3} \d{4}(?![\p{L}\p{N}])/gu,
    passes: passesBritishHealth,
    confidence: 0.8,
  },
  {
    what: 'a Dutch citizen number (its check holds)',
    pattern: /(?<![\p{L}\p{N}])\d{4}\.?\d{2}\.?\d{3}(?![\p{L}\p{N}])/gu,
    passes: passesDutch,
    confidence: 0.75,
  },
];

/** Words after which a number is somebody's, whatever its form. */
const announced =
  /(?<what>passport|personnel|employee|staff|student|patient|member|customer|case|social security|national insurance|licen[cs]e|registration|id|identity|tax|account|badge|bsn|ssn|nhs)(?:\s+(?:card|file))?\s*(?:number|no\.?|nr\.?|#|code)?\s*(?:is|was|:|=)?\s*(?<number>(?=[A-Z0-9./-]*\d{3})[A-Z0-9][A-Z0-9./-]{3,24}[A-Z0-9])(?![\p{L}\p{N}])/giu;

/** Numbers that are given to one person: by their form and check digits, or because the words before say what they are. */
export function findIdentityNumbers(text: string): Trace[] {
  const traces: Trace[] = [];
  for (const { pattern, passes, what, confidence } of rules) {
    for (const match of text.matchAll(pattern)) {
      if (!passes(match[0].replace(/[\s.-]/gu, ''))) continue;
      const start = match.index;
      traces.push({
        kind: 'identity',
        start,
        end: start + match[0].length,
        confidence,
        reason: `It has the form of ${what}.`,
      });
    }
  }
  return [...traces, ...findAnnounced(text)];
}

function findAnnounced(text: string): Trace[] {
  return Array.from(text.matchAll(announced), (match) => {
    const number = match.groups?.number ?? '';
    const end = match.index + match[0].length;
    const reason = `The word “${match.groups?.what}” stands before it.`;
    return { kind: 'identity' as const, start: end - number.length, end, confidence: 0.8, reason };
  });
}
