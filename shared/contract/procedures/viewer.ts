import { z } from 'zod';
import { exportChoice } from './exportChoice.ts';

/** A study as one web page to read, with what the researcher chose of it. */
export const viewerRequest = z.object({
  what: z.literal('viewer'),
  choice: exportChoice.prefault({}),
  /** Memos of these types; `null` = of all, an empty list = none. */
  memoTypes: z.array(z.string().max(500)).nullable().default(null),
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
