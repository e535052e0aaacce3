import { Check, CircleX, Copy, Table2, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { ImportReport } from '#shared/contract/procedures/transfers.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { copyText, saveFile } from '../files/saveFile.ts';
import { SpeakersFound } from '../speakers/SpeakersFound.tsx';
import type { Candidate } from './candidates.ts';
import { hideImport, type Importing, reportSentence } from './importing.ts';
import { type Outcome, outcomeOf, type ReportEntry, reportCsv, sayingsOf } from './reportTable.ts';
import { openSurvey } from './tables.ts';

/** At most this many files are told about one by one; the report as a file tells all. */
const mostTold = 1000;

const icons: Readonly<Record<Outcome, ReactNode>> = {
  failed: <CircleX className="icon import-bad" aria-label="Not imported" />,
  remarks: <TriangleAlert className="icon import-warned" aria-label="Imported with a remark" />,
  out: <Copy className="icon" aria-label="Left out" />,
  in: <Check className="icon import-good" aria-label="Imported" />,
};
const order: readonly Outcome[] = ['failed', 'remarks', 'out', 'in'];

function EntryRow({ entry }: { readonly entry: ReportEntry }) {
  const outcome = outcomeOf(entry);
  const open = (id: ReportEntry['documents'][number]['id']) => {
    hideImport();
    session().openDocument(id);
  };
  return (
    <tr>
      <td>{icons[outcome]}</td>
      <td className="import-name" title={entry.file}>
        <bdi>{entry.file}</bdi>
      </td>
      <td className="import-say">
        {entry.documents.map(({ id, name }) => (
          <button key={id} type="button" className="link" onClick={() => open(id)}>
            <bdi>{name}</bdi>
          </button>
        ))}{' '}
        {sayingsOf(entry).join(' ')}
      </td>
    </tr>
  );
}

function TableRow({ candidate }: { readonly candidate: Candidate }) {
  return (
    <tr>
      <td>
        <Table2 className="icon" aria-label="A table" />
      </td>
      <td className="import-name" title={candidate.file}>
        <bdi>{candidate.file}</bdi>
      </td>
      <td className="import-say">
        It is a table.{' '}
        <button type="button" className="link" onClick={() => void openSurvey(candidate)}>
          Bring it in as a survey…
        </button>
      </td>
    </tr>
  );
}

type Filter = Outcome | 'all';

function Entries({ report, tables }: { readonly report: ImportReport; readonly tables: readonly Candidate[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  const outcomes = report.map(outcomeOf);
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  const sorted = report.toSorted((a, b) => order.indexOf(outcomeOf(a)) - order.indexOf(outcomeOf(b)));
  const shown = sorted.filter((entry) => filter === 'all' || outcomeOf(entry) === filter);
  const labels: Readonly<Record<Outcome, string>> = {
    failed: 'Did not come in',
    remarks: 'With remarks',
    out: 'Left out',
    in: 'Came in',
  };
  const kinds = order.filter((outcome) => count(outcome) > 0);
  return (
    <>
      {kinds.length > 1 && (
        <Segmented<Filter>
          label="Which files are listed"
          value={filter}
          options={[
            { value: 'all', label: 'All', count: report.length },
            ...kinds.map((outcome) => ({ value: outcome, label: labels[outcome], count: count(outcome) })),
          ]}
          onChange={setFilter}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="import-report scroll" role="region" aria-label="Files and what became of them" tabIndex={0}>
        <table className="import-files">
          <tbody>
            {(filter === 'all' || filter === 'out') &&
              tables.map((candidate) => <TableRow key={candidate.key} candidate={candidate} />)}
            {shown.slice(0, mostTold).map((entry, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may have been given twice, and the list never changes
              <EntryRow key={`${at} ${entry.file}`} entry={entry} />
            ))}
          </tbody>
        </table>
        {shown.length > mostTold && (
          <p className="muted">{countOf(shown.length - mostTold, 'file')} more: the saved report tells of all.</p>
        )}
      </div>
    </>
  );
}

function ReportMenu({ report }: { readonly report: ImportReport }) {
  const save = () =>
    void saveFile({ title: 'Save the report', suggestedName: 'import report.csv', content: reportCsv(report) });
  return (
    <MenuButton label="The report" button={<Button variant="line">Keep the report</Button>}>
      <MenuItem onChoose={save}>Save it as CSV…</MenuItem>
      <MenuItem onChoose={() => void copyText('The report', reportCsv(report).replace('\uFEFF', ''))}>Copy it</MenuItem>
    </MenuButton>
  );
}

/** What came in, under which name, and what did not and why. */
export function ReportDialog({ importing }: { readonly importing: Extract<Importing, { phase: 'done' }> }) {
  const { report, cancelled, tables } = importing;
  const first = report.flatMap((entry) => entry.documents)[0];
  const documentIds = useMemo(() => report.flatMap((entry) => entry.documents.map(({ id }) => id)), [report]);
  const open = () => {
    hideImport();
    if (first) session().openDocument(first.id);
  };
  return (
    <Dialog
      title={cancelled ? 'The import was cancelled' : `Import of ${countOf(report.length, 'file')}`}
      onClose={hideImport}
      width={760}
      actions={
        <>
          {!cancelled && (
            <span className="import-foot">
              <ReportMenu report={report} />
            </span>
          )}
          {first && !cancelled && (
            <Button variant="line" onClick={open}>
              <span className="import-open ellipsis">Open {first.name}</span>
            </Button>
          )}
          <Button variant="primary" autoFocus onClick={hideImport}>
            Close
          </Button>
        </>
      }
    >
      <p role="status" className="soft">
        {cancelled ? 'Nothing was brought in; the study is as it was before.' : reportSentence(report)}
      </p>
      {!cancelled && <SpeakersFound documentIds={documentIds} onOpen={hideImport} />}
      {!cancelled && <Entries report={report} tables={tables} />}
    </Dialog>
  );
}
