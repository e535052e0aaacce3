import type { TextEdit } from './differences.ts';
import type { TextRange } from './intervals.ts';
import { snapToGraphemes } from './offsets.ts';
import { isWhiteSpace } from './paragraphs.ts';

/**
 * What a correction of the text makes of a range.
 * - `kept`: the same words at the same place; `moved`: the same words elsewhere (blanks between them may be others).
 * - `changed`: some of its words are others now; `range` is where it would stand.
 * - `removed`: none of its words is left; `range` is where those that replaced them stand, `null` when nothing did.
 */
export interface Reanchored {
  readonly state: 'kept' | 'moved' | 'changed' | 'removed';
  /** In the new text, UTF-16 units, on whole characters, never empty. */
  readonly range: TextRange | null;
}

/** What a correction makes of one range; for many ranges of one text take {@link createReanchor}. */
export function reanchorRange(before: string, after: string, edits: readonly TextEdit[], range: TextRange): Reanchored {
  return createReanchor(before, after, edits)(range);
}

/**
 * Answers, range by range, where it stands after the edits that made `after` of `before` (ascending, apart). Words put in
 * right before or right behind a range are not its words. Where words at its edge were replaced it takes in those that
 * stand for them; of a long stretch written anew, the part in proportion. O(log n + edits in the range) each.
 */
export function createReanchor(
  before: string,
  after: string,
  edits: readonly TextEdit[],
): (range: TextRange) => Reanchored {
  const shifts = shiftsOf(edits);
  return (range) => {
    const first = firstTouching(edits, range);
    const shift = shifts[first] ?? 0;
    const [start, end] = [range.start + shift, range.end + shift];
    let last = first;
    while (last < edits.length && touches(edits[last], range)) last++;
    if (first === last) return { state: shift === 0 ? 'kept' : 'moved', range: { start, end } };
    const inside = edits.slice(first, last);
    const [edit] = inside;
    const swallowed = inside.length === 1 && edit && edit.start <= range.start && edit.end >= range.end;
    const moved = swallowed
      ? placeWithin(range, edit, shift)
      : {
          start: movedStart(range, edit, shift),
          end: movedEnd(range, inside.at(-1), shifts[last - 1] ?? 0),
        };
    const place = moved && tidy(before, after, range, moved);
    if (place && isSameButBlanks(before, range, after, place)) {
      return { state: start === place.start && end === place.end ? 'kept' : 'moved', range: place };
    }
    return { state: hasWordLeft(before, range, inside) ? 'changed' : 'removed', range: place };
  };
}

/** How far what follows each edit is moved: entry `i` counts the edits before edit `i`; the last counts all. */
function shiftsOf(edits: readonly TextEdit[]): number[] {
  const shifts = [0];
  for (const { start, end, inserted } of edits) shifts.push((shifts.at(-1) ?? 0) + inserted.length - (end - start));
  return shifts;
}

/** An edit is about a range when it replaces some of its characters, or puts words in between two of them. */
function touches(edit: TextEdit | undefined, range: TextRange): boolean {
  if (!edit) return false;
  if (edit.start === edit.end) return edit.start > range.start && edit.start < range.end;
  return edit.start < range.end && range.start < edit.end;
}

/** Place of the first edit that ends behind the start of the range. */
function firstTouching(edits: readonly TextEdit[], range: TextRange): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edits[middle]?.end ?? 0) > range.start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A replaced stretch up to this length (UTF-16 units) is a few words, all of which what replaced them stands for. */
const fewWords = 60;

/**
 * Where a range stands of which nothing is left: on all that replaced it where it was most of what was replaced, on its
 * part of a long stretch that was written anew at some length; nowhere where much became little.
 */
function placeWithin(range: TextRange, edit: TextEdit, shift: number): TextRange | null {
  const [own, whole] = [range.end - range.start, edit.end - edit.start];
  const start = edit.start + shift;
  if (own * 2 >= whole || whole <= fewWords) return { start, end: start + edit.inserted.length };
  if (edit.inserted.length * 2 < whole) return null;
  return {
    start: start + inProportion(edit, range.start, 'start'),
    end: start + inProportion(edit, range.end, 'end'),
  };
}

/** Words put in for a stretch are short enough to be taken in whole by a range that loses so many characters to it. */
const isShort = (edit: TextEdit, lost: number): boolean => edit.inserted.length <= 2 * lost + 40;

function movedStart(range: TextRange, edit: TextEdit | undefined, shift: number): number {
  if (!edit || edit.start >= range.start) return range.start + shift;
  const lost = Math.min(edit.end, range.end) - range.start;
  return edit.start + shift + (isShort(edit, lost) ? 0 : inProportion(edit, range.start, 'start'));
}

/** `shift` counts the edits before the last one. */
function movedEnd(range: TextRange, edit: TextEdit | undefined, shift: number): number {
  if (!edit) return range.end + shift;
  if (edit.end <= range.end) return range.end + shift + edit.inserted.length - (edit.end - edit.start);
  const lost = range.end - Math.max(edit.start, range.start);
  return edit.start + shift + (isShort(edit, lost) ? edit.inserted.length : inProportion(edit, range.end, 'end'));
}

/** A position inside a replaced stretch as one in what replaced it, drawn out to the end of the word it falls into. */
function inProportion({ start, end, inserted }: TextEdit, position: number, side: 'start' | 'end'): number {
  let at = Math.round(((position - start) / (end - start)) * inserted.length);
  const isWordUnit = (unit: number) => !isWhiteSpace(unit);
  const limit = side === 'start' ? Math.max(0, at - 40) : Math.min(inserted.length, at + 40);
  if (side === 'start') while (at > limit && isWordUnit(inserted.charCodeAt(at - 1))) at--;
  else while (at < limit && isWordUnit(inserted.charCodeAt(at))) at++;
  return at;
}

/** Without the blanks that a removed word left at an edge, and on whole characters; `null` when nothing is left. */
function tidy(before: string, after: string, range: TextRange, moved: TextRange): TextRange | null {
  let { start, end } = moved;
  const blankAt = (text: string, at: number) => isWhiteSpace(text.charCodeAt(at));
  if (!blankAt(before, range.start)) while (start < end && blankAt(after, start)) start++;
  if (!blankAt(before, range.end - 1)) while (end > start && blankAt(after, end - 1)) end--;
  return start < end ? snapToGraphemes(after, start, end) : null;
}

/** Whether the words are the same and in the same order; only the blanks between them may be others (METHOD.md §1). */
function isSameButBlanks(before: string, range: TextRange, after: string, place: TextRange): boolean {
  let [at, other] = [range.start, place.start];
  const skip = (text: string, from: number, end: number) => {
    let next = from;
    while (next < end && isWhiteSpace(text.charCodeAt(next))) next++;
    return next;
  };
  while (at < range.end || other < place.end) {
    const [next, otherNext] = [skip(before, at, range.end), skip(after, other, place.end)];
    if (next > at !== otherNext > other) return false;
    if (next < range.end !== otherNext < place.end) return false;
    if (next < range.end && before.charCodeAt(next) !== after.charCodeAt(otherNext)) return false;
    at = next + 1;
    other = otherNext + 1;
  }
  return true;
}

/** Whether a character other than a blank is left of a range. */
function hasWordLeft(before: string, range: TextRange, edits: readonly TextEdit[]): boolean {
  let at = range.start;
  for (const { start, end } of [...edits, { start: range.end, end: range.end }]) {
    for (; at < start; at++) if (!isWhiteSpace(before.charCodeAt(at))) return true;
    at = Math.max(at, end);
  }
  return false;
}
