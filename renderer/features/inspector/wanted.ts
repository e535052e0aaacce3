import { create } from 'zustand';
import { session } from '../../state/session.ts';

/** A wish to type in a field of the inspector; the token makes the same wish twice two wishes. */
export const useWantedField = create<{ readonly field: 'weight' | 'comment' | null; readonly token: number }>()(() => ({
  field: null,
  token: 0,
}));

/** Opens the inspector and puts the focus in one of its fields. */
export function wantField(field: 'weight' | 'comment'): void {
  session().set({ rightOpen: true, memoBeside: false });
  useWantedField.setState(({ token }) => ({ field, token: token + 1 }));
}
