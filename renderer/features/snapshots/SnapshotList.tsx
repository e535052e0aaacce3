import { FolderOutput, GitCompareArrows, Trash2, TriangleAlert } from 'lucide-react';
import type { Snapshot } from '#shared/contract/procedures/snapshots.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf, formatBytes } from '../../ui/counts.ts';
import { formatTime, formatWeekday } from '../../ui/dates.ts';

interface SnapshotListProps {
  readonly snapshots: readonly Snapshot[];
  readonly onCompare: (snapshot: Snapshot) => void;
  readonly onRestore: (snapshot: Snapshot) => void;
  readonly onDelete: (snapshot: Snapshot) => void;
}

/** When a snapshot was made: `Wednesday 19 November, 14:32` */
export const momentOf = ({ at }: Pick<Snapshot, 'at'>): string => `${formatWeekday(at)}, ${formatTime(at)}`;

function contentsOf({ contents, bytes }: Snapshot): string {
  if (!contents) return formatBytes(bytes);
  return [
    countOf(contents.documents, 'document'),
    countOf(contents.codings, 'coding'),
    countOf(contents.codes, 'code'),
    countOf(contents.memos, 'memo'),
    formatBytes(bytes),
  ].join(' · ');
}

export function SnapshotList({ snapshots, ...act }: SnapshotListProps) {
  if (snapshots.length === 0) {
    return <p className="snapshots-none muted">There are no snapshots of this study yet.</p>;
  }
  return (
    <ul className="snapshots-list" aria-label="Snapshots">
      {snapshots.map((snapshot) => (
        <Row key={snapshot.id} snapshot={snapshot} {...act} />
      ))}
    </ul>
  );
}

function Row({
  snapshot,
  onCompare,
  onRestore,
  onDelete,
}: { readonly snapshot: Snapshot } & Omit<SnapshotListProps, 'snapshots'>) {
  const when = momentOf(snapshot);
  return (
    <li className="snapshots-row">
      <div className="snapshots-words">
        <strong>{when}</strong>
        {snapshot.note !== '' && <bdi>{snapshot.note}</bdi>}
        {snapshot.damaged === null ? (
          <span className="muted">{contentsOf(snapshot)}</span>
        ) : (
          <span className="snapshots-damaged">
            <TriangleAlert className="icon small" aria-hidden="true" /> {snapshot.damaged}
          </span>
        )}
      </div>
      {snapshot.damaged === null && (
        <>
          <Button icon={GitCompareArrows} aria-label={`Compare with ${when}`} onClick={() => onCompare(snapshot)}>
            Compare
          </Button>
          <Button
            icon={FolderOutput}
            aria-label={`Restore as a copy… the snapshot of ${when}`}
            onClick={() => onRestore(snapshot)}
          >
            Restore as a copy…
          </Button>
        </>
      )}
      <IconButton label={`Delete the snapshot of ${when}`} icon={Trash2} onClick={() => onDelete(snapshot)} />
    </li>
  );
}
