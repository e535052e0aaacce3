import { z } from 'zod';
import {
  along,
  code,
  codeId,
  coderId,
  coding,
  codingId,
  documentId,
  givenName,
  prose,
  range,
  speakerChoice,
  weight,
} from '../entities.ts';
import { mutation, query } from '../procedure.ts';

const changed = z.object({ changed: z.int() });

/** Codings of one document as columns, sorted by start, then longer first. Positions in UTF-16 units. */
export const codingColumns = z.object({
  ids: z.array(codingId),
  codeIds: z.array(codeId),
  coderIds: z.array(coderId),
  start: z.instanceof(Int32Array),
  end: z.instanceof(Int32Array),
  /** NaN where none was given. */
  weight: z.instanceof(Float64Array),
  /** 1 where a comment stands. */
  commented: z.instanceof(Uint8Array),
});

/** Which segments: every condition must hold; `null` = all. The same choice governs lists, charts and exports. */
export const segmentChoice = z.object({
  codeIds: z.array(codeId).nullable().default(null),
  withSubcodes: z.boolean().default(true),
  documentIds: z.array(documentId).nullable().default(null),
  coderIds: z.array(coderId).nullable().default(null),
  /** Only segments that share at least one character with a coding of one of these codes (with their subcodes). */
  overlapping: z.array(codeId).nullable().default(null),
  /** Only segments that touch this range. */
  within: range.extend({ documentId }).nullable().default(null),
  codingIds: z.array(codingId).nullable().default(null),
  speakers: speakerChoice,
  /** Only segments that touch this stretch of the axis of the comparison chart. */
  along: along.optional(),
});
export type SegmentChoice = z.infer<typeof segmentChoice>;

export const segmentOrder = z.enum(['place', 'code', 'created', 'weight', 'length']);
export const segmentGrouping = z.enum(['document', 'code', 'none']);

/** A coded segment with what is needed to read it in context and to trace it. Positions in UTF-16 units. */
export const segment = coding.extend({
  documentName: z.string(),
  codePath: z.string(),
  color: z.string(),
  coderName: z.string(),
  /** First and last paragraph touched, numbered from 1; 0 when it touches none. */
  paragraph: z.int(),
  lastParagraph: z.int(),
  text: z.string(),
  before: z.string(),
  after: z.string(),
  /** Other codings that share at least one character with it. */
  also: z.array(z.object({ codingId, codeId, start: z.int(), end: z.int() })),
  memoTitles: z.array(z.string()),
});
export type Segment = z.infer<typeof segment>;

/** A coding as a table names it: for people and scripts. Positions in code points. */
export const codingRow = z.object({
  document: z.string().min(1, 'A coding needs the name of a document.'),
  code: z.string().min(1, 'A coding needs a code.'),
  start: z.int().min(0),
  end: z.int().min(0),
  coder: givenName.optional(),
  weight: weight.nullable().default(null),
  comment: prose.default(''),
});
export type CodingRow = z.infer<typeof codingRow>;

export const codingProcedures = {
  'codings.inDocument': query(['codings'], z.object({ documentId }), codingColumns),
  'codings.read': query(['codings'], z.object({ id: codingId }), coding.extend({ coderName: z.string() })),
  /**
   * Codes ranges with codes, in one step; a new code may be made in the same step. The coder is the one in the
   * preferences. What was coded so already is left as it is and counted in `existing`.
   */
  'codings.apply': mutation(
    ['codings', 'codes'],
    z.object({
      documentId,
      ranges: z.array(range).min(1).max(100_000),
      codeIds: z.array(codeId).default([]),
      newCode: z.object({ name: givenName, parentId: codeId.nullable() }).nullable().default(null),
      weight: weight.nullable().default(null),
      comment: prose.default(''),
    }),
    z.object({ added: z.array(codingId), existing: z.array(codingId), newCode: code.nullable() }),
  ),
  /**
   * Codes many places at once, in one step, as they stand in a table: documents by name or `#id`, codes by path (made
   * where missing, `\/` for a slash in a name), positions in code points. One bad row refuses the whole step by its
   * number. Without a coder it is the one in the preferences.
   */
  'codings.import': mutation(
    ['codings', 'codes'],
    z.object({ rows: z.array(codingRow).min(1).max(2_000_000) }),
    z.object({ added: z.int(), existing: z.int(), codes: z.int() }),
  ),
  'codings.update': mutation(
    ['codings'],
    z.object({ ids: z.array(codingId).min(1), weight: weight.nullable().optional(), comment: prose.optional() }),
    changed,
  ),
  'codings.resize': mutation(
    ['codings'],
    z.object({ id: codingId, start: z.int().min(0), end: z.int().min(0) }),
    changed,
  ),
  'codings.recode': mutation(
    ['codings'],
    z.object({ ids: z.array(codingId).min(1), codeId }),
    z.object({ changed: z.int(), joined: z.int() }),
  ),
  'codings.remove': mutation(['codings'], z.object({ ids: z.array(codingId).min(1) }), changed),
  'segments.query': query(
    ['codings', 'codes', 'documents', 'memos', 'speakers'],
    z.object({
      choice: segmentChoice,
      order: segmentOrder.default('place'),
      descending: z.boolean().default(false),
      grouping: segmentGrouping.default('document'),
      /** Context around each segment: sentences on either side, or the whole paragraphs it touches. */
      context: z.enum(['none', 'sentence', 'paragraph']).default('sentence'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({
      total: z.int(),
      documents: z.int(),
      characters: z.int(),
      segments: z.array(segment),
    }),
  ),
};
