import type { CodeId } from '#shared/domain/ids.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CodeFinder } from './CodeFinder.tsx';
import { moveCodes } from './codeActions.ts';
import { mayStandUnder, outermost } from './moves.ts';
import { useCodeTree } from './tree.ts';

/** Finds the code that others are to stand under. */
export function MoveCodesDialog({ onClose, props }: DialogComponentProps) {
  const tree = useCodeTree();
  const ids = outermost(tree, props.ids as CodeId[]);
  const first = ids[0] && tree.byId.get(ids[0]);
  const move = (parentId: CodeId | null) => {
    onClose();
    void moveCodes({ ids, parentId, before: null });
  };
  return (
    <Dialog
      title={
        ids.length === 1 && first ? `Move ${first.code.name} under …` : `Move ${countOf(ids.length, 'code')} under …`
      }
      onClose={onClose}
    >
      <CodeFinder
        label="Find a code"
        mayChoose={(id) => mayStandUnder(tree, ids, id)}
        onChoose={move}
        first={{ id: 'top', text: 'To the top: as a theme', positions: [], choose: () => move(null) }}
      />
    </Dialog>
  );
}
