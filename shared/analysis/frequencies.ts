import { toCodePoints } from '../text/offsets.ts';
import type { StudyColumns } from './columns.ts';
import { astralOfDocument } from './documents.ts';
import { mirror } from './matrices.ts';
import { type CodingChoice, type Selection, selectCodings } from './selection.ts';
import { inCodePoints } from './spans.ts';

/** How often each set occurs (METHOD.md §2); one entry a set. */
export interface Frequencies {
  /** Codings. With subcodes, each coding counts once for a set. */
  readonly codings: Float64Array;
  /** Documents with at least one. */
  readonly documents: Float64Array;
}

/** frequency(code) and documents(code) over the chosen documents and coders (METHOD.md §2). */
export function frequencies(columns: StudyColumns, choice: CodingChoice): Frequencies {
  return frequenciesOf(selectCodings(columns, choice));
}

/** {@link frequencies} of codings that are already selected. */
export function frequenciesOf(selection: Selection): Frequencies {
  const codings = new Float64Array(selection.kinds.setCount);
  const documents = new Float64Array(selection.kinds.setCount);
  const ofKind = new Float64Array(selection.kinds.sets.length);
  const seen = new Int32Array(selection.kinds.sets.length).fill(-1);
  const setSeen = new Int32Array(selection.kinds.setCount).fill(-1);
  forEachCoding(selection, (at, place) => {
    const kind = selection.kind[at] as number;
    ofKind[kind] = (ofKind[kind] as number) + 1;
    if (seen[kind] === place) return;
    seen[kind] = place;
    for (const set of selection.kinds.sets[kind] ?? []) {
      if (setSeen[set] !== place) documents[set] = (documents[set] as number) + 1;
      setSeen[set] = place;
    }
  });
  for (const [kind, sets] of selection.kinds.sets.entries()) {
    for (const set of sets) codings[set] = (codings[set] as number) + (ofKind[kind] as number);
  }
  return { codings, documents };
}

/** Documents that hold at least one coding of both (METHOD.md §3): symmetric, sets × sets, 0 on the diagonal. */
export function documentsTogether(selection: Selection): Float64Array {
  const size = selection.kinds.setCount;
  const together = new Float64Array(size * size);
  const seen = new Int32Array(size).fill(-1);
  const present = new Int32Array(size);
  for (let place = 0; place + 1 < selection.offset.length; place++) {
    let count = 0;
    for (let at = selection.offset[place] as number; at < (selection.offset[place + 1] as number); at++) {
      for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) {
        if (seen[set] !== place) present[count++] = set;
        seen[set] = place;
      }
    }
    countAbove(together, size, present.subarray(0, count).sort());
  }
  mirror(together, size);
  return together;
}

/** Adds 1 for every two sets that are present, above the diagonal only: half the work, and along the rows. */
function countAbove(together: Float64Array, size: number, present: Int32Array): void {
  for (let first = 0; first < present.length; first++) {
    const row = (present[first] as number) * size;
    for (let second = first + 1; second < present.length; second++) {
      const cell = row + (present[second] as number);
      together[cell] = (together[cell] as number) + 1;
    }
  }
}

/**
 * Codings of each set in each document, document by document: the little bars beside the documents. Entry
 * `document × sets + set`; documents that are not chosen hold 0.
 */
export function codingsByDocument(columns: StudyColumns, choice: CodingChoice): Int32Array {
  const selection = selectCodings(columns, choice);
  const size = choice.sets.length;
  const counts = new Int32Array(columns.documents.ids.length * size);
  forEachCoding(selection, (at, place) => {
    for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) {
      counts[place * size + set] = (counts[place * size + set] as number) + 1;
    }
  });
  return counts;
}

/**
 * coverage(code, document) (METHOD.md §2): characters of the union of its ranges / characters of the document, in code
 * points, 0..1; 0 for an empty document. Entry `document × sets + set`.
 */
export function coverageByDocument(columns: StudyColumns, choice: CodingChoice): Float64Array {
  const selection = inCodePoints(columns.documents, selectCodings(columns, choice));
  const size = choice.sets.length;
  const coverage = new Float64Array(columns.documents.ids.length * size);
  const coveredTo = new Int32Array(coverage.length);
  forEachCoding(selection, (at, place) => {
    const end = selection.end[at] as number;
    for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) {
      const cell = place * size + set;
      const from = Math.max(selection.start[at] as number, coveredTo[cell] as number);
      coverage[cell] = (coverage[cell] as number) + Math.max(0, end - from);
      coveredTo[cell] = Math.max(coveredTo[cell] as number, end);
    }
  });
  return coverage.map((covered, cell) => covered / (codePointsOf(columns, Math.floor(cell / size)) || 1));
}

/** Length of a document in code points. */
export function codePointsOf(columns: StudyColumns, document: number): number {
  return toCodePoints(astralOfDocument(columns.documents, document), columns.documents.length[document] ?? 0);
}

function forEachCoding(selection: Selection, visit: (at: number, place: number) => void): void {
  for (let place = 0; place + 1 < selection.offset.length; place++) {
    for (let at = selection.offset[place] as number; at < (selection.offset[place + 1] as number); at++)
      visit(at, place);
  }
}
