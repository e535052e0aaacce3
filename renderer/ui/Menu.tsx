import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import {
  MenuItem as AriaMenuItem,
  Header,
  Menu,
  MenuSection,
  MenuTrigger,
  Popover,
  Pressable,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';

interface MenuButtonProps {
  /** The button that opens it: a Button or IconButton. */
  readonly button: ComponentProps<typeof Pressable>['children'];
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that opens a menu. Arrows and letters move, Enter chooses, Escape closes. */
export function MenuButton({ button, label, children }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Pressable>{button}</Pressable>
      <Popover className="floating">
        <Menu className="menu" aria-label={label}>
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  readonly icon?: LucideIcon;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
  readonly children: string;
}

/** One entry of a menu, with its keys or ending as a hint. */
export function MenuItem({ icon: Icon, hint, danger = false, disabled = false, onChoose, children }: MenuItemProps) {
  return (
    <AriaMenuItem
      className={danger ? 'menu-item danger' : 'menu-item'}
      textValue={children}
      onAction={onChoose}
      isDisabled={disabled}
    >
      {Icon && <Icon className="icon" aria-hidden="true" />}
      <span>{children}</span>
      {hint && <span className="menu-hint">{hint}</span>}
    </AriaMenuItem>
  );
}

/** An entry that opens a menu beside it: by pointing, or with the right arrow. */
export function Submenu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem className="menu-item" textValue={label}>
        <span>{label}</span>
        <span className="menu-hint">
          <ChevronRight className="icon small" aria-hidden="true" />
        </span>
      </AriaMenuItem>
      <Popover className="floating">
        <Menu className="menu" aria-label={label}>
          {children}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

/** Entries below a sentence that says what they act on. */
export function MenuPart({ head, children }: { readonly head: string; readonly children: ReactNode }) {
  return (
    <MenuSection>
      <Header className="menu-head">{head}</Header>
      {children}
    </MenuSection>
  );
}

export const MenuSeparator = () => <Separator className="menu-separator" />;
