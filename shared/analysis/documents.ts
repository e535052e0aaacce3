import type { TextRange } from '../text/intervals.ts';
import type { ParagraphColumns } from '../text/paragraphs.ts';
import type { DocumentColumns } from './columns.ts';

/** The paragraphs of one document, in UTF-16 units. */
export function paragraphsOfDocument(documents: DocumentColumns, document: number): ParagraphColumns {
  const from = documents.paragraphOffset[document];
  const to = documents.paragraphOffset[document + 1];
  return { start: documents.paragraphStart.subarray(from, to), end: documents.paragraphEnd.subarray(from, to) };
}

/** Where the surrogate pairs of one document stand: what turns its positions into code points. */
export function astralOfDocument(documents: DocumentColumns, document: number): Int32Array {
  return documents.astral.subarray(documents.astralOffset[document], documents.astralOffset[document + 1]);
}

/** Paragraphs of the chosen documents together: the trials of `lift` (METHOD.md §3). */
export function paragraphCount(documents: DocumentColumns, chosen: Uint8Array | null | undefined): number {
  let count = 0;
  for (let document = 0; document < documents.ids.length; document++) {
    if (chosen && chosen[document] === 0) continue;
    count += (documents.paragraphOffset[document + 1] ?? 0) - (documents.paragraphOffset[document] ?? 0);
  }
  return count;
}

/** What two ranges share; empty, at the later start, when they do not overlap. */
export function sharedRange(a: TextRange, b: TextRange): TextRange {
  const start = Math.max(a.start, b.start);
  return { start, end: Math.max(start, Math.min(a.end, b.end)) };
}
