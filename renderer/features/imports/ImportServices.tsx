import { useEffect, useState } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseOpen } from '../files/chooseFile.ts';
import { readDroppedFiles } from './droppedFiles.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { importDropped, importPaths, showImport, useImporting } from './importing.ts';

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** The group under the pointer: a drop on its row goes into it. */
const groupAt = (target: EventTarget | null): GroupId | null => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role=row][data-key^="group:"]') : null;
  return (row?.dataset.key?.slice('group:'.length) as GroupId | undefined) ?? null;
};

/** Takes files and folders that are dropped anywhere into the window. */
function useDroppedFiles(accept: boolean): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    // Heard before anything else in the window: the lists take drops of their own kinds.
    const options = { capture: true, signal: stop.signal };
    const claim = (event: DragEvent, isOver: boolean) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = accept ? 'copy' : 'none';
      setOver(isOver && accept);
    };
    const drop = (event: DragEvent) => {
      const transfer = event.dataTransfer;
      const files = bringsFiles(event) && transfer && accept ? readDroppedFiles(transfer) : null;
      claim(event, false);
      if (!files) return;
      const group = groupAt(event.target);
      files
        .then((found) => importDropped(found, group))
        .catch(() =>
          showToast({ message: 'What was dropped could not be read; nothing was imported.', tone: 'danger' }),
        );
    };
    window.addEventListener('dragenter', (event) => claim(event, true), options);
    window.addEventListener('dragover', (event) => claim(event, true), options);
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), options);
    window.addEventListener('drop', drop, options);
    return () => stop.abort();
  }, [accept]);
  return over;
}

async function chooseFiles(): Promise<void> {
  await importPaths(await chooseOpen({ title: 'Import documents', what: 'documents', multiple: true }));
}
async function chooseFolder(): Promise<void> {
  await importPaths(await chooseOpen({ title: 'Import a folder', what: 'folder' }), true);
}

function RunningStatus() {
  const { importing, shown } = useImporting();
  if (importing?.phase !== 'running' || shown) return null;
  return (
    <StatusItem>
      <button type="button" className="import-status" onClick={showImport}>
        Importing {importing.done} of {importing.total}
      </button>
    </StatusItem>
  );
}

/** Importing, wherever it is asked for: commands, dropped files, progress, report. */
export function ImportServices() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  const writable = study !== null && study.readOnly === null;
  const isStart = study === null;
  const over = useDroppedFiles(writable || isStart);
  useCommand('documents.import', () => void chooseFiles(), writable);
  useCommand('documents.importFolder', () => void chooseFolder(), writable);
  useCommand('documents.sources', () => session().openDialog('documents.sources'), study !== null);
  useCommand('documents.paste', () => session().openDialog('documents.paste'), writable);
  return (
    <>
      <ImportDialog />
      <RunningStatus />
      {over && (
        <div className="import-drop">
          <p>{isStart ? 'Drop to bring in a project' : 'Drop to import into the study'}</p>
          <p className="muted">
            {isStart
              ? 'A project or a codebook of another program becomes a new study.'
              : 'Texts, Word, OpenDocument, PDF, web pages, subtitles, projects, or whole folders: each folder becomes a group.'}
          </p>
        </div>
      )}
    </>
  );
}
