import { Check as CheckIcon, ChevronsUpDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Choice } from './Segmented.tsx';

interface PickManyProps {
  readonly label: string;
  /** What the button says while nothing is ticked. */
  readonly none: string;
  readonly options: readonly Choice<string>[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** A choice of several out of many, in a bar: says what is ticked, opens as a list that stays open while one ticks. */
export function PickMany({ label, none, options, chosen, onChange }: PickManyProps) {
  const named = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label);
  const said = named.length === 0 ? none : named.length > 2 ? `${named.length} of ${options.length}` : named.join(', ');
  return (
    <MenuTrigger>
      <Button className="pick" aria-label={`${label}: ${said}`}>
        <span className="ellipsis">{said}</span>
        <ChevronsUpDown className="icon" aria-hidden="true" />
      </Button>
      <Popover className="floating">
        <Menu
          className="menu"
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) => {
            const ticked = keys === 'all' ? null : keys;
            onChange(options.flatMap(({ value }) => (ticked === null || ticked.has(value) ? [value] : [])));
          }}
          items={options.map((option) => ({ ...option, id: option.value }))}
        >
          {(option) => (
            <MenuItem className="menu-item" id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span>{option.label}</span>
                  {isSelected && <CheckIcon className="icon menu-hint" aria-hidden="true" />}
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
