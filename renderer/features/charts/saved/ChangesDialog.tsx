import type { FigureChange } from '#shared/charts/kept/changes.ts';
import type { ChangesSince } from '#shared/charts/kept/state.ts';
import { formatCount } from '#shared/charts/sentences.ts';
import type { DialogComponentProps } from '../../../frame/dialogs.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { shownCell } from '../tableCells.ts';
import { openSavedChart, type SavedChart } from './savedCharts.ts';

/** More changes than this are not read one by one; the sentence says how many there are. */
const most = 50;
/** Names of rows and columns that are told; more of them would be a wall of words. */
const mostNames = 8;

interface ChangesProps {
  readonly saved: SavedChart;
  readonly since: ChangesSince;
}

function Changes({ changed }: { readonly changed: readonly FigureChange[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="charts-changes scroll" tabIndex={0} aria-label="Changed figures">
      <table className="charts-table">
        <thead>
          <tr>
            <th scope="col" className="words">
              what
            </th>
            <th scope="col" className="words">
              figure
            </th>
            <th scope="col">then</th>
            <th scope="col">now</th>
          </tr>
        </thead>
        <tbody>
          {changed.slice(0, most).map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have one name; the order is the identity
            <tr key={index}>
              <th scope="row">{change.row.join(' × ')}</th>
              <td className="words">{change.column}</td>
              <td>{shownCell(change.was)}</td>
              <td>{shownCell(change.is)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > most && (
        <p className="charts-table-note">
          The {most} greatest of {formatCount(changed.length)} changes.
        </p>
      )}
    </section>
  );
}

function Named({ head, names }: { readonly head: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="charts-changes-named">
      <b>{head}</b> {names.slice(0, mostNames).join(' · ')}
      {names.length > mostNames && ` and ${formatCount(names.length - mostNames)} more`}
    </p>
  );
}

/** What has changed in a saved chart since it was exported or kept: in a sentence, and figure by figure. */
export function ChangesDialog({ onClose, props }: DialogComponentProps) {
  const { saved, since } = props as unknown as ChangesProps;
  const { changes } = since;
  const rows = (list: readonly (readonly string[])[]) => list.map((row) => row.join(' × '));
  const open = () => {
    onClose();
    openSavedChart(saved);
  };
  return (
    <Dialog
      title={`What changed in “${saved.name}”`}
      onClose={onClose}
      width={620}
      actions={
        <>
          <Button onClick={open}>Open the chart</Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p>{since.sentence}</p>
      {changes && (
        <>
          {changes.changed.length > 0 && <Changes changed={changes.changed} />}
          <Named head="Renamed:" names={changes.renamed.map(({ was, is }) => `${was} → ${is}`)} />
          <Named head="New rows:" names={rows(changes.newRows)} />
          <Named head="Gone rows:" names={rows(changes.goneRows)} />
          <Named head="New columns:" names={changes.newColumns} />
          <Named head="Gone columns:" names={changes.goneColumns} />
        </>
      )}
    </Dialog>
  );
}
