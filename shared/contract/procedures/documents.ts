import { z } from 'zod';
import { variableTypes } from '../../domain/variable.ts';
import {
  documentGroup,
  documentId,
  formatMark,
  givenName,
  groupId,
  prose,
  studyDocument,
  variable,
  variableId,
} from '../entities.ts';
import { mutation, query } from '../procedure.ts';

const changed = z.object({ changed: z.int() });

export const documentProcedures = {
  'documents.list': query(
    ['documents'],
    z.object({}),
    z.object({ groups: z.array(documentGroup), documents: z.array(studyDocument) }),
  ),
  /** Codings by document, and by document and theme (own and subcodes' codings), as columns. */
  'documents.counts': query(
    ['documents', 'codings', 'codes'],
    z.object({}),
    z.object({
      documentIds: z.array(documentId),
      codings: z.instanceof(Int32Array),
      themeIds: z.array(z.string()),
      /** documents × themes, row by row. */
      byTheme: z.instanceof(Int32Array),
    }),
  ),
  'documents.read': query(
    ['documents'],
    z.object({ id: documentId }),
    z.object({ document: studyDocument, text: z.string(), format: z.array(formatMark) }),
  ),
  'documents.rename': mutation(['documents'], z.object({ id: documentId, name: givenName }), changed),
  'documents.setNote': mutation(['documents'], z.object({ id: documentId, note: prose }), changed),
  /** Moves documents, in the order given, into a group before another document (`null` = at the end). */
  'documents.move': mutation(
    ['documents'],
    z.object({
      ids: z.array(documentId).min(1),
      groupId: groupId.nullable(),
      before: documentId.nullable().default(null),
    }),
    changed,
  ),
  /** What goes with a document. */
  'documents.deletionPreview': query(
    ['documents', 'codings', 'memos'],
    z.object({ ids: z.array(documentId).min(1) }),
    z.object({ documents: z.int(), codings: z.int(), memoLinks: z.int() }),
  ),
  'documents.delete': mutation(
    ['documents', 'codings', 'memos', 'variables'],
    z.object({ ids: z.array(documentId).min(1) }),
    z.object({ documents: z.int(), codings: z.int() }),
  ),
  /** A new document from text that was typed or pasted. */
  'documents.create': mutation(
    ['documents'],
    z.object({ name: givenName, text: z.string(), groupId: groupId.nullable().default(null) }),
    studyDocument,
  ),
  'groups.create': mutation(['documents'], z.object({ name: givenName }), documentGroup),
  'groups.rename': mutation(['documents'], z.object({ id: groupId, name: givenName }), changed),
  /** Deletes the group; its documents stay, outside any group. */
  'groups.delete': mutation(['documents'], z.object({ id: groupId }), changed),
  'groups.move': mutation(['documents'], z.object({ id: groupId, before: groupId.nullable() }), changed),
};

const cell = z.object({ documentId, variableId, value: z.string().max(10_000).nullable() });

export const variableProcedures = {
  'variables.list': query(
    ['variables', 'documents'],
    z.object({}),
    z.object({
      variables: z.array(variable),
      values: z.array(z.object({ documentId, variableId, value: z.string() })),
    }),
  ),
  'variables.create': mutation(
    ['variables'],
    z.object({ name: givenName, type: z.enum(variableTypes), choices: z.array(givenName).default([]) }),
    variable,
  ),
  'variables.update': mutation(
    ['variables'],
    z.object({
      id: variableId,
      name: givenName.optional(),
      /** Changing the type is refused when a stored value does not fit. */
      type: z.enum(variableTypes).optional(),
      choices: z.array(givenName).optional(),
    }),
    variable,
  ),
  'variables.delete': mutation(['variables'], z.object({ id: variableId }), changed),
  /** Sets or clears (`null`) cells in one step; a value that does not fit its type refuses the whole step by name. */
  'variables.setValues': mutation(['variables'], z.object({ cells: z.array(cell).min(1).max(100_000) }), changed),
  /** From a CSV or XLSX table: first column = document name, other columns = variables, made where missing. */
  'variables.import': mutation(
    ['variables'],
    z.object({ path: z.string().optional(), name: z.string().optional(), base64: z.string().optional() }),
    z.object({
      variables: z.int(),
      values: z.int(),
      documents: z.int(),
      /** Rows whose document is not in the study, and cells that did not fit, in sentences. */
      warnings: z.array(z.string()),
    }),
  ),
};
