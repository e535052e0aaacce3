import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import type { SessionState } from '../../state/session.ts';
import { segmentChoiceOf, useSegmentView } from '../segments/view.ts';
import type { SpeakerChoice } from '../speakers/choice.ts';
import type { StudyExport, StudyExportKind } from './studyExport.ts';

/** Begins with what is active in the window: the same filter everywhere. */
export function beginExport(
  what: StudyExportKind,
  state: Pick<SessionState, 'activeCodes' | 'activeDocuments'>,
  speakers: SpeakerChoice | null,
): StudyExport {
  const view = useSegmentView.getState();
  const { codeIds, documentIds, withSubcodes, along } = segmentChoiceOf(state, view, speakers);
  return {
    what,
    format: null,
    choice: {
      documentIds: (documentIds ?? null) as DocumentId[] | null,
      codeIds: (codeIds ?? null) as CodeId[] | null,
      withSubcodes: withSubcodes ?? true,
      variableIds: null,
      coderIds: null,
      speakers: speakers ? { leaveOut: speakers.leaveOut ?? [], only: speakers.only ?? null } : null,
    },
    notes: true,
    width: null,
    segments: {
      order: view.order,
      descending: view.descending,
      grouping: view.grouping,
      overlapping: null,
      ...(along ? { along } : {}),
    },
  };
}
