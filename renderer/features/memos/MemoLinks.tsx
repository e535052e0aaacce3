import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Memo, MemoLink } from '#shared/domain/memo.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import { memoName } from '../../memo/memoName.ts';
import { useDocumentNames, useMemoNames } from '../../memo/names.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import { Chip } from '../../ui/marks.tsx';
import { shownColor, useCodesKnown, useCodeTree } from '../codes/tree.ts';
import { LinkDialog, type LinkKind } from './LinkDialog.tsx';

type Target = MemoLink['target'];

function CodeTarget({ target }: { readonly target: Extract<Target, { kind: 'code' }> }) {
  const tree = useCodeTree();
  const gone = useCodesKnown() && !tree.byId.has(target.codeId);
  const name = tree.byId.get(target.codeId)?.code.name ?? 'a deleted code';
  if (gone) return <Chip gone>{name}</Chip>;
  return (
    <Chip color={shownColor(tree, target.codeId)} onPress={() => session().openCodeSegments([target.codeId])}>
      {name}
    </Chip>
  );
}

function DocumentTarget({ target }: { readonly target: Extract<Target, { kind: 'document' | 'segment' }> }) {
  const documents = useDocumentNames();
  const document = documents.byId.get(target.documentId);
  if (documents.known && !document)
    return (
      <Chip kind="document" gone>
        a deleted document
      </Chip>
    );
  const open = () =>
    target.kind === 'segment' ? session().openSegment(target) : session().openDocument(target.documentId);
  return (
    <Chip kind="document" onPress={open} title={target.kind === 'segment' ? 'Open this place in the text' : 'Open'}>
      {target.kind === 'segment' ? 'a place in ' : ''}
      {document?.name ?? ''}
    </Chip>
  );
}

function MemoTarget({ target }: { readonly target: Extract<Target, { kind: 'memo' }> }) {
  const memos = useMemoNames();
  const memo = memos.byId.get(target.memoId);
  if (memos.known && !memo)
    return (
      <Chip kind="memo" gone>
        a deleted memo
      </Chip>
    );
  return (
    <Chip kind="memo" onPress={() => session().openMemo(target.memoId)}>
      {memo ? memoName(memo) : ''}
    </Chip>
  );
}

function TargetChip({ target }: { readonly target: Target }) {
  if (target.kind === 'code') return <CodeTarget target={target} />;
  if (target.kind === 'memo') return <MemoTarget target={target} />;
  return <DocumentTarget target={target} />;
}

function AddLink({ memo }: { readonly memo: Memo }) {
  const [kind, setKind] = useState<LinkKind | null>(null);
  return (
    <>
      <MenuButton label="Link this memo to" button={<Button icon={Plus}>Link</Button>}>
        <MenuItem onChoose={() => setKind('code')}>A code…</MenuItem>
        <MenuItem onChoose={() => setKind('document')}>A document…</MenuItem>
        <MenuItem onChoose={() => setKind('memo')}>Another memo…</MenuItem>
      </MenuButton>
      {kind && <LinkDialog memo={memo} kind={kind} onClose={() => setKind(null)} />}
    </>
  );
}

function LinkedFrom({ memo }: { readonly memo: Memo }) {
  const { data } = useAsk('memos.about', { memoId: memo.id });
  const others = data?.filter((other) => other.id !== memo.id) ?? [];
  if (others.length === 0) return null;
  return (
    <p className="memos-from">
      Linked from{' '}
      {others.map((other, at) => (
        <span key={other.id}>
          {at > 0 && (at === others.length - 1 ? ' and ' : ', ')}
          <button type="button" className="link" onClick={() => session().openMemo(other.id)}>
            {memoName(other)}
          </button>
        </span>
      ))}
      .
    </p>
  );
}

/** At the foot of a memo: what it was linked to by hand, and the memos that point to it. */
export function MemoLinks({ memo, editable }: { readonly memo: Memo; readonly editable: boolean }) {
  const { send: unlink } = useSend('memos.unlink');
  const byHand = memo.links.filter((link) => link.origin === 'link').map((link) => link.target);
  return (
    <footer className="memos-foot">
      <div className="memos-linked">
        <span>{byHand.length > 0 ? 'Linked to' : 'No links by hand'}</span>
        {byHand.map((target) => (
          <span key={JSON.stringify(target)} className="memos-link">
            <TargetChip target={target} />
            {editable && (
              <button
                type="button"
                className="memos-unlink"
                aria-label="Remove this link"
                title="Remove this link"
                onClick={() => void unlink({ id: memo.id, target })}
              >
                <X className="icon" aria-hidden="true" />
              </button>
            )}
          </span>
        ))}
        {editable && <AddLink memo={memo} />}
      </div>
      <LinkedFrom memo={memo} />
    </footer>
  );
}
