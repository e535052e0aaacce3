import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { COMMAND_PRIORITY_LOW, KEY_ENTER_COMMAND } from 'lexical';
import { useEffect, useRef } from 'react';

/** True while the caret has this node in hand; Enter then opens it. */
export function useNodeInHand(nodeKey: string, open: (() => void) | null): boolean {
  const [editor] = useLexicalComposerContext();
  const [inHand] = useLexicalNodeSelection(nodeKey);
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    if (!inHand) return;
    return editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!latest.current) return false;
        event?.preventDefault();
        latest.current();
        return true;
      },
      COMMAND_PRIORITY_LOW,
    );
  }, [editor, inHand]);
  return inHand;
}
