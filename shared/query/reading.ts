import type { TextRange } from '../text/intervals.ts';
import { keywords, readTokens, type Token } from './lexer.ts';
import type { QueryError, Reference } from './tree.ts';

/** Carries what is wrong up to where the expression was begun. */
export class Unreadable extends Error {
  readonly error: QueryError;
  constructor(error: QueryError) {
    super(error.message);
    this.error = error;
  }
}

/** An expression while it is read, piece by piece. */
export interface Reading {
  now(): Token;
  sees(word: string): boolean;
  /** Whether `in [the] same document as` stands here. */
  seesDocumentRelation(): boolean;
  skipDocumentRelation(): void;
  /** Takes a word of the language, or a sign, where it stands here. */
  takes(word: string): boolean;
  needs(word: string, otherwise: string): void;
  number(what: string): number;
  /** A name with its id, if any. */
  name(what: string): Reference;
  /** One quoted piece or one word. */
  value(what: string): string;
  /** Reads something that may hold others like itself, so deep that no stack runs over. */
  nested<Part>(read: () => Part): Part;
  /** Remembers where a part stands: from a position to the last piece that was taken. */
  placed<Part extends object>(from: number, part: Part): Part;
  refuse(message: string): never;
  /** As {@link refuse}, of a piece that was taken before. */
  refuseAt(place: TextRange, message: string): never;
}

/** Brackets within brackets, and words such as “only” before each other: nobody reads more of them. */
const deepest = 100;

/** @throws Unreadable */
export function beginReading(expression: string, places: Map<object, TextRange>): Reading {
  const read = readTokens(expression);
  if (!Array.isArray(read)) throw new Unreadable(read);
  const tokens = read;
  let at = 0;
  let depth = 0;
  const token = (further = 0): Token => tokens[Math.min(at + further, tokens.length - 1)] as Token;
  const isWord = (word: string, further = 0) =>
    (token(further).kind === 'word' || token(further).kind === 'sign') && token(further).text.toLowerCase() === word;
  const refuseAt = ({ start, end }: TextRange, message: string): never => {
    throw new Unreadable({ start, end, message });
  };
  const refuse = (message: string): never => refuseAt(token(), message);
  const placed = <Part extends object>(from: number, part: Part): Part => {
    if (!places.has(part)) places.set(part, { start: from, end: tokens[at - 1]?.end ?? from });
    return part;
  };
  const documentRelation = () => {
    if (!isWord('in')) return 0;
    const words = isWord('the', 1) ? ['in', 'the', 'same', 'document', 'as'] : ['in', 'same', 'document', 'as'];
    return words.every((word, further) => isWord(word, further)) ? words.length : 0;
  };
  const takes = (word: string) => {
    if (!isWord(word)) return false;
    at += 1;
    return true;
  };
  const missing = (what: string): never =>
    refuse(
      token().kind === 'end'
        ? `The query ends where ${what} was expected.`
        : token().kind === 'word'
          ? `“${token().text}” is a word of the language where ${what} was expected; a name like it stands in quotation marks.`
          : `“${token().text}” stands where ${what} was expected.`,
    );
  return {
    now: () => token(),
    sees: (word) => isWord(word),
    seesDocumentRelation: () => documentRelation() > 0,
    skipDocumentRelation: () => {
      at += documentRelation();
    },
    takes,
    needs: (word, otherwise) => {
      if (!takes(word)) refuse(otherwise);
    },
    number: (what) => {
      const { text, kind } = token();
      if (kind !== 'word' || !/^\d{1,6}$/u.test(text)) refuse(`A whole number was expected here: ${what}.`);
      at += 1;
      return Number(text);
    },
    name: (what) => {
      const from = token().start;
      const words: string[] = [];
      if (token().kind === 'quoted') words.push(tokens[at++]?.text ?? '');
      else {
        while (token().kind === 'word' && !keywords.has(token().text.toLowerCase())) {
          words.push(tokens[at++]?.text ?? '');
        }
      }
      const id = token().kind === 'id' ? (tokens[at++]?.text.slice(1) ?? null) : null;
      if (words.length === 0 && id === null) missing(what);
      return placed(from, { name: words.join(' '), id });
    },
    value: (what) => {
      const { kind, text } = token();
      if (kind !== 'quoted' && kind !== 'word') missing(what);
      at += 1;
      return text;
    },
    nested: (read) => {
      if (depth === deepest) refuse(`More than ${deepest} parts stand in each other here: say it with fewer brackets.`);
      depth += 1;
      const part = read();
      depth -= 1;
      return part;
    },
    placed,
    refuse,
    refuseAt,
  };
}
