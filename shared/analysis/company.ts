import type { CodeSet, StudyColumns } from './columns.ts';
import { documentOffsets } from './selection.ts';

/** Which other codes share words with the codings of one code. Codes are indices into `StudyColumns.codeIds`. */
export interface Company {
  /** Rows of the code's own codings, in reading order. */
  readonly rows: readonly number[];
  /** Pairs of overlapping codings with each code, each for itself; 0 for those of the code's own set. */
  readonly pairs: Float64Array;
  /** For each of `rows` the other codes that share at least one character with it, ascending. */
  readonly companions: readonly (readonly number[])[];
}

/**
 * Every coding of a set of codes with the codings of other codes that it overlaps (METHOD.md §3, `pairs`). Codings of the
 * set are not company to each other, nor are those of the codes `aside`: its ancestors, of which the tree tells. O(codings of the documents that hold one of the set + their pairs).
 */
export function companyOf(columns: StudyColumns, members: readonly number[], aside: readonly number[] = []): Company {
  const { code, document } = columns.codings;
  const own = new Uint8Array(columns.codeIds.length);
  for (const code of aside) own[code] = 2;
  for (const member of members) own[member] = 1;
  const pairs = new Float64Array(columns.codeIds.length);
  const rows: number[] = [];
  for (let row = 0; row < code.length; row++) if (own[code[row] ?? 0] === 1) rows.push(row);
  const companions: number[][] = [];
  const offsets = documentOffsets(document, columns.documents.ids.length);
  const distinct = distinctOf(columns.codeIds.length);
  for (let at = 0; at < rows.length; at = companions.length) {
    const place = document[rows[at] as number] as number;
    const [first, last] = [offsets[place] ?? 0, offsets[place + 1] ?? 0];
    // One list a coding of the document, by its place there; each code as often as it meets.
    const beside = Array.from({ length: last - first }, (): number[] => []);
    meet(columns, own, first, last, (row, other) => {
      pairs[other] = (pairs[other] ?? 0) + 1;
      beside[row - first]?.push(other);
    });
    for (let next = at; next < rows.length && (rows[next] as number) < last; next++) {
      companions.push(distinct(beside[(rows[next] as number) - first] ?? []));
    }
  }
  return { rows, pairs, companions };
}

/** Makes a list of codes ascend, each once. A mark a code tells what was seen, for a set a list would cost many times more. */
function distinctOf(codeCount: number): (codes: readonly number[]) => number[] {
  const seen = new Int32Array(codeCount);
  let list = 0;
  return (codes) => {
    list++;
    const kept: number[] = [];
    for (const code of codes) {
      if (seen[code] !== list) kept.push(code);
      seen[code] = list;
    }
    return kept.sort((a, b) => a - b);
  };
}

/** Calls for every pair of overlapping codings of which exactly one is of the set: its row, and the code of the other. */
function meet(
  { codings: { start, end, code } }: StudyColumns,
  own: Uint8Array,
  first: number,
  last: number,
  pair: (row: number, other: number) => void,
): void {
  for (let row = first; row < last; row++) {
    const mine = own[code[row] ?? 0] ?? 0;
    for (let next = row + 1; next < last && (start[next] ?? 0) < (end[row] ?? 0); next++) {
      const theirs = own[code[next] ?? 0] ?? 0;
      if (mine === 1 && theirs === 0) pair(row, code[next] ?? 0);
      else if (theirs === 1 && mine === 0) pair(next, code[row] ?? 0);
    }
  }
}

/** A code that keeps company, with its subcodes where these are counted. */
export interface Companion {
  /** Index into the sets. */
  readonly set: number;
  readonly pairs: number;
  readonly frequency: number;
  /** n12 / (n1 + n2 − n12), METHOD.md §3; NaN where that is not defined. */
  readonly c: number;
}

/**
 * The sets that overlap the code, most pairs first, then the greater c, then by the tree. Sets that share a code with it
 * (its own ancestors and descendants) are left out: what they have in common the tree already says.
 */
export function rankCompany(
  columns: StudyColumns,
  { rows, pairs }: Company,
  members: readonly number[],
  sets: readonly CodeSet[],
): Companion[] {
  const own = new Set(members);
  const frequency = new Float64Array(columns.codeIds.length);
  for (const code of columns.codings.code) frequency[code] = (frequency[code] ?? 0) + 1;
  const sum = (of: Float64Array, codes: readonly number[]) => codes.reduce((all, code) => all + (of[code] ?? 0), 0);
  return sets
    .flatMap((each, set): Companion[] => {
      const together = sum(pairs, each.members);
      if (together === 0 || each.members.some((member) => own.has(member))) return [];
      const count = sum(frequency, each.members);
      const divisor = rows.length + count - together;
      return [{ set, pairs: together, frequency: count, c: divisor === 0 ? Number.NaN : together / divisor }];
    })
    .sort((a, b) => b.pairs - a.pairs || (b.c || 0) - (a.c || 0) || a.set - b.set);
}
