import { create } from 'zustand';

/** How the list of documents is looked at: session state, never part of the study. */
interface DocumentsView {
  /** Groups that are folded, by row; all others are open. */
  readonly folded: ReadonlySet<string>;
  readonly filtering: boolean;
  readonly filter: string;
  /** The row (document or group) whose name is being typed. */
  readonly renaming: string | null;
  /** A group that has a row but no name yet. */
  readonly draftGroup: boolean;
}

export const useDocumentsView = create<DocumentsView>()(() => ({
  folded: new Set(),
  filtering: false,
  filter: '',
  renaming: null,
  draftGroup: false,
}));

export const setDocumentsView = useDocumentsView.setState;

export const beginRenaming = (row: string): void => setDocumentsView({ renaming: row, draftGroup: false });
export const beginGroup = (): void => setDocumentsView({ renaming: null, draftGroup: true, filter: '' });
