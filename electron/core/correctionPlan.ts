import type { FormatMark } from '#shared/domain/document.ts';
import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { applyEdits, differencesOf, type TextEdit } from '#shared/text/differences.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { moveMarks } from '#shared/text/movedMarks.ts';
import { createReanchor, type Reanchored } from '#shared/text/reanchor.ts';
import { type CodingRow, listCodingRowsIn } from '../store/codings.ts';
import { findDocumentIdByKey, readTextHash } from '../store/documents.ts';
import { listPlaceLinks, type StoredLink } from '../store/memoLinks.ts';
import type { ReadableStudy } from '../store/study.ts';
import { readText } from '../store/texts.ts';

/** What becomes of a coding whose words are not what they were. Positions of the new text, UTF-16 units. */
export type Decision =
  | { readonly codingId: CodingId; readonly action: 'confirm' | 'drop' }
  | ({ readonly codingId: CodingId; readonly action: 'place' } & TextRange);

/** A new text for a document, and what was decided about its codings. */
export interface TextCorrection {
  readonly documentKey: number;
  /** Normalised (METHOD.md §1). */
  readonly text: string;
  /** Marks of the new text; `null` or left out = those of the text before, moved with their words. */
  readonly format?: readonly FormatMark[] | null;
  /** The edits that lead to the new text, where they are known; found by comparing where left out. */
  readonly edits?: readonly TextEdit[];
  /** A coding that none is about takes the place proposed, or goes when there is none. */
  readonly decisions?: readonly Decision[];
}

/** What a correction does to what stands on the text. */
export interface CorrectionPlan {
  /** Hash of the text before. */
  readonly baseHash: string;
  readonly documentId: DocumentId;
  readonly before: string;
  readonly text: string;
  readonly format: readonly FormatMark[];
  readonly formatBefore: readonly FormatMark[];
  readonly edits: readonly TextEdit[];
  readonly reanchor: (range: TextRange) => Reanchored;
  readonly codings: readonly (Reanchored & { readonly row: CodingRow })[];
  readonly links: readonly (Reanchored & { readonly link: StoredLink & { readonly memoKey: number } })[];
}

/** Where each coding stands afterwards, by its key; `null` = nowhere. */
export type Targets = ReadonlyMap<number, TextRange | null>;

/** Works out what a correction would do; writes nothing. @throws AxialError `study_damaged` */
export function planCorrection(study: ReadableStudy, correction: TextCorrection): CorrectionPlan {
  const { documentKey, text } = correction;
  const stored = requireStoredText(study, documentKey);
  const edits = correction.edits ?? differencesOf(stored.text, text);
  if (correction.edits && applyEdits(stored.text, edits) !== text) throw new Error('Edits that lead to another text.');
  const reanchor = createReanchor(stored.text, text, edits);
  return {
    documentId: requireDocumentId(study, documentKey),
    baseHash: stored.hash,
    before: stored.text,
    formatBefore: stored.format,
    text,
    format: correction.format ?? moveMarks(stored.text, text, edits, stored.format),
    edits,
    reanchor,
    codings: listCodingRowsIn(study, documentKey).map((row) => ({ row, ...reanchor(row) })),
    links: listPlaceLinks(study, documentKey).map((link) => ({
      link,
      ...reanchor({ start: link.start ?? 0, end: link.end ?? 0 }),
    })),
  };
}

/** The text of a document as it stands. @throws AxialError `study_damaged` */
export function requireStoredText(
  study: ReadableStudy,
  documentKey: number,
): { readonly hash: string; readonly text: string; readonly format: FormatMark[] } {
  const hash = readTextHash(study, documentKey);
  const stored = readText(study, hash);
  if (!stored) throw new AxialError('study_damaged', 'The text of this document is missing from the study file.');
  return { hash, ...stored };
}

function requireDocumentId(study: ReadableStudy, documentKey: number): DocumentId {
  const id = findDocumentIdByKey(study, documentKey);
  if (!id) throw new AxialError('not_found', 'This document is not in the study any more.');
  return id;
}
