import { z } from 'zod';
import { codeId, coderId, documentId, speakerChoice, variableId } from '../entities.ts';

/**
 * Which part of the study goes out: the same choice for every export. `null` = all of a kind; ids that are not in the
 * study (any more) choose nothing.
 */
export const exportChoice = z.object({
  documentIds: z.array(documentId).nullable().default(null),
  codeIds: z.array(codeId).nullable().default(null),
  /** Whether chosen codes bring the codes below them along. */
  withSubcodes: z.boolean().default(true),
  variableIds: z.array(variableId).nullable().default(null),
  coderIds: z.array(coderId).nullable().default(null),
  speakers: speakerChoice,
});
export type ExportChoice = z.output<typeof exportChoice>;

/** The exports that a choice governs and that can be saved under a name. */
export const chosenExports = [
  'segments',
  'document-coding',
  'numbered-text',
  'codebook',
  'memos',
  'documents',
  'variables',
  'data-set',
  'audit',
] as const;
