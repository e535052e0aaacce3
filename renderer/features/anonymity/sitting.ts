import { create } from 'zustand';
import { session } from '../../state/session.ts';
import type { FindingKind, Level } from './checking.ts';

/** Where a person is with the names, for as long as the study is open: no file knows of it. */
interface Sitting {
  readonly kind: FindingKind | 'every';
  readonly level: Level;
  /** The finding in hand. */
  readonly current: string;
  /** Findings that are left alone for now. */
  readonly ignored: ReadonlySet<string>;
  /** The dialog that was left to look at a place in the window. */
  readonly left: { readonly kind: string; readonly props: Readonly<Record<string, unknown>> } | null;
}

const begun: Sitting = { kind: 'every', level: 'probable', current: '', ignored: new Set(), left: null };

export const useSitting = create<Sitting>()(() => begun);
export const { setState: setSitting } = useSitting;

export const beginSitting = (): void => setSitting(begun);

export const ignoreForNow = (keys: readonly string[]): void =>
  setSitting(({ ignored }) => ({ ignored: new Set([...ignored, ...keys]) }));

/** Puts the open dialog aside, for the window behind it shows a place; `goBack` opens it again as it was. */
export function stepAside(): void {
  setSitting({ left: session().dialog });
  session().closeDialog();
}

export function goBack(): void {
  const { left } = useSitting.getState();
  if (left) session().openDialog(left.kind, left.props);
}
