import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';
import { session } from '../../state/session.ts';

registerDialog(
  'study.archive',
  lazyPart(async () => (await import('./ArchiveDialog.tsx')).ArchiveDialog),
);

export function ArchiveCommands() {
  const isOpen = (useAsk('study.state', {}).data?.study ?? null) !== null;
  useCommand('study.archive', () => session().openDialog('study.archive'), isOpen);
  return null;
}
