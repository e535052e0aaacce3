import { codePointsBetween } from '../text/offsets.ts';
import type { CodeSet, StudyColumns } from './columns.ts';
import { astralOfDocument, sharedRange } from './documents.ts';
import type { CoOccurrenceUnit } from './results.ts';
import { type CodingChoice, type Selection, selectCodings } from './selection.ts';
import { inParagraphs, reaching } from './spans.ts';

/** Two codings that stand behind a cell of the matrix. Positions are UTF-16 units. */
export interface Passage {
  /** Index of the document. */
  readonly document: number;
  /** Rows of `StudyColumns.codings`: the coding that counts for the first code, and for the second. */
  readonly first: number;
  readonly second: number;
  /** From where the earlier begins to where the later ends: a range that holds both. */
  readonly start: number;
  readonly end: number;
  /** What both cover; empty where they do not overlap. */
  readonly sharedStart: number;
  readonly sharedEnd: number;
  /** Length of that in code points. */
  readonly shared: number;
}

export interface PassageChoice extends Omit<CodingChoice, 'sets'> {
  readonly first: CodeSet;
  readonly second: CodeSet;
  readonly unit: CoOccurrenceUnit;
  readonly near?: number;
  /** How many to list; all are counted. */
  readonly limit: number;
}

/**
 * The pairs of codings behind a cell, by document and place in the text. `pairs`, `stretches`, `characters`: pairs that
 * overlap; `paragraphs`: that touch a paragraph in common; `near`: within the distance; `documents`: in one document. For
 * `pairs` and `near` their number is the number in the cell. In the other units a coding that belongs to both codes (a
 * code and its own subcode) fills the cell by itself, and is listed as a pair with itself.
 */
export function passagesBehind(columns: StudyColumns, choice: PassageChoice): { total: number; passages: Passage[] } {
  const selection = selectCodings(columns, { ...choice, sets: [choice.first, choice.second] });
  const ranges = partnerRanges(columns, selection, choice);
  const countsAlone = choice.unit !== 'pairs' && choice.unit !== 'near';
  const passages: Passage[] = [];
  let total = 0;
  for (let place = 0; place + 1 < ranges.offset.length; place++) {
    const last = ranges.offset[place + 1] as number;
    for (let at = ranges.offset[place] as number; at < last; at++) {
      const until = choice.unit === 'documents' ? Number.POSITIVE_INFINITY : (ranges.end[at] as number);
      for (let other = countsAlone ? at : at + 1; other < last && (ranges.start[other] as number) < until; other++) {
        const pair = orientedPair(ranges, at, other);
        if (!pair) continue;
        total += 1;
        if (passages.length < choice.limit) passages.push(toPassage(columns, place, pair.first, pair.second));
      }
    }
  }
  return { total, passages };
}

/** The ranges whose overlap makes a pair in the unit. */
function partnerRanges(columns: StudyColumns, selection: Selection, { unit, near }: PassageChoice): Selection {
  if (unit === 'paragraphs') return inParagraphs(columns.documents, selection);
  if (unit === 'near') return reaching(inParagraphs(columns.documents, selection), near ?? 0);
  return selection;
}

/** Which of two codings counts for the first code and which for the second; `null` when they do not make a pair. */
function orientedPair(ranges: Selection, at: number, other: number): { first: number; second: number } | null {
  const belongs = (place: number, set: 0 | 1) =>
    ranges.kinds.sets[ranges.kind[place] as number]?.includes(set) ?? false;
  const rowOf = (place: number) => (ranges.row ? (ranges.row[place] as number) : place);
  if (belongs(at, 0) && belongs(other, 1)) return { first: rowOf(at), second: rowOf(other) };
  if (belongs(other, 0) && belongs(at, 1)) return { first: rowOf(other), second: rowOf(at) };
  return null;
}

function toPassage(columns: StudyColumns, document: number, first: number, second: number): Passage {
  const rangeOf = (row: number) => ({
    start: columns.codings.start[row] as number,
    end: columns.codings.end[row] as number,
  });
  const [a, b] = [rangeOf(first), rangeOf(second)];
  const shared = sharedRange(a, b);
  return {
    document,
    first,
    second,
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    sharedStart: shared.start,
    sharedEnd: shared.end,
    shared: codePointsBetween(astralOfDocument(columns.documents, document), shared.start, shared.end),
  };
}
