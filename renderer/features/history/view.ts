import { create } from 'zustand';
import type { InputOf } from '#shared/contract/index.ts';

export type Family = NonNullable<InputOf<'operations.list'>['family']>;

/** What of the history is looked at: session state. */
interface HistoryView {
  readonly family: Family;
  readonly actor: string | null;
  /** Day at the head of the list; `null` = the latest steps. */
  readonly day: string | null;
  readonly undos: boolean;
  /** Number of the step that is shown in detail. */
  readonly current: number | null;
  /** Folded sittings that were opened, by the number of their newest step. */
  readonly unfolded: ReadonlySet<number>;
}

export const useHistoryView = create<HistoryView>()(() => ({
  family: 'all',
  actor: null,
  day: null,
  undos: false,
  current: null,
  unfolded: new Set(),
}));

export const setHistoryView = useHistoryView.setState;
