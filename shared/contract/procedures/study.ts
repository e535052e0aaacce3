import { z } from 'zod';
import { coder, coderId, givenName, studyId } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

export const studyInfo = z.object({
  id: studyId,
  name: z.string(),
  path: z.string(),
  schema: z.int(),
  createdAt: z.number(),
  /** Number of the last operation: every answer about the study belongs to one revision. */
  revision: z.int(),
  /** Why nothing can be written, in a sentence; `null` when it can. */
  readOnly: z.string().nullable(),
  coderId: coderId.nullable(),
});

export const finding = z.object({ level: z.enum(['error', 'warning']), message: z.string() });

const path = z.string().min(1).max(4096);

export const studyProcedures = {
  'study.state': query(['study'], z.object({}), z.object({ study: studyInfo.nullable() })),
  'study.create': mutation(
    ['study', 'recent'],
    z.object({ path, name: givenName.optional(), template: z.enum(['empty', 'five-themes']).default('empty') }),
    studyInfo,
  ),
  /** Opens for writing; `readOnly: true` opens a locked or write-protected study for reading. */
  'study.open': mutation(['study', 'recent'], z.object({ path, readOnly: z.boolean().default(false) }), studyInfo),
  /** A fresh copy of the sample study in the place given, or in the person's documents folder; opened at once. */
  'study.openSample': mutation(['study', 'recent'], z.object({ path: path.optional() }), studyInfo),
  'study.close': mutation(['study'], z.object({}), z.object({})),
  'study.rename': mutation(['study'], z.object({ name: givenName }), studyInfo),
  /** A verified copy of the whole study file; refuses to write over a file that is there. */
  'study.saveCopy': mutation([], z.object({ path }), z.object({ path: z.string(), bytes: z.number() })),
  'study.check': query(['study'], z.object({}), z.object({ findings: z.array(finding), checked: z.array(z.string()) })),
  'study.summary': query(
    ['documents', 'codings', 'codes', 'memos'],
    z.object({}),
    z.object({
      documents: z.int(),
      groups: z.int(),
      codes: z.int(),
      codings: z.int(),
      memos: z.int(),
      variables: z.int(),
      operations: z.int(),
      lastBackupAt: z.number().nullable(),
    }),
  ),
  'study.coders': query(['codings'], z.object({}), z.array(coder.extend({ codings: z.int() }))),
};
