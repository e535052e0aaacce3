import { shades } from '#shared/charts/palette.ts';
import type { PageColor } from '#shared/interchange/page.ts';

/** A code's colour on light and dark paper. */
export function pageColor(color: string): PageColor {
  return { light: shades(color, 'light'), dark: shades(color, 'dark') };
}
