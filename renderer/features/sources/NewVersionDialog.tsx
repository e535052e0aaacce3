import { useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { AffectedCoding } from '#shared/contract/procedures/corrections.ts';
import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Chip } from '../../ui/marks.tsx';
import { useShelf } from '../documents/documents.ts';
import './sources.css';

type Item = NonNullable<InputOf<'documents.reread'>['item']>;

interface AffectedRowProps {
  readonly affected: AffectedCoding;
  readonly dropped: boolean;
  readonly onDrop: (drop: boolean) => void;
}

/** A coding whose words are not what they were: what they are now, or that they are gone. */
function AffectedRow({ affected, dropped, onDrop }: AffectedRowProps) {
  const { codePath, color, before, after } = affected;
  return (
    <li className="sources-affected">
      <Chip color={color}>{codePath}</Chip>
      <p dir="auto">
        <del>{before.text}</del>
      </p>
      {after ? (
        <>
          <p dir="auto">{after.text}</p>
          <label className="check">
            <input type="checkbox" checked={!dropped} onChange={(event) => onDrop(!event.target.checked)} />
            <span>Keep the coding on these words</span>
          </label>
        </>
      ) : (
        <p className="muted">These words are gone, and the coding with them.</p>
      )}
    </li>
  );
}

const mostShown = 200;

/** Gives a document the words that its file has now: what that does to its codings is shown before anything is done. */
export function NewVersionDialog({ onClose, props }: DialogComponentProps) {
  const id = props.id as DocumentId;
  const item = props.item as Item;
  const folder = typeof props.folder === 'string' ? props.folder : null;
  const name = useShelf().byId.get(id)?.name ?? '';
  const { data: preview, failure } = useAsk('documents.rereadPreview', { id, options: {}, item });
  const [dropped, setDropped] = useState<ReadonlySet<CodingId>>(new Set());
  const [problem, setProblem] = useState('');
  const [working, setWorking] = useState(false);
  const back = () => session().openDialog('documents.sources', { page: 'folders' });
  const give = async () => {
    if (!preview) return;
    setWorking(true);
    const decisions = [...dropped].map((codingId) => ({ codingId, action: 'drop' as const }));
    const done = await ask('documents.reread', { id, options: {}, item, baseHash: preview.baseHash, decisions });
    setWorking(false);
    if (!done.ok) {
      setProblem(done.error.message);
      return;
    }
    if (folder !== null && 'path' in item)
      await ask('folders.watch', { folder, settled: [{ path: item.path, documentId: id }] });
    onClose();
    session().openDocument(id);
  };
  const toggle = (codingId: CodingId, drop: boolean) => {
    const next = new Set(dropped);
    if (drop) next.add(codingId);
    else next.delete(codingId);
    setDropped(next);
  };
  const sentence = failure?.message ?? problem;
  return (
    <Dialog
      title={`A new version of “${name}”`}
      onClose={back}
      width={640}
      actions={
        <>
          <Button onClick={back}>Back</Button>
          <Button variant="primary" disabled={!preview || working} onClick={() => void give()}>
            Take the new version
          </Button>
        </>
      }
    >
      {sentence !== '' && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
      {!preview && sentence === '' && <progress aria-label="Reading the file" />}
      {preview && (
        <>
          <p className="soft">
            {preview.edits.length === 0
              ? 'The words are the same; only the file differs.'
              : `${countOf(preview.edits.length, 'place')} of the text ${preview.edits.length === 1 ? 'differs' : 'differ'}.`}{' '}
            {countOf(preview.kept, 'coding stays', 'codings stay')} on {preview.kept === 1 ? 'its' : 'their'} words
            {preview.moved > 0 && `, ${formatCount(preview.moved)} of them in another place`}. The version that is there
            now can be seen again at any time, and the step can be undone.
          </p>
          {preview.warnings.map((warning) => (
            <p key={warning} className="soft">
              {warning}
            </p>
          ))}
          {preview.affected.length > 0 && (
            <>
              <h3 className="sources-subtitle">{countOf(preview.affected.length, 'coding')} to look at</h3>
              <ul>
                {preview.affected.slice(0, mostShown).map((affected) => (
                  <AffectedRow
                    key={affected.codingId}
                    affected={affected}
                    dropped={dropped.has(affected.codingId)}
                    onDrop={(drop) => toggle(affected.codingId, drop)}
                  />
                ))}
              </ul>
              {preview.affected.length > mostShown && (
                <p className="muted">
                  {countOf(preview.affected.length - mostShown, 'other')} take the places that are proposed for them.
                </p>
              )}
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
