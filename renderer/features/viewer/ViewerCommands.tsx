import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { beginExport } from '../exports/beginExport.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import { beginViewer, ViewerDialog } from './ViewerDialog.tsx';

registerDialog('export.viewer', ViewerDialog);

/** Begins with what is active in the window, as every export does. */
export function ViewerCommands() {
  const { choice: speakers } = useSpeakerScope();
  useCommand('export.viewer', () => {
    const { choice } = beginExport('segments', session(), speakers);
    session().openDialog('export.viewer', { draft: beginViewer(choice) });
  });
  return null;
}
