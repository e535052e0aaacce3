import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { segmentChoiceOf, useSegmentView } from '../segments/view.ts';
import { type SpeakerChoice, useSpeakerScope } from '../speakers/choice.ts';
import { ExportDialog } from './ExportDialog.tsx';
import type { ExportRequest } from './kinds.ts';

registerDialog('export', ExportDialog);

const open = (request: ExportRequest, sentence: string) => session().openDialog('export', { request, sentence });

/** The segments exactly as the Segments room shows them; the whole study where nothing is activated. */
function exportSegments(speakers: SpeakerChoice | null): void {
  const state = session();
  const view = useSegmentView.getState();
  const choice = segmentChoiceOf(state, view, speakers);
  const narrowed = choice.codeIds ?? choice.documentIds ?? choice.overlapping ?? speakers;
  open(
    { what: 'segments', choice, order: view.order, descending: view.descending, grouping: view.grouping },
    narrowed
      ? 'The segments of the active codes, documents and speakers, exactly as the Segments room shows them. Positions are in characters (Unicode code points).'
      : 'All coded segments of the study. Activate codes or documents first to export fewer. Positions are in characters (Unicode code points).',
  );
}

/** The export commands of the menu, the palette and the keys. */
export function ExportCommands() {
  const { choice: speakers } = useSpeakerScope();
  useCommand('export.segments', () => exportSegments(speakers));
  useCommand('export.codebook', () =>
    open({ what: 'codebook' }, 'Every code with its place, description, when to use and when not, example and counts.'),
  );
  useCommand('export.memos', () => open({ what: 'memos' }, 'All memos with their type, dates and what they link to.'));
  useCommand('export.documents', () =>
    open({ what: 'documents' }, 'Every document with its group, length, note, counts and where it came from.'),
  );
  useCommand('export.variables', () =>
    open({ what: 'variables' }, 'One row a document, one column a variable, as statistics programs read it.'),
  );
  useCommand('export.audit', () =>
    open({ what: 'audit' }, 'Every step of the study: who, when, what, and what was undone.'),
  );
  return null;
}
