import { z } from 'zod';
import { codeId, coderId, documentId, variableId } from '../entities.ts';

/** A study as one web page to read, with what the researcher chose of it. `null` = all, an empty list = none. */
export const viewerRequest = z.object({
  what: z.literal('viewer'),
  documentIds: z.array(documentId).nullable().default(null),
  /** Each with its subcodes. */
  codeIds: z.array(codeId).nullable().default(null),
  coderIds: z.array(coderId).nullable().default(null),
  /** Memos of these types; an empty list leaves all memos out. */
  memoTypes: z.array(z.string().max(500)).nullable().default(null),
  variableIds: z.array(variableId).nullable().default(null),
  /** Comments on codings. */
  comments: z.boolean().default(true),
  /** Notes and groups of documents. */
  notes: z.boolean().default(true),
  /** Who coded, and who wrote memos. */
  coderNames: z.boolean().default(true),
  /** The charts of co-occurrence and of documents, over what goes in. */
  charts: z.boolean().default(true),
});
export type ViewerRequest = z.infer<typeof viewerRequest>;
