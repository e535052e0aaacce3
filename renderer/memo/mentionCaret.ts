import {
  $createTextNode,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  type EditorState,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { useEffect, useRef, useState } from 'react';
import type { MentionChoice } from './mentionChoices.ts';
import { $createMentionNode } from './mentionNodes.ts';
import { type MentionTrigger, mentionTrigger } from './mentionTrigger.ts';

/** A mention that is being typed, and the node that it is typed in. */
export interface OpenTrigger extends MentionTrigger {
  readonly nodeKey: string;
}

/** What is being mentioned at the caret of this state. */
export function readTrigger(state: EditorState): OpenTrigger | null {
  return state.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
    const node = selection.anchor.getNode();
    if (!$isTextNode(node) || !node.isSimpleText()) return null;
    const trigger = mentionTrigger(node.getTextContent().slice(0, selection.anchor.offset));
    return trigger && { ...trigger, nodeKey: node.getKey() };
  });
}

export const isSameTrigger = (a: OpenTrigger | null, b: OpenTrigger | null): boolean =>
  a?.nodeKey === b?.nodeKey && a?.start === b?.start && a?.typed === b?.typed && a?.sign === b?.sign;

export const placeKey = (trigger: OpenTrigger): string => `${trigger.nodeKey}:${trigger.start}`;

/** What is being mentioned at the caret; `dismiss` closes it until the caret goes elsewhere. */
export function useTrigger(editor: LexicalEditor) {
  const [trigger, setTrigger] = useState<OpenTrigger | null>(null);
  const dismissed = useRef<string | null>(null);
  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(({ editorState }) => {
          const found = editor.isEditable() ? readTrigger(editorState) : null;
          if (!found || placeKey(found) !== dismissed.current) dismissed.current = null;
          const open = found && dismissed.current === null ? found : null;
          setTrigger((before) => (isSameTrigger(before, open) ? before : open));
        }),
        editor.registerRootListener((root, before) => {
          const close = () => setTrigger(null);
          before?.removeEventListener('blur', close);
          root?.addEventListener('blur', close);
        }),
      ),
    [editor],
  );
  const dismiss = () => {
    if (trigger) dismissed.current = placeKey(trigger);
    setTrigger(null);
  };
  return { trigger, dismiss };
}

/** Puts the mention in place of the sign and what was typed after it, and the caret behind it. */
export function insertMention(editor: LexicalEditor, trigger: OpenTrigger, choice: MentionChoice): void {
  editor.update(() => {
    const node = $getNodeByKey(trigger.nodeKey);
    if (!$isTextNode(node)) return;
    const end = trigger.start + 1 + trigger.typed.length;
    const parts = node.splitText(...[trigger.start, end].filter((at) => at > 0));
    const typed = trigger.start === 0 ? parts[0] : parts[1];
    const mention = $createMentionNode(choice.mention);
    typed?.replace(mention);
    const after = mention.getNextSibling();
    if ($isTextNode(after) && /^[\s.,;:!?)\]}’”»]/u.test(after.getTextContent())) after.select(0, 0);
    else {
      const blank = $createTextNode(' ');
      mention.insertAfter(blank);
      blank.select(1, 1);
    }
  });
}

/** The first `length` characters of what is being mentioned, in the page. */
function rangeOf(editor: LexicalEditor, trigger: OpenTrigger, length: number): Range | null {
  const text = editor.getElementByKey(trigger.nodeKey)?.firstChild;
  if (!(text instanceof Text) || trigger.start + length > text.length) return null;
  const range = document.createRange();
  range.setStart(text, trigger.start);
  range.setEnd(text, trigger.start + length);
  return range;
}

/** Where the sign stands in the window just now. */
export const signRect = (editor: LexicalEditor, trigger: OpenTrigger): DOMRect | null =>
  rangeOf(editor, trigger, 1)?.getBoundingClientRect() ?? null;

const typedHighlight = 'memo-typed-mention';

/** What is being mentioned stands out from the words around it. */
export function useTypedColour(editor: LexicalEditor, trigger: OpenTrigger): void {
  useEffect(() => {
    const range = rangeOf(editor, trigger, trigger.typed.length + 1);
    if (range) CSS.highlights.set(typedHighlight, new Highlight(range));
    return () => {
      CSS.highlights.delete(typedHighlight);
    };
  }, [editor, trigger]);
}
