import type { FormatMark } from '../domain/document.ts';
import { tidyName } from './speakerNames.ts';

/**
 * What stands from one name of a speaker to the next, whoever that is; what stands before the first name has none. UTF-16
 * units, ending behind the last word, so that the blanks between two stretches belong to neither.
 */
export interface Stretch {
  readonly name: string | null;
  /** Where the name begins; of a stretch without a name, where its first word begins. */
  readonly nameStart: number;
  /** The first word behind the name; the end of the name when nothing is said. */
  readonly start: number;
  readonly end: number;
  /** Code points from `start` to `end`, and of the name up to `start`. */
  readonly characters: number;
  readonly nameCharacters: number;
}

/**
 * What one speaker says at a time: half-open, UTF-16 units; where nothing is said, `start` is `end`. Its characters are
 * those of its stretches, without the blanks between them.
 */
export type Turn = Stretch & { readonly name: string };

/** The text cut at its speaker marks, in order; empty for a blank text. Marks inside others and outside the text are left out. */
export function stretchesOf(text: string, format: readonly FormatMark[]): Stretch[] {
  const marks = marksInOrder(text, format);
  const before = stretchAt(text, null, 0, 0, marks[0]?.start ?? text.length);
  const turns = marks.map((mark, index) =>
    stretchAt(text, tidyName(mark.value ?? ''), mark.start, mark.end, marks[index + 1]?.start ?? text.length),
  );
  return before.characters > 0 ? [{ ...before, nameStart: before.start, nameCharacters: 0 }, ...turns] : turns;
}

function marksInOrder(text: string, format: readonly FormatMark[]): FormatMark[] {
  const marks = format
    .filter(
      ({ kind, start, end, value }) =>
        kind === 'speaker' && tidyName(value ?? '') !== '' && end <= text.length && start <= end,
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: FormatMark[] = [];
  for (const mark of marks) {
    const last = apart.at(-1);
    if (!last || (mark.start >= last.end && mark.start > last.start)) apart.push(mark);
  }
  return apart;
}

function stretchAt(text: string, name: string | null, nameStart: number, nameEnd: number, limit: number): Stretch {
  let start = nameEnd;
  while (start < limit && isGap(text, start, start === nameEnd && name !== null)) start++;
  let end = limit;
  while (end > start && isBlank(text, end - 1)) end--;
  // Behind a name without words no stretch begins: it ends where the name ends.
  if (start >= end) {
    const nameCharacters = codePoints(text, nameStart, nameEnd);
    return { name, nameStart, start: nameEnd, end: nameEnd, characters: 0, nameCharacters };
  }
  const [nameCharacters, characters] = [codePoints(text, nameStart, start), codePoints(text, start, end)];
  return { name, nameStart, start, end, characters, nameCharacters };
}

/** Blanks, and the colon behind a name that is marked without it. */
const isGap = (text: string, at: number, first: boolean): boolean =>
  isBlank(text, at) || (first && (text[at] === ':' || text[at] === '：'));

const isBlank = (text: string, at: number): boolean => /\s/u.test(text[at] ?? '');

function codePoints(text: string, start: number, end: number): number {
  let characters = end - start;
  for (let at = start; at < end; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) characters--;
  return characters;
}

/**
 * Who says what: the stretches of those who are speakers. A name that is none ("Break", "Place") ends no turn: its words
 * belong to the turn before.
 */
export function turnsOf(stretches: readonly Stretch[], isSpeaker: (name: string) => boolean): Turn[] {
  const turns: Turn[] = [];
  for (const stretch of stretches) {
    const { name } = stretch;
    const last = turns.at(-1);
    if (name !== null && isSpeaker(name)) turns.push({ ...stretch, name });
    else if (last && stretch.end > stretch.nameStart) turns[turns.length - 1] = withMore(last, stretch);
  }
  return turns;
}

/** The name between them is no speaker's name: it counts as words. */
function withMore(turn: Turn, { nameStart, end, characters, nameCharacters }: Stretch): Turn {
  const start = turn.start === turn.end ? nameStart : turn.start;
  return { ...turn, start, end, characters: turn.characters + nameCharacters + characters };
}
