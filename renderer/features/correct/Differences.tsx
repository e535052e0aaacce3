import type { ReactNode } from 'react';
import { differencesOf, type TextEdit } from '#shared/text/differences.ts';
import { snapToCodePoint } from '#shared/text/offsets.ts';

type Side = 'before' | 'after';

/** Words of one side of a comparison: those that only this side has are marked, by a line and not by colour alone. */
export function MarkedWords({
  before,
  after,
  side,
}: {
  readonly before: string;
  readonly after: string;
  readonly side: Side;
}) {
  return <>{side === 'before' ? struck(before, differencesOf(before, after)) : added(before, after)}</>;
}

/** Of words that are the same on both sides, so many (UTF-16 units) are shown beside those that are not. */
const beside = 60;

/** A stretch that is the same, shortened in its middle: what changed must be in view. */
function shortened(words: string, place: 'first' | 'middle' | 'last'): string {
  if (place === 'first') return words.length <= 2 * beside ? words : `… ${tailOf(words)}`;
  if (place === 'last') return words.length <= 3 * beside ? words : `${headOf(words)} …`;
  return words.length <= 2.5 * beside ? words : `${headOf(words)} … ${tailOf(words)}`;
}

const headOf = (words: string): string => words.slice(0, snapToCodePoint(words, beside));
const tailOf = (words: string): string => words.slice(snapToCodePoint(words, words.length - beside));

function struck(before: string, edits: readonly TextEdit[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of edits) {
    parts.push(shortened(before.slice(at, start), at === 0 ? 'first' : 'middle'));
    if (end > start) parts.push(<del key={start}>{before.slice(start, end)}</del>);
    at = end;
  }
  return [...parts, shortened(before.slice(at), 'last')];
}

function added(before: string, after: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let [at, shift] = [0, 0];
  for (const { start, end, inserted } of differencesOf(before, after)) {
    parts.push(shortened(after.slice(at, start + shift), at === 0 ? 'first' : 'middle'));
    if (inserted !== '') parts.push(<ins key={start}>{inserted}</ins>);
    at = start + shift + inserted.length;
    shift += inserted.length - (end - start);
  }
  return [...parts, shortened(after.slice(at), 'last')];
}

/** Both sides in one line of text: what went is struck, what came is underlined. */
export function MergedWords({
  text,
  edits,
  from,
  to,
}: {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** The stretch of `text` that is shown; edits lie inside it. */
  readonly from: number;
  readonly to: number;
}) {
  const parts: ReactNode[] = [];
  let at = from;
  for (const [index, { start, end, inserted }] of edits.entries()) {
    parts.push(text.slice(at, start));
    if (end > start) parts.push(<del key={`d${index}`}>{text.slice(start, end)}</del>);
    if (inserted !== '') parts.push(<ins key={`i${index}`}>{inserted}</ins>);
    at = end;
  }
  return <>{[...parts, text.slice(at, to)]}</>;
}
