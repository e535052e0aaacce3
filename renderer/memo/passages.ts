import { $isMarkNode, $unwrapMarkNode, $wrapSelectionInMarkNode, MarkNode } from '@lexical/mark';
import {
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { useEffect } from 'react';
import type { CodeId } from '#shared/domain/ids.ts';
import { shownColor, useCodeTree } from '../features/codes/tree.ts';
import { hueOf } from '../ui/hues.ts';

/** The coded passages that the selected words touch. */
function $marksIn(selection: RangeSelection): MarkNode[] {
  const marks = new Set<MarkNode>();
  for (const node of selection.getNodes()) {
    const mark = $isMarkNode(node) ? node : $findMatchingParent(node, $isMarkNode);
    if ($isMarkNode(mark)) marks.add(mark);
  }
  return [...marks];
}

/** Codes on the passages that the selected words touch. */
export function $codesInHand(): ReadonlySet<string> {
  const selection = $getSelection();
  return new Set($isRangeSelection(selection) ? $marksIn(selection).flatMap((mark) => mark.getIDs()) : []);
}

/** Codes the selected words of the memo; with a code that they have already, takes it away. */
export function togglePassageCode(editor: LexicalEditor, codeId: CodeId): void {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const coded = $marksIn(selection).filter((mark) => mark.hasID(codeId));
    if (coded.length === 0) {
      if (!selection.isCollapsed()) $wrapSelectionInMarkNode(selection, selection.isBackward(), codeId);
      return;
    }
    for (const mark of coded) {
      mark.deleteID(codeId);
      if (mark.getIDs().length === 0) $unwrapMarkNode(mark);
    }
  });
}

/** Paints coded passages in the tint of their first code and names all their codes. */
export function usePassagePaint(editor: LexicalEditor): void {
  const tree = useCodeTree();
  useEffect(() => {
    const paint = (key: string) => {
      const element = editor.getElementByKey(key);
      if (!element) return;
      const ids = editor.getEditorState().read(() => {
        const node = $getNodeByKey(key);
        return $isMarkNode(node) ? (node.getIDs() as CodeId[]) : [];
      });
      const known = ids.filter((id) => tree.byId.has(id));
      const first = known[0];
      element.className = first ? 'memo-passage' : 'memo-passage gone';
      element.dataset.hue = first ? hueOf(shownColor(tree, first))['data-hue'] : '';
      element.dataset.more = known.length > 1 ? 'true' : 'false';
      const names = known.map((id) => tree.byId.get(id)?.code.name).join(', ');
      element.title = first ? `Coded: ${names}` : 'The code was deleted';
    };
    return editor.registerMutationListener(MarkNode, (mutations) => {
      for (const [key, mutation] of mutations) if (mutation !== 'destroyed') paint(key);
    });
  }, [editor, tree]);
}
