interface Rule {
  /** The rule of the query in words; empty = no query. */
  readonly query: string;
  /** Paths of the active codes; empty = all. */
  readonly codes: readonly string[];
  readonly documents: number;
  readonly withSubcodes: boolean;
  /** Whose words count: `words of interviewers are left out`; empty = everybody's. */
  readonly speakers?: string;
  /** The stretch of each document that they touch: `sections 21 to 35`. */
  readonly along?: string;
}

/** The exact rule of what is shown, in words: what a reader of the export will find written above it. */
export function ruleSentence({ query, codes, documents, withSubcodes, speakers, along }: Rule): string {
  const end = speakers ? `; ${speakers}.` : '.';
  if (query === '')
    return `${codingsOf(codes, withSubcodes)}${along ? ` that touch ${along}` : ''}, ${whereOf(documents)}${end}`;
  const narrowed = [
    ...(codes.length > 0
      ? [`with a coding of the active ${codes.length === 1 ? 'code' : 'codes'} ${listed(codes)}`]
      : []),
    ...(along ? [`that touch ${along}`] : []),
    ...(documents > 0 ? [whereOf(documents)] : []),
  ];
  const also = narrowed.length > 0 ? `; of these only those ${narrowed.join(', ')}` : '';
  return `${query.replace(/\.$/u, '')}${also}${end}`;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

function codingsOf(codes: readonly string[], withSubcodes: boolean): string {
  if (codes.length === 0) return 'All codings';
  if (codes.length === 1) return `Codings of ${codes[0]}${withSubcodes ? ' or its subcodes' : ''}`;
  return `Codings of ${listed(codes)}${withSubcodes ? ', with their subcodes' : ''}`;
}

function whereOf(documents: number): string {
  if (documents === 0) return 'in all documents';
  return documents === 1 ? 'in the active document' : `in the ${documents} active documents`;
}
