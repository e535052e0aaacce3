import type { ComponentType } from 'react';
import { useSession } from '../state/session.ts';

export interface DialogComponentProps {
  readonly onClose: () => void;
  /** What the opener passed; the dialog knows its own shape. */
  readonly props: Readonly<Record<string, unknown>>;
}

const kinds = new Map<string, ComponentType<DialogComponentProps>>();

/** Makes a dialog known under a kind, for `session().openDialog(kind, props)`. */
export function registerDialog(kind: string, Component: ComponentType<DialogComponentProps>): void {
  kinds.set(kind, Component);
}

/** Where the open dialog is drawn. */
export function DialogHost() {
  const dialog = useSession((state) => state.dialog);
  const close = useSession((state) => state.closeDialog);
  const Component = dialog ? kinds.get(dialog.kind) : undefined;
  return dialog && Component ? <Component onClose={close} props={dialog.props} /> : null;
}
