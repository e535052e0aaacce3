import { differencesOf, type TextEdit } from '#shared/text/differences.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { createReanchor, type Reanchored } from '#shared/text/reanchor.ts';
import type { CodingColumns } from '../../reader/codingSet.ts';

/** A coding as it stands on the text being typed. */
export interface LiveCoding extends Reanchored {
  readonly place: number;
}

/** What the correction does so far; `null` where so much of a long text differs that it is told only when it is checked. */
export interface LiveCorrection {
  readonly edits: readonly TextEdit[];
  /** Where the words that are new stand, in the text being typed. */
  readonly changed: readonly TextRange[];
  readonly codings: readonly LiveCoding[];
}

/** UTF-16 units that may differ for a comparison between two letters typed. */
const quick = 300_000;

/** Compares the text that was with the one being typed, and puts the codings on their words. */
export function followCorrection(
  before: string,
  text: string,
  columns: CodingColumns | undefined,
): LiveCorrection | null {
  if (differingLength(before, text) > quick) return null;
  const edits = differencesOf(before, text);
  const reanchor = createReanchor(before, text, edits);
  const codings = Array.from(columns?.ids ?? [], (_, place) => ({
    place,
    ...reanchor({ start: columns?.start[place] ?? 0, end: columns?.end[place] ?? 0 }),
  }));
  return { edits, changed: changedRanges(edits), codings };
}

function differingLength(before: string, text: string): number {
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail++;
  }
  return Math.max(before.length, text.length) - start - tail;
}

/** Where what the edits put in stands afterwards. UTF-16 units of the new text. */
export function changedRanges(edits: readonly TextEdit[]): TextRange[] {
  let shift = 0;
  return edits.flatMap(({ start, end, inserted }) => {
    const from = start + shift;
    shift += inserted.length - (end - start);
    return inserted === '' ? [] : [{ start: from, end: from + inserted.length }];
  });
}
