import './memos.css';
import { Maximize2, X } from 'lucide-react';
import { runCommand } from '../../commands/registry.ts';
import { RightPane } from '../../frame/slots.tsx';
import { session, useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { MemoPane } from './MemoPane.tsx';

/** The memo that is written beside the text, in the place of the inspector. */
export function MemoBeside() {
  const memoId = useSession((state) => state.memoId);
  if (!memoId) return null;
  return (
    <RightPane label="Memo beside the text">
      <div className="memos-pane beside">
        <MemoPane memoId={memoId}>
          <IconButton label="Full width" icon={Maximize2} onClick={() => runCommand('memo.fullWidth')} />
          <IconButton
            label="Close the memo, back to the inspector"
            icon={X}
            onClick={() => session().set({ memoBeside: false })}
          />
        </MemoPane>
      </div>
    </RightPane>
  );
}
