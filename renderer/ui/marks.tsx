import type { ReactNode } from 'react';
import { hueOf } from './hues.ts';

/** A key as it stands on the keyboard. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => <kbd className="kbd">{children}</kbd>;

/** The colour of a code: a square for a theme, a bar for a concept. */
export const Swatch = ({ color, theme = false }: { readonly color: string; readonly theme?: boolean }) => (
  <span className={theme ? 'swatch' : 'swatch concept'} {...hueOf(color)} aria-hidden="true" />
);

interface ChipProps {
  readonly kind?: 'code' | 'document' | 'memo';
  readonly color?: string;
  /** True for something that was deleted since. */
  readonly gone?: boolean;
  readonly title?: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

/** The name of a code, a document or a memo in a line of text; pressing it opens it. */
export function Chip({ kind = 'code', color, gone = false, title, onPress, children }: ChipProps) {
  const className = `chip ${kind}${gone ? ' gone' : ''}`;
  const hue = color && !gone ? hueOf(color) : {};
  return onPress ? (
    <button type="button" className={className} title={title} onClick={onPress} {...hue}>
      {children}
    </button>
  ) : (
    <span className={className} title={title} {...hue}>
      {children}
    </span>
  );
}
