import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import {
  $getNodeByKey,
  COMMAND_PRIORITY_LOW,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { useLayoutEffect, useRef } from 'react';

/** What is typed on a node that is in hand goes behind it. */
export function putCaretAfter(editor: LexicalEditor, nodeKey: string): void {
  editor.update(() => $getNodeByKey(nodeKey)?.selectNext(0, 0), { discrete: true });
}

/** True while the caret has this node in hand; Enter then opens it. */
export function useNodeInHand(nodeKey: string, open: (() => void) | null): boolean {
  const [editor] = useLexicalComposerContext();
  const [inHand] = useLexicalNodeSelection(nodeKey);
  const latest = useRef(open);
  latest.current = open;
  useLayoutEffect(() => {
    if (!inHand) return;
    const enter = (event: KeyboardEvent | null) => {
      if (!latest.current) return false;
      event?.preventDefault();
      latest.current();
      return true;
    };
    const type = (event: KeyboardEvent) => {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) putCaretAfter(editor, nodeKey);
      return false;
    };
    return mergeRegister(
      editor.registerCommand(KEY_ENTER_COMMAND, enter, COMMAND_PRIORITY_LOW),
      editor.registerCommand(KEY_DOWN_COMMAND, type, COMMAND_PRIORITY_LOW),
    );
  }, [editor, inHand, nodeKey]);
  return inHand;
}
