import type { WordDocument } from '#shared/interchange/wordDocument.ts';

/** A document to write as DOCX. */
export interface WordFileRequest {
  readonly document: WordDocument;
}
