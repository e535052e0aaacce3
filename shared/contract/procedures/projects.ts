import { z } from 'zod';
import { mutation, query } from '../procedure.ts';
import { exportChoice } from './exportChoice.ts';

/** A project with its files, the same without files, or only the codes. */
export const projectFormats = ['qdpx', 'qde', 'qdc'] as const;
export type ProjectFormat = (typeof projectFormats)[number];

/** What of the study goes into a project. Codes above a chosen one come along, without codings. */
export const projectChoice = exportChoice.omit({ speakers: true }).extend({
  memos: z.boolean().default(true),
  /** The files that documents were imported from; the texts are always there. */
  sources: z.boolean().default(true),
  /** Where files lay on the computers that they came from, as another program wrote it. */
  paths: z.boolean().default(false),
  /** Positions as NVivo counts them, instead of as the standard does. */
  nvivo: z.boolean().default(false),
});

/** Something that other programs will not see, and how much of it there is. */
const projectLoss = z.object({
  what: z.string(),
  count: z.int(),
  sentence: z.string(),
  /** It is in the file all the same, for Axial. */
  carried: z.boolean(),
});

const projectRequest = z.object({
  format: z.enum(projectFormats),
  choice: projectChoice.prefault({}),
});

export const projectProcedures = {
  /** What a project will hold, and what other programs will not see of it, before it is written. */
  'projects.losses': query(
    ['documents', 'codes', 'codings', 'memos', 'variables', 'speakers', 'sets', 'exchange'],
    projectRequest,
    z.object({
      counts: z.array(z.object({ what: z.string(), count: z.int() })),
      losses: z.array(projectLoss),
    }),
  ),
  /**
   * Writes the study as a REFI-QDA project or codebook, whole or not at all; `overwrite` must be said. Progress comes as
   * events that carry `jobId`, and `jobs.cancel` leaves no file.
   */
  'projects.write': mutation(
    [],
    projectRequest.extend({
      path: z.string().min(1).max(4096),
      overwrite: z.boolean().default(false),
      jobId: z.string().min(1).max(64).optional(),
    }),
    z.object({
      path: z.string(),
      bytes: z.int(),
      counts: z.array(z.object({ what: z.string(), count: z.int() })),
      losses: z.array(projectLoss),
      /** What the check of the written elements found; empty when all is as the standard has it. */
      findings: z.array(z.object({ element: z.string(), name: z.string(), guid: z.string(), sentence: z.string() })),
    }),
  ),
};
