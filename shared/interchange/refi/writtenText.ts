import { astralPositions, toCodePoints } from '../../text/offsets.ts';

/** How a text goes out: its words as a file holds them, and positions in it as digits. */
export interface WrittenText {
  readonly text: string;
  /** A position in UTF-16 units of the text, as it is written. */
  position(utf16: number): string;
}

/** As the standard has it: LF, no byte order mark, code points. */
export function standardText(text: string): WrittenText {
  const astral = astralPositions(text);
  return { text, position: (utf16) => String(toCodePoints(astral, utf16)) };
}

/** As words stood in XML that has line ends of CR and LF: both are characters there. */
export function rawText(raw: string): WrittenText {
  const astral = astralPositions(raw);
  const ends: number[] = [];
  for (let at = raw.indexOf('\r\n'); at >= 0; at = raw.indexOf('\r\n', at + 2)) ends.push(at - ends.length);
  return { text: raw, position: (utf16) => String(toCodePoints(astral, utf16 + countBelow(ends, utf16))) };
}

/** How many of ascending numbers are smaller. */
function countBelow(ascending: readonly number[], bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As NVivo for Windows counts (REFI-QDA §5): CR LF, both counted, a byte order mark that is not, UTF-16 units. */
export function nvivoText(text: string): WrittenText {
  const lines: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at);
  return {
    text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    position: (utf16) => String(utf16 + countBelow(lines, utf16)),
  };
}
