import { z } from 'zod';
import { mutation, query } from '../procedure.ts';

/** What this machine remembers: never part of a study. */
export const preferences = z.object({
  coder: z.string().max(200),
  theme: z.enum(['light', 'dark', 'system']),
  /** Size of the reading text in pixels. */
  textSize: z.number().min(12).max(32),
  /** Sizes and open state of panes, last chart options and the like; the window owns the keys. */
  layout: z.record(z.string(), z.unknown()),
});

export const recentStudy = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: z.number(),
  documents: z.int(),
  codings: z.int(),
  memos: z.int(),
  /** False when the file is not there any more. */
  present: z.boolean(),
});

export const appProcedures = {
  'app.info': query(
    [],
    z.object({}),
    z.object({
      version: z.string(),
      door: z.enum(['electron', 'loopback', 'command-line']),
      platform: z.enum(['linux', 'darwin', 'win32', 'other']),
      /** Where dialogs start. */
      homeFolder: z.string(),
      /** True when the door shows its own open and save dialogs. */
      nativeDialogs: z.boolean(),
    }),
  ),
  'app.preferences': query(['preferences'], z.object({}), preferences),
  'app.setPreferences': mutation(['preferences'], preferences.partial(), preferences),
  'app.recent': query(['recent'], z.object({}), z.array(recentStudy)),
  'app.forgetRecent': mutation(['recent'], z.object({ path: z.string() }), z.object({})),
  /** Native dialogs, where the door has them; `paths` is empty when the person gave up. */
  'dialogs.open': query(
    [],
    z.object({
      title: z.string(),
      what: z.enum(['study', 'documents', 'table', 'folder', 'key', 'project']),
      multiple: z.boolean().default(false),
    }),
    z.object({ paths: z.array(z.string()) }),
  ),
  'dialogs.save': query(
    [],
    z.object({ title: z.string(), suggestedName: z.string(), extensions: z.array(z.string()) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** Folder listing for the window's own file dialog, where there is no native one. Folders first, hidden files left out. */
  'files.list': query(
    [],
    z.object({ folder: z.string().nullable(), extensions: z.array(z.string()).nullable().default(null) }),
    z.object({
      folder: z.string(),
      parent: z.string().nullable(),
      places: z.array(z.object({ name: z.string(), path: z.string() })),
      entries: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          folder: z.boolean(),
          bytes: z.number(),
          changedAt: z.number(),
        }),
      ),
    }),
  ),
  /** Writes what the window made (a list, a report, the original of a document) to a file, whole or not at all. */
  'files.save': mutation(
    [],
    z.object({ path: z.string().min(1).max(4096), base64: z.string(), overwrite: z.boolean().default(false) }),
    z.object({ bytes: z.number() }),
  ),
};
