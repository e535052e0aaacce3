import { Check } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import { paletteNames } from '#shared/charts/palette.ts';
import { hueOf } from '../../ui/hues.ts';
import './color-choice.css';

interface ColorChoiceProps {
  /** Palette name, `#rrggbb`, or `null` = as the code above. */
  readonly value: string | null;
  readonly onChange: (color: string | null) => void;
  /** The colour that `null` stands for; left out for themes, which have none above them. */
  readonly inherited?: string | null;
}

const stepOf = (key: string): number =>
  key === 'ArrowRight' || key === 'ArrowDown' ? 1 : key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0;

/** A colour for a code: the palette that everybody can tell apart first, then any other. */
export function ColorChoice({ value, onChange, inherited = null }: ColorChoiceProps) {
  const custom = useId();
  const options: readonly (string | null)[] = inherited === null ? paletteNames : [null, ...paletteNames];
  const at = options.indexOf(value);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = stepOf(event.key);
    if (step === 0) return;
    event.preventDefault();
    const next = (Math.max(at, 0) + step + options.length) % options.length;
    onChange(options[next] ?? null);
    (event.currentTarget.children[next] as HTMLElement | undefined)?.focus();
  };
  const isCustom = value?.startsWith('#') ?? false;
  return (
    <div className="color-choice">
      <div className="color-palette" role="radiogroup" aria-label="Colour" onKeyDown={move}>
        {options.map((color, place) => (
          <button
            key={color ?? 'inherited'}
            type="button"
            role="radio"
            className={color === null ? 'color-square inherited' : 'color-square'}
            aria-checked={color === value}
            aria-label={color ?? 'As the code above it'}
            title={color ?? 'As the code above it'}
            tabIndex={place === Math.max(at, 0) ? 0 : -1}
            onClick={() => onChange(color)}
            {...hueOf(color ?? inherited ?? 'grey')}
          >
            {color === value && <Check className="icon" aria-hidden="true" />}
          </button>
        ))}
      </div>
      <label className="color-custom" htmlFor={custom}>
        <span>Another colour</span>
        <input
          id={custom}
          type="color"
          value={isCustom && value ? value : '#808080'}
          onChange={(event) => onChange(event.target.value)}
        />
        {isCustom && <span className="muted">{value}</span>}
      </label>
    </div>
  );
}
