import './anonymity.css';
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { openReader } from '../../reader/current.ts';
import { session, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseSave } from '../files/chooseFile.ts';
import { beginSitting, goBack, useSitting } from './sitting.ts';

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

/** The check goes on where it was left, for that export or for everything. */
function openCheck(): void {
  const { left } = useSitting.getState();
  if (left?.kind === 'anonymity.check') goBack();
  else session().openDialog('anonymity.check');
}

function WayBack() {
  const left = useSitting((sitting) => sitting.left);
  const dialog = useSession((state) => state.dialog);
  if (!left || dialog) return null;
  return (
    <StatusItem>
      <button type="button" className="anonymity-back" onClick={goBack}>
        <ArrowLeft className="icon small" aria-hidden="true" />
        {left.kind === 'anonymity.check' ? 'Back to the check for names' : 'Back to the pseudonyms'}
      </button>
    </StatusItem>
  );
}

/** The commands about names: the table, the check, the copy to give away. */
export function AnonymityCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  const hasWords = useSession(({ selection }) => selection !== null);
  const isOpen = study !== null;
  const path = study?.path;
  useEffect(() => {
    if (path) beginSitting();
  }, [path]);
  useCommand('pseudonyms.table', () => session().openDialog('pseudonyms.table'), isOpen);
  useCommand('pseudonyms.fromWords', openWithWords, isOpen && hasWords);
  useCommand('anonymity.check', openCheck, isOpen);
  useCommand('study.saveAnonymised', () => void saveAnonymised(study?.name ?? 'Study'), isOpen);
  return <WayBack />;
}
