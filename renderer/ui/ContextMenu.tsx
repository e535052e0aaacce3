import { type ReactNode, useRef } from 'react';
import { Menu, Popover } from 'react-aria-components';

/** A place in the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface ContextMenuProps {
  readonly at: Point;
  readonly label: string;
  readonly onClose: () => void;
  /** `MenuItem`s. */
  readonly children: ReactNode;
}

/** The menu of what stands under the pointer, or of what has the focus (Shift F10). Focus returns when it closes. */
export function ContextMenu({ at, label, onClose, children }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover
        className="floating"
        aria-label={label}
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        offset={2}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <Menu className="menu" aria-label={label} autoFocus="first" onClose={onClose}>
          {children}
        </Menu>
      </Popover>
    </>
  );
}
