import type { ReactNode } from 'react';
import type { CodeId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import type { CodeMention, DocumentMention, MemoMention } from '#shared/domain/memoBody.ts';
import { assertNever } from '#shared/domain/result.ts';
import { shownColor, useCodesKnown, useCodeTree } from '../features/codes/tree.ts';
import { session } from '../state/session.ts';
import { type Hue, hueOf } from '../ui/hues.ts';
import { briefly, memoName } from './memoName.ts';
import { useDocumentNames, useMemoNames } from './names.ts';
import type { MemoNodeViewProps } from './nodeViews.ts';
import { SegmentQuoteView } from './SegmentQuoteView.tsx';
import { useNodeInHand } from './useNodeInHand.ts';

interface ChipProps {
  readonly nodeKey: string;
  readonly kind: 'code' | 'document' | 'memo';
  readonly hue?: Hue;
  readonly title: string;
  /** `null` when what it names was deleted. */
  readonly open: (() => void) | null;
  readonly children: ReactNode;
}

function MentionChip({ nodeKey, kind, hue, title, open, children }: ChipProps) {
  const inHand = useNodeInHand(nodeKey, open);
  const className = `chip memo-chip ${kind}${open ? '' : ' gone'}${inHand ? ' in-hand' : ''}`;
  if (!open) {
    return (
      <span className={className} title={title}>
        {children}
        <span className="visually-hidden"> (was deleted)</span>
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: with the keyboard the caret takes it in hand, and Enter opens it
    <span role="link" tabIndex={-1} className={className} title={title} onClick={open} {...hue}>
      {children}
    </span>
  );
}

function CodeMentionView({ data, nodeKey }: { readonly data: CodeMention; readonly nodeKey: string }) {
  const tree = useCodeTree();
  const known = useCodesKnown();
  const id = data.codeId as CodeId;
  const name = tree.byId.get(id)?.code.name ?? data.label;
  const gone = known && !tree.byId.has(id);
  return (
    <MentionChip
      nodeKey={nodeKey}
      kind="code"
      hue={hueOf(shownColor(tree, id))}
      title={gone ? 'This code was deleted' : `Show the segments of “${name}”`}
      open={gone ? null : () => session().openCodeSegments([id])}
    >
      #{briefly(name)}
    </MentionChip>
  );
}

function DocumentMentionView({ data, nodeKey }: { readonly data: DocumentMention; readonly nodeKey: string }) {
  const documents = useDocumentNames();
  const id = data.documentId as DocumentId;
  const name = documents.byId.get(id)?.name ?? data.label;
  const gone = documents.known && !documents.byId.has(id);
  return (
    <MentionChip
      nodeKey={nodeKey}
      kind="document"
      title={gone ? 'This document was deleted' : `Open “${name}”`}
      open={gone ? null : () => session().openDocument(id)}
    >
      @{briefly(name)}
    </MentionChip>
  );
}

function MemoMentionView({ data, nodeKey }: { readonly data: MemoMention; readonly nodeKey: string }) {
  const memos = useMemoNames();
  const id = data.memoId as MemoId;
  const memo = memos.byId.get(id);
  const name = memo ? memoName(memo) : data.label;
  const gone = memos.known && !memo;
  return (
    <MentionChip
      nodeKey={nodeKey}
      kind="memo"
      title={gone ? 'This memo was deleted' : `Open the memo “${name}”`}
      open={gone ? null : () => session().openMemo(id)}
    >
      @{briefly(name)}
    </MentionChip>
  );
}

/** How mentions and quoted segments look in the editor. */
export function MemoNodeContent({ data, nodeKey }: MemoNodeViewProps) {
  if (data.type === 'code-mention') return <CodeMentionView data={data} nodeKey={nodeKey} />;
  if (data.type === 'document-mention') return <DocumentMentionView data={data} nodeKey={nodeKey} />;
  if (data.type === 'memo-mention') return <MemoMentionView data={data} nodeKey={nodeKey} />;
  if (data.type === 'segment-quote') return <SegmentQuoteView data={data} nodeKey={nodeKey} />;
  return assertNever(data);
}
