import { z } from 'zod';
import { pseudonymKinds } from '../../anonymity/pseudonyms.ts';
import { traceKinds } from '../../anonymity/trace.ts';
import { writingParts } from '../../anonymity/writingParts.ts';
import { codeId, codingId, documentId, groupId, memoId, speakerId, variableId } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

/** A name and what stands for it. Lives in the key file, which no study contains. */
export const pseudonym = z.object({
  id: z.string().min(1).max(64),
  /** All spellings, the longest first when they are looked for. */
  names: z.array(z.string().trim().min(1).max(2000)).min(1).max(50),
  replacement: z.string().trim().min(1).max(200),
  kind: z.enum(pseudonymKinds),
  matchCase: z.boolean().default(true),
  wholeWords: z.boolean().default(true),
});

/** Where words stand in a study. UTF-16 units of the text, the memo, the comment … */
const place = z.object({
  in: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('document'), documentId }),
    z.object({ kind: z.literal('documentName'), documentId }),
    z.object({ kind: z.literal('documentNote'), documentId }),
    z.object({ kind: z.literal('value'), documentId, variableId }),
    z.object({ kind: z.literal('memo'), memoId }),
    z.object({ kind: z.literal('memoTitle'), memoId }),
    z.object({ kind: z.literal('comment'), codingId, documentId }),
    z.object({
      kind: z.literal('code'),
      codeId,
      field: z.enum(['name', 'description', 'whenToUse', 'whenNotToUse', 'example']),
    }),
    z.object({ kind: z.literal('group'), groupId }),
    z.object({ kind: z.literal('speakerValue'), documentId, speakerId, variableId }),
    /** A name of something else; `condition` = words that a live set compares with. */
    z.object({
      kind: z.literal('label'),
      of: z.enum(['study', 'variable', 'speakerVariable', 'set', 'condition']),
      id: z.string(),
    }),
  ]),
  /** Name of the document or memo. */
  where: z.string(),
  start: z.int(),
  end: z.int(),
  before: z.string(),
  text: z.string(),
  after: z.string(),
});

const scope = {
  /** `null` = all. */
  documentIds: z.array(documentId).nullable().default(null),
  /** Also names, notes and groups of documents, values of variables, comments, codes and memos, names of variables and sets. */
  everywhere: z.boolean().default(true),
};

export const anonymityProcedures = {
  /** The pseudonym table of this study on this machine; `path` is `null` until a key file was made or chosen. */
  'pseudonyms.read': query(
    ['pseudonyms', 'study'],
    z.object({}),
    z.object({
      path: z.string().nullable(),
      /** Why the key file that was used last cannot be read now, or `null`. */
      trouble: z.string().nullable(),
      pseudonyms: z.array(pseudonym),
      /** Words that a person looked at and kept. */
      kept: z.array(z.string()),
    }),
  ),
  /** Makes a key file, or opens one that is there; refused inside the study file's own name. */
  'pseudonyms.use': mutation(
    ['pseudonyms'],
    z.object({ path: z.string().min(1).max(4096), create: z.boolean() }),
    z.object({ path: z.string(), pseudonyms: z.int() }),
  ),
  /** Lets go of the key file; it stays where it is. */
  'pseudonyms.release': mutation(['pseudonyms'], z.object({}), z.object({})),
  /** Writes the whole table. */
  'pseudonyms.write': mutation(
    ['pseudonyms'],
    z.object({
      pseudonyms: z.array(pseudonym).max(10_000),
      kept: z.array(z.string().max(2000)).max(100_000).optional(),
    }),
    z.object({ pseudonyms: z.int() }),
  ),
  /** Every place where a name of the table stands; nothing is changed. */
  'pseudonyms.find': query(
    ['pseudonyms', 'documents', 'memos', 'codings', 'codes', 'variables'],
    z.object({ ...scope, pseudonymIds: z.array(z.string()).nullable().default(null) }),
    z.object({
      total: z.int(),
      counts: z.array(z.object({ pseudonymId: z.string(), places: z.int(), documents: z.int() })),
      /** The first 1,000. */
      places: z.array(place.extend({ pseudonymId: z.string() })),
    }),
  ),
  /** Puts pseudonyms in the place of names, as a correction: codings stay put. One step, whose label names nobody. */
  'pseudonyms.replace': mutation(
    ['documents', 'codings', 'codes', 'memos', 'variables', 'speakers', 'sets', 'study'],
    z.object({ ...scope, pseudonymIds: z.array(z.string()).nullable().default(null) }),
    z.object({ places: z.int(), documents: z.int() }),
  ),
  /** Probable names and other traces, by rules and lists. It can miss, and says so wherever it is shown. */
  'anonymity.check': query(
    ['pseudonyms', 'documents', 'memos', 'codings', 'codes', 'variables'],
    z.object({
      ...scope,
      /** Only findings in these; `null` = all. Names are told by how words are written everywhere all the same. */
      parts: z.array(z.enum(writingParts)).nullable().default(null),
      /** Under which it tells by `progress` how far it has come. */
      jobId: z.string().max(64).optional(),
      kinds: z
        .array(z.enum(traceKinds))
        .min(1)
        .default([...traceKinds]),
    }),
    z.object({
      findings: z.array(
        z.object({
          kind: z.enum(traceKinds),
          text: z.string(),
          count: z.int(),
          documents: z.int(),
          /** 0 to 1: how sure the rule is. */
          confidence: z.number(),
          /** In words: why it was listed. */
          reason: z.string(),
          places: z.array(place),
        }),
      ),
      /** Kept words that were found again. */
      kept: z.int(),
    }),
  ),
  /**
   * Writes a copy of the study to give away: no history, no earlier versions of texts, no imported files; nobody can
   * take a replacement back in it. The study itself stays as it is.
   */
  'study.saveAnonymised': mutation(
    [],
    z.object({ path: z.string().min(1).max(4096) }),
    z.object({ path: z.string(), bytes: z.number() }),
  ),
};
