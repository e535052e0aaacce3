import { StickyNote } from 'lucide-react';
import type { Operation } from '#shared/contract/procedures/operations.ts';
import type { CodeId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Chip } from '../../ui/marks.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { useShelf } from '../documents/documents.ts';

type Touch = Operation['touches'][number];

interface ThingProps {
  readonly id: string;
  /** True where the chip may be pressed to open what it names. */
  readonly opens: boolean;
}

function CodeChip({ id, opens }: ThingProps) {
  const tree = useCodeTree();
  const code = tree.byId.get(id as CodeId)?.code;
  if (!code) return <Gone what="code" />;
  return (
    <Chip
      color={shownColor(tree, code.id)}
      {...(opens ? { onPress: () => session().openCodeSegments([code.id]) } : {})}
    >
      {code.name}
    </Chip>
  );
}

function DocumentChip({ id, opens }: ThingProps) {
  const document = useShelf().byId.get(id as DocumentId);
  if (!document) return <Gone what="document" />;
  return (
    <Chip kind="document" {...(opens ? { onPress: () => session().openDocument(document.id) } : {})}>
      {document.name}
    </Chip>
  );
}

function MemoChip({ id, opens }: ThingProps) {
  const memo = useAsk('memos.list', {}).data?.find((each) => each.id === id);
  if (!memo) return <Gone what="memo" />;
  return (
    <Chip kind="memo" {...(opens ? { onPress: () => session().openMemo(id as MemoId) } : {})}>
      <StickyNote className="icon" aria-hidden="true" />
      {memo.title || memo.excerpt.slice(0, 40) || 'Untitled'}
    </Chip>
  );
}

const Gone = ({ what }: { readonly what: string }) => (
  <Chip kind="document" gone title={`This ${what} is not in the study now`}>
    {what}
  </Chip>
);

const chips = { code: CodeChip, document: DocumentChip, memo: MemoChip } as const;

/** As many as a line holds well. */
const most = 5;

/** What a step touched, by its names of today; struck where it is gone. */
export function StepChips({ touches, opens }: { readonly touches: readonly Touch[]; readonly opens: boolean }) {
  const more = touches.length - most;
  return (
    <>
      {touches.slice(0, most).map(({ kind, id }) => {
        const ChipOfKind = chips[kind];
        return <ChipOfKind key={id} id={id} opens={opens} />;
      })}
      {more > 0 && <span className="history-more">and {more} more</span>}
    </>
  );
}
