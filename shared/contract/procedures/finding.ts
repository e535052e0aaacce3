import { z } from 'zod';
import {
  code,
  codeId,
  codingId,
  documentId,
  givenName,
  memoId,
  range,
  speakerChoice,
  speakerId,
  variableId,
} from '../entities.ts';
import { mutation, query } from '../procedure.ts';

/** Where words can be looked for. */
export const searchPlaces = ['documents', 'memos', 'codes', 'comments'] as const;

/** What is looked for, and where. The same request governs hits, counts and what is coded. */
export const searchRequest = z.object({
  /**
   * Words and "phrases"; `*` stands for any letters and `?` for one (then whole words are compared), `\` before a sign means
   * the sign itself; a regular expression where `match` says so.
   */
  text: z.string().min(1).max(2000),
  /** All words in one paragraph (or memo, comment …), any of them, all of it as one phrase, or a regular expression. */
  match: z.enum(['all', 'any', 'phrase', 'pattern']).default('all'),
  wholeWords: z.boolean().default(false),
  matchCase: z.boolean().default(false),
  /** Diacritics tell words apart; else `e` finds `é` and the marks of Arabic and Hebrew do not matter. No part in patterns. */
  matchMarks: z.boolean().default(false),
  in: z.array(z.enum(searchPlaces)).min(1).default(['documents', 'memos', 'codes', 'comments']),
  documentIds: z.array(documentId).nullable().default(null),
  speakers: speakerChoice,
});
export type SearchRequest = z.infer<typeof searchRequest>;

/** One hit, in context. UTF-16 units of the text that it stands in. */
export const searchHit = z.object({
  in: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('document'), documentId, paragraph: z.int(), speakerId: speakerId.nullable() }),
    z.object({ kind: z.literal('memo'), memoId, field: z.enum(['title', 'text']) }),
    z.object({
      kind: z.literal('code'),
      codeId,
      field: z.enum(['name', 'description', 'whenToUse', 'whenNotToUse', 'example']),
    }),
    /** `paragraph` is where the coding begins, numbered from 1. */
    z.object({ kind: z.literal('comment'), codingId, documentId, paragraph: z.int() }),
    /** The note on a document; counted among the comments. */
    z.object({ kind: z.literal('note'), documentId }),
  ]),
  /** Name of the document, title of the memo, path of the code. */
  where: z.string(),
  start: z.int(),
  end: z.int(),
  before: z.string(),
  text: z.string(),
  after: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

const unit = {
  /** How much around each hit is coded: the hit itself, its sentence, its paragraph, or `paragraphs` on either side too. */
  unit: z.enum(['hit', 'sentence', 'paragraph', 'around']).default('paragraph'),
  paragraphs: z.int().min(0).max(50).default(1),
  /** Ranges that were struck from the preview. */
  except: z.array(range.extend({ documentId })).default([]),
};

/** In which order hits are listed. `left`: by the words before, read backwards from the hit; `right`: by those after it. */
export const hitOrder = z.enum(['place', 'left', 'hit', 'right']);

/** Whose words are counted, what is left out, and what stands side by side. */
export const wordsRequest = z.object({
  documentIds: z.array(documentId).nullable().default(null),
  speakers: speakerChoice,
  by: z.union([z.enum(['none', 'group', 'document']), z.object({ variableId })]).default('none'),
  /** Languages whose small words are left out (ISO 639-1). */
  stopLists: z.array(z.string().max(10)).default([]),
  alsoStop: z.array(z.string().max(100)).max(10_000).default([]),
  shortest: z.int().min(1).max(50).default(2),
  numbers: z.boolean().default(false),
  limit: z.int().min(1).max(5000).default(500),
});

export const findingProcedures = {
  /**
   * Hits in study order (documents, memos, codes, comments), or sorted by what stands around them: then the first 50,000.
   * Pages through with `offset`; the same request goes on where it stopped.
   */
  'search.find': query(
    ['documents', 'memos', 'codes', 'codings', 'speakers'],
    z.object({
      request: searchRequest,
      /** Code points shown on either side. */
      width: z.int().min(0).max(500).default(60),
      order: hitOrder.default('place'),
      descending: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    z.object({
      hits: z.array(searchHit),
      /** True when there are more behind these. */
      more: z.boolean(),
      /** What must be known before results can be trusted, in a sentence: a pattern stopped, an index being built. */
      warnings: z.array(z.string()),
    }),
  ),
  /** How many hits there are, in all and by document, memo, code and comment. */
  'search.count': query(
    ['documents', 'memos', 'codes', 'codings', 'speakers'],
    z.object({ request: searchRequest }),
    z.object({
      hits: z.int(),
      byPlace: z.object({ documents: z.int(), memos: z.int(), codes: z.int(), comments: z.int() }),
      /** In study order, those with hits; comments and notes of a document are not counted here. */
      byDocument: z.array(z.object({ documentId, hits: z.int() })),
      /** True when counting stopped before the end: the numbers are at least so high, and `warnings` says why. */
      more: z.boolean(),
      warnings: z.array(z.string()),
    }),
  ),
  /** The ranges that coding the hits would code. */
  'search.codePreview': query(
    ['documents', 'codings', 'speakers'],
    z.object({
      request: searchRequest,
      ...unit,
      /** Codes that they would get. */
      codeIds: z.array(codeId).default([]),
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({
      /** Ranges, and documents that have any. */
      total: z.int(),
      documents: z.int(),
      /** Codings that would be made but stand there already, by the same person. */
      existing: z.int(),
      /** The first `limit`; `text` has at most 400 characters, with … where it is cut. */
      ranges: z.array(
        range.extend({ documentId, documentName: z.string(), paragraph: z.int(), text: z.string(), hits: z.int() }),
      ),
      warnings: z.array(z.string()),
    }),
  ),
  /** Codes all hits in texts, in one step; a new code may be made in it. */
  'search.code': mutation(
    ['codings', 'codes'],
    z.object({
      request: searchRequest,
      ...unit,
      codeIds: z.array(codeId).default([]),
      newCode: z.object({ name: givenName, parentId: codeId.nullable() }).nullable().default(null),
    }),
    z.object({ added: z.int(), existing: z.int(), documents: z.int(), newCode: code.nullable() }),
  ),
  /** How often each word stands in the texts. */
  'words.frequencies': query(
    ['documents', 'variables', 'speakers'],
    wordsRequest,
    z.object({
      words: z.array(z.object({ word: z.string(), count: z.int(), documents: z.int(), byGroup: z.array(z.int()) })),
      groups: z.array(z.object({ name: z.string(), words: z.int() })),
      /** All words counted, and different ones, stop words left out. */
      total: z.int(),
      distinct: z.int(),
      stopLists: z.array(z.object({ language: z.string(), name: z.string() })),
    }),
  ),
};
