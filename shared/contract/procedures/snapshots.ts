import { z } from 'zod';
import { prose } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

/** A copy of the study as it was, kept in a folder beside it. */
export const snapshot = z.object({
  /** Names it among the snapshots of this study: its folder and its file. */
  id: z.string().min(1).max(1000),
  file: z.string(),
  /** ms since 1970 */
  at: z.number(),
  note: z.string(),
  bytes: z.number(),
  /** What stands in it; `null` when it cannot be read. */
  contents: z
    .object({ revision: z.int(), documents: z.int(), codes: z.int(), codings: z.int(), memos: z.int() })
    .nullable(),
  /** Why it is no use any more, in a sentence; `null` when it is sound. */
  damaged: z.string().nullable(),
});
export type Snapshot = z.infer<typeof snapshot>;

export const comparedKinds = ['documents', 'codes', 'codings', 'memos', 'variables', 'values'] as const;
export type ComparedKind = (typeof comparedKinds)[number];

/** What differs between a snapshot and the study now, for one kind of thing. Things are the same by their id. */
export const comparedThings = z.object({
  kind: z.enum(comparedKinds),
  /** In the study now and not in the snapshot. */
  added: z.int(),
  /** In the snapshot and not in the study now. */
  gone: z.int(),
  changed: z.int(),
  same: z.int(),
  /** The first of them: gone, then changed, then new. */
  things: z.array(
    z.object({
      id: z.string(),
      change: z.enum(['added', 'gone', 'changed']),
      label: z.string(),
      /** What of it changed: `name`, `text` … */
      what: z.array(z.string()),
    }),
  ),
});
export type ComparedThings = z.infer<typeof comparedThings>;

const id = z.string().min(1).max(1000);

export const snapshotProcedures = {
  /** The snapshots of the open study, newest first. Each is looked through, so that a damaged one says so. */
  'snapshots.list': query(
    ['snapshots', 'study'],
    z.object({}),
    z.object({
      /** Name of the folder in which the next one is made; it is beside the study. */
      folder: z.string(),
      snapshots: z.array(snapshot),
    }),
  ),
  /** A verified copy of the study with the date and a note. */
  'snapshots.make': mutation(['snapshots'], z.object({ note: prose.pipe(z.string().max(2000)).default('') }), snapshot),
  'snapshots.compare': query(
    ['snapshots', 'study', 'documents', 'codes', 'codings', 'memos', 'variables'],
    z.object({ id }),
    z.object({ snapshot, kinds: z.array(comparedThings) }),
  ),
  /** Writes a snapshot as a study of its own, to a path where nothing is. The open study stays as it is. */
  'snapshots.restore': mutation(
    [],
    z.object({ id, path: z.string().min(1).max(4096) }),
    z.object({ path: z.string(), bytes: z.number() }),
  ),
  'snapshots.delete': mutation(['snapshots'], z.object({ id }), z.object({})),
};
