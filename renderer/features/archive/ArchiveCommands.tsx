import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { ArchiveDialog } from './ArchiveDialog.tsx';

registerDialog('study.archive', ArchiveDialog);

export function ArchiveCommands() {
  const isOpen = (useAsk('study.state', {}).data?.study ?? null) !== null;
  useCommand('study.archive', () => session().openDialog('study.archive'), isOpen);
  return null;
}
