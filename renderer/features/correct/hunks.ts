import type { TextEdit } from '#shared/text/differences.ts';

/** A stretch of lines around some changes; UTF-16 units of the text before. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly edits: readonly TextEdit[];
  /** Lines left out between the hunk before and this one. */
  readonly skipped: number;
}

/** The changed lines of a text with one line around them; what lies between is only counted. */
export function hunksOf(text: string, edits: readonly TextEdit[]): { hunks: Hunk[]; rest: number } {
  const hunks: { from: number; to: number; edits: TextEdit[]; skipped: number }[] = [];
  for (const edit of edits) {
    const from = lineStart(text, Math.max(0, lineStart(text, edit.start) - 1));
    const to = lineEnd(text, Math.min(text.length, lineEnd(text, edit.end) + 1));
    const last = hunks.at(-1);
    if (last && from <= last.to + 1) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else hunks.push({ from, to, edits: [edit], skipped: linesBetween(text, last ? last.to + 1 : 0, from) });
  }
  const end = hunks.at(-1)?.to ?? 0;
  return { hunks, rest: end >= text.length ? 0 : linesBetween(text, end + 1, text.length + 1) };
}

const lineStart = (text: string, position: number): number =>
  position <= 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;

function lineEnd(text: string, position: number): number {
  const newline = text.indexOf('\n', position);
  return newline < 0 ? text.length : newline;
}

/** Lines with words between two places. */
function linesBetween(text: string, from: number, to: number): number {
  if (from >= to) return 0;
  return text
    .slice(from, to)
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}
