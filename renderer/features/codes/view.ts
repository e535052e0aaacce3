import { create } from 'zustand';
import type { CodeId } from '#shared/domain/ids.ts';

/** How the code tree is looked at: session state, never part of the study. */
interface CodesView {
  /** `null` = as at first: all open while the codebook is short. */
  readonly expanded: ReadonlySet<string> | null;
  readonly filtering: boolean;
  readonly filter: string;
  readonly unit: 'codings' | 'documents';
  readonly withSubcodes: boolean;
  /** The code whose name is being typed. */
  readonly renaming: CodeId | null;
  /** A code that has a place but no name yet. */
  readonly draft: { readonly parentId: CodeId | null } | null;
}

export const useCodesView = create<CodesView>()(() => ({
  expanded: null,
  filtering: false,
  filter: '',
  unit: 'codings',
  withSubcodes: true,
  renaming: null,
  draft: null,
}));

export const setCodesView = useCodesView.setState;

/** Opens a row for a new code under a parent; its name is typed in place. */
export function beginCode(parentId: CodeId | null): void {
  setCodesView(({ expanded }) => ({
    draft: { parentId },
    renaming: null,
    filter: '',
    expanded: parentId && expanded ? new Set([...expanded, parentId]) : expanded,
  }));
}

export const beginRename = (id: CodeId): void => setCodesView({ renaming: id, draft: null });
