import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $setSelection,
  createEditor,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import { memoNodes } from './memoNodes.ts';
import type { OpenedBody } from './openBody.ts';

/** Puts paragraphs in place of what the editor holds. */
export function $setParagraphs(paragraphs: readonly string[]): void {
  const root = $getRoot().clear();
  for (const words of paragraphs) {
    const paragraph = $createParagraphNode();
    if (words !== '') paragraph.append($createTextNode(words));
    root.append(paragraph);
  }
}

/** Puts an opened body in place of what the editor holds. The focus stays where it is. */
export function putContent(editor: LexicalEditor, opened: OpenedBody): void {
  if (opened.kind === 'state') {
    editor.setEditorState(editor.parseEditorState(opened.json), { tag: SKIP_DOM_SELECTION_TAG });
    return;
  }
  const put = () => {
    $setParagraphs(opened.paragraphs);
    $setSelection(null);
  };
  editor.update(put, { tag: SKIP_DOM_SELECTION_TAG, discrete: true });
}

/** What the editor holds, as it is stored. */
export const serialise = (editor: LexicalEditor): string => JSON.stringify(editor.getEditorState());

/** False for a state that the editor cannot make its nodes from. */
export function canParse(json: string): boolean {
  try {
    return !createEditor({ nodes: memoNodes }).parseEditorState(json).isEmpty();
  } catch {
    return false;
  }
}
