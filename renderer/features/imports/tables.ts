import { session, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { type Candidate, tableOf } from './candidates.ts';
import { showImport, stepAside } from './importing.ts';

/** Opens the import of surveys for a table; what was being imported waits behind it and comes back. */
export async function openSurvey(candidate: Candidate): Promise<void> {
  const item = await tableOf(candidate).catch(() => null);
  if (!item) {
    showToast({ message: `“${candidate.name}” could not be read.`, tone: 'danger' });
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
