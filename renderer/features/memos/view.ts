import { create } from 'zustand';
import type { MemoId } from '#shared/domain/ids.ts';

export type MemoColumn = 'type' | 'title' | 'links' | 'changed';

/** How the memos are listed just now. */
interface MemoView {
  readonly filter: string;
  /** A memo type, or `null` = all. */
  readonly type: string | null;
  readonly column: MemoColumn;
  readonly descending: boolean;
  /** Chosen rows; more than one can be changed together. */
  readonly chosen: ReadonlySet<MemoId>;
  /** True when the memo has the whole room and the list is away. */
  readonly alone: boolean;
  /** A memo that was just made and where its caret should stand. */
  readonly focus: { readonly memoId: MemoId; readonly at: 'title' | 'body' } | null;
}

const atFirst: MemoView = {
  filter: '',
  type: null,
  column: 'changed',
  descending: true,
  chosen: new Set(),
  alone: false,
  focus: null,
};

export const useMemoView = create<MemoView>()(() => atFirst);

export const setMemoView = (part: Partial<MemoView>): void => useMemoView.setState(part);

/** Back to the whole list, the newest first. */
export const forgetMemoView = (): void => useMemoView.setState(atFirst);

/** Asks the editor of a memo to take the caret once it is there. */
export const wantFocus = (memoId: MemoId, at: 'title' | 'body'): void => setMemoView({ focus: { memoId, at } });

/** Where the caret should stand in this memo, once. */
export function takeFocus(memoId: MemoId): 'title' | 'body' | null {
  const { focus } = useMemoView.getState();
  if (focus?.memoId !== memoId) return null;
  setMemoView({ focus: null });
  return focus.at;
}
