import { Flag } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Pressable } from 'react-aria-components';
import { paletteNames } from '#shared/charts/palette.ts';
import { hueOf } from '../../ui/hues.ts';
import { Swatch } from '../../ui/marks.tsx';

interface FlagMenuProps {
  readonly flag: string | null;
  readonly onChange: (flag: string | null) => void;
}

/** A colour to find a memo again by: what it means is the researcher's. */
export function FlagMenu({ flag, onChange }: FlagMenuProps) {
  const label = flag ? `Flag: ${flag}` : 'Flag';
  return (
    <MenuTrigger>
      <Pressable>
        <button type="button" className="button icon-only memos-flag-button" aria-label={label} title={label}>
          <Flag className={flag ? 'icon flagged' : 'icon'} aria-hidden="true" {...(flag ? hueOf(flag) : {})} />
        </button>
      </Pressable>
      <Popover className="floating">
        <Menu className="menu" aria-label="Colour flag">
          <MenuItem className="menu-item" textValue="No flag" onAction={() => onChange(null)}>
            <span className="swatch" /> No flag
          </MenuItem>
          {paletteNames.slice(0, 8).map((name) => (
            <MenuItem key={name} className="menu-item" textValue={name} onAction={() => onChange(name)}>
              <Swatch color={name} theme /> {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
