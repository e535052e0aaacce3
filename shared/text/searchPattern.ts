import { AxialError } from '../domain/result.ts';
import { snapToGraphemes } from './offsets.ts';

/** A regular expression that is looked for in texts as they are: nothing is folded but, where asked, case. */
export interface SearchPattern {
  readonly source: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/**
 * The pattern with the flags of a search: Unicode, all hits, `^` and `$` at the ends of lines.
 * @throws AxialError `invalid_input` with what is wrong with it
 */
export function compilePattern({ source, matchCase, wholeWords }: SearchPattern): RegExp {
  const flags = matchCase ? 'gmu' : 'gimu';
  try {
    new RegExp(source, flags);
  } catch (error) {
    throw new AxialError('invalid_input', `This pattern cannot be read: ${reasonOf(error)}.`);
  }
  if (!wholeWords) return new RegExp(source, flags);
  return new RegExp(`(?<!${letter})(?:${source})(?!${letter})`, flags);
}

const letter = '[\\p{L}\\p{M}\\p{N}]';

/** "Invalid regular expression: /(/gmu: Unterminated group" → "unterminated group". */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? (error.message.split(': ').at(-1) ?? '') : '';
  return reason === '' ? 'it is no regular expression' : reason.charAt(0).toLowerCase() + reason.slice(1);
}

/** Texts to look through at once, and how many hits are enough. */
export interface PatternRequest extends SearchPattern {
  readonly texts: readonly string[];
  readonly most: number;
}

/** Hits as three columns: the place of the text in the request, start and end in UTF-16 units. */
export interface PatternHits {
  readonly text: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/**
 * All hits of a pattern, widened to whole graphemes. A hit without a character ("a*" between two letters) is none. May take
 * for ever: it is for a thread that can be stopped.
 */
export function findPattern({ texts, most, ...pattern }: PatternRequest): PatternHits {
  const expression = compilePattern(pattern);
  const [text, start, end]: [number[], number[], number[]] = [[], [], []];
  for (const [place, words] of texts.entries()) {
    for (const match of words.matchAll(expression)) {
      if (match[0] === '') continue;
      if (start.length >= most) break;
      const whole = snapToGraphemes(words, match.index, match.index + match[0].length);
      if (text.at(-1) === place && whole.start < (end.at(-1) ?? 0)) continue;
      text.push(place);
      start.push(whole.start);
      end.push(whole.end);
    }
  }
  return { text: Int32Array.from(text), start: Int32Array.from(start), end: Int32Array.from(end) };
}
