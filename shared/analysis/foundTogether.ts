import type { StudyColumns } from './columns.ts';
import { collectStretches, type Found, foundRows } from './found.ts';

/** Everything that any of the parts found, each once. Where codings and stretches meet, codings count as stretches. */
export function anyOf(columns: StudyColumns, parts: readonly Found[]): Found {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  if (parts.every(({ gives }) => gives === 'segments')) return joinedRows(columns, parts);
  const documents = columns.documents.ids.length;
  const stretches = collectStretches(documents);
  for (let document = 0; document < documents; document++) {
    const ranges = parts.flatMap((part) => rangesIn(part, document));
    ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [at, [start, end]] of ranges.entries()) {
      const before = ranges[at - 1];
      if (!before || before[0] !== start || before[1] !== end) stretches.add(start, end);
    }
    stretches.closeDocument(document);
  }
  return stretches.done();
}

function joinedRows(columns: StudyColumns, parts: readonly Found[]): Found {
  const flags = new Uint8Array(columns.codings.code.length);
  for (const { row } of parts) for (const each of row) flags[each] = 1;
  const rows = new Int32Array(flags.reduce((sum, flag) => sum + flag, 0));
  let count = 0;
  for (let row = 0; row < flags.length; row++) if (flags[row] === 1) rows[count++] = row;
  return foundRows(columns, rows);
}

const rangesIn = ({ offset, start, end }: Found, document: number): [number, number][] =>
  Array.from({ length: (offset[document + 1] as number) - (offset[document] as number) }, (_, step) => {
    const at = (offset[document] as number) + step;
    return [start[at] as number, end[at] as number];
  });

/**
 * The longest stretches that at least so many of the parts cover, each part counted once however often it lies there
 * (METHOD.md §3, `stretches`). A sweep over the ends of what each part covers: O(n log n) a document.
 */
export function coveredByAtLeast(columns: StudyColumns, parts: readonly Found[], least: number): Found {
  const documents = columns.documents.ids.length;
  const stretches = collectStretches(documents);
  for (let document = 0; document < documents; document++) {
    const ends = parts.flatMap((part) => coveredEnds(part, document));
    if (ends.length > 0) sweep(Float64Array.from(ends).sort(), least, stretches.add);
    stretches.closeDocument(document);
  }
  return stretches.done();
}

/** Beginnings (odd) and ends (even) of what a part covers in a document: twice the position, so that ends come first. */
function coveredEnds({ offset, start, end }: Found, document: number): number[] {
  const ends: number[] = [];
  let reach = -1;
  for (let at = offset[document] as number; at < (offset[document + 1] as number); at++) {
    const [from, to] = [start[at] as number, end[at] as number];
    if (from > reach) {
      if (reach >= 0) ends.push(2 * reach);
      ends.push(2 * from + 1);
    }
    reach = Math.max(reach, to);
  }
  return reach >= 0 ? [...ends, 2 * reach] : ends;
}

/** What happens at one position is done together: one part that ends where another begins does not cut a stretch. */
function sweep(ends: Float64Array, least: number, add: (from: number, to: number) => void): void {
  let covering = 0;
  let began = -1;
  for (let at = 0; at < ends.length; ) {
    const position = Math.floor((ends[at] as number) / 2);
    for (; at < ends.length && Math.floor((ends[at] as number) / 2) === position; at++) {
      covering += (ends[at] as number) % 2 === 1 ? 1 : -1;
    }
    if (began < 0 && covering >= least) began = position;
    else if (began >= 0 && covering < least) {
      add(began, position);
      began = -1;
    }
  }
}
