import type { FormatMark } from '../domain/document.ts';
import type { TextEdit } from '../text/differences.ts';
import { moveMarks } from '../text/movedMarks.ts';
import { type NamePlace, replaceNames } from './pseudonyms.ts';

/** A text whose names were replaced, with the edits that did it; every name is an edit of its own. */
export interface Pseudonymised {
  readonly text: string;
  readonly format: FormatMark[];
  readonly edits: readonly TextEdit[];
}

/** Replaces these names in a text; marks go with their words, and what marks say themselves is replaced too. */
export function pseudonymise(
  before: string,
  format: readonly FormatMark[],
  places: readonly NamePlace[],
  find: (text: string) => NamePlace[],
): Pseudonymised {
  const text = replaceNames(before, places);
  const edits = places.map(({ start, end, pseudonym }) => ({ start, end, inserted: pseudonym.replacement }));
  const moved = edits.length === 0 ? [...format] : moveMarks(before, text, edits, format);
  // Names also stand in what editors remarked and where links lead.
  const marks = moved.map((mark) =>
    mark.value === undefined ? mark : { ...mark, value: replaceNames(mark.value, find(mark.value)) },
  );
  return { text, format: marks, edits };
}
