import { Check as CheckIcon, ChevronsUpDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { Choice } from './Segmented.tsx';

interface PickProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

/** A choice of one out of many, in a bar: shows what is chosen, opens as a list. */
export function Pick<Value extends string>({ label, value, options, onChange, disabled = false }: PickProps<Value>) {
  return (
    <Select
      aria-label={label}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as Value)}
      isDisabled={disabled}
    >
      <Button className="pick">
        <SelectValue className="ellipsis">
          {options.find((option) => option.value === value)?.label ?? label}
        </SelectValue>
        <ChevronsUpDown className="icon" aria-hidden="true" />
      </Button>
      <Popover className="floating">
        <ListBox className="menu" items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => (
            <ListBoxItem className="menu-item" id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span>{option.label}</span>
                  {isSelected && <CheckIcon className="icon menu-hint" aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
