import { useMemo, useState } from 'react';
import type { CodeId } from '#shared/domain/ids.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check, TextArea } from '../../ui/fields.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { shownColor, useCodeCounts, useCodeTree } from './tree.ts';
import './merge.css';

/** How many memos point at each code. */
function useMemoCounts(): ReadonlyMap<CodeId, number> {
  const { data } = useAsk('memos.list', {});
  return useMemo(() => {
    const counts = new Map<CodeId, number>();
    for (const memo of data ?? []) {
      const codes = new Set(memo.links.flatMap(({ target }) => (target.kind === 'code' ? [target.codeId] : [])));
      for (const id of codes) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }, [data]);
}

interface CandidatesProps {
  readonly ids: readonly CodeId[];
  readonly into: CodeId;
  readonly onChoose: (id: CodeId) => void;
}

function Candidates({ ids, into, onChoose }: CandidatesProps) {
  const tree = useCodeTree();
  const countsOf = useCodeCounts();
  const memos = useMemoCounts();
  return (
    <table className="merge-table">
      <thead>
        <tr>
          <th scope="col">keep</th>
          <th scope="col">code</th>
          <th scope="col">codings</th>
          <th scope="col">documents</th>
          <th scope="col">memos</th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => {
          const node = tree.byId.get(id);
          const name = node?.code.name ?? '';
          const counts = countsOf(id);
          return (
            <tr key={id} className={id === into ? 'kept' : ''} onClick={() => onChoose(id)}>
              <td>
                <input
                  type="radio"
                  name="kept"
                  aria-label={`Keep ${name}`}
                  checked={id === into}
                  onChange={() => onChoose(id)}
                />
              </td>
              <td>
                <span className="merge-name">
                  <Swatch color={shownColor(tree, id)} theme={node?.parent === null} />
                  {name}
                </span>
              </td>
              <td>{formatCount(counts.codings)}</td>
              <td>{formatCount(counts.documents)}</td>
              <td>{memos.has(id) ? formatCount(memos.get(id) ?? 0) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Chooses which of several codes survives, and says what comes of it. */
export function MergeDialog({ onClose, props }: DialogComponentProps) {
  const ids = props.ids as CodeId[];
  const tree = useCodeTree();
  const countsOf = useCodeCounts();
  const most = ids.toSorted((a, b) => countsOf(b).codings - countsOf(a).codings)[0];
  const [chosen, setChosen] = useState<CodeId | null>(null);
  const [keepDescriptions, setKeepDescriptions] = useState(true);
  const [note, setNote] = useState('');
  const { send, pending } = useSend('codes.merge');
  const choice = { codeIds: ids, withSubcodes: false };
  const { data } = useAsk('segments.query', { choice, context: 'none', limit: 1 });
  const into = chosen ?? most;
  const name = into ? tree.byId.get(into)?.code.name : undefined;
  if (!into || !name) return null;
  const merge = async () => {
    const merged = await send({ ids: ids.filter((id) => id !== into), into, keepDescriptions, note });
    if (!merged) return;
    session().set({ chosenCodes: [into] });
    onClose();
    await announceStep();
  };
  return (
    <Dialog
      title={`Merge ${countOf(ids.length, 'code')}`}
      onClose={onClose}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" autoFocus onClick={() => void merge()} disabled={pending}>
            Merge into {name}
          </Button>
        </>
      }
    >
      <p className="soft">All their codings, subcodes and memo links go to the one you keep.</p>
      <Candidates ids={ids} into={into} onChoose={setChosen} />
      <Check checked={keepDescriptions} onChange={setKeepDescriptions}>
        Keep the descriptions of the others, each under its old name
      </Check>
      <div className="merge-note">
        <TextArea
          label="Why? (optional; stands in the history)"
          rows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <p className="soft">
        <strong>{name}</strong>{' '}
        {data
          ? `will have ${countOf(data.total, 'coding')} in ${countOf(data.documents, 'document')}.`
          : 'takes all of them.'}{' '}
        Where the same person coded the same words twice, they are counted once and the comments are joined. One undo
        brings all of them back.
      </p>
    </Dialog>
  );
}
