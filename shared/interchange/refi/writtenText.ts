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

/** As NVivo for Windows counts (REFI-QDA §5): CR LF, both counted, a byte order mark that is not, UTF-16 units. */
export function nvivoText(text: string): WrittenText {
  const lines: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at);
  const before = (position: number): number => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lines[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { text: `\uFEFF${text.replaceAll('\n', '\r\n')}`, position: (utf16) => String(utf16 + before(utf16)) };
}
