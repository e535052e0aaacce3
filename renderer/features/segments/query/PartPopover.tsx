import type { ComponentProps, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover, Pressable } from 'react-aria-components';

interface PartPopoverProps {
  readonly label: string;
  /** The part of the line that opens it. */
  readonly button: ComponentProps<typeof Pressable>['children'];
  readonly children: (close: () => void) => ReactNode;
}

/** A part of the query line with what it can be changed into. */
export const PartPopover = ({ label, button, children }: PartPopoverProps) => (
  <DialogTrigger>
    <Pressable>{button}</Pressable>
    <Popover className="floating query-popover" placement="bottom start">
      <Dialog className="query-dialog" aria-label={label}>
        {({ close }) => children(close)}
      </Dialog>
    </Popover>
  </DialogTrigger>
);
