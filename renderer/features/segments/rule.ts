/** The exact rule of what is shown, in words: what a reader of the export will find written above it. */
export function ruleSentence(rule: {
  readonly codes: readonly string[];
  readonly overlapping: readonly string[];
  readonly documents: number;
  readonly withSubcodes: boolean;
  /** Whose words count: `words of interviewers are left out`; empty = everybody's. */
  readonly speakers?: string;
  /** The stretch of each document that they touch: `sections 21 to 35`. */
  readonly along?: string;
}): string {
  const subcodes = rule.withSubcodes ? ' or its subcodes' : '';
  const what =
    rule.codes.length === 0
      ? 'All codings'
      : rule.codes.length === 1
        ? `Codings of ${rule.codes[0]}${subcodes}`
        : `Codings of ${rule.codes.slice(0, -1).join(', ')} or ${rule.codes.at(-1)}${rule.withSubcodes ? ', with their subcodes' : ''}`;
  const beside =
    rule.overlapping.length === 0
      ? ''
      : ` that share at least one character with a coding of ${rule.overlapping.join(' or ')}${subcodes}`;
  const stretch = rule.along === undefined ? '' : ` that touch ${rule.along}`;
  const where =
    rule.documents === 0
      ? 'in all documents'
      : rule.documents === 1
        ? 'in the active document'
        : `in the ${rule.documents} active documents`;
  return `${what}${beside}${stretch}, ${where}${rule.speakers ? `; ${rule.speakers}` : ''}.`;
}
