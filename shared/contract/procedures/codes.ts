import { z } from 'zod';
import { code, codeId, color, givenName, prose } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

const changed = z.object({ changed: z.int() });

export const codeProcedures = {
  'codes.list': query(['codes'], z.object({}), z.array(code)),
  /** Counts per code as columns, in the order of `codeIds`. "With" = own and all descendants, each coding once. */
  'codes.counts': query(
    ['codes', 'codings', 'documents'],
    z.object({}),
    z.object({
      codeIds: z.array(codeId),
      codings: z.instanceof(Int32Array),
      documents: z.instanceof(Int32Array),
      codingsWith: z.instanceof(Int32Array),
      documentsWith: z.instanceof(Int32Array),
    }),
  ),
  'codes.create': mutation(
    ['codes'],
    z.object({
      name: givenName,
      parentId: codeId.nullable().default(null),
      color: color.nullable().default(null),
      description: prose.default(''),
    }),
    code,
  ),
  'codes.update': mutation(
    ['codes'],
    z.object({
      id: codeId,
      name: givenName.optional(),
      color: color.nullable().optional(),
      description: prose.optional(),
      whenToUse: prose.optional(),
      whenNotToUse: prose.optional(),
      example: prose.optional(),
      /** One character, or `null` to take the key away. A key that another code has moves here. */
      key: z.string().max(4).nullable().optional(),
    }),
    code,
  ),
  /** Moves codes, in the order given, under a parent before a sibling (`null` = last). A cycle is a `conflict`. */
  'codes.move': mutation(
    ['codes'],
    z.object({
      ids: z.array(codeId).min(1),
      parentId: codeId.nullable(),
      before: codeId.nullable().default(null),
    }),
    changed,
  ),
  'codes.sort': mutation(
    ['codes'],
    z.object({
      parentId: codeId.nullable(),
      by: z.enum(['name', 'codings', 'documents']),
      deep: z.boolean().default(false),
    }),
    changed,
  ),
  /** Merges codes into one: codings, subcodes and memo links move; same coding on the same words is kept once, comments joined. */
  'codes.merge': mutation(
    ['codes', 'codings', 'memos'],
    z.object({
      ids: z.array(codeId).min(1),
      into: codeId,
      /** Whose name and fields survive; descriptions of the others are kept under their old names when true. */
      keepDescriptions: z.boolean().default(true),
      note: prose.default(''),
    }),
    z.object({ codes: z.int(), codingsMoved: z.int(), codingsJoined: z.int() }),
  ),
  'codes.deletionPreview': query(
    ['codes', 'codings', 'memos'],
    z.object({ ids: z.array(codeId).min(1) }),
    z.object({ codes: z.int(), codings: z.int(), documents: z.int(), memoLinks: z.int() }),
  ),
  'codes.delete': mutation(
    ['codes', 'codings', 'memos'],
    z.object({ ids: z.array(codeId).min(1) }),
    z.object({ codes: z.int(), codings: z.int() }),
  ),
};
