import { z } from 'zod';
import { speakerRoles } from '../../domain/speaker.ts';
import { variableTypes } from '../../domain/variable.ts';
import {
  code,
  codeId,
  codingId,
  color,
  documentId,
  givenName,
  speaker,
  speakerId,
  variable,
  variableId,
} from '../entities.ts';
import { mutation, query } from '../procedure.ts';

const changed = z.object({ changed: z.int() });

export const speakerProcedures = {
  /** The names of those who are speakers, over the whole study, in the order they came in: what a filter offers. */
  'speakers.names': query(
    ['speakers', 'documents'],
    z.object({}),
    z.array(z.object({ name: z.string(), role: z.enum(speakerRoles), ids: z.array(speakerId) })),
  ),
  /**
   * Everybody who speaks in these documents (`null` = all), document by document in order of first turn, with the facts
   * noted about them.
   */
  'speakers.list': query(
    ['speakers', 'documents'],
    z.object({ documentIds: z.array(documentId).nullable().default(null) }),
    z.object({
      speakers: z.array(
        speaker.extend({
          turns: z.int(),
          /** Code points of their turns, names left out. */
          characters: z.int(),
        }),
      ),
      variables: z.array(variable),
      values: z.array(z.object({ speakerId, variableId, value: z.string() })),
    }),
  ),
  /** Turns of one document in order: UTF-16 units, from behind the name to the end of the last word. */
  'speakers.turns': query(
    ['speakers', 'documents'],
    z.object({ documentId }),
    z.array(z.object({ speakerId, nameStart: z.int(), start: z.int(), end: z.int() })),
  ),
  'speakers.update': mutation(
    ['speakers'],
    z.object({
      ids: z.array(speakerId).min(1),
      role: z.enum(speakerRoles).optional(),
      color: color.nullable().optional(),
    }),
    changed,
  ),
  /** Names at the head of paragraphs that may be speakers, the unmarked ones too, for these documents (`null` = all). */
  'speakers.candidates': query(
    ['speakers', 'documents'],
    z.object({ documentIds: z.array(documentId).nullable().default(null) }),
    z.array(
      z.object({
        name: z.string(),
        documents: z.int(),
        turns: z.int(),
        /** True when they are marked in all these documents. */
        marked: z.boolean(),
        role: z.enum(speakerRoles),
        /** The first words of a turn. */
        sample: z.string(),
      }),
    ),
  ),
  /**
   * Confirms who speaks: the names listed become speakers with these roles in every document that has them at the head
   * of a paragraph; one step. Marks of a document stand in a new version of its text, whose characters are the same.
   */
  'speakers.confirm': mutation(
    ['speakers', 'documents'],
    z.object({
      documentIds: z.array(documentId).nullable().default(null),
      names: z.array(z.object({ name: givenName, role: z.enum(speakerRoles) })).min(1),
    }),
    z.object({ speakers: z.int(), documents: z.int() }),
  ),
  /** Codes every turn of these speakers, in one step; a new code may be made in it. */
  'speakers.code': mutation(
    ['codings', 'codes'],
    z.object({
      speakerIds: z.array(speakerId).min(1),
      codeIds: z.array(codeId).default([]),
      newCode: z.object({ name: givenName, parentId: codeId.nullable() }).nullable().default(null),
    }),
    z.object({ added: z.array(codingId), existing: z.int(), newCode: code.nullable() }),
  ),
  'speakers.createVariable': mutation(
    ['speakers'],
    z.object({ name: givenName, type: z.enum(variableTypes), choices: z.array(givenName).default([]) }),
    variable,
  ),
  'speakers.deleteVariable': mutation(['speakers'], z.object({ id: variableId }), changed),
  'speakers.setValues': mutation(
    ['speakers'],
    z.object({
      cells: z
        .array(z.object({ speakerId, variableId, value: z.string().max(10_000).nullable() }))
        .min(1)
        .max(100_000),
    }),
    changed,
  ),
};
