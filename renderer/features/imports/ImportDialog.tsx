import { Check, CircleX, Copy, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImportReport } from '#shared/contract/procedures/transfers.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { cancelImport, hideImport, type Importing, reportSentence, runImport, useImporting } from './importing.ts';
import './imports.css';

type Entry = ImportReport[number];
type Phase<Name extends Importing['phase']> = Extract<Importing, { phase: Name }>;

/** At most this many files are told about one by one; the rest is counted. */
const mostTold = 200;

function Reading({ importing }: { readonly importing: Phase<'reading'> }) {
  return (
    <Dialog title={`Reading ${countOf(importing.files, 'file')}`} onClose={hideImport} width={560}>
      <progress aria-label="Reading the files" />
      <p className="muted">Nothing is in the study yet.</p>
    </Dialog>
  );
}

function Asking({ importing }: { readonly importing: Phase<'asking'> }) {
  const { items, groupId, files, known } = importing;
  const go = (duplicates: 'skip' | 'copy') => void runImport(items, groupId, files, duplicates);
  const one = known.length === 1;
  const others = files - known.length;
  return (
    <Dialog
      title={one ? 'One file is in the study already' : `${countOf(known.length, 'file')} are in the study already`}
      onClose={hideImport}
      width={560}
      actions={
        <>
          <Button onClick={hideImport}>Cancel</Button>
          <Button variant="line" onClick={() => go('copy')}>
            {one ? 'Import a second copy' : 'Import second copies'}
          </Button>
          <Button variant="primary" onClick={() => go('skip')}>
            {others > 0 ? `Skip, and import the other ${countOf(others, 'file')}` : 'Skip'}
          </Button>
        </>
      }
    >
      <p className="soft">
        The same bytes were imported before. A second copy has no codings; the document that is there stays as it is.
      </p>
      <table className="import-files">
        <tbody>
          {known.slice(0, mostTold).map(({ file, duplicateOf }) => (
            <Row key={file} icon={<Copy className="icon" aria-label="In the study already" />} name={file}>
              In the study as {duplicateOf}.
            </Row>
          ))}
        </tbody>
      </table>
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
      <p role="status" className="soft">
        {total > 0 ? `${done} of ${countOf(total, 'file')} done` : 'Starting'}
        {label && ` · ${label}`}
      </p>
      <progress aria-label="Files imported" {...(total > 0 ? { max: total, value: done } : {})} />
    </Dialog>
  );
}

interface RowProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly children: ReactNode;
}

const Row = ({ icon, name, children }: RowProps) => (
  <tr>
    <td>{icon}</td>
    <td className="import-name" title={name}>
      {name}
    </td>
    <td className="import-say">{children}</td>
  </tr>
);

const isPlain = (entry: Entry) => entry.ok && !entry.skipped && entry.warnings.length === 0;

/** What came of each file that there is something to say about: what did not come in first. */
function Told({ report }: { readonly report: ImportReport }) {
  const failed = report.filter((entry) => !entry.ok);
  const warned = report.filter((entry) => entry.ok && !entry.skipped && entry.warnings.length > 0);
  const skipped = report.filter((entry) => entry.ok && entry.skipped);
  const plain = report.filter(isPlain);
  const documents = plain.reduce((sum, entry) => sum + entry.documents.length, 0);
  const others = failed.length + warned.length + skipped.length > 0;
  return (
    <table className="import-files">
      <tbody>
        {failed.slice(0, mostTold).map((entry) => (
          <Row
            key={entry.file}
            icon={<CircleX className="icon import-bad" aria-label="Not imported" />}
            name={entry.file}
          >
            {entry.error?.message ?? 'It could not be read.'}
          </Row>
        ))}
        {warned.slice(0, mostTold).map((entry) => (
          <Row
            key={entry.file}
            icon={<TriangleAlert className="icon import-warned" aria-label="Imported with a remark" />}
            name={entry.file}
          >
            {entry.warnings.join(' ')}
          </Row>
        ))}
        {skipped.slice(0, mostTold).map((entry) => (
          <Row key={entry.file} icon={<Copy className="icon" aria-label="Left out" />} name={entry.file}>
            {entry.warnings.join(' ') || 'It was in the study already.'}
          </Row>
        ))}
        {plain.length > 0 && (
          <Row
            icon={<Check className="icon import-good" aria-label="Imported" />}
            name={plain.length === 1 && plain[0] ? plain[0].file : countOf(plain.length, others ? 'other' : 'file')}
          >
            {countOf(documents, 'document')}
          </Row>
        )}
      </tbody>
    </table>
  );
}

function Done({ importing }: { readonly importing: Phase<'done'> }) {
  const { report, cancelled } = importing;
  const first = report.flatMap((entry) => entry.documents)[0];
  const open = () => {
    hideImport();
    if (first) session().openDocument(first.id);
  };
  return (
    <Dialog
      title={cancelled ? 'The import was cancelled' : `Import of ${countOf(report.length, 'file')}`}
      onClose={hideImport}
      width={620}
      actions={
        <>
          {first && !cancelled && (
            <Button variant="line" onClick={open}>
              Open {first.name}
            </Button>
          )}
          <Button variant="primary" onClick={hideImport}>
            Close
          </Button>
        </>
      }
    >
      <p role="status" className="soft">
        {cancelled ? 'Nothing was brought in; the study is as it was before.' : reportSentence(report)}
      </p>
      {!cancelled && <Told report={report} />}
    </Dialog>
  );
}

/** An import from the question about known files to its report. */
export function ImportDialog() {
  const { importing, shown } = useImporting();
  if (!importing || !shown) return null;
  if (importing.phase === 'reading') return <Reading importing={importing} />;
  if (importing.phase === 'asking') return <Asking importing={importing} />;
  if (importing.phase === 'running') return <Running importing={importing} />;
  return <Done importing={importing} />;
}
