import { Button } from '../../ui/Button.tsx';
import { formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { copyText, saveFile } from '../files/saveFile.ts';
import { closeExchange, type Exchange, openDocument, takeBack } from './exchange.ts';
import { LossList } from './LossList.tsx';
import { readingWords, reportText, sentenceOf } from './reportText.ts';
import { BroughtTable } from './StandingTable.tsx';

/** What the file held and how it was read: for whoever has to account for it. */
function FileCounts({ report }: { readonly report: Extract<Exchange, { phase: 'done' }>['result']['report'] }) {
  const rows = report.counts.filter(({ found }) => found > 0);
  return (
    <details className="exchange-details">
      <summary>What was found in the file, and how it was read</summary>
      {report.offsets && (
        <p>
          Positions were read {readingWords(report.offsets.used)}. {report.offsets.why}
        </p>
      )}
      {report.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <table className="exchange-table">
        <thead>
          <tr>
            {['In the file', 'Found', 'Imported', 'Changed', 'Kept for export', 'Left out'].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, found, imported, changed, kept, leftOut }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {Object.entries({ found, imported, changed, kept, leftOut }).map(([key, count]) => (
                <td key={key} className={count === 0 ? 'exchange-count none' : 'exchange-count'}>
                  {count === 0 ? '–' : formatCount(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What came in, what was left as it was, and what did not come through, with a copy to keep. */
export function DoneDialog({ done }: { readonly done: Extract<Exchange, { phase: 'done' }> }) {
  const { result, into } = done;
  const [first] = result.documents;
  const changed = result.brought.some(({ added, taken }) => added + taken > 0);
  const save = () =>
    void saveFile({ title: 'Save the report', suggestedName: 'import report.txt', content: reportText(result) });
  return (
    <Dialog
      title={into === 'new' ? `${result.study.name} is open` : `${result.file} came in`}
      onClose={closeExchange}
      width={760}
      actions={
        <>
          <span className="exchange-note">
            <Button variant="line" onClick={() => void copyText('The report', reportText(result))}>
              Copy the report
            </Button>
            <Button variant="line" onClick={save}>
              Save it…
            </Button>
          </span>
          {into === 'open' && changed && (
            <Button variant="line" onClick={() => void takeBack()}>
              Take it back
            </Button>
          )}
          {first && (
            <Button variant="line" onClick={() => openDocument(first.id)}>
              <span className="import-open ellipsis">Open {first.name}</span>
            </Button>
          )}
          <Button variant="primary" autoFocus onClick={closeExchange}>
            Close
          </Button>
        </>
      }
    >
      <p role="status" className="soft">
        {sentenceOf(result)}
      </p>
      <BroughtTable brought={result.brought} />
      {changed &&
        result.notes.map((note) => (
          <p key={note} className="exchange-say">
            {note}
          </p>
        ))}
      <FileCounts report={result.report} />
      <LossList losses={[...result.report.losses, ...result.losses]} done />
    </Dialog>
  );
}
