import { z } from 'zod';
import { mutation } from '../procedure.ts';

/** A file in an archive. */
const archivedFile = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() });

export const archiveProcedures = {
  /**
   * Packs the study with what others need to read it into one zip: the study, the project for other programs, the codebook,
   * the coded segments, the history, a README and checksums. Written whole or not at all, and read back. Progress comes as
   * events that carry `jobId`, and `jobs.cancel` leaves no file.
   */
  'archive.pack': mutation(
    [],
    z.object({
      path: z.string().min(1).max(4096),
      overwrite: z.boolean().default(false),
      jobId: z.string().min(1).max(64),
      /** Every step of the study, earlier texts, and the files that were imported. */
      history: z.boolean().default(true),
    }),
    z.object({
      path: z.string(),
      bytes: z.number(),
      files: z.array(archivedFile),
      /** What could not be put in, a sentence each. */
      missing: z.array(z.string()),
    }),
  ),
};
