import { z } from 'zod';
import { documentId } from '../entities.ts';
import { query } from '../procedure.ts';

export const searchProcedures = {
  /** Words in the texts of all documents, without regard to case, in study order; at most `limit` places. UTF-16 units. */
  'search.texts': query(
    ['documents'],
    z.object({ words: z.string().min(1).max(500), limit: z.int().min(1).max(1000).default(20) }),
    z.object({
      places: z.array(
        z.object({
          documentId,
          documentName: z.string(),
          /** Numbered from 1; 0 when it touches none. */
          paragraph: z.int(),
          start: z.int(),
          end: z.int(),
          before: z.string(),
          text: z.string(),
          after: z.string(),
        }),
      ),
      /** True when there are more places than were asked for. */
      more: z.boolean(),
    }),
  ),
};
