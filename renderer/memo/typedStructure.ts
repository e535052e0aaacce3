import { $createListItemNode, $createListNode, $isListItemNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $findMatchingParent,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  type ElementNode,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  type ParagraphNode,
  TextNode,
} from 'lexical';
import { $isMentionNode } from './mentionNodes.ts';

const beginnings: readonly (readonly [string, () => ElementNode])[] = [
  ['- ', () => $createListNode('bullet')],
  ['* ', () => $createListNode('bullet')],
  ['1. ', () => $createListNode('number')],
  ['> ', () => $createQuoteNode()],
  ['# ', () => $createHeadingNode('h1')],
  ['## ', () => $createHeadingNode('h2')],
  ['### ', () => $createHeadingNode('h3')],
];

function turnInto(paragraph: ParagraphNode, block: ElementNode): void {
  const item = block.getType() === 'list' ? $createListItemNode() : null;
  const holder = item ?? block;
  holder.append(...paragraph.getChildren());
  if (item) block.append(item);
  paragraph.replace(block);
  holder.select(0, 0);
}

/** `- `, `1. `, `> ` and `## ` at the beginning of a line make a list, a quote or a heading of it. */
function readBeginning(node: TextNode): void {
  const paragraph = node.getParent();
  const selection = $getSelection();
  if (!$isParagraphNode(paragraph) || node.getPreviousSibling() !== null) return;
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.key !== node.getKey()) return;
  const before = node.getTextContent().slice(0, selection.anchor.offset);
  const found = beginnings.find(([typed]) => typed === before);
  if (!found) return;
  node.setTextContent(node.getTextContent().slice(before.length));
  turnInto(paragraph, found[1]());
}

/** A full stop or a comma that is typed after a mention closes up to it: the blank there was put in by the program. */
function closeUp(node: TextNode): void {
  const selection = $getSelection();
  if (!$isMentionNode(node.getPreviousSibling()) || !/^ [.,;:!?)\]]/u.test(node.getTextContent())) return;
  if (!$isRangeSelection(selection) || selection.anchor.key !== node.getKey() || selection.anchor.offset !== 2) return;
  node.setTextContent(node.getTextContent().slice(1));
  node.select(1, 1);
}

/** In a list Tab moves an item in and out; everywhere else it leaves the text, as on every page. */
function $indentItem(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  if (!$findMatchingParent(selection.anchor.getNode(), $isListItemNode)) return false;
  event.preventDefault();
  return editor.dispatchCommand(event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND, undefined);
}

/** Structure that comes from typing alone. Returns its own undoing. */
export function registerTypedStructure(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TextNode, readBeginning),
    editor.registerNodeTransform(TextNode, closeUp),
    editor.registerCommand(KEY_TAB_COMMAND, (event) => $indentItem(editor, event), COMMAND_PRIORITY_LOW),
  );
}
