import { normaliseText } from '../../text/normalise.ts';
import { astralPositions, toUtf16 } from '../../text/offsets.ts';
import type { OffsetReading } from '../incoming.ts';

/**
 * Ways in which programs count positions in a text: by code points (Python, R, GTK) or UTF-16 units (Qt, browsers), and with
 * a line end of CR LF as two characters or as one. The first is what the program says that it does.
 */
export const countings = [
  { unit: 'code points', lineEnd: 2, end: 'exclusive' },
  { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' },
  { unit: 'code points', lineEnd: 1, end: 'exclusive' },
  { unit: 'UTF-16 units', lineEnd: 1, end: 'exclusive' },
] as const satisfies readonly OffsetReading[];

/** Where a position of another program lies, in UTF-16 units of the text; beyond its end where it leads there. */
export type PositionMap = (position: number, side: 'start' | 'end') => number;

/** A text as it is stored here, and where a position of another program lies in it, one map for each way of counting. */
export interface CountedText {
  readonly text: string;
  readonly positions: readonly PositionMap[];
  /**
   * Where the words were cut out that the program noted, where it cuts them out elsewhere than it means: noted words that
   * stand there prove the position by the first counting.
   */
  readonly cut?: PositionMap;
  /** Whether the countings differ anywhere in it. */
  readonly differs: boolean;
}

/** Normalises a text and keeps track of its positions. Cost: one pass, and another where normalising changes it. */
export function countText(raw: string): CountedText {
  const text = normaliseText(raw);
  const normalisedAstral = astralPositions(text);
  if (text.length === raw.length) {
    const positions = [
      (position: number) => toUtf16(normalisedAstral, position),
      (position: number) => position,
      (position: number) => toUtf16(normalisedAstral, position),
      (position: number) => position,
    ];
    return { text, positions, differs: normalisedAstral.length > 0 };
  }
  const astral = astralPositions(raw);
  const places = placesAfterNormalising(raw);
  const placeOf = (unit: number) => places[unit] ?? text.length + Math.max(0, unit - raw.length);
  const positions = [
    (position: number) => placeOf(toUtf16(astral, position)),
    placeOf,
    (position: number) => toUtf16(normalisedAstral, position),
    (position: number) => position,
  ];
  return { text, positions, differs: true };
}

/** For each unit of a text, and its end, where it stands in the normalised text. Follows {@link normaliseText}. */
function placesAfterNormalising(raw: string): Int32Array {
  const places = new Int32Array(raw.length + 1);
  let place = 0;
  for (let unit = 0; unit < raw.length; unit++) {
    places[unit] = place;
    if (!isDropped(raw, unit)) place++;
  }
  places[raw.length] = place;
  return places;
}

function isDropped(raw: string, unit: number): boolean {
  const code = raw.charCodeAt(unit);
  if (code === 0x0d) return raw.charCodeAt(unit + 1) === 0x0a;
  if (code === 0xfeff) return unit === 0;
  return code < 0x20 && code !== 0x09 && code !== 0x0a;
}
