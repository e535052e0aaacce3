import { normaliseText } from '../../text/normalise.ts';
import type { OffsetReading } from '../incoming.ts';
import type { PlacedText } from './placing.ts';

/** A text as decoded from a file, opened for positions that are written in a given way. The BOM is counted by nobody. */
export function openText(raw: string, reading: OffsetReading): PlacedText {
  const text = normaliseText(raw);
  const places = placesOf(raw.startsWith('\uFEFF') ? raw.slice(1) : raw, reading);
  const length = places.length - 1;
  return {
    text,
    length,
    at: (written) => places[Math.max(0, Math.min(written, length))] ?? text.length,
    beyond: reading.end === 'inclusive' ? 1 : 0,
  };
}

/** For every written position the place in the normalised text (UTF-16 units). */
function placesOf(raw: string, { unit, lineEnd }: OffsetReading): Int32Array {
  const places = new Int32Array(raw.length + 1);
  let written = 0;
  let at = 0;
  for (let index = 0; index < raw.length; index++) {
    places[written++] = at;
    const size = characterAt(raw, index);
    if (size === 2) {
      if (unit === 'UTF-16 units') places[written++] = at + 1;
      at += 2;
      index++;
    } else if (raw[index] === '\r' && raw[index + 1] === '\n') {
      if (lineEnd === 2) places[written++] = at;
      at += 1;
      index++;
    } else if (!isDropped(raw.charCodeAt(index))) at += 1;
  }
  places[written] = at;
  return places.subarray(0, written + 1);
}

const characterAt = (raw: string, index: number): 1 | 2 => ((raw.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);

/** Signs that the normal text has not: C0 controls but TAB, LF and CR (which becomes LF). */
const isDropped = (code: number): boolean => code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
