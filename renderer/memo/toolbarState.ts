import { $isLinkNode } from '@lexical/link';
import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  ListNode,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $getNearestNodeOfType } from '@lexical/utils';
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  type BaseSelection,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { useEffect, useState } from 'react';

export const blockKinds = ['text', 'h1', 'h2', 'h3', 'quote'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** What stands at the caret, for the buttons. */
export interface ToolbarState {
  readonly block: BlockKind;
  readonly list: 'bullet' | 'number' | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly link: boolean;
  /** True while words are selected. */
  readonly words: boolean;
}

const atRest: ToolbarState = {
  block: 'text',
  list: null,
  bold: false,
  italic: false,
  underline: false,
  link: false,
  words: false,
};

function $blockKind(selection: BaseSelection): BlockKind {
  const block = selection.getNodes()[0]?.getTopLevelElement();
  if ($isQuoteNode(block)) return 'quote';
  const tag = $isHeadingNode(block) ? block.getTag() : null;
  return tag === 'h1' || tag === 'h2' || tag === 'h3' ? tag : 'text';
}

function $listKind(selection: RangeSelection): ToolbarState['list'] {
  const list = $getNearestNodeOfType(selection.anchor.getNode(), ListNode);
  if (!$isListNode(list)) return null;
  return list.getListType() === 'number' ? 'number' : 'bullet';
}

function $toolbarState(): ToolbarState {
  const selection = $getSelection();
  if (!selection) return atRest;
  if (!$isRangeSelection(selection)) return { ...atRest, block: $blockKind(selection) };
  return {
    block: $blockKind(selection),
    list: $listKind(selection),
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    underline: selection.hasFormat('underline'),
    link: $findMatchingParent(selection.anchor.getNode(), $isLinkNode) !== null,
    words: !selection.isCollapsed(),
  };
}

const keys = Object.keys(atRest) as (keyof ToolbarState)[];

/** Follows what stands at the caret. */
export function useToolbarState(editor: LexicalEditor): ToolbarState {
  const [state, setState] = useState(atRest);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($toolbarState);
        setState((before) => (keys.every((key) => before[key] === next[key]) ? before : next));
      }),
    [editor],
  );
  return state;
}

const newBlock = (kind: BlockKind) => () =>
  kind === 'text' ? $createParagraphNode() : kind === 'quote' ? $createQuoteNode() : $createHeadingNode(kind);

/** Makes the lines in hand text, a heading or a quote. */
export function setBlock(editor: LexicalEditor, kind: BlockKind): void {
  editor.update(() => $setBlocksType($getSelection(), newBlock(kind)));
}

/** Makes a list of the lines in hand, or lines of the list. */
export function toggleList(editor: LexicalEditor, kind: 'bullet' | 'number', current: ToolbarState['list']): void {
  if (kind === current) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
  else if (kind === 'bullet') editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
  else editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
}
