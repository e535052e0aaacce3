import type { ChartWords } from './kind.ts';
import type { ChartTheme } from './palette.ts';
import { textMark } from './parts.ts';
import type { Mark } from './scene.ts';
import { wrapText } from './textWidths.ts';

/** A piece of a sentence; strong where it stood between asterisks. */
export interface WordsPiece {
  readonly text: string;
  readonly strong: boolean;
}

/** A sentence in its pieces: `a *b* c` is a, b (strong), c. */
export function piecesOf(text: string): WordsPiece[] {
  const pieces = text.split('*').map((piece, at) => ({ text: piece, strong: at % 2 === 1 }));
  return pieces.filter((piece) => piece.text !== '');
}

/** A sentence without asterisks. */
export const plainWords = (text: string): string => text.replaceAll('*', '');

/** All sentences, for data: head and lines. */
export const wordsRecord = (words: readonly ChartWords[]): { head: string; lines: string[] }[] =>
  words.map(({ head, lines }) => ({
    head,
    lines: lines.map(({ text, codes = [] }) =>
      [plainWords(text), codes.map(({ name }) => name).join(', ')].filter(Boolean).join(' '),
    ),
  }));

/** The sentences under a picture that stands alone, and the room that they take. */
export function wordsBlock(
  words: readonly ChartWords[],
  place: { readonly left: number; readonly top: number; readonly width: number },
  theme: ChartTheme,
): { readonly marks: readonly Mark[]; readonly height: number } {
  let y = place.top;
  const marks: Mark[] = [];
  for (const [at, { head, lines }] of wordsRecord(words).entries()) {
    y += at === 0 ? 14 : 24;
    marks.push(textMark(`words:${at}`, head, place.left, y, { size: 12.5, face: 'strong', fill: theme.ink }));
    for (const [index, line] of lines.entries()) {
      for (const [part, text] of wrapText(line, Math.min(place.width, 760), 12.5).entries()) {
        y += 17;
        marks.push(textMark(`words:${at}:${index}:${part}`, text, place.left, y, { fill: theme.ink2 }));
      }
    }
  }
  return { marks, height: y + 4 - place.top };
}
