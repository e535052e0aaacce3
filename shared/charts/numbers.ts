import { formatCount } from './sentences.ts';
import { measureText } from './textWidths.ts';

/** The step of the root scale, 1..6, that a value stands on; 0 for none. */
export const rootStep = (value: number, greatest: number): number =>
  value > 0 && greatest > 0 ? Math.min(6, 1 + Math.floor(Math.sqrt(value / greatest) * 5.999)) : 0;

/** A count short enough for its place: `412`, `12k`, `1.2M`. */
export function shortCount(value: number, width: number, size: number): string {
  const whole = formatCount(value);
  if (measureText(whole, size) <= width) return whole;
  const thousands = value / 1000;
  if (thousands < 999.5) return `${thousands < 9.95 ? thousands.toFixed(1) : Math.round(thousands)}k`;
  return `${(thousands / 1000).toFixed(1)}M`;
}

/** A share as it stands in a figure: `34 %`, `3.4 %`, `<0.1 %`; nought is `0 %`. Below ten per cent with one decimal. */
export function formatPercent(share: number): string {
  if (share === 0) return '0 %';
  if (share < 0.0005) return '<0.1 %';
  return share < 0.0995 ? `${(share * 100).toFixed(1)} %` : `${Math.round(share * 100)} %`;
}

/** The greatest of a list; nought for an empty one. */
export const greatestOf = (values: Iterable<number>): number => {
  let greatest = 0;
  for (const value of values) if (value > greatest) greatest = value;
  return greatest;
};
