import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { $unwrapNode } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $isDecoratorNode,
  type ElementNode,
  type LexicalEditor,
  mergeRegister,
  ParagraphNode,
  RootNode,
  TabNode,
  TextNode,
} from 'lexical';

/** Bold, italic and underline: the formats that a memo keeps. */
const keptFormats = 1 | 2 | 8;

const safeAddress = /^(https?:|mailto:)/iu;

/** Colours, sizes and other dress of other programs do not belong to a memo. */
function keepPlainWords(node: TextNode): void {
  if ((node.getFormat() & ~keptFormats) !== 0) node.setFormat(node.getFormat() & keptFormats);
  if (node.getStyle() !== '') node.setStyle('');
}

function keepPlainBlock(node: ElementNode): void {
  if (node.getFormatType() !== '') node.setFormat('');
  if (node.getStyle() !== '') node.setStyle('');
}

function keepPlainParagraph(node: ElementNode): void {
  keepPlainBlock(node);
  if (node.getIndent() !== 0) node.setIndent(0);
}

function keepHeading(node: HeadingNode): void {
  keepPlainParagraph(node);
  if (node.getTag() > 'h3') node.setTag('h3');
}

function keepList(node: ListNode): void {
  keepPlainBlock(node);
  if (node.getListType() === 'check') node.setListType('bullet');
}

/** An address that could run something is no link; its words stay. */
function keepSafeLink(node: LinkNode): void {
  if (!safeAddress.test(node.getURL())) $unwrapNode(node);
}

/** There is always a line to write in below a quoted segment. */
function keepLastLine(root: RootNode): void {
  if ($isDecoratorNode(root.getLastChild())) root.append($createParagraphNode());
}

/** Keeps a memo to what it may hold, whatever is pasted or dropped into it. Returns its own undoing. */
export function registerPlainStructure(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TextNode, keepPlainWords),
    editor.registerNodeTransform(TabNode, (node) => {
      node.replace($createTextNode('\t'));
    }),
    editor.registerNodeTransform(ParagraphNode, keepPlainParagraph),
    editor.registerNodeTransform(QuoteNode, keepPlainParagraph),
    editor.registerNodeTransform(HeadingNode, keepHeading),
    editor.registerNodeTransform(ListNode, keepList),
    editor.registerNodeTransform(ListItemNode, keepPlainBlock),
    editor.registerNodeTransform(LinkNode, keepSafeLink),
    editor.registerNodeTransform(RootNode, keepLastLine),
  );
}
