import { z } from 'zod';
import { code, codeId, documentId, givenName } from '../entities.ts';
import { mutation, query } from '../procedure.ts';
import { segment, segmentChoice, segmentGrouping, segmentOrder } from './codings.ts';

const reads = ['codings', 'codes', 'documents', 'memos', 'variables', 'speakers', 'sets'] as const;

/**
 * A query in its written form; the grammar stands with `parseQuery`. With the ids of what it names it is several times as
 * long as it was typed.
 */
export const expression = z.string().max(200_000);

/** What is asked: an expression, and what the trees and the speakers narrow it by. */
const asked = { expression, choice: segmentChoice.prefault({}) };

/** A stretch of text that codes cover together: no coding by itself. Positions in UTF-16 units. */
export const stretch = segment.pick({
  documentId: true,
  documentName: true,
  start: true,
  end: true,
  paragraph: true,
  lastParagraph: true,
  text: true,
  before: true,
  after: true,
  also: true,
});
export type Stretch = z.infer<typeof stretch>;

export const gives = z.enum(['segments', 'stretches']);

/** Where it stands in the expression, in UTF-16 units, and one sentence. */
const placed = { start: z.int(), end: z.int(), message: z.string() };

export const checkedQuery = z.object({
  /** Whether it can be read at all; what is wrong besides is that it does not fit the study. */
  readable: z.boolean(),
  /** In the order of the expression. `gone` = it was right once, and what it names was deleted. */
  errors: z.array(
    z.object({
      ...placed,
      gone: z.boolean(),
      /** The step of the history that took it away, while that stands: to be taken back. */
      takenBy: z.object({ number: z.int(), label: z.string(), at: z.number() }).nullable(),
    }),
  ),
  /** What can be run and makes no sense all the same: it can never find anything, or says the same twice. */
  doubts: z.array(z.object(placed)),
  /** In its canonical form, with names as they are now; `null` when it cannot be read. */
  spoken: z.string().nullable(),
  /** With the ids of what it names: the form that is kept, and that lives through renaming. */
  kept: z.string().nullable(),
  /** The exact rule in one sentence. */
  words: z.string().nullable(),
  gives: gives.nullable(),
});
export type CheckedQuery = z.infer<typeof checkedQuery>;

export const queryProcedures = {
  /** Reads an expression and holds it against the study; finds nothing yet. */
  'queries.check': query(
    ['codings', 'codes', 'documents', 'variables', 'sets'],
    z.object({ expression }),
    checkedQuery,
  ),
  /** A page of what a query finds, with totals over all of it. Of `segments` and `stretches` one is empty. */
  'queries.run': query(
    [...reads],
    z.object({
      ...asked,
      /** Stretches have a place and a length only. */
      order: segmentOrder.default('place'),
      descending: z.boolean().default(false),
      grouping: segmentGrouping.default('document'),
      context: z.enum(['none', 'sentence', 'paragraph']).default('sentence'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({
      gives,
      total: z.int(),
      documents: z.int(),
      /** Code points that at least one of them covers. */
      characters: z.int(),
      segments: z.array(segment),
      stretches: z.array(stretch),
    }),
  ),
  /**
   * How many were found in each document, in study order, and of each code, in the order of the tree; those with none are
   * left out. Of a code: its own codings that were found, or the stretches that its own codings touch.
   */
  'queries.counts': query(
    [...reads],
    z.object(asked),
    z.object({
      documents: z.array(z.object({ id: documentId, name: z.string(), count: z.int(), characters: z.int() })),
      codes: z.array(z.object({ id: codeId, path: z.string(), color: z.string(), count: z.int(), documents: z.int() })),
    }),
  ),
  /** Codes all that a query finds with one code, in one step; what is coded so already by the same person is counted. */
  'queries.code': mutation(
    ['codings', 'codes'],
    z.object({
      ...asked,
      codeId: codeId.nullable().default(null),
      newCode: z.object({ name: givenName, parentId: codeId.nullable() }).nullable().default(null),
    }),
    z.object({ added: z.int(), existing: z.int(), documents: z.int(), code }),
  ),
};
