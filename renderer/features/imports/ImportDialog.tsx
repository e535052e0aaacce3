import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChoosingDialog } from './ChoosingDialog.tsx';
import { cancelImport, hideImport, type Importing, useImporting } from './importing.ts';
import './imports.css';
import { ReportDialog } from './ReportDialog.tsx';

type Phase<Name extends Importing['phase']> = Extract<Importing, { phase: Name }>;

function Listing({ importing }: { readonly importing: Phase<'listing'> }) {
  return (
    <Dialog title={`Looking at ${countOf(importing.files, 'file')}`} onClose={hideImport} width={560}>
      <progress aria-label="Looking at the files" />
      <p className="muted">Nothing is in the study yet.</p>
    </Dialog>
  );
}

function Running({ importing }: { readonly importing: Phase<'running'> }) {
  const { done, total, files, label, cancelling } = importing;
  return (
    <Dialog
      title={`Importing ${countOf(files, 'file')}`}
      onClose={hideImport}
      width={560}
      actions={
        <>
          <span className="import-note">Cancel takes back all of it.</span>
          <Button variant="line" onClick={() => void cancelImport()} disabled={cancelling}>
            {cancelling ? 'Cancelling …' : 'Cancel'}
          </Button>
          <Button onClick={hideImport}>Go on in the background</Button>
        </>
      }
    >
      <p role="status" className="soft import-progress">
        {total > 0 ? `${formatCount(done)} of ${countOf(total, 'file')} done` : 'Reading the files'}
        {label && (
          <span className="ellipsis">
            {' '}
            · <bdi>{label}</bdi>
          </span>
        )}
      </p>
      <progress aria-label="Files imported" {...(total > 0 ? { max: total, value: done } : {})} />
    </Dialog>
  );
}

/** An import from the choice of files to its report. */
export function ImportDialog() {
  const { importing, shown } = useImporting();
  if (!importing || !shown) return null;
  if (importing.phase === 'listing') return <Listing importing={importing} />;
  if (importing.phase === 'choosing') return <ChoosingDialog />;
  if (importing.phase === 'running') return <Running importing={importing} />;
  return <ReportDialog importing={importing} />;
}
