import type { TextRange } from '../text/intervals.ts';
import type { QueryError } from './tree.ts';

/** A piece of an expression. `text` of a quoted name is what stands between the quotes. */
export interface Token extends TextRange {
  readonly kind: 'word' | 'quoted' | 'id' | 'sign' | 'end';
  readonly text: string;
}

/** Words that end a name of several words and so must be quoted where they are a name themselves. */
export const keywords: ReadonlySet<string> = new Set([
  ...['any', 'all', 'at', 'only', 'exactly', 'everything', 'whole', 'and', 'or', 'not', 'but'],
  ...['inside', 'outside', 'overlapping', 'followed', 'preceded', 'near', 'within', 'in', 'where'],
  ...['by', 'weight', 'with', 'without', 'text', 'coded'],
]);

const word = /[^\s(),"“”=!<>#]+/uy;
const id = /#[\w-]+/uy;
const sign = /!=|<=|>=|[(),=<>]/uy;

/** The pieces of an expression, the end last; or what cannot be read. */
export function readTokens(expression: string): Token[] | QueryError {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(expression)?.[0] ?? null;
  };
  while (at < expression.length) {
    const character = expression.charAt(at);
    if (/\s/u.test(character)) {
      at += 1;
      continue;
    }
    if (character === '"' || character === '“') {
      const quoted = readQuoted(expression, at);
      if (!quoted) return { start: at, end: expression.length, message: 'This quotation mark is never closed.' };
      tokens.push(quoted);
      at = quoted.end;
      continue;
    }
    const kind = character === '#' ? 'id' : /[(),=!<>]/u.test(character) ? 'sign' : 'word';
    const text = take(kind === 'id' ? id : kind === 'sign' ? sign : word);
    if (!text) return { start: at, end: at + 1, message: `The sign ${character} has no meaning here.` };
    tokens.push({ kind, text, start: at, end: at + text.length });
    at += text.length;
  }
  return [...tokens, { kind: 'end', text: '', start: expression.length, end: expression.length }];
}

/** `"…"`, where `""` is a quotation mark of the name, or `“…”`. */
function readQuoted(expression: string, start: number): Token | null {
  const close = expression.charAt(start) === '“' ? '”' : '"';
  let text = '';
  for (let at = start + 1; at < expression.length; at++) {
    const character = expression.charAt(at);
    if (character !== close) text += character;
    else if (close === '"' && expression.charAt(at + 1) === '"') {
      text += '"';
      at += 1;
    } else return { kind: 'quoted', text, start, end: at + 1 };
  }
  return null;
}
