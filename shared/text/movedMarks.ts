import { type FormatMark, paragraphMarks } from '../domain/document.ts';
import type { TextEdit } from './differences.ts';
import type { TextRange } from './intervals.ts';
import { createReanchor, type Reanchored } from './reanchor.ts';
import { namesAtHeads, speakerMark } from './speakerNames.ts';

/**
 * The marks of a corrected text: each stays with its words and goes with them; those of paragraphs cover them whole. A
 * speaker's name that was corrected is corrected in its mark too, and where a new paragraph begins with the name of
 * somebody who speaks already, it becomes a turn. Ascending.
 */
export function moveMarks(
  before: string,
  after: string,
  edits: readonly TextEdit[],
  marks: readonly FormatMark[],
): FormatMark[] {
  if (edits.length === 0) return [...marks];
  const reanchor = createReanchor(before, after, edits);
  const moved = marks.flatMap((mark) => {
    const range = mark.start === mark.end ? emptyPlace(reanchor, before.length, mark) : reanchor(mark).range;
    const placed = range && placeMark(before, after, mark, range);
    return placed ? [placed] : [];
  });
  const known = new Set(moved.flatMap(({ kind, value }) => (kind === 'speaker' && value ? [value] : [])));
  return [...moved, ...newTurns(after, moved, known)].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A mark without words goes with the character behind it, or else with the one before. */
function emptyPlace(
  reanchor: (range: TextRange) => Reanchored,
  length: number,
  { start }: FormatMark,
): TextRange | null {
  if (length === 0) return null;
  const atEnd = start >= length;
  const { range } = reanchor(atEnd ? { start: length - 1, end: length } : { start, end: start + 1 });
  const place = range && (atEnd ? range.end : range.start);
  return place === null ? null : { start: place, end: place };
}

function placeMark(before: string, after: string, mark: FormatMark, range: TextRange): FormatMark | null {
  if (paragraphMarks.has(mark.kind)) {
    const newline = after.indexOf('\n', range.end);
    const start = after.lastIndexOf('\n', range.start - 1) + 1;
    return { ...mark, start: range.start === 0 ? 0 : start, end: newline < 0 ? after.length : newline };
  }
  if (mark.kind !== 'speaker') return { ...mark, ...range };
  // A name that stands inside a paragraph now begins no turn.
  if (isAtHead(before, mark.start) && !isAtHead(after, range.start)) return null;
  const value = correctedName(
    before.slice(mark.start, mark.end),
    after.slice(range.start, range.end),
    mark.value ?? '',
  );
  return value === '' ? null : { ...mark, ...range, value };
}

const isAtHead = (text: string, position: number): boolean =>
  !/\S/u.test(text.slice(text.lastIndexOf('\n', position - 1) + 1, position));

/** The name in the words of a mark, when those were corrected: what stands between the same signs. */
function correctedName(before: string, after: string, name: string): string {
  const at = before.indexOf(name);
  if (before === after || name === '' || at < 0) return name;
  const [opening, closing] = [before.slice(0, at), before.slice(at + name.length)];
  if (!after.startsWith(opening) || !after.endsWith(closing)) return name;
  return after
    .slice(opening.length, after.length - closing.length)
    .replace(/\s+/gu, ' ')
    .trim();
}

function newTurns(text: string, marks: readonly FormatMark[], known: ReadonlySet<string>): FormatMark[] {
  if (known.size === 0) return [];
  const speakers = marks.filter(({ kind }) => kind === 'speaker');
  const taken = (start: number, end: number) => speakers.some((mark) => mark.start < end && start < mark.end);
  const heads = namesAtHeads(text, marks).filter(({ name }) => known.has(name));
  const starts = new Set(speakers.map(({ start }) => start));
  return heads.filter(({ start, end }) => !starts.has(start) && !taken(start, end)).map(speakerMark);
}
