import { z } from 'zod';
import { codeId, documentId } from '../entities.ts';
import { query } from '../procedure.ts';
import { segment } from './codings.ts';

/** A segment with what makes it typical of its code, or not. */
const compared = z.object({
  segment,
  /** Code points. */
  length: z.int(),
  /** How many of the usual company share words with it. */
  usual: z.int(),
  /** How many times longer or shorter than the median. */
  times: z.number(),
});

export const pageProcedures = {
  /** What the page of a code shows that nothing else tells: over all documents and coders. */
  'pages.code': query(
    ['codings', 'codes', 'documents', 'memos'],
    z.object({ codeId, withSubcodes: z.boolean().default(true), segments: z.int().min(1).max(20).default(3) }),
    z.object({
      codings: z.int(),
      /** Without those of subcodes. */
      own: z.int(),
      documents: z.int(),
      documentCount: z.int(),
      /** Code points covered, each once. */
      characters: z.int(),
      /** Median length of a segment in code points. */
      median: z.number(),
      /** Times at which the codings were made, ascending; ms. */
      made: z.instanceof(Float64Array),
      /** The documents with codings in study order, the first 300; in each the codings that touch every hundredth. */
      where: z.array(z.object({ documentId, name: z.string(), codings: z.int(), sections: z.instanceof(Int32Array) })),
      /** Codes that share words with it, most pairs first; `total` counts them all. */
      company: z.array(z.object({ codeId, pairs: z.int(), frequency: z.int(), c: z.number().nullable() })),
      companyTotal: z.int(),
      usual: z.array(z.object({ codeId, segments: z.int() })),
      typical: z.array(compared),
      outlying: z.array(compared),
    }),
  ),
  /** What the page of a document shows that nothing else tells: its codes, each with its subcodes and for itself. */
  'pages.document': query(
    ['codings', 'codes', 'documents'],
    z.object({ documentId }),
    z.object({
      codings: z.int(),
      /** Share of the characters that any coding covers, 0..1. */
      coverage: z.number(),
      /** Place in study order from 1, of how many. */
      place: z.int(),
      documentCount: z.int(),
      /** Codes with codings of their own here, most first. */
      codes: z.array(z.object({ codeId, codings: z.int(), characters: z.int(), coverage: z.number() })),
    }),
  ),
};
