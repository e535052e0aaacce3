import { paletteNames, shades } from '#shared/charts/palette.ts';

/** Style sheet of the code colours: one rule a colour and theme, added as colours turn up. */
const sheet = new CSSStyleSheet();
const known = new Set<string>();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const rule = (selector: string, color: string, mode: 'light' | 'dark'): string => {
  const { solid, tint, tintStrong, onTint, ink } = shades(color, mode);
  return `${selector}[data-hue="${color}"], ${selector} [data-hue="${color}"] { --h: ${solid}; --ht: ${tint}; --hts: ${tintStrong}; --ho: ${onTint}; --hi: ${ink}; }`;
};

function learn(color: string): void {
  if (known.has(color)) return;
  known.add(color);
  sheet.insertRule(rule(':root', color, 'light'), sheet.cssRules.length);
  sheet.insertRule(rule('[data-theme="dark"]', color, 'dark'), sheet.cssRules.length);
}
paletteNames.forEach(learn);

export interface Hue {
  readonly 'data-hue': string;
}

/**
 * Attributes that give an element the shades of a code colour as --h (solid), --ht (tint), --hts (strong tint),
 * --ho (words on a tint) and --hi (coloured words), right in light and dark.
 */
export function hueOf(color: string): Hue {
  learn(color);
  return { 'data-hue': color };
}
