import { toCodePoints } from '../text/offsets.ts';
import { paragraphsTouched } from '../text/paragraphs.ts';
import type { DocumentColumns } from './columns.ts';
import { astralOfDocument, paragraphsOfDocument } from './documents.ts';
import type { SweepRanges } from './selection.ts';

/** The same ranges counted in code points (METHOD.md §1): the unit of every length that leaves the program. */
export function inCodePoints<Ranges extends SweepRanges>(documents: DocumentColumns, ranges: Ranges): Ranges {
  if (documents.astral.length === 0) return ranges;
  const start = ranges.start.slice();
  const end = ranges.end.slice();
  for (let place = 0; place + 1 < ranges.offset.length; place++) {
    const astral = astralOfDocument(documents, ranges.firstDocument + place);
    if (astral.length === 0) continue;
    for (let at = ranges.offset[place] as number; at < (ranges.offset[place + 1] as number); at++) {
      start[at] = toCodePoints(astral, start[at] as number);
      end[at] = toCodePoints(astral, end[at] as number);
    }
  }
  return { ...ranges, start, end };
}

/**
 * The same ranges counted in paragraphs: from the first that a coding touches to the last, half-open (METHOD.md §3). A
 * coding that touches no paragraph is left out. The order by start is kept, for paragraphs ascend with the text.
 */
export function inParagraphs<Ranges extends SweepRanges>(documents: DocumentColumns, ranges: Ranges): Ranges {
  const kept = emptyRanges(ranges.start.length, ranges.offset.length);
  let count = 0;
  for (let place = 0; place + 1 < ranges.offset.length; place++) {
    kept.offset[place] = count;
    const paragraphs = paragraphsOfDocument(documents, ranges.firstDocument + place);
    for (let at = ranges.offset[place] as number; at < (ranges.offset[place + 1] as number); at++) {
      const touched = paragraphsTouched(paragraphs, ranges.start[at] as number, ranges.end[at] as number);
      if (!touched) continue;
      kept.start[count] = touched.first;
      kept.end[count] = touched.last + 1;
      kept.kind[count] = ranges.kind[at] as number;
      kept.row[count++] = ranges.row ? (ranges.row[at] as number) : at;
    }
  }
  kept.offset[ranges.offset.length - 1] = count;
  return { ...ranges, ...cutTo(kept, count) };
}

/**
 * Paragraph ranges that reach `near` paragraphs further: two of them overlap exactly when the paragraph distance of the
 * codings is at most `near` (METHOD.md §3), as long as the one that begins first is the one that is stretched. Sweeps ask
 * only whether the later begins before the earlier ends.
 */
export function reaching<Ranges extends SweepRanges>(ranges: Ranges, near: number): Ranges {
  return near === 0 ? ranges : { ...ranges, end: ranges.end.map((end) => end + near) };
}

function emptyRanges(length: number, offsets: number) {
  const column = () => new Int32Array(length);
  return { offset: new Int32Array(offsets), kind: column(), start: column(), end: column(), row: column() };
}

function cutTo(ranges: ReturnType<typeof emptyRanges>, count: number): Omit<SweepRanges, 'firstDocument'> {
  const cut = (column: Int32Array) => column.subarray(0, count);
  const { offset, kind, start, end, row } = ranges;
  return { offset, kind: cut(kind), start: cut(start), end: cut(end), row: cut(row) };
}
