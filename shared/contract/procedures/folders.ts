import { z } from 'zod';
import { documentId, milliseconds } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

const path = z.string().min(1).max(4096);

/** A file of this machine that may be brought in. */
const folderFile = z.object({
  path,
  /** Name for people: with the folders below the one that was given. */
  file: z.string(),
  /** Name of the file alone. */
  name: z.string(),
  /** The folders that it came in with, from the one that was given, with `/` between them; `null` for a single file. */
  folder: z.string().nullable(),
  bytes: z.number(),
  changedAt: milliseconds,
  /** Why it cannot be read at all, in one sentence. */
  failure: z.string().nullable(),
});
export type FolderFile = z.infer<typeof folderFile>;

/** `new`: never met; `changed`: other bytes than the document was made from; `missing`: not there any more; `leftOut`: met before, and no document of the study. */
export const fileStates = ['new', 'changed', 'missing', 'leftOut'] as const;

export const folderProcedures = {
  /** The files behind paths, folders walked; nothing is opened. */
  'folders.files': query([], z.object({ paths: z.array(path).min(1) }), z.array(folderFile)),
  /** Folders that documents of the open study came from, as this machine remembers them; never part of the study. */
  'folders.watched': query(
    ['preferences', 'study'],
    z.object({}),
    z.array(z.object({ folder: path, name: z.string(), since: milliseconds, lookedAt: milliseconds, files: z.int() })),
  ),
  /**
   * Remembers a folder with its files as they are now. Files whose bytes made a document belong to it; `settled` says so
   * of others: the document that holds them, or `null` for a file that is to be left out.
   */
  'folders.watch': mutation(
    ['preferences'],
    z.object({
      folder: path,
      /** Only these files are remembered anew, by their path; `null` = all. */
      settled: z
        .array(z.object({ path, documentId: documentId.nullable() }))
        .nullable()
        .default(null),
    }),
    z.object({ files: z.int() }),
  ),
  'folders.forget': mutation(['preferences'], z.object({ folder: path }), z.object({})),
  /** What is new, changed, missing or was left out in a folder since it was remembered. */
  'folders.lookAgain': query(
    ['documents', 'preferences'],
    z.object({ folder: path }),
    z.object({
      /** False when the folder itself is not there. */
      present: z.boolean(),
      /** Files that are in the study as they are. */
      known: z.int(),
      files: z.array(
        folderFile.extend({
          state: z.enum(fileStates),
          document: z.object({ id: documentId, name: z.string() }).nullable(),
        }),
      ),
    }),
  ),
};
