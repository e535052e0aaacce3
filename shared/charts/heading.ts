import type { ChartTheme } from './palette.ts';
import type { Mark } from './scene.ts';
import { type Face, fitText, wrapText } from './textWidths.ts';

/** Marks and the room that they take from the top down, in pixels. */
export interface Block {
  readonly marks: readonly Mark[];
  readonly height: number;
}

interface TextStyle {
  readonly size: number;
  readonly line: number;
  readonly face: Face;
  readonly fill: string;
}

function textBlock(key: string, lines: readonly string[], left: number, top: number, style: TextStyle): Block {
  const marks = lines.map(
    (text, index): Mark => ({
      kind: 'text',
      key: `${key}:${index}`,
      x: left,
      y: top + style.line * index + style.size,
      text,
      size: style.size,
      face: style.face,
      fill: style.fill,
      anchor: 'start',
    }),
  );
  return { marks, height: style.line * lines.length };
}

/** Title and the sentence under it, for pictures that stand alone. */
export function headingBlock(
  words: { readonly title: string; readonly sentence: string },
  place: { readonly left: number; readonly top: number; readonly width: number },
  theme: ChartTheme,
): Block {
  if (words.title === '' && words.sentence === '') return { marks: [], height: 0 };
  const { left, top, width } = place;
  const title = textBlock('title', [fitText(words.title, width, 16, 'strong')], left, top, {
    size: 16,
    line: 24,
    face: 'strong',
    fill: theme.ink,
  });
  const lines = wrapText(words.sentence, Math.min(width, 760), 13);
  const sentence = textBlock('sentence', lines, left, top + title.height, {
    size: 13,
    line: 18,
    face: 'regular',
    fill: theme.ink3,
  });
  return { marks: [...title.marks, ...sentence.marks], height: title.height + sentence.height };
}

/** Where the picture comes from, small at its foot. */
export function footBlock(
  line: string,
  place: { readonly left: number; readonly top: number; readonly width: number },
  theme: ChartTheme,
): Block {
  if (line === '') return { marks: [], height: 0 };
  const lines = wrapText(line, place.width, 11);
  return textBlock('provenance', lines, place.left, place.top, {
    size: 11,
    line: 15,
    face: 'regular',
    fill: theme.ink3,
  });
}
