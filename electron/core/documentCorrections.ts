import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { correctionProcedures } from '#shared/contract/procedures/corrections.ts';
import type { CoreContext, Handlers } from './context.ts';
import { applyCorrection, prepareCorrection, showCorrection } from './correctionPreview.ts';
import { requireDocument } from './documentRules.ts';
import { duplicateDocument } from './duplicates.ts';
import { previewReread, readSourceOf, reread, tellOrigins } from './rereading.ts';
import { compareVersions, listVersions, readVersion } from './textVersions.ts';
import { brief } from './words.ts';

export const correctionHandlers: Handlers<keyof typeof correctionProcedures> = {
  'documents.correctionPreview': async (context, { id, text, format }) =>
    showCorrection(context, await prepareCorrection(context, id, text, format)),
  'documents.correct': correct,
  'documents.versions': (context, { id }) => listVersions(context.readable(), id),
  'documents.version': (context, { id, hash }) => readVersion(context.readable(), id, hash),
  'documents.compareVersions': compareVersions,
  'documents.origins': (context) => tellOrigins(context.readable()),
  'documents.source': (context, { id }) => readSourceOf(context.readable(), id),
  'documents.rereadPreview': previewReread,
  'documents.reread': reread,
  'documents.duplicate': duplicateDocument,
};

async function correct(
  context: CoreContext,
  { id, text, format, baseHash, decisions }: ParsedInputOf<'documents.correct'>,
): Promise<OutputOf<'documents.correct'>> {
  const { name } = requireDocument(context.readable(), id);
  const correction = await prepareCorrection(context, id, text, format);
  const label = `Correct the text of “${brief(name)}”`;
  return context.operate({ name: 'documents.correct', label }, (study) =>
    applyCorrection(study, id, baseHash, { ...correction, decisions }),
  );
}
