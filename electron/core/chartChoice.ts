import type { CodingChoice } from '#shared/analysis/selection.ts';
import type { CoderId, DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { KeyedColumns } from '../store/columns.ts';
import type { ReadableStudy } from '../store/study.ts';
import { type CodingLimits, codingsWithin } from './codingLimits.ts';

/**
 * Which documents, coders and words of speakers take part, as flags. @throws AxialError `not_found` for one that is not in the study: a chart of
 * less than what was asked for would mislead.
 */
export function choiceOf(
  study: ReadableStudy,
  columns: KeyedColumns,
  chosen: {
    readonly documentIds: readonly DocumentId[] | null;
    readonly coderIds: readonly CoderId[] | null;
  } & CodingLimits,
): Omit<CodingChoice, 'sets'> {
  return {
    codings: codingsWithin(study, columns, chosen),
    documents: flagsOf(columns.documents.ids, chosen.documentIds, 'document'),
    coders: flagsOf(columns.coderIds, chosen.coderIds, 'coder'),
  };
}

function flagsOf(ids: readonly string[], chosen: readonly string[] | null, what: string): Uint8Array | null {
  if (chosen === null) return null;
  const place = new Map(ids.map((id, index) => [id, index]));
  const flags = new Uint8Array(ids.length);
  for (const id of chosen) {
    const at = place.get(id);
    if (at === undefined) throw new AxialError('not_found', `A chosen ${what} is not in the study any more.`);
    flags[at] = 1;
  }
  return flags;
}
