import { type RefObject, useEffect } from 'react';
import { create } from 'zustand';
import { session } from '../../state/session.ts';

type FieldName = 'weight' | 'comment';

/** A wish to type in a field of the inspector, until the field has taken it. */
const useWantedField = create<{ readonly field: FieldName | null }>()(() => ({ field: null }));

/** Opens the inspector and puts the focus in one of its fields. */
export function wantField(field: FieldName): void {
  session().set({ rightOpen: true, memoBeside: false });
  useWantedField.setState({ field });
}

/** Takes the focus when this field is wished for, also when it appears only then. */
export function useWishedFocus(
  field: FieldName,
  element: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
): void {
  const wanted = useWantedField((state) => state.field);
  useEffect(() => {
    if (wanted !== field || !element.current) return;
    useWantedField.setState({ field: null });
    element.current.focus();
    // A number is typed anew, a comment goes on.
    if (field === 'weight') element.current.select();
  }, [wanted, field, element]);
}
