import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatWhen } from '../../ui/dates.ts';
import { Pick } from '../../ui/Pick.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { useShelf } from '../documents/documents.ts';
import { Comparison } from './Comparison.tsx';
import './correct.css';
import { correctionOf, isTouched, takeBack } from './drafts.ts';

type Version = OutputOf<'documents.versions'>[number];

/** Every text that a document has had: who brought it in and when, two of them compared, one of them taken back. */
export function VersionsDialog({ onClose, props }: DialogComponentProps) {
  const id = (props.id ?? props.documentId) as DocumentId;
  const name = useShelf().byId.get(id)?.name ?? '';
  const { data: versions = [], failure } = useAsk('documents.versions', { id });
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const [chosen, setChosen] = useState(0);
  const [against, setAgainst] = useState<string | null>(null);
  const version = versions[chosen];
  const other = versions.find((each) => keyOf(each) === against) ?? versions[chosen + 1];
  const take = async () => {
    if (!version) return;
    const read = await ask('documents.version', { id, hash: version.hash });
    if (!read.ok) {
      showToast({ message: read.error.message, tone: 'danger' });
      return;
    }
    onClose();
    await takeBack(id, read.value.text, read.value.format);
  };
  const draft = correctionOf(id);
  const busy = draft !== undefined && isTouched(draft);
  return (
    <Dialog
      title={`Versions of the text of ${name}`}
      onClose={onClose}
      width={1040}
      actions={
        <>
          {busy && <span className="muted">A correction of this text is under way: save it or give it up first.</span>}
          <Button disabled={!version || version.current || readOnly || busy} onClick={() => void take()}>
            Take this version back…
          </Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {failure && <p className="field-error">{failure.message}</p>}
      <div className="versions">
        <ol className="versions-list" aria-label="Versions, the newest first">
          {versions.map((each, index) => (
            <li key={keyOf(each)}>
              <button
                type="button"
                aria-pressed={index === chosen}
                onClick={() => {
                  setChosen(index);
                  setAgainst(null);
                }}
              >
                {each.label || 'The text as it is'}
                <small>
                  {formatWhen(each.at)}
                  {each.actor && ` · ${each.actor}`}
                </small>
                <small>
                  {formatCount(each.characters)} characters
                  {each.current && <b> · as it is now</b>}
                  {each.undone && ' · taken back'}
                </small>
              </button>
            </li>
          ))}
        </ol>
        {version && other ? (
          <ComparedVersions
            id={id}
            version={version}
            other={other}
            versions={versions}
            onAgainst={(key) => setAgainst(key)}
          />
        ) : (
          version && <p className="muted">This is the only text that the document has had.</p>
        )}
      </div>
    </Dialog>
  );
}

const keyOf = ({ operation, hash }: Version): string => `${operation} ${hash}`;

interface ComparedVersionsProps {
  readonly id: DocumentId;
  readonly version: Version;
  readonly other: Version;
  readonly versions: readonly Version[];
  readonly onAgainst: (key: string) => void;
}

function ComparedVersions({ id, version, other, versions, onAgainst }: ComparedVersionsProps) {
  const { data, failure, outdated } = useAsk('documents.compareVersions', { id, from: other.hash, to: version.hash });
  const options = versions
    .filter((each) => keyOf(each) !== keyOf(version))
    .map((each) => ({ value: keyOf(each), label: `${each.label || 'The text as it is'}, ${formatWhen(each.at)}` }));
  return (
    <div className="versions-side">
      <div className="versions-bar">
        <span>Compared with</span>
        <Pick label="Version to compare with" value={keyOf(other)} options={options} onChange={onAgainst} />
        <span className="grow" />
        {data && !outdated && <span className="muted">{countOf(data.edits.length, 'place')} differ</span>}
      </div>
      {failure && <p className="field-error">{failure.message}</p>}
      {data && !outdated && (
        <Comparison key={`${other.hash} ${version.hash}`} label="Differences" text={data.from} edits={data.edits} />
      )}
    </div>
  );
}
