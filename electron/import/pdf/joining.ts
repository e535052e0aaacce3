import { isCjk } from './lines.ts';

/** How two lines of a paragraph are joined: what of the first one's end goes, and what stands between them. */
export interface Joint {
  /** Characters to take off the end of the first line. */
  readonly drop: number;
  readonly between: string;
}

const asItIs: Joint = { drop: 0, between: ' ' };

/**
 * How the lines of one paragraph are joined. A hyphen at the end of a line goes when it only parts a word; it stays where it
 * would stand inside a line too: in front of a capital or a number, and in compounds that the text writes with it elsewhere.
 */
export class LineJoiner {
  readonly #joinHyphens: boolean;
  readonly #words: ReadonlySet<string>;

  /** `texts` = all lines of the document. */
  constructor(joinHyphens: boolean, texts: readonly string[]) {
    this.#joinHyphens = joinHyphens;
    this.#words = joinHyphens ? wordsOf(texts) : new Set();
  }

  join(first: string, second: string): Joint {
    if (first.endsWith('\u00AD')) return this.#joinHyphens ? { drop: 1, between: '' } : asItIs;
    const end = /(?<word>[\p{L}\p{M}\p{N}]+)(?<hyphen>[-\u2010])$/u.exec(first);
    const start = /^[\p{L}\p{M}\p{N}]+/u.exec(second)?.[0];
    if (end?.groups && start && this.#joinHyphens) return this.#joinWord(end.groups.word ?? '', start);
    if (/\s$/u.test(first) || /^\s/u.test(second)) return { drop: 0, between: '' };
    return isCjk(first.at(-1) ?? '') && isCjk(second.at(0) ?? '') ? { drop: 0, between: '' } : asItIs;
  }

  #joinWord(before: string, after: string): Joint {
    const staysApart = !/^\p{Ll}/u.test(after) || /\p{N}$/u.test(before);
    const isCompound =
      this.#words.has(`${before}-${after}`.toLowerCase()) && !this.#words.has(`${before}${after}`.toLowerCase());
    return { drop: staysApart || isCompound ? 0 : 1, between: '' };
  }
}

/** Words as they stand inside lines, with and without hyphens; the last of a line may be cut, the first too. */
function wordsOf(texts: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/gu)) {
      words.add(match[0].replaceAll('\u2010', '-').toLowerCase());
      if (words.size > 500_000) return words;
    }
  }
  return words;
}
