import { paragraphsTouched } from '../text/paragraphs.ts';
import type { StudyColumns } from './columns.ts';
import { paragraphsOfDocument } from './documents.ts';
import { type Found, keepFlagged } from './found.ts';

export type FoundRelation = 'overlapping' | 'inside' | 'followed' | 'preceded' | 'near' | 'document';

/**
 * Those of `first` that stand (or, with `not`, do not stand) in a relation to at least one of `second`. A coding is never
 * held against itself, a stretch never against the same stretch (METHOD.md §3). `within` counts paragraphs as `near` does
 * there; what touches no paragraph takes no part in the three relations that have a distance. O(n log n) a document.
 */
export function relate(
  columns: StudyColumns,
  relation: FoundRelation,
  { first, second, within, not }: { first: Found; second: Found; within: number; not: boolean },
): Found {
  const flags = flagsOf(columns, relation, first, second, within);
  return keepFlagged(first, not ? flags.map((flag) => 1 - flag) : flags);
}

function flagsOf(columns: StudyColumns, relation: FoundRelation, first: Found, second: Found, within: number) {
  switch (relation) {
    case 'overlapping':
      return meeting(first, second, spansOf(second), {
        begins: (at) => (first.end[at] as number) - 1,
        reaches: (at) => (first.start[at] as number) + 1,
      });
    case 'inside':
      return meeting(first, second, spansOf(second), {
        begins: (at) => first.start[at] as number,
        reaches: (at) => first.end[at] as number,
      });
    case 'document':
      return sharingDocument(first, second);
    default:
      return distant(columns, relation, first, second, within);
  }
}

/** Spans of what was found, in characters or paragraphs, both ends belonging to them; `place` leads back. */
interface Spans {
  readonly offset: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly place: Int32Array;
}

const spansOf = ({ offset, start, end }: Found): Spans => ({
  offset,
  from: start,
  to: end,
  place: Int32Array.from(start.keys()),
});

/** Paragraphs that each thing touches; what touches none is left out. */
function paragraphSpans(columns: StudyColumns, found: Found): Spans {
  const column = () => new Int32Array(found.start.length);
  const [offset, from, to, place] = [new Int32Array(found.offset.length), column(), column(), column()];
  let count = 0;
  for (let document = 0; document + 1 < offset.length; document++) {
    const paragraphs = paragraphsOfDocument(columns.documents, document);
    for (let at = found.offset[document] as number; at < (found.offset[document + 1] as number); at++) {
      const touched = paragraphsTouched(paragraphs, found.start[at] as number, found.end[at] as number);
      if (!touched) continue;
      from[count] = touched.first;
      to[count] = touched.last;
      place[count++] = at;
    }
    offset[document + 1] = count;
  }
  const cut = (values: Int32Array) => values.subarray(0, count);
  return { offset, from: cut(from), to: cut(to), place: cut(place) };
}

interface Wanted {
  /** Greatest `from` that a partner of the thing at a place may have. */
  readonly begins: (at: number) => number;
  /** Least `to` that it must have. */
  readonly reaches: (at: number) => number;
}

/**
 * Flags what has a partner: among the spans that begin early enough, the one that reaches furthest decides; where that is
 * the thing itself, the next.
 */
function meeting(first: Found, second: Found, spans: Spans, { begins, reaches }: Wanted, ofFirst?: Int32Array) {
  const flags = new Uint8Array(first.start.length);
  const isSame = sameness(first, second);
  const furthest = furthestSoFar(spans);
  for (let document = 0; document + 1 < first.offset.length; document++) {
    const [low, high] = [spans.offset[document] as number, spans.offset[document + 1] as number];
    if (low === high) continue;
    for (let at = first.offset[document] as number; at < (first.offset[document + 1] as number); at++) {
      if (ofFirst && (ofFirst[at] as number) < 0) continue;
      const last = firstAbove(spans.from, begins(at), low, high) - 1;
      if (last < low) continue;
      let partner = furthest.best[last] as number;
      if (isSame(at, spans.place[partner] as number)) partner = furthest.second[last] as number;
      if (partner >= 0 && (spans.to[partner] as number) >= reaches(at)) flags[at] = 1;
    }
  }
  return flags;
}

/** Of the spans of its document up to each, the two that reach furthest; -1 where there is none. */
function furthestSoFar({ offset, to }: Spans): { best: Int32Array; second: Int32Array } {
  const best = new Int32Array(to.length);
  const second = new Int32Array(to.length);
  for (let document = 0; document + 1 < offset.length; document++) {
    let [one, two] = [-1, -1];
    for (let at = offset[document] as number; at < (offset[document + 1] as number); at++) {
      const reach = to[at] as number;
      if (one < 0 || reach > (to[one] as number)) [one, two] = [at, one];
      else if (two < 0 || reach > (to[two] as number)) two = at;
      best[at] = one;
      second[at] = two;
    }
  }
  return { best, second };
}

/** Whether something of `first` is the very thing of `second`. */
function sameness(first: Found, second: Found): (at: number, other: number) => boolean {
  if (first.gives !== second.gives) return () => false;
  if (first.gives === 'segments') return (at, other) => first.row[at] === second.row[other];
  return (at, other) => first.start[at] === second.start[other] && first.end[at] === second.end[other];
}

function sharingDocument(first: Found, second: Found): Uint8Array {
  const flags = new Uint8Array(first.start.length);
  const isIn = membership(second);
  for (let document = 0; document + 1 < first.offset.length; document++) {
    const partners = (second.offset[document + 1] as number) - (second.offset[document] as number);
    for (let at = first.offset[document] as number; at < (first.offset[document + 1] as number); at++) {
      const own = partners === 1 && first.gives === second.gives && isIn(document, first, at) ? 1 : 0;
      flags[at] = partners > own ? 1 : 0;
    }
  }
  return flags;
}

/** What of `first` is not in `second`: the same coding, or a stretch of the same words. */
export function except(first: Found, second: Found): Found {
  const isIn = membership(second);
  const flags = new Uint8Array(first.start.length);
  for (let document = 0; document + 1 < first.offset.length; document++) {
    for (let at = first.offset[document] as number; at < (first.offset[document + 1] as number); at++) {
      flags[at] = first.gives === second.gives && isIn(document, first, at) ? 0 : 1;
    }
  }
  return keepFlagged(first, flags);
}

/** Asks whether a thing of the same kind is among those found. O(log n). */
function membership(found: Found): (document: number, other: Found, at: number) => boolean {
  if (found.gives === 'segments') {
    const rows = new Set(found.row);
    return (_, other, at) => rows.has(other.row[at] as number);
  }
  const ends = found.offset;
  return (document, other, at) => {
    const start = other.start[at] as number;
    const high = ends[document + 1] as number;
    for (let place = firstAbove(found.start, start - 1, ends[document] as number, high); place < high; place++) {
      if (found.start[place] !== start) return false;
      if (found.end[place] === other.end[at]) return true;
    }
    return false;
  };
}

function distant(
  columns: StudyColumns,
  relation: 'followed' | 'preceded' | 'near',
  first: Found,
  second: Found,
  within: number,
): Uint8Array {
  const own = paragraphSpans(columns, first);
  const spans = paragraphSpans(columns, second);
  const from = new Int32Array(first.start.length).fill(-1);
  const to = new Int32Array(first.start.length).fill(-1);
  for (const [at, place] of own.place.entries()) {
    from[place] = own.from[at] as number;
    to[place] = own.to[at] as number;
  }
  if (relation === 'near') {
    const wanted: Wanted = {
      begins: (at) => (to[at] as number) + within,
      reaches: (at) => (from[at] as number) - within,
    };
    return meeting(first, second, spans, wanted, from);
  }
  return relation === 'followed'
    ? followed(first, second, spans, to, within)
    : preceded(first, second, spans, from, within);
}

/** The next thing of the other kind decides: what begins later stands in no earlier paragraph. */
function followed(first: Found, second: Found, spans: Spans, last: Int32Array, within: number): Uint8Array {
  const starts = spans.place.map((place) => second.start[place] as number);
  return eachWithParagraph(first, last, (at, document) => {
    const high = spans.offset[document + 1] as number;
    const next = firstAbove(starts, (first.end[at] as number) - 1, spans.offset[document] as number, high);
    return next < high && (spans.from[next] as number) - (last[at] as number) <= within;
  });
}

/** Likewise the one that ends last before the beginning: what ends earlier stands in no later paragraph. */
function preceded(first: Found, second: Found, spans: Spans, begin: Int32Array, within: number): Uint8Array {
  const byEnd = Int32Array.from(spans.place.keys());
  const endOf = (at: number) => second.end[spans.place[at] as number] as number;
  for (let document = 0; document + 1 < spans.offset.length; document++) {
    byEnd.subarray(spans.offset[document], spans.offset[document + 1]).sort((a, b) => endOf(a) - endOf(b));
  }
  const ends = byEnd.map(endOf);
  return eachWithParagraph(first, begin, (at, document) => {
    const low = spans.offset[document] as number;
    const before = firstAbove(ends, first.start[at] as number, low, spans.offset[document + 1] as number) - 1;
    return before >= low && (begin[at] as number) - (spans.to[byEnd[before] as number] as number) <= within;
  });
}

function eachWithParagraph(first: Found, paragraph: Int32Array, test: (at: number, document: number) => boolean) {
  const flags = new Uint8Array(first.start.length);
  for (let document = 0; document + 1 < first.offset.length; document++) {
    for (let at = first.offset[document] as number; at < (first.offset[document + 1] as number); at++) {
      if ((paragraph[at] as number) >= 0 && test(at, document)) flags[at] = 1;
    }
  }
  return flags;
}

/** First place in `[low, high)` whose value is greater than `bound`; the values ascend there. */
function firstAbove(values: Int32Array, bound: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle] as number) > bound) to = middle;
    else from = middle + 1;
  }
  return from;
}
