import { ArrowLeft } from 'lucide-react';
import type { ComparedKind, ComparedThings, Snapshot } from '#shared/contract/procedures/snapshots.ts';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount, joinWords } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { momentOf } from './SnapshotList.tsx';

const titles: Readonly<Record<ComparedKind, string>> = {
  documents: 'Documents',
  codes: 'Codes',
  codings: 'Codings',
  memos: 'Memos',
  variables: 'Variables',
  values: 'Values of variables',
};

const changes = [
  { change: 'added', title: 'new' },
  { change: 'gone', title: 'gone' },
  { change: 'changed', title: 'changed' },
] as const;

interface CompareViewProps {
  readonly snapshot: Snapshot;
  readonly onBack: () => void;
  readonly onRestore: (snapshot: Snapshot) => void;
  readonly onClose: () => void;
}

/** What is new, gone and changed in the study since a snapshot of it. */
export function CompareView({ snapshot, onBack, onRestore, onClose }: CompareViewProps) {
  const { data, failure, outdated } = useAsk('snapshots.compare', { id: snapshot.id });
  const kinds = outdated ? undefined : data?.kinds;
  return (
    <Dialog
      title={`Since ${momentOf(snapshot)}`}
      onClose={onClose}
      width={820}
      actions={
        <>
          <Button icon={ArrowLeft} onClick={onBack}>
            All snapshots
          </Button>
          <span className="grow" />
          <Button variant="line" onClick={() => onRestore(snapshot)}>
            Restore as a copy…
          </Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {snapshot.note !== '' && (
        <p className="soft">
          <bdi>{snapshot.note}</bdi>
        </p>
      )}
      {failure && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      {!kinds && !failure && (
        <div role="status">
          <p className="soft">Comparing …</p>
          <progress aria-label="Comparing" />
        </div>
      )}
      {kinds && <Counts kinds={kinds} />}
      {kinds?.map((kind) => (
        <Things key={kind.kind} compared={kind} />
      ))}
    </Dialog>
  );
}

const figure = (count: number) => (count === 0 ? <span className="muted">–</span> : formatCount(count));

function Counts({ kinds }: { readonly kinds: readonly ComparedThings[] }) {
  return (
    <table className="snapshots-counts">
      <thead>
        <tr>
          <th scope="col">In the study now</th>
          {changes.map(({ change, title }) => (
            <th key={change} scope="col">
              {title}
            </th>
          ))}
          <th scope="col">the same</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((compared) => (
          <tr key={compared.kind}>
            <th scope="row">{titles[compared.kind]}</th>
            {changes.map(({ change }) => (
              <td key={change}>{figure(compared[change])}</td>
            ))}
            <td>{figure(compared.same)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const names = { added: 'new', gone: 'gone', changed: 'changed' } as const;

/** The things of a kind that differ; nothing where none do. */
function Things({ compared: { kind, things, added, gone, changed } }: { readonly compared: ComparedThings }) {
  if (things.length === 0) return null;
  const more = added + gone + changed - things.length;
  return (
    <section className="snapshots-things">
      <h3>{titles[kind]}</h3>
      <ul>
        {things.map(({ id, change, label, what }) => (
          <li key={id}>
            <span className={`snapshots-change ${change}`}>{names[change]}</span>
            <span>
              <bdi>{label}</bdi>
              {what.length > 0 && <span className="muted"> {joinWords(what)}</span>}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="muted">and {countOf(more, 'more', 'more')}</p>}
    </section>
  );
}
