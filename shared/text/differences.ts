import { diffArrays } from 'diff';
import { commonAnchors } from './anchors.ts';
import type { TextRange } from './intervals.ts';
import { snapToGraphemes } from './offsets.ts';
import { type AlignedWord, alignWords } from './wordAlignment.ts';

/** A stretch of a text that was replaced: where it stood in the text before, and what stands there now. UTF-16 units. */
export interface TextEdit extends TextRange {
  readonly inserted: string;
}

/** Two texts word by word, as numbers: the same number is the same word. `starts` has one entry more, the end. */
interface Side {
  readonly words: readonly number[];
  readonly starts: readonly number[];
}
/** Words `[from, to)` of each side, not yet compared. */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}
/** Words `[from, to)` became the words `[otherFrom, otherTo)`. */
type WordEdit = Gap;

/** Words that may differ in a stretch before it is cut at words that stand once in both texts. */
const mostDifferent = 200;

/**
 * The edits that lead from one text to another, ascending, without overlap, in whole words and never through a
 * character (METHOD.md §1): putting them in gives the other text exactly. The same texts always give the same edits. What
 * both begin and end with is cut off first; where much differs, words that stand once in both texts hold them together,
 * then the paragraphs, so that the work stays nearly proportional to the length.
 */
export function differencesOf(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const outer = differingStretch(before, after);
  const numbers = new Map<string, number>();
  const side = wordsOf(before, outer.start, outer.end, numbers);
  const other = wordsOf(after, outer.start, outer.otherEnd, numbers);
  const newline = numbers.get('\n') ?? -1;
  const whole = { from: 0, to: side.words.length, otherFrom: 0, otherTo: other.words.length };
  const edits = closer([...editsIn(side, other, whole, newline)], { text: before, side }, { text: after, side: other });
  return joinRemovals(
    joinOverlapping(edits.map((edit) => placed(edit, side, other)).map((edit) => widened(edit, before, after))).map(
      ({ start, end, otherStart, otherEnd }) => ({ start, end, inserted: after.slice(otherStart, otherEnd) }),
    ),
  );
}

/** Words that went one after the other went at one place. */
function joinRemovals(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const isOne = last !== undefined && last.end === edit.start && last.inserted === '' && edit.inserted === '';
    if (isOne) joined[joined.length - 1] = { ...last, end: edit.end };
    else joined.push(edit);
  }
  return joined;
}

/** The text that the edits make of `before`. Edits ascend and do not overlap. */
export function applyEdits(before: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, inserted } of edits) {
    parts.push(before.slice(at, start), inserted);
    at = end;
  }
  parts.push(before.slice(at));
  return parts.join('');
}

/** The edits that lead back. */
export function invertEdits(before: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map(({ start, end, inserted }) => {
    const from = start + shift;
    shift += inserted.length - (end - start);
    return { start: from, end: from + inserted.length, inserted: before.slice(start, end) };
  });
}

/** What lies between the common beginning and the common end, cut before a blank or a line break, never in a word. */
function differingStretch(before: string, after: string): { start: number; end: number; otherEnd: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  while (start > 0 && !(isBreak(before.charCodeAt(start)) && isBreak(after.charCodeAt(start)))) start--;
  let tail = 0;
  const most = shorter - start;
  while (tail < most && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
    tail++;
  }
  while (tail > 0 && !isBreak(before.charCodeAt(before.length - tail))) tail--;
  return { start, end: before.length - tail, otherEnd: after.length - tail };
}

const isBreak = (unit: number): boolean => unit === 0x20 || unit === 0x0a;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Cuts a stretch into words, blanks and signs. Lines are cut one by one: a long text stays cheap. */
function wordsOf(text: string, start: number, end: number, numbers: Map<string, number>): Side {
  const words: number[] = [];
  const starts: number[] = [];
  const add = (word: string, at: number) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    words.push(number);
    starts.push(at);
  };
  for (let line = start; line < end; ) {
    const newline = text.indexOf('\n', line);
    const lineEnd = newline < 0 || newline >= end ? end : newline;
    for (const { segment, index } of segmenter.segment(text.slice(line, lineEnd))) add(segment, line + index);
    if (lineEnd < end) add('\n', lineEnd);
    line = lineEnd + 1;
  }
  starts.push(end);
  return { words, starts };
}

function* editsIn(side: Side, other: Side, whole: Gap, newline: number): Generator<WordEdit> {
  const gap = withoutCommonEnds(side, other, whole);
  if (gap.from === gap.to && gap.otherFrom === gap.otherTo) return;
  if (gap.from === gap.to || gap.otherFrom === gap.otherTo) {
    yield gap;
    return;
  }
  const compared = compareWords(side, other, gap);
  if (compared) {
    yield* compared;
    return;
  }
  for (const part of partsOf(side, other, gap, newline)) {
    if (
      part.from === gap.from &&
      part.to === gap.to &&
      part.otherFrom === gap.otherFrom &&
      part.otherTo === gap.otherTo
    )
      yield part;
    else yield* editsIn(side, other, part, newline);
  }
}

function withoutCommonEnds(side: Side, other: Side, { from, to, otherFrom, otherTo }: Gap): Gap {
  let [first, last, otherFirst, otherLast] = [from, to, otherFrom, otherTo];
  while (first < last && otherFirst < otherLast && side.words[first] === other.words[otherFirst]) {
    first++;
    otherFirst++;
  }
  while (first < last && otherFirst < otherLast && side.words[last - 1] === other.words[otherLast - 1]) {
    last--;
    otherLast--;
  }
  return { from: first, to: last, otherFrom: otherFirst, otherTo: otherLast };
}

/** The fewest edits of a stretch; `null` when too much differs for finding them. */
function compareWords(side: Side, other: Side, { from, to, otherFrom, otherTo }: Gap): WordEdit[] | null {
  const changes = diffArrays(
    side.words.slice(from, to) as number[],
    other.words.slice(otherFrom, otherTo) as number[],
    { maxEditLength: mostDifferent },
  );
  if (!changes) return null;
  const edits: WordEdit[] = [];
  let [at, otherAt] = [from, otherFrom];
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      at += count;
      otherAt += count;
      continue;
    }
    const edit = {
      from: at,
      to: at + (removed ? count : 0),
      otherFrom: otherAt,
      otherTo: otherAt + (added ? count : 0),
    };
    const last = edits.at(-1);
    if (last && last.to === at && last.otherTo === otherAt)
      edits.splice(-1, 1, { ...edit, from: last.from, otherFrom: last.otherFrom });
    else edits.push(edit);
    at = edit.to;
    otherAt = edit.otherTo;
  }
  return edits;
}

interface SideOfText {
  readonly text: string;
  readonly side: Side;
}

/** The edits with each word put against the one most like it, where several words with only a blank between them changed. */
function closer(edits: readonly WordEdit[], one: SideOfText, two: SideOfText): WordEdit[] {
  const wordsIn = ({ text, side }: SideOfText, from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => text.slice(side.starts[from + at], side.starts[from + at + 1]));
  const isOnlyBlank = (from: number, to: number) => to - from === 1 && wordsIn(one, from, to)[0] === ' ';
  const groups: { edit: WordEdit; size: number }[] = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    if (last && isOnlyBlank(last.edit.to, edit.from)) {
      last.edit = { ...edit, from: last.edit.from, otherFrom: last.edit.otherFrom };
      last.size++;
    } else groups.push({ edit, size: 1 });
  }
  let next = 0;
  return groups.flatMap(({ edit, size }) => {
    const own = edits.slice(next, next + size);
    next += size;
    const [left, right] = [edit.to - edit.from, edit.otherTo - edit.otherFrom];
    if (left === 0 || right === 0 || (left === 1 && right === 1)) return own;
    const becomes = wordsIn(two, edit.otherFrom, edit.otherTo);
    const aligned = alignWords(wordsIn(one, edit.from, edit.to), becomes);
    if (!aligned) return own;
    const parts = (at: number) => /^[\s\p{P}]*$/u.test(becomes[at - edit.otherFrom] ?? '');
    return withSigns(editsOf(aligned, edit, one.side, two.side), parts);
  });
}

/** What is not the same in an alignment, word by word. */
function editsOf(aligned: readonly AlignedWord[], { from, otherFrom }: WordEdit, side: Side, others: Side): WordEdit[] {
  const edits: WordEdit[] = [];
  let [at, otherAt] = [from, otherFrom];
  for (const { word, other } of aligned) {
    const [to, otherTo] = [at + Number(word !== null), otherAt + Number(other !== null)];
    const same = word !== null && other !== null && side.words[at] === others.words[otherAt];
    if (!same) edits.push({ from: at, to, otherFrom: otherAt, otherTo });
    [at, otherAt] = [to, otherTo];
  }
  return edits;
}

/**
 * Letters and signs put in right beside a word that became another belong to it: neither blank nor punctuation parts them.
 * ("©" of "Ã©" is a sign to the rules of words.)
 */
function withSigns(edits: readonly WordEdit[], parts: (at: number) => boolean): WordEdit[] {
  const joined: WordEdit[] = [];
  const isSign = ({ from, to, otherFrom, otherTo }: WordEdit) =>
    from === to && !parts(otherFrom) && !parts(otherTo - 1);
  const isReplaced = ({ from, to, otherFrom, otherTo }: WordEdit) =>
    to > from && otherTo > otherFrom && !parts(otherFrom) && !parts(otherTo - 1);
  for (const edit of edits) {
    const last = joined.at(-1);
    const touches = last?.to === edit.from && last.otherTo === edit.otherFrom;
    if (last && touches && (isSign(last) ? isSign(edit) || isReplaced(edit) : isReplaced(last) && isSign(edit))) {
      joined.splice(-1, 1, { ...edit, from: last.from, otherFrom: last.otherFrom });
    } else joined.push(edit);
  }
  return joined;
}

/** A stretch in smaller ones: between words that stand once in both, else paragraph by paragraph, else itself. */
function partsOf(side: Side, other: Side, gap: Gap, newline: number): Gap[] {
  const anchors = commonAnchors(side.words.slice(gap.from, gap.to), other.words.slice(gap.otherFrom, gap.otherTo));
  if (anchors.length > 0) {
    return between(
      gap,
      anchors.map(([at, otherAt, length]) => ({
        from: gap.from + at,
        to: gap.from + at + length,
        otherFrom: gap.otherFrom + otherAt,
        otherTo: gap.otherFrom + otherAt + length,
      })),
    );
  }
  const breaks = placesOf(side.words, gap.from, gap.to, newline);
  const otherBreaks = placesOf(other.words, gap.otherFrom, gap.otherTo, newline);
  if (breaks.length === 0 || breaks.length !== otherBreaks.length) return [gap];
  return between(
    gap,
    breaks.map((at, index) => {
      const otherAt = otherBreaks[index] ?? 0;
      return { from: at, to: at + 1, otherFrom: otherAt, otherTo: otherAt + 1 };
    }),
  );
}

/** What lies between stretches that are the same on both sides. */
function between(gap: Gap, same: readonly Gap[]): Gap[] {
  const gaps: Gap[] = [];
  let [from, otherFrom] = [gap.from, gap.otherFrom];
  for (const stretch of same) {
    gaps.push({ from, to: stretch.from, otherFrom, otherTo: stretch.otherFrom });
    [from, otherFrom] = [stretch.to, stretch.otherTo];
  }
  gaps.push({ from, to: gap.to, otherFrom, otherTo: gap.otherTo });
  return gaps;
}

function placesOf(words: readonly number[], from: number, to: number, word: number): number[] {
  const places: number[] = [];
  for (let at = words.indexOf(word, from); at >= 0 && at < to; at = words.indexOf(word, at + 1)) places.push(at);
  return places;
}

/** Characters `[start, end)` became the characters `[otherStart, otherEnd)`. */
interface PlacedEdit extends TextRange {
  readonly otherStart: number;
  readonly otherEnd: number;
}

const placed = (edit: WordEdit, side: Side, other: Side): PlacedEdit => ({
  start: side.starts[edit.from] ?? 0,
  end: side.starts[edit.to] ?? 0,
  otherStart: other.starts[edit.otherFrom] ?? 0,
  otherEnd: other.starts[edit.otherTo] ?? 0,
});

/** An edit that takes in the whole of every character (grapheme) that it would cut, before or after. */
function widened(edit: PlacedEdit, before: string, after: string): PlacedEdit {
  let { start, end, otherStart, otherEnd } = edit;
  for (let step = 1; step > 0; start -= step, otherStart -= step) {
    step = Math.max(behindBoundary(before, start), behindBoundary(after, otherStart));
  }
  for (let step = 1; step > 0; end += step, otherEnd += step) {
    step = Math.max(beforeBoundary(before, end), beforeBoundary(after, otherEnd));
  }
  return { start, end, otherStart, otherEnd };
}

/** Units from the beginning of the character that `position` cuts; 0 between two characters. */
function behindBoundary(text: string, position: number): number {
  return isPlainCut(text, position) ? 0 : position - snapToGraphemes(text, position, position).start;
}

function beforeBoundary(text: string, position: number): number {
  if (isPlainCut(text, position) || position <= 0 || position >= text.length) return 0;
  return snapToGraphemes(text, position - 1, position).end - position;
}

/** Whether nothing can be cut here: a letter or blank follows that no character before it draws in (the common case, quickly). */
function isPlainCut(text: string, position: number): boolean {
  if (position <= 0 || position >= text.length) return true;
  const [previous, next] = [text.charCodeAt(position - 1), text.charCodeAt(position)];
  const mayDrawIn = (previous >= 0x600 && previous < 0xe00) || (previous >= 0xd800 && previous < 0xe000);
  return (
    !mayDrawIn &&
    ((next < 0x300 && next !== 0x0a) || (next >= 0x370 && next < 0x483) || (next >= 0x4e00 && next < 0xa000))
  );
}

/** Edits that took in one character of both become one; those that only touch stay two, so that each word has its own. */
function joinOverlapping(edits: readonly PlacedEdit[]): PlacedEdit[] {
  const joined: PlacedEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const apart = !last || (edit.start >= last.end && edit.otherStart >= last.otherEnd && edit.end > last.start);
    if (apart) joined.push(edit);
    else {
      joined.splice(-1, 1, {
        start: Math.min(last.start, edit.start),
        otherStart: Math.min(last.otherStart, edit.otherStart),
        end: Math.max(last.end, edit.end),
        otherEnd: Math.max(last.otherEnd, edit.otherEnd),
      });
    }
  }
  return joined;
}
