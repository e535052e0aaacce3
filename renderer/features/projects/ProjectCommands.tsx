import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { ProjectDialog } from './ProjectDialog.tsx';

registerDialog('export.project', ProjectDialog);

/** The command that writes the study for other programs. */
export function ProjectCommands() {
  useCommand('export.project', () => session().openDialog('export.project'));
  return null;
}
