import type { ReactNode } from 'react';
import { differencesOf, type TextEdit } from '#shared/text/differences.ts';

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

function struck(before: string, edits: readonly TextEdit[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of edits) {
    parts.push(before.slice(at, start));
    if (end > start) parts.push(<del key={start}>{before.slice(start, end)}</del>);
    at = end;
  }
  return [...parts, before.slice(at)];
}

function added(before: string, after: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let [at, shift] = [0, 0];
  for (const { start, end, inserted } of differencesOf(before, after)) {
    parts.push(after.slice(at, start + shift));
    if (inserted !== '') parts.push(<ins key={start}>{inserted}</ins>);
    at = start + shift + inserted.length;
    shift += inserted.length - (end - start);
  }
  return [...parts, after.slice(at)];
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
