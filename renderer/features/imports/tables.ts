import { session, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { type Candidate, tableOf } from './candidates.ts';
import { takeOut } from './choosing.ts';
import { hideImport, showImport, stepAside } from './importing.ts';

/** Opens the import of surveys for a table; what else was being imported waits behind it and comes back. */
export async function openSurvey(candidate: Candidate): Promise<void> {
  const item = await tableOf(candidate).catch(() => null);
  if (!item) {
    showToast({ message: `“${candidate.name}” could not be read.`, tone: 'danger' });
    return;
  }
  let left = Number.POSITIVE_INFINITY;
  const onImported = () => {
    left = takeOut(candidate.key);
  };
  stepAside();
  session().openDialog('survey', { item, onImported });
  const stop = useSession.subscribe(({ dialog }) => {
    if (dialog?.kind === 'survey') return;
    stop();
    if (left === 0) hideImport();
    else if (dialog === null) showImport();
  });
}
