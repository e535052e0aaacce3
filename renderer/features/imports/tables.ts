import { session, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import type { Candidate } from './candidates.ts';
import { toBase64 } from './droppedFiles.ts';
import { showImport, stepAside } from './importing.ts';

/** Opens the import of surveys for a table; what was being imported waits behind it and comes back. */
export async function openSurvey({ source, name }: Candidate): Promise<void> {
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
  session().openDialog('survey', { item });
  const stop = useSession.subscribe(({ dialog }) => {
    if (dialog?.kind === 'survey') return;
    stop();
    if (dialog === null) showImport();
  });
}
