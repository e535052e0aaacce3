import type { StudyColumns } from './columns.ts';
import { documentOffsets } from './selection.ts';

/**
 * What a part of a query found, by document, start and end. Positions are UTF-16 units, half-open. Segments are codings:
 * `row` says which; stretches are text that codes cover together, without a row.
 */
export interface Found {
  readonly gives: 'segments' | 'stretches';
  /** What was found in document `d` stands at `offset[d]` up to `offset[d + 1]`. */
  readonly offset: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Row of `StudyColumns.codings`; empty for stretches. */
  readonly row: Int32Array;
}

/** Codings as something found: rows ascend, and so do document, start and end. */
export function foundRows({ codings, documents }: StudyColumns, row: Int32Array): Found {
  return {
    gives: 'segments',
    offset: documentOffsets(
      row.map((each) => codings.document[each] as number),
      documents.ids.length,
    ),
    start: row.map((each) => codings.start[each] as number),
    end: row.map((each) => codings.end[each] as number),
    row,
  };
}

/** The rows of codings that pass a test. O(codings). */
export function rowsWhere({ codings }: StudyColumns, test: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(codings.code.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) if (test(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/** Grows document by document into something found. */
export function collectStretches(documentCount: number) {
  const offset = new Int32Array(documentCount + 1);
  const start: number[] = [];
  const end: number[] = [];
  return {
    add: (from: number, to: number): void => {
      start.push(from);
      end.push(to);
    },
    closeDocument: (document: number): void => {
      offset[document + 1] = start.length;
    },
    done: (): Found => ({
      gives: 'stretches',
      offset,
      start: Int32Array.from(start),
      end: Int32Array.from(end),
      row: new Int32Array(0),
    }),
  };
}

/** Those of what was found that are flagged, in the same order. */
export function keepFlagged(found: Found, flags: Uint8Array): Found {
  const places = new Int32Array(flags.length);
  const offset = new Int32Array(found.offset.length);
  let count = 0;
  for (let document = 0; document + 1 < offset.length; document++) {
    for (let at = found.offset[document] as number; at < (found.offset[document + 1] as number); at++) {
      if (flags[at] === 1) places[count++] = at;
    }
    offset[document + 1] = count;
  }
  const kept = places.subarray(0, count);
  const take = (column: Int32Array) => kept.map((place) => column[place] as number);
  const row = found.gives === 'segments' ? take(found.row) : found.row;
  return { gives: found.gives, offset, start: take(found.start), end: take(found.end), row };
}

/** Index of the document of each thing found. */
export function documentOf(found: Found): Int32Array {
  const document = new Int32Array(found.start.length);
  for (let at = 0; at + 1 < found.offset.length; at++) document.fill(at, found.offset[at], found.offset[at + 1]);
  return document;
}
