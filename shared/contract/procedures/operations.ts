import { z } from 'zod';
import { mutation, query } from '../procedure.ts';

/** One step of the history. `number` counts from 1 and is the study's revision after the step. */
export const operation = z.object({
  number: z.int(),
  id: z.string(),
  /** For the program: `codings.add`, `codes.merge`, `undo`, `redo` … */
  name: z.string(),
  /** For people: "Merge 3 codes into coping". */
  label: z.string(),
  actor: z.string(),
  at: z.number(),
  note: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  /** The step that an undo or redo is about. */
  target: z.int().nullable(),
  /** The undo that has taken this step back, while it is taken back. */
  undoneBy: z.int().nullable(),
  undoneAt: z.number().nullable(),
  changes: z.int(),
  /** The documents, codes and memos that it touched, by id (at most 12), for chips. */
  touches: z.array(z.object({ kind: z.enum(['document', 'code', 'memo']), id: z.string() })),
});
export type Operation = z.infer<typeof operation>;

const step = z.object({ number: z.int(), label: z.string() }).nullable();

export const operationProcedures = {
  'operations.state': query(['operations'], z.object({}), z.object({ revision: z.int(), undo: step, redo: step })),
  /** Newest first. */
  'operations.list': query(
    ['operations'],
    z.object({
      before: z.int().nullable().default(null),
      limit: z.int().min(1).max(1000).default(200),
      family: z.enum(['all', 'codings', 'codes', 'memos', 'documents', 'study']).default('all'),
      actor: z.string().nullable().default(null),
      /** Only steps taken before this moment: the list as it begins on a day. */
      until: z.number().nullable().default(null),
      /** False leaves undos and redos out: what was taken back says so itself. */
      undos: z.boolean().default(true),
    }),
    z.object({ operations: z.array(operation), total: z.int() }),
  ),
  /** Steps a day (days in the zone given, minutes east of UTC), by family and by actor. */
  'operations.calendar': query(
    ['operations'],
    z.object({ minutesEast: z.int().min(-900).max(900).default(0) }),
    z.object({
      days: z.array(z.object({ day: z.string(), steps: z.int() })),
      families: z.record(z.string(), z.int()),
      actors: z.array(z.object({ name: z.string(), steps: z.int() })),
    }),
  ),
  /** What a step changed: rows before and after as data, at most 500. */
  'operations.read': query(
    ['operations'],
    z.object({ number: z.int() }),
    z.object({
      operation,
      changes: z.array(
        z.object({
          table: z.string(),
          kind: z.enum(['insert', 'update', 'delete']),
          before: z.record(z.string(), z.unknown()).nullable(),
          after: z.record(z.string(), z.unknown()).nullable(),
          /** What changed, in words. */
          sentence: z.string(),
        }),
      ),
      total: z.int(),
      /** Steps that "undo to here" would take back, this one included; 0 when it is undone already. */
      undoes: z.int(),
    }),
  ),
  'operations.undo': mutation(['operations'], z.object({}), z.object({ label: z.string(), number: z.int() })),
  'operations.redo': mutation(['operations'], z.object({}), z.object({ label: z.string(), number: z.int() })),
  /** Takes back every step that stands, from the newest down to this one, this one included. */
  'operations.undoTo': mutation(['operations'], z.object({ number: z.int() }), z.object({ undone: z.int() })),
  'operations.setNote': mutation(
    ['operations'],
    z.object({ number: z.int(), note: z.string().max(10_000) }),
    z.object({}),
  ),
};
