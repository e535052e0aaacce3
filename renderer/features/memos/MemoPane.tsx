import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MemoId } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import { useAsk } from '../../client/hooks.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { MemoEditor, type MemoEditorHandle } from '../../memo/MemoEditor.tsx';
import { MemoToolbar } from '../../memo/MemoToolbar.tsx';
import { useMemoNames } from '../../memo/names.ts';
import { paragraphsBody } from '../../memo/newBody.ts';
import type { SaveState } from '../../memo/saver.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { MemoFacts } from './MemoFacts.tsx';
import { MemoLinks } from './MemoLinks.tsx';
import { MemoTitle } from './MemoTitle.tsx';
import { QuoteDialog } from './QuoteDialog.tsx';
import { useMemoDraft } from './useMemoDraft.ts';
import { takeFocus } from './view.ts';

interface MemoPaneProps {
  readonly memoId: MemoId;
  /** Buttons at the right end of the tools. */
  readonly children: ReactNode;
}

/** A memo, open to be written. */
export function MemoPane({ memoId, children }: MemoPaneProps) {
  const { data: memo, failure } = useAsk('memos.read', { id: memoId });
  if (failure) {
    return (
      <EmptyState title="This memo is not there any more">
        <p>{failure.message}</p>
      </EmptyState>
    );
  }
  return memo?.id === memoId ? (
    <OpenMemo key={memoId} memo={memo}>
      {children}
    </OpenMemo>
  ) : null;
}

function SavedNote({ state, onRetry }: { readonly state: SaveState; readonly onRetry: () => void }) {
  if (state.at === 'failed') {
    return (
      <span className="memos-saved failed" role="alert">
        Not saved: {state.why.message} <Button onClick={onRetry}>Try again</Button>
      </span>
    );
  }
  return (
    <span className="memos-saved" role="status">
      {state.at === 'rest' ? 'Saved as you type' : 'Saving…'}
    </span>
  );
}

function WordCount({ memoId }: { readonly memoId: MemoId }) {
  const words = useMemoNames().byId.get(memoId)?.words;
  return words === undefined ? null : <StatusItem>{countOf(words, 'word')} in this memo</StatusItem>;
}

function OpenMemo({ memo, children }: { readonly memo: Memo; readonly children: ReactNode }) {
  const editor = useRef<MemoEditorHandle>(null);
  const draft = useMemoDraft(memo, editor);
  const [quoting, setQuoting] = useState(false);
  /** Counts how often the body was made plain: each time the editor begins anew. */
  const [taken, setTaken] = useState({ times: 0, body: memo.body });
  const [focus] = useState(() => takeFocus(memo.id));
  const readOnly = useAsk('study.state', {}).data?.study?.readOnly ?? null;
  const editable = readOnly === null;
  useEffect(() => {
    if (focus === 'body') editor.current?.focus();
  }, [focus]);
  return (
    <>
      <MemoEditor
        key={taken.times}
        ref={editor}
        body={taken.body}
        editable={editable}
        onChange={draft.bodyChanged}
        onLeave={draft.flush}
        onTakePlain={(paragraphs) => {
          const body = paragraphsBody(paragraphs);
          setTaken({ times: taken.times + 1, body });
          draft.writeBody(body);
        }}
        tools={
          <MemoToolbar onQuote={() => setQuoting(true)}>
            <SavedNote state={draft.state} onRetry={draft.flush} />
            {children}
          </MemoToolbar>
        }
        readingTools={
          <div className="memo-tools">
            <span className="grow" />
            {children}
          </div>
        }
        head={
          <>
            {readOnly && <p className="memo-notice">{readOnly}</p>}
            <MemoTitle
              title={draft.title}
              editable={editable}
              onChange={draft.setTitle}
              onLeave={draft.flush}
              onEnter={() => editor.current?.focus()}
              focusAtOnce={focus === 'title'}
            />
            <MemoFacts memo={memo} editable={editable} />
          </>
        }
        foot={<MemoLinks memo={memo} editable={editable} />}
      />
      <WordCount memoId={memo.id} />
      {quoting && <QuoteDialog onQuote={(quote) => editor.current?.quote(quote)} onClose={() => setQuoting(false)} />}
    </>
  );
}
