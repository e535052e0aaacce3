import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';
import { session } from '../../state/session.ts';

registerDialog(
  'study.snapshots',
  lazyPart(async () => (await import('./SnapshotsDialog.tsx')).SnapshotsDialog),
);

export function SnapshotCommands() {
  const isOpen = (useAsk('study.state', {}).data?.study ?? null) !== null;
  useCommand('study.snapshots', () => session().openDialog('study.snapshots'), isOpen);
  return null;
}
