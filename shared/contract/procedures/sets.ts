import { z } from 'zod';
import { codesTests, type DocumentFilter, variableTests } from '../../domain/documentSet.ts';
import { codeId, documentId, documentSetId, givenName, groupId, variableId } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

const condition = z.discriminatedUnion('by', [
  z.object({ by: z.literal('group'), groupIds: z.array(groupId.nullable()).min(1) }),
  z.object({
    by: z.literal('variable'),
    variableId,
    /** `before`/`after` for dates and numbers; the day or number itself belongs to neither. */
    is: z.enum(variableTests),
    value: z.string().max(10_000),
  }),
  z.object({ by: z.literal('name'), contains: z.string().min(1).max(500) }),
  /** With subcodes. */
  z.object({ by: z.literal('codes'), codeIds: z.array(codeId).min(1), has: z.enum(codesTests) }),
]);

/** Which documents belong to a live set: those that meet all (or any) of its conditions, now and later. */
const documentFilter: z.ZodType<DocumentFilter, DocumentFilter> = z.object({
  match: z.enum(['all', 'any']),
  conditions: z.array(condition).min(1).max(50),
});

export const documentSet = z.object({
  id: documentSetId,
  name: z.string(),
  /** `null` = a fixed list. */
  filter: documentFilter.nullable(),
  /** Its documents now, in study order. */
  documentIds: z.array(documentId),
  /** Conditions that name what is not in the study any more and so match nothing, in sentences. */
  missing: z.array(z.string()),
  position: z.int(),
});

export const setProcedures = {
  'sets.list': query(['sets', 'documents', 'variables', 'codings', 'codes'], z.object({}), z.array(documentSet)),
  /** What a filter would hold, before it is saved. */
  'sets.preview': query(
    ['documents', 'variables', 'codings', 'codes'],
    z.object({ filter: documentFilter }),
    z.object({ documentIds: z.array(documentId), missing: z.array(z.string()) }),
  ),
  'sets.create': mutation(
    ['sets'],
    z.object({
      name: givenName,
      filter: documentFilter.nullable().default(null),
      /** For a fixed list. */
      documentIds: z.array(documentId).default([]),
    }),
    documentSet,
  ),
  'sets.update': mutation(
    ['sets'],
    z.object({
      id: documentSetId,
      name: givenName.optional(),
      filter: documentFilter.nullable().optional(),
      documentIds: z.array(documentId).optional(),
    }),
    documentSet,
  ),
  'sets.delete': mutation(['sets'], z.object({ id: documentSetId }), z.object({ changed: z.int() })),
};
