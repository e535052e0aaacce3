import type { Stretch } from '../text/turns.ts';
import type { StudyColumns } from './columns.ts';
import { documentOffsets } from './selection.ts';

/**
 * Whose words take part (METHOD.md §2, "leave out the interviewer"). The text of a document is cut at the names of its
 * speakers; what stands before the first name is nobody's. A coding takes part, with its whole range, when it shares a
 * character with a stretch that is heard.
 */
export interface Hearing {
  /** Whether the words of a speaker of this name are heard; `null` = the name is none and its words go with the turn before. */
  readonly speaker: (name: string) => boolean | null;
  /** Whether words outside any turn are. */
  readonly nobody: boolean;
}

/** The stretches of a document that are heard: starts and ends in turn, ascending, UTF-16 units. */
export function heardRanges(stretches: readonly Stretch[], { speaker, nobody }: Hearing): Int32Array {
  const ranges: number[] = [];
  let heard = nobody;
  for (const { name, nameStart, end } of stretches) {
    heard = (name === null ? nobody : speaker(name)) ?? heard;
    if (heard && nameStart < end) ranges.push(nameStart, end);
  }
  return Int32Array.from(ranges);
}

/** Whether `[start, end)` shares a character with one of the ranges of {@link heardRanges}. O(log n). */
export function isHeard(ranges: Int32Array, start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[2 * middle + 1] as number) <= start) low = middle + 1;
    else high = middle;
  }
  return 2 * low < ranges.length && (ranges[2 * low] as number) < end;
}

/**
 * One entry a coding: 1 = takes part. `ranges` gives what is heard of each document (its index), or `null` where all is;
 * it is asked for documents with codings only.
 */
export function heardCodings(columns: StudyColumns, ranges: (document: number) => Int32Array | null): Uint8Array {
  const { document, start, end } = columns.codings;
  const flags = new Uint8Array(document.length).fill(1);
  const offset = documentOffsets(document, columns.documents.ids.length);
  for (let place = 0; place + 1 < offset.length; place++) {
    const [from, to] = [offset[place] as number, offset[place + 1] as number];
    const heard = from < to ? ranges(place) : null;
    if (!heard) continue;
    for (let row = from; row < to; row++) {
      if (!isHeard(heard, start[row] as number, end[row] as number)) flags[row] = 0;
    }
  }
  return flags;
}
