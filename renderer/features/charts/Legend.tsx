import type { ComparisonResult } from '#shared/analysis/results.ts';
import { formatCount } from '#shared/charts/sentences.ts';
import { Swatch } from '../../ui/marks.tsx';

interface LegendProps {
  readonly result: ComparisonResult;
  /** The code that stands alone; `null` = all in full. */
  readonly only: string | null;
  readonly onOnly: (only: string | null) => void;
}

/** The codes with their colours and frequencies; pressing one lets the others fade. */
export function Legend({ result, only, onOnly }: LegendProps) {
  return (
    <fieldset className="charts-legend">
      <legend className="visually-hidden">Codes: press one to let the others fade</legend>
      {result.themes.map(({ id, name, path, color }, index) => (
        <button
          key={id}
          type="button"
          title={path}
          aria-pressed={only === id}
          onClick={() => onOnly(only === id ? null : id)}
        >
          <Swatch color={color} theme />
          {name}
          <span className="muted">{formatCount(result.frequency[index] ?? 0)}</span>
        </button>
      ))}
    </fieldset>
  );
}
