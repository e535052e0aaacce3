import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { type CodingRow, findCodingRow } from '../store/codings.ts';
import { findDocumentKey } from '../store/documents.ts';
import type { ReadableStudy } from '../store/study.ts';
import type { TextShape } from '../store/texts.ts';

/** @throws AxialError `not_found` */
export function requireDocumentKey(study: ReadableStudy, id: DocumentId): number {
  const key = findDocumentKey(study, id);
  if (key === undefined) throw new AxialError('not_found', 'This document is not in the study any more.');
  return key;
}

/** @throws AxialError `not_found` */
export function requireCodingRow(study: ReadableStudy, id: CodingId): CodingRow {
  const row = findCodingRow(study, id);
  if (!row) throw new AxialError('not_found', 'This coding is not in the study any more.');
  return row;
}

/**
 * A coding stands on at least one character, inside its text, and on whole characters (METHOD.md §1, §2). UTF-16 units.
 * @throws AxialError `invalid_input` with the numbers.
 */
export function checkRange({ length, astral }: Pick<TextShape, 'length' | 'astral'>, { start, end }: TextRange): void {
  if (start >= end) throw new AxialError('invalid_input', `The range ${start} to ${end} is empty.`);
  if (start < 0 || end > length) {
    throw new AxialError('invalid_input', `The range ${start} to ${end} is outside the text, which ends at ${length}.`);
  }
  for (const position of [start, end]) {
    if (splitsPair(astral, position)) {
      throw new AxialError('invalid_input', `The range ${start} to ${end} cuts a character in two at ${position}.`);
    }
  }
}

/** Whether a position lies inside a surrogate pair; `astral` holds the first halves, ascending. */
function splitsPair(astral: Int32Array, position: number): boolean {
  let low = 0;
  let high = astral.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((astral[middle] ?? 0) < position - 1) low = middle + 1;
    else high = middle;
  }
  return astral[low] === position - 1;
}
