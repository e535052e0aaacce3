import type { Snapshot } from '#shared/contract/procedures/snapshots.ts';
import { ask } from '../../client/client.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseSave } from '../files/chooseFile.ts';

/** Asks for a place and copies the snapshot there; answers where it is. The open study stays as it is. */
export async function restoreSnapshot({ id, file }: Snapshot): Promise<string | null> {
  const path = await chooseSave({
    title: 'Restore the snapshot as a copy',
    suggestedName: `Copy of ${file}`,
    extensions: ['axial'],
    mayReplace: false,
  });
  if (path === null) return null;
  const restored = await ask('snapshots.restore', { id, path });
  if (restored.ok) return restored.value.path;
  showToast({ message: restored.error.message, tone: 'danger' });
  return null;
}
