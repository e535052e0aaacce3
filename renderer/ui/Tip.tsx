import { cloneElement, type ReactElement } from 'react';

interface TipProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly children: ReactElement<{ title?: string }>;
}

/** The name and keys of a control, shown when the pointer rests on it. The name is also its accessible name. */
export function Tip({ label, keys, children }: TipProps) {
  return cloneElement(children, { title: keys ? `${label} (${keys})` : label });
}
