import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { MarkNode } from '@lexical/mark';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { CodeMentionNode, DocumentMentionNode, MemoMentionNode } from './mentionNodes.ts';
import { SegmentQuoteNode } from './SegmentQuoteNode.ts';

/** Every kind of node that a memo may hold, besides paragraphs, words and line breaks. */
export const memoNodes = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  MarkNode,
  CodeMentionNode,
  DocumentMentionNode,
  MemoMentionNode,
  SegmentQuoteNode,
];
