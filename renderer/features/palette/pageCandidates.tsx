import { FileChartColumn } from 'lucide-react';
import { useMemo } from 'react';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { type Page, session } from '../../state/session.ts';
import { type Candidate, pageText } from './find.ts';

/** The pages of all codes and documents, which are found by what stands on them by name. */
export function usePageCandidates(codes: readonly Candidate[], documents: readonly Candidate[]): readonly Candidate[] {
  return useMemo(
    () => [
      ...documents.map((each) => toPage(each, { kind: 'document', id: each.id as DocumentId })),
      ...codes.map((each) => toPage(each, { kind: 'code', id: each.id as CodeId })),
    ],
    [codes, documents],
  );
}

const toPage = (of: Candidate, page: Page): Candidate => ({
  ...pageText(of),
  kind: 'page',
  id: `${page.kind}-${page.id}`,
  mark: <FileChartColumn className="icon" aria-hidden="true" />,
  detail: page.kind,
  choose: () => session().openPage(page),
});
