import { z } from 'zod';
import {
  codeId,
  codingId,
  documentId,
  documentOrigin,
  formatMark,
  milliseconds,
  range,
  readingOptions,
  studyDocument,
} from '../entities.ts';
import { mutation, query } from '../procedure.ts';
import { importItem } from './transfers.ts';

/** A piece of a text that was replaced: positions in the text before, and what stands there now. UTF-16 units. */
const textEdit = range.extend({ inserted: z.string() });

/** A coding whose words are not what they were. Positions `before` in the old text, `after` in the new one. */
export const affectedCoding = z.object({
  codingId,
  codeId,
  codePath: z.string(),
  color: z.string(),
  coderName: z.string(),
  /** `changed`: some of its words are others now; `removed`: none of its words is left. */
  state: z.enum(['changed', 'removed']),
  before: range.extend({ text: z.string() }),
  /** Where it would stand; `null` when it has no place any more. */
  after: range.extend({ text: z.string() }).nullable(),
});
export type AffectedCoding = z.infer<typeof affectedCoding>;

const correction = {
  id: documentId,
  /** As typed; it is normalised as imported text is (METHOD.md §1). */
  text: z.string(),
  /** Marks of the new text; `null` = those of the text before, moved with their words. */
  format: z.array(formatMark).nullable().default(null),
};

const correctionPreview = z.object({
  /** Hash of the text that the preview was made from; a correction of another one is refused with `conflict`. */
  baseHash: z.string(),
  text: z.string(),
  edits: z.array(textEdit),
  affected: z.array(affectedCoding),
  /** Codings whose words stay as they are; `moved` of them stand elsewhere. */
  kept: z.int(),
  moved: z.int(),
  /** Segments that memos quote and whose words are not what they were. */
  memoPlaces: z.int(),
});

/** What becomes of an affected coding; without a word it takes the place proposed, or goes where there is none. */
const decision = z.discriminatedUnion('action', [
  z.object({ codingId, action: z.literal('confirm') }),
  z.object({ codingId, action: z.literal('drop') }),
  /** UTF-16 units of the new text. */
  z.object({ codingId, action: z.literal('place'), start: z.int().min(0), end: z.int().min(0) }),
]);

const { shape } = readingOptions;
/** What is to be read in another way; what is left out stays as the document was read. */
const readingChoice = z.object({
  encoding: shape.encoding.unwrap().optional(),
  changes: shape.changes.unwrap().optional(),
  comments: shape.comments.unwrap().optional(),
  hidden: shape.hidden.unwrap().optional(),
  joinHyphens: shape.joinHyphens.unwrap().optional(),
  mergeCues: shape.mergeCues.unwrap().optional(),
});

/** A newer file to read in the place of the one that is kept, which it then replaces; `null` = the kept one. */
const newerFile = importItem.nullable().default(null);

const corrected = z.object({
  document: studyDocument,
  kept: z.int(),
  moved: z.int(),
  changed: z.int(),
  dropped: z.int(),
});

export const correctionProcedures = {
  /** What a corrected text does to the codings, before anything is done. */
  'documents.correctionPreview': query(['documents', 'codings'], z.object(correction), correctionPreview),
  /** Gives a document a new version of its text: one step. Codings stay on their words. */
  'documents.correct': mutation(
    ['documents', 'codings', 'memos', 'speakers'],
    z.object({ ...correction, baseHash: z.string(), decisions: z.array(decision).default([]) }),
    corrected,
  ),
  /** Every text that the document has had, the newest first. */
  'documents.versions': query(
    ['documents', 'operations'],
    z.object({ id: documentId }),
    z.array(
      z.object({
        hash: z.string(),
        /** Step that brought this text in; its time, person and name. */
        operation: z.int(),
        at: milliseconds,
        actor: z.string(),
        label: z.string(),
        characters: z.int(),
        current: z.boolean(),
        /** Whether that step was taken back. */
        undone: z.boolean(),
      }),
    ),
  ),
  'documents.version': query(
    ['documents'],
    z.object({ id: documentId, hash: z.string() }),
    z.object({ text: z.string(), format: z.array(formatMark) }),
  ),
  /** Two versions held against each other: the edits that lead from one to the other. */
  'documents.compareVersions': query(
    ['documents'],
    z.object({ id: documentId, from: z.string(), to: z.string() }),
    z.object({ from: z.string(), to: z.string(), edits: z.array(textEdit) }),
  ),
  /** What came from where: one entry a document. */
  'documents.origins': query(
    ['documents'],
    z.object({}),
    z.array(
      documentOrigin.extend({
        documentId,
        sourceName: z.string(),
        sourceHash: z.string(),
        /** Size of the file in bytes; 0 for typed text. */
        bytes: z.int(),
        warnings: z.array(z.string()),
        readAt: milliseconds,
      }),
    ),
  ),
  /** The imported file as it came. */
  'documents.source': query(
    ['documents'],
    z.object({ id: documentId }),
    z.object({ name: z.string(), base64: z.string() }),
  ),
  /** What reading the kept file in another way would do: an encoding corrected after the import, tracked changes undone. */
  'documents.rereadPreview': query(
    ['documents', 'codings'],
    z.object({ id: documentId, options: readingChoice, item: newerFile }),
    correctionPreview.extend({ origin: documentOrigin, warnings: z.array(z.string()) }),
  ),
  'documents.reread': mutation(
    ['documents', 'codings', 'memos', 'speakers'],
    z.object({
      id: documentId,
      options: readingChoice,
      item: newerFile,
      baseHash: z.string(),
      decisions: z.array(decision).default([]),
    }),
    corrected,
  ),
  /** A copy of a document under another name, with its variables and, if wanted, its codings. */
  'documents.duplicate': mutation(
    ['documents', 'codings', 'variables', 'speakers'],
    z.object({ id: documentId, withCodings: z.boolean().default(false) }),
    studyDocument,
  ),
};
