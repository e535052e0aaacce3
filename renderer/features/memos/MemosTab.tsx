import './memos.css';
import { Maximize2, Minimize2, NotebookPen, PanelRight } from 'lucide-react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { MemoId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import { useNarrow } from '../../frame/useRoom.ts';
import type { MemoEntry } from '../../memo/memoName.ts';
import { useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/layout.tsx';
import { openBeside } from './MemoCommands.tsx';
import { MemoList, useListedMemos } from './MemoList.tsx';
import { MemoPane } from './MemoPane.tsx';
import { MemosChosen } from './MemosChosen.tsx';
import type { MemoRow } from './memoRows.ts';
import { setMemoView, useMemoView } from './view.ts';

/** Memos: the list of all at the left, the one that is written at the right. */
export function MemosTab() {
  const { data: memos, failure } = useAsk('memos.list', {});
  if (failure) return <EmptyState title={failure.message} />;
  if (!memos) return null;
  return (
    <>
      <h1 className="visually-hidden">Memos</h1>
      {memos.length === 0 ? <NoMemos /> : <Manager memos={memos} />}
    </>
  );
}

function NoMemos() {
  return (
    <EmptyState title="No memo yet">
      <p>
        Write down what you think while you code: select words in the text and press M, and the memo begins with them.
      </p>
      <Button variant="primary" icon={NotebookPen} onClick={() => runCommand('memo.new')}>
        New memo
      </Button>
    </EmptyState>
  );
}

function Manager({ memos }: { readonly memos: readonly MemoEntry[] }) {
  const { data: types = [] } = useAsk('memos.types', {});
  const rows = useListedMemos(memos);
  const wanted = useSession((state) => state.memoId);
  const alone = useMemoView((view) => view.alone);
  const narrow = useNarrow();
  const isThere = wanted !== null && memos.some((memo) => memo.id === wanted);
  const memoId = isThere ? wanted : (rows[0]?.id ?? null);
  return (
    <Group orientation="horizontal" className="memos-columns">
      {!alone && (
        <>
          <Panel
            id="memo-list"
            defaultSize={narrow ? 440 : 540}
            minSize={280}
            maxSize={820}
            groupResizeBehavior="preserve-pixel-size"
          >
            <MemoList memos={memos} rows={rows} types={types} memoId={memoId} />
          </Panel>
          <Separator className="frame-splitter vertical" aria-label="Width of the list of memos" />
        </>
      )}
      <Panel id="memo" minSize={320}>
        <Written memoId={memoId} rows={rows} />
      </Panel>
    </Group>
  );
}

function Written({ memoId, rows }: { readonly memoId: MemoId | null; readonly rows: readonly MemoRow[] }) {
  const { chosen, alone } = useMemoView();
  const there = [...chosen].filter((id) => rows.some((row) => row.id === id));
  if (there.length > 1 && !alone) return <MemosChosen ids={there} rows={rows} />;
  if (!memoId) {
    return (
      <EmptyState title="No memo fits the filter">
        <Button variant="line" onClick={() => setMemoView({ filter: '', type: null })}>
          Show all memos
        </Button>
      </EmptyState>
    );
  }
  return (
    <section className="memos-pane" aria-label="Memo" data-pane>
      <MemoPane memoId={memoId}>
        <IconButton label="Beside the text" icon={PanelRight} onClick={() => void openBeside(memoId)} />
        <IconButton
          label={alone ? 'Show the list of memos' : 'Full width'}
          icon={alone ? Minimize2 : Maximize2}
          aria-pressed={alone}
          onClick={() => setMemoView({ alone: !alone })}
        />
      </MemoPane>
    </section>
  );
}
