import { type ComponentProps, type ReactNode, useState } from 'react';
import { DialogTrigger, Popover, Pressable } from 'react-aria-components';

interface PartPopoverProps {
  readonly label: string;
  /** The part of the line that opens it. */
  readonly button: ComponentProps<typeof Pressable>['children'];
  readonly children: (close: () => void) => ReactNode;
}

/** A part of the query line with what it can be changed into. The popover is the dialog: nothing stands outside of it. */
export function PartPopover({ label, button, children }: PartPopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Pressable>{button}</Pressable>
      <Popover className="floating query-popover" placement="bottom start" aria-label={label}>
        {children(() => setOpen(false))}
      </Popover>
    </DialogTrigger>
  );
}
