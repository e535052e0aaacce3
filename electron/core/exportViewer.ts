import { createHash } from 'node:crypto';
import { viewerPage } from '#shared/interchange/viewer/page.ts';
import type { CoreContext } from './context.ts';
import type { ExportDraft, RequestFor } from './exportDraft.ts';
import { gatherViewer } from './viewerStudy.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64');

/** The chosen part of a study as one page to read, for a person who has no Axial. It is a page and nothing else. */
export async function draftViewer(context: CoreContext, request: RequestFor<'viewer'>): Promise<ExportDraft> {
  const study = await gatherViewer(context, request);
  return {
    name: 'viewer',
    items: study.documents.length,
    facts: study.facts,
    html: () => viewerPage(study, sha256),
  };
}
