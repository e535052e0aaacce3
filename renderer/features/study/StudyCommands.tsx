import { useEffect } from 'react';
import { ask, subscribe } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { formatBytes } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseSave } from '../files/chooseFile.ts';
import { toFileName } from '../files/fileKinds.ts';
import { chooseStudy, closeStudy, openSample, openStudy } from './openStudy.ts';

async function saveCopy(name: string): Promise<void> {
  const path = await chooseSave({
    title: 'Save a copy of the study',
    suggestedName: toFileName(`${name} copy`, ['axial']),
    extensions: ['axial'],
    mayReplace: false,
  });
  if (!path) return;
  const saved = await ask('study.saveCopy', { path });
  if (saved.ok) showToast({ message: `Copied and checked: ${saved.value.path} (${formatBytes(saved.value.bytes)})` });
  else showToast({ message: saved.error.message, tone: 'danger' });
}

/** What can be done with studies as a whole. */
export function StudyCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  const isOpen = study !== null;
  const isWritable = isOpen && study.readOnly === null;
  useCommand('study.new', () => session().openDialog('study.new'));
  useCommand('study.open', () => void chooseStudy());
  useCommand('study.openSample', () => void openSample());
  useCommand('study.close', () => void closeStudy(), isOpen);
  useCommand('study.rename', () => session().openDialog('study.rename'), isWritable);
  useCommand('study.check', () => session().openDialog('study.check'), isOpen);
  useCommand('study.saveCopy', () => void saveCopy(study?.name ?? 'Study'), isOpen);
  useEffect(
    () =>
      subscribe((event) => {
        if (event.type === 'open-file') void openStudy(event.path);
      }),
    [],
  );
  return null;
}
