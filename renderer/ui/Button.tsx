import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Tip } from './Tip.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'plain' | 'line' | 'primary' | 'danger';
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words, and an icon before them where it helps. */
export function Button({ variant = 'plain', icon: Icon, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${variant} ${className}`} {...rest}>
      {Icon && <Icon className="icon" aria-hidden="true" />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon; its label is its name and its tip. */
export function IconButton({ label, icon: Icon, keys, className = '', ...rest }: IconButtonProps) {
  return (
    <Tip label={label} keys={keys}>
      <button type="button" className={`button icon-only ${className}`} aria-label={label} {...rest}>
        <Icon className="icon" aria-hidden="true" />
      </button>
    </Tip>
  );
}
