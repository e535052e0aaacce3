import { useEffect, useMemo, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { encodingCalled, encodings } from '#shared/domain/encodings.ts';
import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { DocumentKind, ReadingOptions } from '#shared/domain/reading.ts';
import type { Failure } from '#shared/domain/result.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { useShelf } from '../documents/documents.ts';
import { AffectedCodings } from './AffectedCodings.tsx';
import { Comparison } from './Comparison.tsx';
import { type Decisions, useDecisions } from './checking.ts';
import './correct.css';

type Tick = Exclude<keyof ReadingOptions, 'encoding'>;

/** Options that say something to a kind of file. */
const ticksOf: Partial<Record<DocumentKind, readonly Tick[]>> = {
  docx: ['changes', 'comments', 'hidden'],
  odt: ['changes', 'comments', 'hidden'],
  rtf: ['hidden'],
  pdf: ['joinHyphens', 'comments'],
  vtt: ['mergeCues'],
  srt: ['mergeCues'],
};
const encoded: ReadonlySet<DocumentKind> = new Set(['text', 'markdown', 'html', 'vtt', 'srt']);

/** What is said of codings that stay on their words; nothing where there are none. */
const keptWords = (kept: number): string =>
  kept === 0 ? '' : `; ${countOf(kept, 'coding')} ${kept === 1 ? 'keeps its' : 'keep their'} words`;

const tickWords: Readonly<Record<Tick, string>> = {
  changes: 'As it was before its tracked changes',
  comments: 'Keep comments, as remarks beside the words',
  hidden: 'Bring in hidden text, marked as hidden',
  joinHyphens: 'Join words that a hyphen cuts at the end of a line',
  mergeCues: 'Join what one person says into one paragraph',
};

type Preview = OutputOf<'documents.rereadPreview'>;
type Looked = { readonly preview: Preview } | { readonly failure: Failure } | null;

/** Reads the kept file of a document in another way: shows what would change, and what becomes of its codings. */
export function RereadDialog({ onClose, props }: DialogComponentProps) {
  const id = (props.id ?? props.documentId) as DocumentId;
  const document = useShelf().byId.get(id);
  const origin = useAsk('documents.origins', {}).data?.find(({ documentId }) => documentId === id);
  const [chosen, setChosen] = useState<Partial<ReadingOptions>>({});
  const looked = useLook(id, chosen);
  const preview = looked && 'preview' in looked ? looked.preview : null;
  const affected = useMemo(() => preview?.affected ?? [], [preview]);
  const decisions = useDecisions(affected);
  const [inHand, setInHand] = useState<CodingId | null>(null);
  const same = preview !== null && preview.edits.length === 0;
  if (!document || !origin) return null;
  return (
    <Dialog
      title={`Read ${document.name} anew`}
      onClose={onClose}
      width={820}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!preview || decisions.open > 0 || Object.keys(chosen).length === 0}
            onClick={() => preview && void apply(id, chosen, preview, decisions, onClose)}
          >
            Read it anew
          </Button>
        </>
      }
    >
      <div className="reread">
        <p className="muted">
          From {origin.sourceName}
          {origin.encoding && `, read as ${encodingCalled(origin.encoding)}`}. The file is kept in the study as it came.
        </p>
        <div className="reread-options">
          {encoded.has(origin.kind) && (
            <div className="option">
              <span className="option-label">Encoding</span>
              <Pick
                label="Encoding"
                value={(chosen.encoding === undefined ? origin.encoding : chosen.encoding) ?? ''}
                options={[
                  { value: '', label: 'Found out by the program' },
                  ...encodings.map(({ name }) => ({ value: name, label: encodingCalled(name) })),
                ]}
                onChange={(encoding) => setChosen({ ...chosen, encoding: encoding === '' ? null : encoding })}
              />
            </div>
          )}
          {(ticksOf[origin.kind] ?? []).map((tick) => (
            <Check
              key={tick}
              checked={isOn(tick, { ...origin.options, ...chosen })}
              onChange={(on) =>
                setChosen({
                  ...chosen,
                  ...(tick === 'changes' ? { changes: on ? 'original' : 'accepted' } : { [tick]: on }),
                })
              }
            >
              {tickWords[tick]}
            </Check>
          ))}
        </div>
        {looked && 'failure' in looked && (
          <p className="field-error" role="alert">
            {looked.failure.message}
          </p>
        )}
        {!looked && <progress aria-label="Reading the file" />}
        {preview && (
          <>
            {preview.warnings.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
            <p role="status">
              {same
                ? 'Read so, the text is what it is now.'
                : `${countOf(preview.edits.length, 'place')} of the text would change${keptWords(preview.kept)}.`}
            </p>
            {!same && <OldText id={id} preview={preview} />}
            {affected.length > 0 && (
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
          </>
        )}
      </div>
    </Dialog>
  );
}

const isOn = (tick: Tick, options: ReadingOptions): boolean =>
  tick === 'changes' ? options.changes === 'original' : options[tick];

function OldText({ id, preview }: { readonly id: DocumentId; readonly preview: Preview }) {
  const { data } = useAsk('documents.read', { id });
  return data ? (
    <Comparison key={preview.text} label="What would change" text={data.text} edits={preview.edits} />
  ) : null;
}

/** What the file says, read so; `null` while it is being read. */
function useLook(id: DocumentId, options: Partial<ReadingOptions>): Looked {
  const [looked, setLooked] = useState<Looked>(null);
  useEffect(() => {
    setLooked(null);
    const stop = new AbortController();
    void ask('documents.rereadPreview', { id, options }, stop.signal).then((result) => {
      if (stop.signal.aborted) return;
      setLooked(result.ok ? { preview: result.value } : { failure: result.error });
    });
    return () => stop.abort();
  }, [id, options]);
  return looked;
}

async function apply(
  id: DocumentId,
  options: Partial<ReadingOptions>,
  { baseHash }: Preview,
  decisions: Decisions,
  onClose: () => void,
): Promise<void> {
  const result = await ask('documents.reread', { id, options, baseHash, decisions: [...decisions.all] });
  if (!result.ok) {
    showToast({ message: result.error.message, tone: 'danger' });
    return;
  }
  onClose();
  const { document, dropped } = result.value;
  const lost = dropped > 0 ? ` ${countOf(dropped, 'coding')} went with words that are gone.` : '';
  showToast({ message: `${document.name} was read anew.${lost}` });
}
