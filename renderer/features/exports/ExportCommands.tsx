import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';
import { session } from '../../state/session.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import { beginExport } from './beginExport.ts';
import type { StudyExportKind } from './studyExport.ts';

registerDialog(
  'export',
  lazyPart(async () => (await import('./ExportDialog.tsx')).ExportDialog),
);
registerDialog(
  'export.study',
  lazyPart(async () => (await import('./StudyExportDialog.tsx')).StudyExportDialog),
);

/** The export commands of the menu, the palette and the keys: one dialog, begun at a kind. */
export function ExportCommands() {
  const { choice: speakers } = useSpeakerScope();
  const open = (what: StudyExportKind) => () =>
    session().openDialog('export.study', { draft: beginExport(what, session(), speakers) });
  useCommand('export.segments', open('segments'));
  useCommand('export.documentCoding', open('document-coding'));
  useCommand('export.numberedText', open('numbered-text'));
  useCommand('export.codebook', open('codebook'));
  useCommand('export.memos', open('memos'));
  useCommand('export.documents', open('documents'));
  useCommand('export.variables', open('variables'));
  useCommand('export.dataSet', open('data-set'));
  useCommand('export.audit', open('audit'));
  return null;
}
