import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';
import { session } from '../../state/session.ts';

registerDialog(
  'export.project',
  lazyPart(async () => (await import('./ProjectDialog.tsx')).ProjectDialog),
);

/** The command that writes the study for other programs. */
export function ProjectCommands() {
  useCommand('export.project', () => session().openDialog('export.project'));
  return null;
}
