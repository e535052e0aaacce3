import type { OutputOf } from '#shared/contract/index.ts';
import type { AffectedCoding } from '#shared/contract/procedures/corrections.ts';
import { type CodeTree, colorOf, pathOf } from '#shared/domain/codeTree.ts';
import type { FormatMark } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { findCoding } from '../store/codings.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { type CorrectionPlan, planCorrection, requireStoredText, type TextCorrection } from './correctionPlan.ts';
import { correctText } from './corrections.ts';
import { requireDocument } from './documentRules.ts';
import { findDifferences } from './textDifferences.ts';

/** A correction with its edits, found apart from the host thread where the text is long. @throws AxialError `not_found` */
export async function prepareCorrection(
  context: CoreContext,
  id: DocumentId,
  typed: string,
  format: readonly FormatMark[] | null,
): Promise<TextCorrection & { readonly edits: NonNullable<TextCorrection['edits']> }> {
  const study = context.readable();
  const { name } = requireDocument(study, id);
  const documentKey = requireDocumentKey(study, id);
  const text = normaliseText(typed);
  checkFormat(text, format);
  const edits = await findDifferences(context, name, requireStoredText(study, documentKey).text, text);
  return { documentKey, text, format, edits };
}

function checkFormat(text: string, format: readonly FormatMark[] | null): void {
  if (text.trim() === '') throw new AxialError('invalid_input', 'Nothing is left of the text; a document needs some.');
  if (format?.some((mark) => mark.start < 0 || mark.start > mark.end || mark.end > text.length)) {
    throw new AxialError('invalid_input', 'The formatting of the corrected text lies outside it.');
  }
}

/** What a correction would do, as it is shown before it is done. */
export function showCorrection(
  context: CoreContext,
  correction: TextCorrection,
): OutputOf<'documents.correctionPreview'> {
  const study = context.readable();
  const plan = planCorrection(study, correction);
  const isKept = ({ state }: { readonly state: string }) => state === 'kept' || state === 'moved';
  return {
    baseHash: plan.baseHash,
    text: plan.text,
    edits: [...plan.edits],
    affected: affectedOf(study, context.codeTree(), plan),
    kept: plan.codings.filter(isKept).length,
    moved: plan.codings.filter(({ state }) => state === 'moved').length,
    memoPlaces: plan.links.filter((link) => !isKept(link)).length,
  };
}

/** In the order of the text. */
function affectedOf(study: ReadableStudy, tree: CodeTree, plan: CorrectionPlan): AffectedCoding[] {
  const withWords = (text: string, { start, end }: { readonly start: number; readonly end: number }) => ({
    start,
    end,
    text: text.slice(start, end),
  });
  return plan.codings
    .flatMap(({ row, state, range }) => {
      if (state === 'kept' || state === 'moved') return [];
      const coding = findCoding(study, row.id);
      if (!coding) return [];
      const { codeId, coderName } = coding;
      return {
        ...{ codingId: row.id, codeId, coderName, state },
        codePath: pathOf(tree, codeId),
        color: colorOf(tree, codeId),
        before: withWords(plan.before, row),
        after: range && withWords(plan.text, range),
      };
    })
    .sort((a, b) => a.before.start - b.before.start || b.before.end - a.before.end);
}

/**
 * Does a correction that was looked at before. @throws AxialError `conflict` when the text is not the one that was looked
 * at.
 */
export function applyCorrection(
  study: WritableStudy,
  id: DocumentId,
  baseHash: string,
  correction: TextCorrection,
): OutputOf<'documents.correct'> {
  const { name } = requireDocument(study, id);
  const { documentKey } = correction;
  if (requireStoredText(study, documentKey).hash !== baseHash) {
    throw new AxialError(
      'conflict',
      `The text of “${name}” was changed meanwhile: look at what the correction does again.`,
    );
  }
  const counts = correctText(study, correction);
  return { document: requireDocument(study, id), ...counts };
}
