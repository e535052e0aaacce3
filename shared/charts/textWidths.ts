import { widthFaces, widthRanges } from './sourceSansWidths.ts';

/** Faces of the bundled interface font that charts use. */
export type Face = keyof typeof widthFaces;

type Advances = ReadonlyMap<number, number>;
const tables = new Map<Face, Advances>();

function readTable(face: Face): Advances {
  const advances = new Map<number, number>();
  let at = 0;
  for (const [first, last] of widthRanges)
    for (let code = first; code <= last; code++, at += 2) {
      const advance = Number.parseInt(widthFaces[face].slice(at, at + 2), 36);
      if (advance > 0) advances.set(code, advance);
    }
  return advances;
}

function advancesOf(face: Face): Advances {
  const table = tables.get(face) ?? readTable(face);
  tables.set(face, table);
  return table;
}

const combining = /^\p{Mark}$/u;

/** Scripts that another font draws: full squares for East Asian characters and pictures, a broad letter for the rest. */
function fallbackAdvance(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (combining.test(character)) return 0;
  return code >= 0x1100 ? 1000 : 600;
}

/**
 * Width of a line of text in the units of `size` (pixels, in charts). The same everywhere, for it comes from a table and
 * not from the machine's fonts. Kerning is left out: it makes a line narrower by a pixel or two, never wider.
 */
export function measureText(text: string, size: number, face: Face = 'regular'): number {
  const advances = advancesOf(face);
  let total = 0;
  for (const character of text) total += advances.get(character.codePointAt(0) ?? 0) ?? fallbackAdvance(character);
  return (total * size) / 1000;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text, or as much of its beginning as fits into `width` with an ellipsis; empty when not even that fits. */
export function fitText(text: string, width: number, size: number, face: Face = 'regular'): string {
  if (measureText(text, size, face) <= width) return text;
  const room = width - measureText('…', size, face);
  let fitted = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += measureText(segment, size, face);
    if (used > room) break;
    fitted += segment;
  }
  return fitted === '' ? '' : `${fitted.trimEnd()}…`;
}

/** The text in lines no wider than `width`, broken at spaces; a word that is wider than a line stands alone. */
export function wrapText(text: string, width: number, size: number, face: Face = 'regular'): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measureText(longer, size, face) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
