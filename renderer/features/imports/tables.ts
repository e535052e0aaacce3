import { session, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import type { Candidate } from './candidates.ts';
import { takeOut } from './choosing.ts';
import { toBase64 } from './droppedFiles.ts';
import { hideImport, showImport, stepAside } from './importing.ts';

/** Opens the import of surveys for a table; what else was being imported waits behind it and comes back. */
export async function openSurvey({ source, name, key }: Candidate): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  const onImported = () => {
    left = takeOut(key);
  };
  const item =
    'path' in source
      ? { path: source.path }
      : await toBase64(source.blob)
          .then((base64) => ({ name, base64 }))
          .catch(() => null);
  if (!item) {
    showToast({ message: `“${name}” could not be read.`, tone: 'danger' });
    return;
  }
  stepAside();
  session().openDialog('survey', { item, onImported });
  const stop = useSession.subscribe(({ dialog }) => {
    if (dialog?.kind === 'survey') return;
    stop();
    if (left === 0) hideImport();
    else if (dialog === null) showImport();
  });
}
