import { useRef } from 'react';
import type { Selection } from 'react-aria-components';

const isSame = (one: Selection | null, other: ReadonlySet<string>): boolean =>
  one !== null && one !== 'all' && one.size === other.size && [...one].every((key) => other.has(String(key)));

/**
 * What a list of several is told to be chosen. The list's own answer also remembers where a choice began, which the ids
 * alone do not: without it Shift would choose the two ends of a stretch and nothing between them.
 */
export function useAnchoredSelection(
  chosen: ReadonlySet<string>,
  onChange: (selection: Selection) => void,
): { readonly selectedKeys: Iterable<string | number>; readonly onSelectionChange: (selection: Selection) => void } {
  const last = useRef<Selection | null>(null);
  return {
    selectedKeys: isSame(last.current, chosen) ? (last.current as Iterable<string | number>) : chosen,
    onSelectionChange: (selection) => {
      last.current = selection;
      onChange(selection);
    },
  };
}
