import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { openReader } from '../../reader/current.ts';
import { session, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseSave } from '../files/chooseFile.ts';

async function saveAnonymised(name: string): Promise<void> {
  const path = await chooseSave({
    title: 'Save a copy without history, earlier texts and imported files',
    suggestedName: `${name} anonymised.axial`,
    extensions: ['axial'],
    mayReplace: false,
  });
  if (path === null) return;
  const saved = await ask('study.saveAnonymised', { path });
  showToast(
    saved.ok
      ? { message: `Saved ${saved.value.path}. It holds no history, no earlier texts and no imported files.` }
      : { message: saved.error.message, tone: 'danger' },
  );
}

/** The words in hand, as a name that gets a pseudonym. */
function openWithWords(): void {
  const { selection } = session();
  const words = selection && openReader()?.text.slice(selection.start, selection.end).trim();
  if (words && words.length <= 200 && !words.includes('\n')) session().openDialog('pseudonyms.table', { words });
  else showToast({ message: 'Select the name in the text first.' });
}

/** The commands about names: the table, the check, the copy to give away. */
export function AnonymityCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  const hasWords = useSession(({ selection }) => selection !== null);
  const isOpen = study !== null;
  useCommand('pseudonyms.table', () => session().openDialog('pseudonyms.table'), isOpen);
  useCommand('pseudonyms.fromWords', openWithWords, isOpen && hasWords);
  useCommand('anonymity.check', () => session().openDialog('anonymity.check'), isOpen);
  useCommand('study.saveAnonymised', () => void saveAnonymised(study?.name ?? 'Study'), isOpen);
  return null;
}
