import { useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { SegmentQuote } from '#shared/domain/memoBody.ts';
import { useAsk } from '../../client/hooks.ts';
import { ChoiceBox, type ChoiceRow } from '../../memo/ChoiceBox.tsx';
import { CodePath, useCodeMatches } from '../../memo/codeRows.tsx';
import { useDocumentNames } from '../../memo/names.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { shownColor, useCodeCounts, useCodeTree } from '../codes/tree.ts';

type Quote = Omit<SegmentQuote, 'type'>;

interface QuoteDialogProps {
  readonly onQuote: (quote: Quote) => void;
  readonly onClose: () => void;
}

const inHandId = 'in-hand';
const most = 500;

const toQuote = ({ documentId, start, end, id, text, documentName }: Segment): Quote => ({
  documentId,
  start,
  end,
  codingId: id,
  text,
  label: documentName,
});

/** The words that are selected in the reader, ready to be quoted. */
function useSelectedQuote(): Quote | null {
  const selection = useSession((state) => state.selection);
  const documents = useDocumentNames();
  const { data } = useAsk(
    'documents.read',
    { id: selection?.documentId ?? ('' as NonNullable<typeof selection>['documentId']) },
    { enabled: selection !== null },
  );
  const name = selection && documents.byId.get(selection.documentId)?.name;
  if (!selection || !name || data?.document.id !== selection.documentId) return null;
  const { documentId, start, end } = selection;
  return { documentId, start, end, codingId: null, text: data.text.slice(start, end), label: name };
}

/** First a code, then one of its segments; or the words that are selected in the text. */
export function QuoteDialog({ onQuote, onClose }: QuoteDialogProps) {
  const [codeId, setCodeId] = useState<CodeId | null>(null);
  const take = (quote: Quote) => {
    onClose();
    onQuote(quote);
  };
  return (
    <Dialog title="Quote a segment" onClose={onClose} width={620}>
      <div className="memos-choice">
        {codeId ? (
          <SegmentChoice codeId={codeId} onTake={take} onBack={() => setCodeId(null)} />
        ) : (
          <CodeChoice onCode={setCodeId} onTake={take} />
        )}
      </div>
    </Dialog>
  );
}

interface CodeChoiceProps {
  readonly onCode: (id: CodeId) => void;
  readonly onTake: (quote: Quote) => void;
}

function CodeChoice({ onCode, onTake }: CodeChoiceProps) {
  const [typed, setTyped] = useState('');
  const count = useCodeCounts();
  const selected = useSelectedQuote();
  const rows: ChoiceRow[] = useCodeMatches(typed).map((match) => ({
    id: match.entry.id,
    color: match.entry.color,
    content: (
      <>
        <CodePath match={match} />
        <span className="memo-menu-note">{count(match.entry.id).codingsWith}</span>
      </>
    ),
  }));
  if (selected && typed === '') {
    rows.unshift({
      id: inHandId,
      content: (
        <>
          <span>The words selected in {selected.label}</span>
          <span className="ellipsis memos-quoted">{selected.text}</span>
        </>
      ),
    });
  }
  return (
    <ChoiceBox
      label="Segments of which code?"
      none="No code is called like this."
      typed={typed}
      onType={setTyped}
      rows={rows}
      onTake={(id) => (id === inHandId && selected ? onTake(selected) : onCode(id as CodeId))}
    />
  );
}

interface SegmentChoiceProps {
  readonly codeId: CodeId;
  readonly onTake: (quote: Quote) => void;
  readonly onBack: () => void;
}

function SegmentChoice({ codeId, onTake, onBack }: SegmentChoiceProps) {
  const [typed, setTyped] = useState('');
  const tree = useCodeTree();
  const query: InputOf<'segments.query'> = {
    choice: { codeIds: [codeId] },
    grouping: 'none',
    context: 'none',
    limit: most,
  };
  const { data } = useAsk('segments.query', query);
  const words = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const fits = ({ text, documentName }: Segment) => {
    const all = `${documentName} ${text}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  };
  const segments = (data?.segments ?? []).filter(fits);
  return (
    <>
      <ChoiceBox
        label={`Find in the segments of “${tree.byId.get(codeId)?.code.name ?? 'this code'}”`}
        none={data ? 'No segment of this code holds these words.' : 'Looking…'}
        typed={typed}
        onType={setTyped}
        rows={segments.map((segment) => ({
          id: segment.id,
          color: shownColor(tree, segment.codeId),
          content: (
            <>
              <span className="ellipsis memos-quoted">{segment.text}</span>
              <span className="memo-menu-note">
                {segment.documentName} ¶ {segment.paragraph}
              </span>
            </>
          ),
        }))}
        onTake={(id) => {
          const segment = segments.find((each) => each.id === id);
          if (segment) onTake(toQuote(segment));
        }}
      >
        <Button onClick={onBack}>Another code</Button>
      </ChoiceBox>
      {data && data.total > most && (
        <p className="memos-choice-note">
          The first {most} of {data.total} segments. Quote others from the text: select the words and press M.
        </p>
      )}
    </>
  );
}
