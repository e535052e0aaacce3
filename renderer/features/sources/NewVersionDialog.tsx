import { useMemo, useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { AffectedCodings } from '../correct/AffectedCodings.tsx';
import { Comparison } from '../correct/Comparison.tsx';
import { type CorrectionPreview, useDecisions } from '../correct/checking.ts';
import '../correct/correct.css';
import { useShelf } from '../documents/documents.ts';

type Item = NonNullable<InputOf<'documents.reread'>['item']>;

/** How much of the text is other than it was, and how many codings stay. */
function sentenceOf({ edits, kept, moved }: CorrectionPreview): string {
  const changes =
    edits.length === 0
      ? 'The words are the same; only the file differs.'
      : `${countOf(edits.length, 'place')} of the text ${edits.length === 1 ? 'differs' : 'differ'}.`;
  const place = moved > 0 ? `, ${formatCount(moved)} of them in another place` : '';
  const stay = `${countOf(kept, 'coding stays', 'codings stay')} on ${kept === 1 ? 'its' : 'their'} words${place}.`;
  return `${changes} ${stay} The version that is there now can be seen again at any time, and the step can be undone.`;
}

/** Gives a document the words that its file has now: what that does to its codings is shown before anything is done. */
export function NewVersionDialog({ props }: DialogComponentProps) {
  const id = props.id as DocumentId;
  const item = props.item as Item;
  const folder = typeof props.folder === 'string' ? props.folder : null;
  const name = useShelf().byId.get(id)?.name ?? '';
  const { data: preview, failure } = useAsk('documents.rereadPreview', { id, options: {}, item });
  const { data: now } = useAsk('documents.read', { id });
  const affected = useMemo(() => preview?.affected ?? [], [preview]);
  const decisions = useDecisions(affected);
  const [inHand, setInHand] = useState<CodingId | null>(null);
  const [problem, setProblem] = useState('');
  const [working, setWorking] = useState(false);
  const back = () => session().openDialog('documents.sources', { page: 'folders' });
  const give = async (baseHash: string) => {
    setWorking(true);
    const done = await ask('documents.reread', { id, options: {}, item, baseHash, decisions: [...decisions.all] });
    setWorking(false);
    if (!done.ok) {
      setProblem(done.error.message);
      return;
    }
    if (folder !== null && 'path' in item)
      await ask('folders.watch', { folder, settled: [{ path: item.path, documentId: id }] });
    session().closeDialog();
    session().openDocument(id);
  };
  const sentence = failure?.message ?? problem;
  return (
    <Dialog
      title={`A new version of “${name}”`}
      onClose={back}
      width={820}
      actions={
        <>
          <span className="sources-actions muted">
            {decisions.open > 0 && `${countOf(decisions.open, 'coding')} to decide about`}
          </span>
          <Button onClick={back}>Back</Button>
          <Button
            variant="primary"
            disabled={!preview || working || decisions.open > 0}
            onClick={() => preview && void give(preview.baseHash)}
          >
            Take the new version
          </Button>
        </>
      }
    >
      <div className="reread">
        {sentence !== '' && (
          <p className="field-error" role="alert">
            {sentence}
          </p>
        )}
        {!preview && sentence === '' && <progress aria-label="Reading the file" />}
        {preview?.warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
        {preview && <p role="status">{sentenceOf(preview)}</p>}
        {preview && now && preview.edits.length > 0 && (
          <Comparison label="What would change" text={now.text} edits={preview.edits} />
        )}
        {preview && affected.length > 0 && (
          <section className="reread-codings" aria-label="Codings to look at">
            <AffectedCodings
              affected={affected}
              decisions={decisions}
              inHand={inHand}
              onTake={({ codingId }) => setInHand(codingId)}
              text={preview.text}
            />
          </section>
        )}
      </div>
    </Dialog>
  );
}
