import { type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react';
import type { CodeMention, DocumentMention, MemoMention, SegmentQuote } from '#shared/domain/memoBody.ts';

/** What our own nodes hold: the shapes of the memo body. */
export type MemoNodeData = CodeMention | DocumentMention | MemoMention | SegmentQuote;

export interface MemoNodeViewProps {
  readonly data: MemoNodeData;
  readonly nodeKey: string;
}

/**
 * How our own nodes are drawn. The nodes are plain data, so that a body can be read and written without a window; the
 * editor says how they look.
 */
export const MemoNodeViews = createContext<ComponentType<MemoNodeViewProps> | null>(null);

function MemoNodeView(props: MemoNodeViewProps): ReactNode {
  const View = useContext(MemoNodeViews);
  return View ? createElement(View, props) : null;
}

export const viewOf = (data: MemoNodeData, nodeKey: string): ReactNode =>
  createElement(MemoNodeView, { data, nodeKey });
